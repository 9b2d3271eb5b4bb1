"""A unit leader signs in and sees how it goes for the unit."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Semaphore
from uuid import UUID, uuid4

import pytest

from accessible_fit.app.desk import make_desk
from accessible_fit.instruments.own import AnyPictogram
from accessible_fit.services.access import Actor
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.unit.overview import UnitOverview
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.unit import Overview
from accessible_fit.ui.staff.desk import Desk
from accessible_fit.ui.staff.leader.bars import CountBar, IntervalBar
from accessible_fit.ui.staff.leader.heat_map import HeatCell
from accessible_fit.ui.staff.leader.overview_page import OverviewPage
from accessible_fit.ui.widgets.chart import Chart
from db import units, users
from db.engine import Store, open_store
from db.vocabulary import Role
from tests.accessible_fit import made_once
from tests.accessible_fit.made_once import copied
from tests.accessible_fit.ui.staff.conftest import Seat, browsing

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
IMPROVING, SMALL, LARGE = 0, 2, 5


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = made_once.municipality(tmp_path_factory)
    with open_store(copied(made, tmp_path_factory.mktemp("led") / "people.db")) as store:
        yield store


@pytest.fixture
def desk(municipality: Store, tmp_path: Path) -> Desk:
    accounts = Accounts(municipality, lambda: NOW)
    return make_desk(municipality, accounts, lambda: NOW, AnyPictogram(), tmp_path / "picture_sets", browsing)


@pytest.fixture
def enter(municipality: Store, desk: Desk) -> Callable[..., OverviewPage]:
    """Sign in the leader of some units, by their numbers."""

    def sign_in(seat: Seat, *numbers: int) -> OverviewPage:
        with municipality.reading() as tx:
            led = sorted(units.all_units(tx), key=lambda one: one.id)
            leader = next(one for one in users.all_users(tx) if one.role is Role.LEADER)
        reached = frozenset(led[number].id for number in numbers)
        seat.window._signed_in(desk, Actor(leader.id, "Bo Ek", Role.LEADER, reached), "en")
        page = seat.page(OverviewPage)
        seat.qtbot.waitUntil(lambda: page.found is not None and not seat.background.busy, timeout=20_000)
        return page

    return sign_in


def test_the_first_thing_a_leader_reads_is_what_has_happened(
    seat: Seat, enter: Callable[..., OverviewPage]
) -> None:
    enter(seat, IMPROVING)
    texts = seat.texts()
    assert "Since “Ny samordnare” (2024-10-24) it has become better: 4 quarters before, 3 after." in texts
    assert "All 6 persons have answered." in texts
    assert texts.index("it has become better") < texts.index("Who took part")


def test_every_cell_says_a_word_a_number_of_persons_or_why_not(
    seat: Seat, enter: Callable[..., OverviewPage]
) -> None:
    page = enter(seat, LARGE)
    cells = page.findChildren(HeatCell)
    assert len(cells) > 50
    for cell in cells:
        assert cell.toolTip() == cell.accessibleName()
        assert "persons" in cell.accessibleName()
    assert any("fewer than five persons" in cell.accessibleName() for cell in cells)


def test_a_part_of_life_in_the_map_leads_to_its_chart_and_table(
    seat: Seat, enter: Callable[..., OverviewPage]
) -> None:
    page = enter(seat, LARGE)
    seat.press("Being safe")
    assert page.areas is not None
    assert page.areas.area.value() == "safety"
    assert seat.window.focusWidget() is page.areas.area
    chart = page.areas.findChild(Chart)
    assert chart is not None
    row = next(one for one in page.found.rows if one.area == "safety") if page.found else None
    assert row is not None
    assert page.areas.table.rowCount() == len(row.cells)
    shown = [page.areas.table.item(at, 3) for at in range(page.areas.table.rowCount())]
    texts = [cell.text() for cell in shown if cell is not None and cell.text()]
    numbers = [int(text.removeprefix("at least ")) for text in texts]
    assert sorted(numbers) == sorted(one.persons for one in row.shown if one.persons is not None)


def test_a_unit_too_small_has_no_figure_anywhere(seat: Seat, enter: Callable[..., OverviewPage]) -> None:
    page = enter(seat, SMALL)
    assert "There are too few persons here to show what they say" in seat.texts()
    assert not page.findChildren(HeatCell)
    assert not page.findChildren(IntervalBar)
    assert not page.findChildren(CountBar)
    assert page.areas is None


def test_another_unit_and_an_earlier_year_are_chosen(seat: Seat, enter: Callable[..., OverviewPage]) -> None:
    page = enter(seat, IMPROVING, LARGE)
    assert page.unit.count() == 2
    page.unit.setCurrentIndex(1 - page.unit.currentIndex())
    seat.wait()
    seat.wait()
    first = page.found
    page.period.setCurrentIndex(1)
    seat.wait()
    assert first is not None and page.found is not None
    assert page.found.unit_id == page.unit.value()
    assert page.found.span == first.span.moved(-1)


@pytest.fixture
def let_count(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """From here on counting waits until it is let, once for each time."""
    turns, count = Semaphore(0), UnitOverview._counted

    def in_turn(overview: UnitOverview, unit_id: UUID, span: Span) -> Overview:
        turns.acquire()
        return count(overview, unit_id, span)

    monkeypatch.setattr(UnitOverview, "_counted", in_turn)
    yield turns.release
    turns.release(100)  # nobody waits for ever


def test_who_took_part_is_read_while_the_rest_is_counted(
    seat: Seat, enter: Callable[..., OverviewPage], request: pytest.FixtureRequest
) -> None:
    page = enter(seat, IMPROVING, LARGE)
    let_count = request.getfixturevalue("let_count")
    page.unit.setCurrentIndex(1 - page.unit.currentIndex())
    before = page.found
    seat.qtbot.waitUntil(lambda: "Counting what the persons say …" in seat.texts())
    assert "Who took part" in seat.texts() and page.found is before
    let_count()
    seat.qtbot.waitUntil(lambda: page.found is not before)
    assert "Counting what the persons say …" not in seat.texts()


def test_what_is_no_longer_asked_for_is_not_shown(
    seat: Seat, enter: Callable[..., OverviewPage], request: pytest.FixtureRequest
) -> None:
    page = enter(seat, IMPROVING, LARGE)
    let_count = request.getfixturevalue("let_count")
    for _ in range(4):
        page.unit.setCurrentIndex(1 - page.unit.currentIndex())
        seat.qtbot.waitUntil(lambda: "Counting what the persons say …" in seat.texts())
        let_count()
    seat.wait()
    assert page.found is not None and page.found.unit_id == page.unit.value()
    assert seat.texts().count("Who took part") == 1


def test_a_leader_without_a_unit_is_told_what_to_do(seat: Seat, desk: Desk) -> None:
    actor = Actor(uuid4(), "Bo Ek", Role.LEADER, frozenset())
    seat.window._signed_in(desk, actor, "en")
    seat.page(OverviewPage)
    assert "No unit is yours to follow." in seat.texts()


def test_at_twice_the_size_nothing_is_cut_at_the_side(
    make_window: Callable[..., Seat], enter: Callable[..., OverviewPage]
) -> None:
    seat = make_window(200)
    page = enter(seat, IMPROVING)
    sheet = page._scroll.widget()
    assert sheet is not None
    assert sheet.width() <= page._scroll.viewport().width()
    assert sheet.minimumSizeHint().width() <= page._scroll.viewport().width()
