"""Staff and the pretest: begin, see what is proposed and why, use it, choose otherwise, be reminded."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from accessible_fit.scales.pretest import Level
from accessible_fit.services.access import Actor
from accessible_fit.services.pretests.keeping import PretestTalk
from accessible_fit.services.pretests.run import YES, Run
from accessible_fit.services.pretests.tasks import Question, Task
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.staff.pretest_page import PretestPage
from accessible_fit.ui.widgets.ticks import Dot
from db.records import Person
from db.vocabulary import Role
from tests.accessible_fit.services.pretests.test_run import fitting, hold, missing, up_to
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.accessible_fit.ui.staff.test_every_page import check, check_order, check_width

Points = Callable[[Task | Question], int | None]


def sit(seat: Seat, home: Home) -> tuple[Actor, Person]:
    """Sign Lisa in and open Kalle's page."""
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    seat.window._signed_in(home.desk, lisa, "en")
    seat.wait()
    seat.press_starting("Kalle")
    seat.page(PersonPage)
    return lisa, kalle


def held(home: Home, lisa: Actor, kalle: Person, points: Points) -> None:
    talk = home.desk.pretests.begin(lisa, kalle.id)
    home.desk.pretests.keep(lisa, talk, hold(points, talk.run))


def agrees(put: Task | Question) -> int | None:
    return YES if isinstance(put, Question) else up_to(Level.TWO)(put)


def choices(home: Home, lisa: Actor, kalle: Person) -> int:
    return home.desk.residents.card(lisa, kalle.id).profile.choices


def open_page(seat: Seat) -> PretestPage:
    seat.press_starting("Way to answer")
    return seat.page(PretestPage)


def test_a_run_begins_from_the_persons_page(seat: Seat, home: Home) -> None:
    _, kalle = sit(seat, home)
    begun: list[object] = []
    seat.window.conversation_wanted.connect(begun.append)
    open_page(seat)
    assert "No number" not in seat.texts()
    check("pretest, none yet", seat.window)
    seat.press("Start the pictures")
    (talk,) = begun
    assert isinstance(talk, PretestTalk)
    assert talk.resident.id == kalle.id
    assert talk.run == Run()


