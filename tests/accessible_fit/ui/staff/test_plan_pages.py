"""Lisa sees who is to be asked, makes a conversation ready, notes why not; Lena reads the unit's register."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel

from accessible_fit.services.access import Actor
from accessible_fit.services.following.plans import PlanWish
from accessible_fit.ui.staff.following.participation_page import ParticipationPage
from accessible_fit.ui.staff.following.plan_page import PlanPage
from accessible_fit.ui.staff.following.plan_person_page import PersonPlanPage
from accessible_fit.ui.staff.following.register_page import RegisterPage
from accessible_fit.ui.staff.prepare import PreparePage
from accessible_fit.ui.staff.prepare_questions import QuestionsPreparation
from db.records import Person
from db.vocabulary import Role
from tests.accessible_fit.ui.staff.conftest import Home, Seat


class Lisa:
    """Lisa in front of the window, with Kalle who is to be asked every third month."""

    def __init__(self, home: Home, seat: Seat) -> None:
        self.home, self.seat = home, seat
        self.actor = home.lisa()
        self.kalle: Person = home.add(self.actor, "Kalle")
        self.unit = home.desk.residents.units(self.actor)[0]
        first = home.clock().date()
        home.desk.plans.make(self.actor, self.unit.id, PlanWish("group_home", 3, first))
        home.clock.pass_days(20)
        seat.window._signed_in(home.desk, self.actor, "en")

    def plan(self) -> PlanPage:
        self.seat.wait()
        self.seat.press("Plan")
        page = self.seat.page(PlanPage)
        self.seat.wait()
        return page

    def person(self) -> PersonPlanPage:
        routes = self.seat.window._routes
        assert routes is not None
        routes.following.of_person(self.kalle.id)
        page = self.seat.page(PersonPlanPage)
        self.seat.wait()
        return page

    def lead(self) -> None:
        """Sign in as the unit's leader instead."""
        lena = Actor(self.actor.user_id, "Lena", Role.LEADER, frozenset({self.unit.id}))
        self.seat.window._signed_in(self.home.desk, lena, "en")
        self.seat.wait()


@pytest.fixture
def lisa(home: Home, seat: Seat) -> Lisa:
    return Lisa(home, seat)


def said(page: object) -> str:
    assert isinstance(page, PlanPage | PersonPlanPage | RegisterPage | ParticipationPage)
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_one_press_leads_to_preparing_that_conversation(lisa: Lisa) -> None:
    page = lisa.plan()
    (late,) = page.waiting[:1]
    assert [row.row_text.title for row in late.rows] == ["Kalle"]
    assert "20 days ago" in late.rows[0].row_text.about
    lisa.seat.press_starting("Kalle, Group home\u00a0· planned for 2025-03-03")
    prepare = lisa.seat.page(PreparePage)
    assert isinstance(prepare.now, QuestionsPreparation)
    chosen = prepare.now.chosen()
    assert chosen is not None and chosen.id == "group_home"


def test_a_conversation_takes_the_person_from_the_list(lisa: Lisa) -> None:
    lisa.home.hold(lisa.actor, lisa.kalle)
    page = lisa.plan()
    texts = said(page)
    assert "Nobody waits to be asked now" in texts and "Answered" in texts


def test_why_not_is_noted_and_taken_back(lisa: Lisa) -> None:
    lisa.plan()
    lisa.seat.press("Note what became of it: Kalle, Group home, 2025-03-03")
    page = lisa.seat.page(PlanPage)
    form = page.waiting[0].form
    assert form is not None and form.what.value() is None
    form.keep.click()
    assert "Choose one of them." in said(page)
    form.what.dots[1].click()
    form.keep.click()
    assert "Write why, or choose a reason." in said(page)
    form.reason.choose("Was ill or tired")
    form.keep.click()
    lisa.seat.wait()
    texts = said(page)
    assert "It is written down." in texts and "Could not\u00a0· Was ill or tired" in texts
    lisa.seat.press("Take back what was noted: Kalle, Group home, 2025-03-03")
    assert page.waiting and page.waiting[0].rows[0].row_text.title == "Kalle"


def test_a_plan_is_made_changed_and_ended(lisa: Lisa) -> None:
    page = lisa.person()
    assert page.plans is not None and page.plans.begin is not None
    page.plans.begin.click()
    form = page.plans.form
    assert form is not None and form.what.value() == "group_home"
    form.last.line.setText("2025-01-01")
    form.keep.click()
    assert "The last day comes before the first." in said(page)
    form.last.line.setText("when he wants")
    form.keep.click()
    assert "Write the day as 2026-03-04." in said(page)
    form.last.line.setText("")
    form.every.choose(1)
    form.note.setText("Kalle wants to")
    form.keep.click()
    lisa.seat.wait()
    assert "Kalle\u00a0· every month, from 2025-03-23" in said(page) and "Kalle wants to" in said(page)
    assert page.plans is not None
    found = lisa.home.desk.plans.of_person(lisa.actor, lisa.kalle.id)
    assert [one.plan.every_months for one in found if one.alias] == [1]
    mine = next(one.plan for one in found if one.alias)
    page.plans.changed.emit(mine, PlanWish("group_home", 6, mine.starts_on))
    lisa.seat.wait()
    assert "Kalle\u00a0· every 6 months" in said(page)
    page.plans.ended.emit(mine)
    lisa.seat.wait()
    assert "The plan has ended." in said(page)


