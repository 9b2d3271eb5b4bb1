"""A superuser links two ways to answer, and anybody sees how a figure came about."""

import json
from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from accessible_fit.services.access import Actor
from accessible_fit.services.computing.compute import compute
from accessible_fit.services.review.linking import LinkQuestion
from accessible_fit.ui.staff.calculated_page import CalculatedPage
from accessible_fit.ui.staff.explain import ExplainLink, FormulaView
from accessible_fit.ui.staff.formats_panel import FormatsPanel
from accessible_fit.ui.staff.linking_page import LinkingPage
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.staff.quality_panel import FlagView, PersonQualityPanel, QualityPanel
from accessible_fit.ui.staff.review import ReviewPage
from accessible_fit.ui.staff.routes.book import Routes
from accessible_fit.ui.widgets.agreement_plot import AgreementPlot
from accessible_fit.ui.widgets.chart import Chart
from accessible_fit.words.formulas import FORMULAS, Figure
from db.engine import Store
from db.vocabulary import Role
from tests.accessible_fit.services.held import FIVE, LINE, THREE, TWO, Records, group_home, with_pairs
from tests.accessible_fit.ui.staff.conftest import Home, Seat

FORM, _ = with_pairs()
COUNT = len(FORM.items)
AREA = group_home().items[0].area
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def records(store: Store) -> Records:
    return Records(store)


@pytest.fixture
def enter(seat: Seat, home: Home, records: Records) -> Callable[..., Routes]:
    """Sign somebody in, as a superuser unless told."""

    def sign_in(role: Role = Role.SUPERUSER) -> Routes:
        actor = records.actor
        actor = Actor(actor.user_id, actor.name, role, frozenset(actor.unit_ids))
        seat.window._signed_in(home.desk, actor, "en")
        seat.wait()
        assert seat.window._routes is not None
        return seat.window._routes

    return sign_in


def answer_both(records: Records, persons: int = 10, each: int = 3) -> None:
    for number in range(persons):
        person = records.add(f"Anna {number}")
        for time in range(each):
            level = (number + time) % 3
            records.talk(person, [level] * 4, THREE, day=100 * time)
            records.talk(person, [min(4, 2 * level + number % 2)] * 4, FIVE, day=100 * time + 5)


