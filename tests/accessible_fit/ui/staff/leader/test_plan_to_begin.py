"""A leader writes how the unit begins, and takes in what is published, by keyboard and mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from accessible_fit.services.access import Actor
from accessible_fit.ui.staff.leader.published_page import PublishedPage
from accessible_fit.ui.staff.leader.rollout_page import RolloutPage
from accessible_fit.ui.staff.leader.rollout_row import StepForm
from tests.accessible_fit.ui.staff.conftest import Home, Seat


@pytest.fixture
def lisa(seat: Seat, home: Home) -> Actor:
    actor = home.lisa()
    home.add(actor, "Kalle", 1956)
    seat.window._signed_in(home.desk, actor, "en")
    seat.wait()
    return actor


def test_a_line_is_added_done_and_followed_up(seat: Seat, lisa: Actor, home: Home) -> None:
    seat.press("Roll-out")
    page = seat.page(RolloutPage)
    seat.press("Add a line: What we stop doing")
    (form,) = page.findChildren(StepForm)
    seat.press("Save the line")
    assert "Write this too." in seat.texts()
    form.text.setText("Trivselenkäten på papper")
    form.day.setText("i vår")
    seat.press("Save the line")
    assert "Write the day as year-month-day" in seat.texts()
    form.day.setText("2025-03-10")
    seat.press("Save the line")
    assert "To be done 2025-03-10." in seat.texts()
    seat.press("It has stopped: Trivselenkäten på papper")
    assert "Stopped 2025-03-03." in seat.texts()
    home.clock.pass_days(100)
    page.again()
    seat.wait()
    assert "Is it really gone?" in seat.texts()
    seat.press("Write how it went: Trivselenkäten på papper")
    (row,) = page.rows
    assert row.how is not None
    row.how.setText("Borta")
    seat.press("Save how it went")
    assert "How it went: Borta" in seat.texts()
    seat.press("Change: Trivselenkäten på papper")
    (form,) = page.findChildren(StepForm)
    form.who.setText("Lena")
    seat.press("Save the line")
    assert "Lena" in seat.texts()
    seat.press("Remove: Trivselenkäten på papper")
    seat.press("Remove the line")
    assert "Trivselenkäten" not in seat.texts()


def test_the_plan_is_copied_and_saved(seat: Seat, lisa: Actor, tmp_path: Path) -> None:
    seat.press("Roll-out")
    page = seat.page(RolloutPage)
    seat.press("Copy as text")
    assert "What we stop doing" in QApplication.clipboard().text()
    asked: list[str] = []

    def ask(_: QWidget, name: str) -> str:
        asked.append(name)
        return str(tmp_path / "plan")

    page.ask_where = ask
    seat.press("Save as PDF")
    seat.wait()
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    assert asked == ["How Solgläntan begins 2025-03-03.pdf"]


def test_a_file_is_looked_through_before_it_is_taken_in(
    seat: Seat, lisa: Actor, home: Home, tmp_path: Path
) -> None:
    seat.window._routes.units.published()  # type: ignore[union-attr]  # somebody is signed in
    page = seat.page(PublishedPage)
    file = tmp_path / "kolada.csv"
    file.write_text("Nyckeltal;Kommun;2023;2024\nU28524;Umeå;80;x\nhej;Umeå;1;2\n", encoding="utf-8")
    page.ask_file = lambda _: str(file)
    seat.press("Read a file …")
    texts = seat.texts()
    assert "1 value can be taken in: Umeå, 2023." in texts
    assert "Line 2: “x” is not a number." in texts
    assert "Line 3: “hej” names no indicator, such as U28524." in texts
    assert not home.desk.published.kept(lisa)
    seat.press("Take in")
    assert [(one.place, one.share) for one in home.desk.published.kept(lisa)] == [("Umeå", 80.0)]
    seat.press("Remove the values of Umeå")
    seat.press("Leave it")
    assert home.desk.published.kept(lisa)
    seat.press("Remove the values of Umeå")
    seat.press("Remove")
    assert not home.desk.published.kept(lisa)


def test_what_is_no_table_is_told_and_a_value_can_be_written(
    seat: Seat, lisa: Actor, home: Home, tmp_path: Path
) -> None:
    seat.window._routes.units.published()  # type: ignore[union-attr]  # somebody is signed in
    page = seat.page(PublishedPage)
    file = tmp_path / "brev.csv"
    file.write_text("Hej!", encoding="utf-8")
    page.ask_file = lambda _: str(file)
    seat.press("Read a file …")
    assert "There is no table of published values in the file." in page.notice.text()
    seat.press("Save the value")
    page.place.setText("Umeå")
    seat.press("Save the value")
    page.year.setText("2024")
    seat.press("Save the value")
    assert "Write a number from 0 to 100." in seat.texts()
    page.percent.setText("81,5")
    seat.press("Save the value")
    assert [(one.year, one.share) for one in home.desk.published.kept(lisa)] == [(2024, 81.5)]


def test_at_twice_the_size_nothing_is_cut_at_the_side(make_window: Callable[..., Seat], home: Home) -> None:
    seat = make_window(200)
    actor = home.lisa()
    home.add(actor, "Kalle", 1956)
    seat.window._signed_in(home.desk, actor, "en")
    seat.wait()
    routes = seat.window._routes
    assert routes is not None
    for show in (
        routes.units.rollout,
        routes.units.published,
        routes.superuser.all_units,
        routes.superuser.support,
    ):
        show()
        seat.wait()
        page = seat.window.page()
        assert page is not None
        sheet = page._scroll.widget()
        assert sheet is not None
        assert sheet.minimumSizeHint().width() <= page._scroll.viewport().width(), page.title