def test_somebody_leaves_and_is_asked_afterwards(lisa: Lisa) -> None:
    page = lisa.person()
    assert page.stay is not None
    page.stay.open.click()
    page.stay.keep.click()
    assert "Write why, or choose a reason." in said(page)
    page.stay.own.setText("Flyttade till egen lägenhet")
    page.stay.day.line.setText("2025-03-20")
    page.stay.keep.click()
    lisa.seat.wait()
    assert "The support has ended." in said(page)
    lisa.seat.press("Plan to ask: Kalle")
    assert page.gone is not None and page.gone.days[-1].line.text() == "2025-06-20"
    page.gone.days[-1].line.setText("2025-03-22")
    lisa.seat.press("Save")
    assert "Ask how it went: 2025-03-22" in said(page)
    lisa.seat.press("Write what was told: Kalle")
    lisa.seat.press("Save")
    assert "Write this too." in said(page)
    assert page.gone is not None
    page.gone.words[-1].setText("Trivs bra")
    lisa.seat.press("Save")
    assert "Asked 2025-03-23: Trivs bra" in said(page)
    overview = lisa.plan()
    assert overview.left is not None and overview.waiting == []


def test_a_leader_plans_without_names_and_reads_how_it_goes(lisa: Lisa) -> None:
    for alias in ("Åsa", "Bo", "Cia", "Disa", "Eva"):
        lisa.home.hold(lisa.actor, lisa.home.add(lisa.actor, alias))
    lisa.home.clock.pass_days(120)
    lisa.lead()
    page = lisa.plan()
    texts = said(page)
    assert "Kalle" not in texts and "everybody in the unit\u00a0· every 3 months" in texts
    assert page.waiting == []
    lisa.seat.press("Participation")
    asking = lisa.seat.page(ParticipationPage)
    lisa.seat.qtbot.waitUntil(lambda: asking.found is not None)
    texts = said(asking)
    assert "How far the unit has come" in texts and "Kalle" not in texts
    assert "a rule of this program's own" in texts
    lisa.seat.press("Register")
    register = lisa.seat.page(RegisterPage)
    lisa.seat.qtbot.waitUntil(lambda: register.found is not None)
    assert "6 persons had support from the unit in the period." in said(register)


def test_whom_the_unit_is_meant_for_is_written_by_its_leader(lisa: Lisa) -> None:
    for alias in ("Åsa", "Bo", "Cia", "Disa", "Eva"):
        lisa.home.add(lisa.actor, alias)
    lisa.home.clock.pass_days(120)
    lisa.lead()
    lisa.seat.press("Register")
    page = lisa.seat.page(RegisterPage)
    lisa.seat.wait()
    lisa.seat.press("Write it: Whom the unit is meant for")
    assert page.form is not None
    page.form.group.setText("Adults")
    page.form.youngest.setText("many")
    page.form.keep.click()
    assert "Write a whole number, or nothing." in said(page)
    page.form.youngest.setText("18")
    page.form.places.setText("7")
    page.form.keep.click()
    lisa.seat.wait()
    texts = said(page)
    assert "Adults" in texts and "Ages: 18 years and over" in texts and "7 places." in texts


@pytest.mark.parametrize("theme", ["light", "high_contrast"])
def test_the_pages_fit_at_twice_the_size(home: Home, make_window: Callable[..., Seat], theme: str) -> None:
    seat = make_window(200, theme)
    lisa = Lisa(home, seat)
    page = lisa.plan()
    assert page._scroll.horizontalScrollBar().maximum() == 0
    row = page.waiting[0].rows[0]
    assert row.width() <= page.width() and row.mapTo(page, row.rect().topRight()).x() <= page.width()
    person = lisa.person()
    assert person._scroll.widget().minimumSizeHint().width() <= person.width()


def test_days_are_those_of_the_desk_s_clock(lisa: Lisa) -> None:
    page = lisa.person()
    assert page.stay is not None
    page.stay.open.click()
    assert page.stay.day.line.text() == "2025-03-23" == str(lisa.home.clock().date())
    assert dt.date.fromisoformat(page.stay.day.line.text()) == lisa.home.desk.occasions.today()