def texts(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def child(page: QWidget, kind: type[W]) -> W:
    """The first of a kind on a page."""
    found = page.findChild(kind)
    assert found is not None
    return found


def calculated_again(view: FormulaView) -> None:
    """Press copy, and do the calculation with what lies on the clipboard."""
    view.copy.click()
    copied = json.loads(QApplication.clipboard().text())
    assert view.explained is not None
    answer = compute(view.explained.formula.compute, copied)
    for key, shown in view.explained.result.items():
        assert answer[key] == shown


# ------------------------------------------------------------------ worth asking again


def reviewed(seat: Seat, routes: Routes, conversation_id: UUID) -> ReviewPage:
    routes.questions._show(conversation_id, "Kalle")
    return seat.page(ReviewPage)


def test_yes_to_both_is_said_with_the_questions_and_nothing_is_stopped(
    seat: Seat, records: Records, enter: Callable[..., Routes]
) -> None:
    held = records.talk(records.add("Kalle"), [2] * COUNT, instrument=FORM)
    page = reviewed(seat, enter(), held.id)
    panel = child(page, QualityPanel)
    assert panel.isVisible()
    said = texts(panel)
    assert "Worth asking again" in said
    assert "Yes to both questions in all of 2 opposite pairs." in said
    assert FORM.items[2].question["en"] in said
    assert "The answers stay as they are." in said
    assert page.done.isEnabled()


def test_nothing_stands_out_is_said_too(seat: Seat, records: Records, enter: Callable[..., Routes]) -> None:
    held = records.talk(records.add("Kalle"), [2, 1, 0, None], instrument=FORM)
    page = reviewed(seat, enter(), held.id)
    assert "Nothing stands out" in texts(child(page, QualityPanel))


def test_each_sign_opens_its_own_numbers(seat: Seat, records: Records, enter: Callable[..., Routes]) -> None:
    again = {FORM.items[0].id: 0}
    held = records.talk(records.add("Kalle"), [2] * COUNT, instrument=FORM, again=again)
    page = reviewed(seat, enter(), held.id)
    links = [one for one in page.findChildren(ExplainLink) if isinstance(one.parent(), FlagView)]
    assert len(links) == 3
    for one in links:
        one.link.click()
        seat.wait()
        assert one.view is not None
        calculated_again(one.view)


def test_the_scores_of_a_conversation_open_their_formula(
    seat: Seat, records: Records, enter: Callable[..., Routes]
) -> None:
    held = records.talk(records.add("Kalle"), [2, None, 1, 0] * 3, instrument=FORM)
    page = reviewed(seat, enter(), held.id)
    link = page.findChildren(ExplainLink)[-1]
    link.link.click()
    seat.wait()
    assert link.choice is not None  # everything and each part of life
    for number in range(link.choice.count()):
        link.choice.setCurrentIndex(number)
        seat.qtbot.wait(1)
        assert link.view is not None
        calculated_again(link.view)
    link.link.click()
    seat.wait()
    assert link.view is None or not link.view.isVisible()


def test_a_person_over_time(seat: Seat, records: Records, enter: Callable[..., Routes]) -> None:
    kalle = records.add("Kalle")
    records.talk(kalle, [2, 1, 0], instrument=FORM)
    records.talk(kalle, [2] * COUNT, instrument=FORM, day=30)
    enter().people.person(kalle)
    page = seat.page(PersonPage)
    panel = child(page, PersonQualityPanel)
    assert "In 1 of 2 conversations something is worth asking again." in texts(panel)
    assert "Conversations: 2 alone." in texts(panel)
    child(page, ExplainLink).link.click()  # of the chart
    seat.wait()
    view = child(page, FormulaView)
    assert view.explained is not None and view.explained.figure is Figure.RUN_CHART
    calculated_again(view)


# ------------------------------------------------------------------ different ways to answer


def test_two_ways_to_answer_of_one_form_are_in_its_own_chart(
    seat: Seat, records: Records, enter: Callable[..., Routes]
) -> None:
    kalle = records.add("Kalle")
    records.talk(kalle, [1] * 12, TWO)
    records.talk(kalle, [2] * 12, THREE, day=30)
    enter().people.person(kalle)
    page = seat.page(PersonPage)
    assert not child(page, FormatsPanel).isVisible()


def test_five_ways_are_five_lines_with_breaks_and_only_a_link_in_use_is_drawn_dotted(
    seat: Seat, records: Records, home: Home, enter: Callable[..., Routes]
) -> None:
    answer_both(records)
    kalle = records.add("Kalle")
    for day, (form, raw) in enumerate(((TWO, 1), (LINE, 60), (THREE, 1), (FIVE, 3))):
        for time in range(2):
            records.talk(kalle, [raw] * 12, form, day=100 * day + 30 * time)
    records.mat(kalle, [2, 1, 1], area=AREA, day=15)
    routes = enter()
    found = home.desk.linking.find(records.actor, LinkQuestion(THREE, FIVE))
    home.desk.linking.keep(records.actor, found)
    routes.people.person(kalle)
    page = seat.page(PersonPage)
    panel = child(page, FormatsPanel)
    seat.qtbot.waitUntil(lambda: panel.findChild(Chart) is not None)
    drawing = child(panel, Chart)._drawing
    own = [one for one in drawing.lines if not one.worked_out]
    (dotted,) = [one for one in drawing.lines if one.worked_out]
    assert len(own) == 5
    # Two choices, mat, two choices again, line, three, five: whatever comes between cuts the line.
    assert len(drawing.breaks) == 5
    assert [len(one.parts) for one in own if len(one.points) == 2] == [2, 1, 1, 1]
    assert len(dotted.points) == 2
    assert "going by 30 pairs of 10 persons" in panel.note.text()
    assert "in 5 ways" in panel.sentence.text()


# ------------------------------------------------------------------ linking


def test_too_few_pairs_cannot_tell_and_draw_nothing(
    seat: Seat, records: Records, enter: Callable[..., Routes]
) -> None:
    answer_both(records, persons=4)
    enter().figures.linking()
    page = seat.page(LinkingPage)
    seat.press("Look for pairs")
    said = texts(page)
    assert "We cannot tell yet: at least 30 pairs from 10 persons are needed." in said
    assert "Fewer than 5 persons have answered in both ways." in said
    assert page.findChild(AgreementPlot) is None


def test_a_link_is_looked_at_and_then_used(
    seat: Seat, records: Records, enter: Callable[..., Routes]
) -> None:
    answer_both(records)
    routes = enter()
    routes.figures.linking()
    page = seat.page(LinkingPage)
    seat.press("Look for pairs")
    said = texts(page)
    assert "30 pairs of conversations by 10 persons, at most 30 days apart." in said
    assert "Links that are kept" not in said
    plot = child(page, AgreementPlot)
    assert len(plot._drawing.points) == 30
    assert "Anna" not in said + plot.accessibleName()
    assert page.table.rowCount() == 6
    for one in page.findChildren(ExplainLink):
        one.link.click()
        seat.wait()
        assert one.view is not None
        calculated_again(one.view)
    page.use.click()
    seat.wait()
    assert "From three choices to five choices" in texts(page)
    assert "✓ In use" in texts(page)
    seat.press("Use it no more")
    assert "Not in use" in texts(page)
    seat.press("Look again")
    assert page.findChild(AgreementPlot) is not None


def test_the_same_way_twice_is_refused_in_words(
    seat: Seat, records: Records, enter: Callable[..., Routes]
) -> None:
    enter().figures.linking()
    page = seat.page(LinkingPage)
    page.to_way.choose(page.from_way.value())
    seat.press("Look for pairs")
    assert page.notice.text() == "Choose two different ways to answer."


def test_staff_have_no_place_for_linking(enter: Callable[..., Routes]) -> None:
    assert "linking" not in {place.key for place in enter(Role.STAFF).places()}
    assert "linking" in {place.key for place in enter().places()}


# ------------------------------------------------------------------ how this is calculated


def test_every_formula_can_be_chosen(seat: Seat, records: Records, enter: Callable[..., Routes]) -> None:
    enter(Role.STAFF).figures.calculated()
    page = seat.page(CalculatedPage)
    assert page.figure.count() == len(Figure)
    for figure, formula in FORMULAS.items():
        page.figure.choose(figure)
        seat.qtbot.wait(1)
        said = texts(page)
        assert formula.means in said
        assert f"accessible-fit compute {formula.compute}" in said
        assert formula.source in said
