"""“You said – we did” by hand: made where answers are read, followed on the first page and the person's."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from accessible_fit.services.following.actions import Promise
from accessible_fit.services.following.page_parts import MyPage
from accessible_fit.ui.staff.following.actions_page import ActionsPage, AllActionsPage
from accessible_fit.ui.staff.following.actions_start import OpenRow
from accessible_fit.ui.staff.people import PeoplePage
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.staff.review import ReviewPage
from accessible_fit.words.catalogue import Words
from db.vocabulary import Helped
from tests.accessible_fit.ui.staff.conftest import Home, Seat

SignIn = Callable[[], Seat]
QUESTION = "Do you like living here?"


def to_review(seat: Seat, home: Home) -> ReviewPage:
    """Kalle has talked; Lisa looks at what he said."""
    seat.press_starting("Kalle")
    seat.page(PersonPage)
    seat.press_starting("2025-03-03, Group home")
    return seat.page(ReviewPage)


def to_actions(seat: Seat) -> ActionsPage:
    seat.press_starting("Kalle")
    seat.page(PersonPage)
    seat.press("You said – we did")
    return seat.page(ActionsPage)


def test_an_action_is_made_under_the_answer_with_the_keyboard(sign_in: SignIn, home: Home) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    talk = home.hold(lisa, kalle, 0)
    seat = sign_in()
    page = to_review(seat, home)
    item = home.questions().items[0]
    offer = page.offers[item.id]
    offer.open_it.setFocus()
    seat.key(Qt.Key.Key_Space)
    assert offer.form is not None
    assert offer.form.what.hasFocus(), "the first thing to write has the focus"
    assert item.question["sv"] in seat.texts(), "what Kalle said stands over the fields, in his language"
    seat.key(Qt.Key.Key_Return)
    assert "Write this too." in seat.texts()
    seat.write("Vi målar väggen")
    offer.form.when.setFocus()
    offer.form.when.selectAll()
    seat.write("2025-04-01")
    seat.key(Qt.Key.Key_Return)
    assert "We will: Vi målar väggen (Lisa Holm, by 2025-04-01)" in seat.texts()
    assert offer.open_it.hasFocus(), "the focus is back where it was"
    (made,) = home.desk.actions.of_conversation(lisa, talk.id)[item.id]
    assert (made.due_on, made.who) == (dt.date(2025, 4, 1), "Lisa Holm")
    assert item.question["sv"] in made.said


def test_what_was_promised_before_stands_under_its_answer(sign_in: SignIn, home: Home) -> None:
    from accessible_fit.services.following.actions_said import FromAnswer

    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    talk = home.hold(lisa, kalle, 0)
    source = FromAnswer(talk.id, home.questions().items[1].id)
    home.desk.actions.make(lisa, kalle.id, Promise("Vi frågar varje dag", "Lisa"), source)
    seat = sign_in()
    to_review(seat, home)
    assert "We will: Vi frågar varje dag (Lisa)" in seat.texts()


def test_leaving_the_form_keeps_nothing(sign_in: SignIn, home: Home) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    home.hold(lisa, kalle, 0)
    seat = sign_in()
    page = to_review(seat, home)
    offer = next(iter(page.offers.values()))
    seat.press(offer.open_it.accessibleName())
    seat.write("Nej")
    seat.press("Leave it")
    assert offer.form is None
    assert home.desk.actions.of_person(lisa, kalle.id).open == ()


def test_the_first_page_says_what_waits_and_leads_there(sign_in: SignIn, home: Home) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    today = home.clock().date()
    for name, days in (("Vi ringer", -3), ("Vi bakar", 20), ("Vi promenerar", 30), ("Vi målar", 40)):
        home.desk.actions.make(lisa, kalle.id, Promise(name, "Lisa", today + dt.timedelta(days=days)))
    seat = sign_in()
    page = seat.page(PeoplePage)
    assert page.promised is not None
    assert "1 is late, 3 are to be done." in seat.texts()
    assert page.promised.rows[0].row_text.mark == "3 days late"
    assert len(page.promised.rows) == 3, "few at a time"
    assert page.search.hasFocus(), "finding somebody is still the first thing"
    seat.press("Show all 4")
    every = seat.page(AllActionsPage)
    rows = every.findChildren(OpenRow)
    assert [row.row_text.title for row in rows] == ["Vi ringer", "Vi bakar", "Vi promenerar", "Vi målar"]
    rows[0].setFocus()
    seat.key(Qt.Key.Key_Return)
    assert seat.page(ActionsPage).rows[0].listed.action.text == "Vi ringer"


def test_nothing_promised_leaves_the_first_page_as_it_was(sign_in: SignIn, home: Home) -> None:
    home.add(home.lisa(), "Kalle")
    seat = sign_in()
    page = seat.page(PeoplePage)
    assert page.promised is not None
    assert page.promised.isHidden()


def test_from_nothing_to_helped_by_hand(sign_in: SignIn, home: Home) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    seat = sign_in()
    page = to_actions(seat)
    assert "Nothing has been promised yet" in seat.texts()
    seat.press("Make an action")
    seat.write("Vi knackar på")
    seat.press("Save what we will do")
    assert "It is kept." in page.notice.text()
    seat.press("It is done: Vi knackar på")
    assert "not yet shown" in seat.texts()
    seat.press("It has been shown: Vi knackar på")
    row = page.rows[0]
    assert row.helped.value() is None, "nothing is chosen beforehand"
    seat.press("Some")
    assert "it helped some" in seat.texts()
    (over,) = home.desk.actions.of_person(lisa, kalle.id).over
    assert over.action.helped is Helped.SOME


def test_why_it_will_not_be_done_is_asked_and_it_can_be_taken_up_again(sign_in: SignIn, home: Home) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    home.desk.actions.make(lisa, kalle.id, Promise("Vi bygger ett hus", "Lisa"))
    seat = sign_in()
    page = to_actions(seat)
    seat.press("Will not be done: Vi bygger ett hus")
    seat.press("Save why")
    assert "Write this too." in seat.texts()
    seat.write("Vi får inte bygga")
    seat.key(Qt.Key.Key_Return)
    assert "will not be done: Vi får inte bygga" in seat.texts()
    seat.press("Take it up again: Vi bygger ett hus")
    assert page.rows[0].listed.standing.open


def test_it_is_changed_in_place_and_gets_a_picture(sign_in: SignIn, home: Home) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    home.desk.actions.make(lisa, kalle.id, Promise("Vi ringer", "Lisa"))
    seat = sign_in()
    page = to_actions(seat)
    seat.press("Change: Vi ringer")
    form = page.rows[0].form
    assert form is not None
    form.what.selectAll()
    seat.write("Vi ringer före åtta")
    seat.press("Choose a picture")
    browser = form.picture._below.held
    assert browser is not None
    browser.symbol_chosen.emit("own:home")  # type: ignore[attr-defined]  # the browser has tests of its own
    seat.wait()
    seat.press("Save what we will do")
    (one,) = home.desk.actions.of_person(lisa, kalle.id).open
    assert (one.action.text, one.action.picture) == ("Vi ringer före åtta", "own:home")


def test_show_to_the_person_opens_the_persons_own_page(sign_in: SignIn, home: Home, qtbot: QtBot) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    made = home.desk.actions.make(lisa, kalle.id, Promise("Vi ringer", "Lisa"))
    home.desk.actions.done(lisa, made.id)
    seat = sign_in()
    to_actions(seat)
    with qtbot.waitSignal(seat.window.conversation_wanted) as wanted:
        seat.press("Show to Kalle: Vi ringer")
    assert isinstance(wanted.args[0], MyPage)
    home.desk.my_pages.seen(lisa, wanted.args[0], made.id)
    seat.window.conversation_ended(wanted.args[0])
    page = seat.page(ActionsPage)
    assert "Did it help? What does Kalle say?" in seat.texts(), "what the person has seen is shown at once"
    assert page.rows[0].listed.action.shown_at is not None


def test_beside_a_line_over_time_an_action_is_made_of_it(sign_in: SignIn, home: Home) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    home.hold(lisa, kalle, 0)
    seat = sign_in()
    seat.press_starting("Kalle")
    seat.page(PersonPage)
    seat.press("Make an action")
    page = seat.page(ActionsPage)
    assert page.form is not None
    assert page.form.what.hasFocus()
    whole = Words("sv").t("Everything that was asked")
    assert f"Kalle said: “{whole}: " in seat.texts()


def everything_named(seat: Seat) -> None:
    for button in seat.window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button


def test_a_reader_hears_whose_every_button_is(sign_in: SignIn, home: Home) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    ids: list[UUID] = []
    for name in ("Vi ringer", "Vi bakar", "Vi målar"):
        ids.append(home.desk.actions.make(lisa, kalle.id, Promise(name, "Lisa")).id)
    home.desk.actions.done(lisa, ids[1])
    home.desk.actions.done(lisa, ids[2])
    home.desk.actions.shown(lisa, ids[2])
    seat = sign_in()
    page = to_actions(seat)
    everything_named(seat)
    names = [button.accessibleName() for row in page.rows for button in row.findChildren(QAbstractButton)]
    assert len(names) == len(set(names)), "no two buttons sound the same"
    assert QApplication.focusWidget() is not None