def test_what_is_proposed_is_explained_and_used(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    held(home, lisa, kalle, up_to(Level.TWO))
    open_page(seat)
    texts = seat.texts()
    assert "Two choices are proposed" in texts
    assert "Kalle found what fitted with two choices: among things, on the stairs and among faces." in texts
    assert "With three choices it became unsure, so the pictures ended there." in texts
    assert "It is a proposal." in texts
    assert "The screen shows three choices now." in texts
    check("pretest, proposed", seat.window)
    seat.press("Use two choices")
    assert choices(home, lisa, kalle) == 2
    assert seat.page(PretestPage).notice.text() == "It is saved and holds from the next conversation."
    assert "The screen shows two choices now." in seat.texts()
    assert "Use two choices" not in seat.texts()


def test_choosing_otherwise_needs_a_reason(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    held(home, lisa, kalle, up_to(Level.FIVE))
    page = open_page(seat)
    seat.press("Use this instead")
    assert "Choose one of these." in page._level_field.error()
    seat.press("Two choices", Dot)
    assert page._level_field.error() == ""
    seat.press("Use this instead")
    assert "Write in a few words" in page._reason_field.error()
    focused = seat.window.focusWidget()
    assert isinstance(focused, QLineEdit), "ready to write"
    assert choices(home, lisa, kalle) == 3
    seat.write("Trött av många")
    seat.press("Use this instead")
    assert choices(home, lisa, kalle) == 2
    texts = seat.texts()
    assert "Five choices are proposed" in texts
    assert texts.count("Chosen instead: two choices. Trött av många") == 2, "in the result and so far"
    check("pretest, otherwise", seat.window)


def test_another_way_may_be_chosen_and_leaves_the_screen_as_it_is(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    held(home, lisa, kalle, up_to(Level.TWO))
    page = open_page(seat)
    seat.press("Another way than choosing", Dot)
    page._reason.setFocus(Qt.FocusReason.OtherFocusReason)
    seat.write("Tittar inte")
    seat.press("Use this instead")
    assert choices(home, lisa, kalle) == 3
    assert "Chosen instead: another way than choosing. Tittar inte" in seat.texts()


def test_where_nothing_was_passed_the_words_are_about_the_pictures(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    held(home, lisa, kalle, missing)
    open_page(seat)
    texts = seat.texts()
    assert "No number of choices is proposed this time" in texts
    assert "It tells something about these pictures, not about Kalle." in texts
    assert "mat" in texts
    assert "observe" in texts
    for blaming in ("fail", "wrong", "cannot", "could not", "unable"):
        assert blaming not in texts.casefold()
    check("pretest, another way", seat.window)


def test_yes_to_everything_is_said_with_what_to_do(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    held(home, lisa, kalle, agrees)
    open_page(seat)
    assert "Ask with pictures of either this or that rather than with yes and no." in seat.texts()
    assert "Yes to everything." in seat.texts()


def test_a_run_that_was_stopped_is_gone_on_with(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    talk = home.desk.pretests.begin(lisa, kalle.id)
    run = talk.run.forward()
    while len(run.outcome.passed) < 5:
        assert run.put is not None
        run = run.say(fitting(run.put)).forward()
    home.desk.pretests.keep(lisa, talk, run.stop())
    begun: list[object] = []
    seat.window.conversation_wanted.connect(begun.append)
    open_page(seat)
    worked = "With three choices, things and the stairs worked; then the pictures were stopped."
    assert worked in seat.texts()
    check("pretest, stopped", seat.window)
    seat.press("Go on with the pictures")
    (further,) = begun
    assert isinstance(further, PretestTalk)
    assert len(further.run.before) == 5


def test_after_a_run_its_result_is_shown(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    talk = home.desk.pretests.begin(lisa, kalle.id)
    home.desk.pretests.keep(lisa, talk, hold(up_to(Level.TWO), talk.run))
    assert seat.window._routes is not None
    seat.window._routes.after(talk)
    seat.page(PretestPage)
    assert "Two choices are proposed" in seat.texts()
    seat.press("Back")
    seat.page(PersonPage)


def test_after_twelve_months_the_page_says_that_it_is_time(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    held(home, lisa, kalle, up_to(Level.TWO))
    home.clock.pass_days(366)
    open_page(seat)
    assert "! The last time was 2025-03-03, more than twelve months ago." in seat.texts()
    check("pretest, old", seat.window)


@pytest.mark.parametrize("points", [missing, up_to(Level.THREE)])
def test_the_page_is_whole_with_the_largest_text(
    make_window: Callable[..., Seat], home: Home, points: Points
) -> None:
    seat = make_window(200)
    lisa, kalle = sit(seat, home)
    held(home, lisa, kalle, points)
    page = open_page(seat)
    seat.qtbot.wait(20)  # layouts that follow from what was loaded
    for text in page.findChildren(QLabel):
        if text.isVisible() and text.text() and text.wordWrap():
            assert text.height() >= text.heightForWidth(text.width()), text.text()
    check_width("pretest, large", seat.window)
    check_order("pretest, large", seat.window)


def test_who_may_not_lead_conversations_is_not_offered_it(seat: Seat, home: Home) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    leader = Actor(lisa.user_id, "Bo", Role.LEADER, lisa.unit_ids)
    seat.window._signed_in(home.desk, leader, "en")
    assert seat.window._routes is not None
    assert not any(door.word == "Way to answer" for door in seat.window._routes.doors(kalle.id))
    seat.window._routes.pretest.pretest(kalle.id)
    assert "You do not have the right" in seat.page(PretestPage).notice.text()
