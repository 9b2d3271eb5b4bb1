"""A conversation is made ready: which form, in which format, about which talk, and who answers."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from accessible_fit.services.conversation import Talk
from accessible_fit.services.flow import Said
from accessible_fit.ui.staff.prepare import PreparePage
from accessible_fit.ui.staff.prepare_form import FormPreparation
from accessible_fit.ui.staff.prepare_ratings import RatingsPreparation
from accessible_fit.ui.staff.review import ReviewPage
from accessible_fit.ui.staff.talk_offer import TalkOffer
from db import pretests
from db.engine import Store
from db.records import Conversation, NewPretest, Person
from db.vocabulary import Asking, ConversationKind, FormatKind, HowHelped, Moment, ProxyView, WhoAnswered
from tests.accessible_fit.ui.staff.conftest import Home, Seat

SignIn = Callable[[], Seat]


@pytest.fixture
def kalle(home: Home) -> Person:
    return home.add(home.lisa(), "Kalle")


def prepare(seat: Seat, person: Person) -> FormPreparation:
    routes = seat.window._routes
    assert routes is not None
    routes.people.prepare(person.id)
    kind = seat.page(PreparePage).now
    assert isinstance(kind, FormPreparation)
    return kind


def ratings(seat: Seat, person: Person) -> RatingsPreparation:
    prepare(seat, person)
    seat.press("Life and talk")
    kind = seat.page(PreparePage).now
    assert isinstance(kind, RatingsPreparation)
    return kind


def start(seat: Seat) -> Talk:
    with seat.qtbot.waitSignal(seat.window.conversation_wanted) as wanted:
        seat.press("Start")
    talk = wanted.args[0]
    assert isinstance(talk, Talk)
    return talk


def kept(seat: Seat, home: Home, person: Person) -> Conversation:
    assert seat.window.actor is not None
    return home.desk.residents.card(seat.window.actor, person.id).conversations[0]


def tried(store: Store, person_id: UUID, home: Home, chosen: int, asking: Asking) -> None:
    with store.writing() as tx:
        new = NewPretest(
            person_id=person_id,
            done_at=home.clock.now,
            led_by=None,
            passed=(),
            yes_to_both=asking is Asking.EITHER_OR,
            offered=chosen,
            chosen=chosen,
            asking=asking,
        )
        pretests.keep(tx, new)


def test_what_is_chosen_stands_in_words_and_start_can_be_pressed_at_once(
    sign_in: SignIn, home: Home, kalle: Person
) -> None:
    seat = sign_in()
    how = prepare(seat, kalle).how
    assert how.summary.text() == "Three choices\u00a0· Kalle answers alone"
    assert not how.inside.isVisible()
    start(seat)
    held = kept(seat, home, kalle)
    assert (held.choices, held.how_helped, held.who_answered) == (3, HowHelped.ALONE, WhoAnswered.SELF)
    assert held.order_shown[-1] == "gets_help#1", "one question is asked once more"


def test_the_format_is_changed_with_the_arrow_keys_and_the_repeat_taken_away(
    sign_in: SignIn, home: Home, kalle: Person
) -> None:
    seat = sign_in()
    how = prepare(seat, kalle).how
    seat.press("Change how Kalle answers")
    how.formats.buttons[1].setFocus()
    seat.key(Qt.Key.Key_Right)
    assert how.summary.text().startswith("Five choices")
    assert "The screen shows five choices" in seat.texts()
    seat.press("Ask one question once more at the end")
    seat.press("Hide how Kalle answers")
    assert not how.inside.isVisible()
    talk = start(seat)
    assert talk.choices == 5
    assert kept(seat, home, kalle).order_shown == tuple(item.id for item in talk.instrument.items)


def test_forms_for_other_kinds_of_support_are_shown_when_asked_for(
    sign_in: SignIn, home: Home, kalle: Person
) -> None:
    seat = sign_in()
    kind = prepare(seat, kalle)
    assert "Daily activity" not in seat.texts()
    seat.press("Show 4 more")
    assert "Daily activity" in seat.texts()
    seat.key(Qt.Key.Key_Space)
    chosen = kind.chosen()
    assert chosen is not None
    assert chosen.id not in ("group_home", "practical_help")


def test_somebody_else_answers_only_when_it_is_said_who_and_whose_view(
    sign_in: SignIn, home: Home, kalle: Person
) -> None:
    seat = sign_in()
    page = prepare(seat, kalle)
    seat.press("Change how Kalle answers")
    seat.press("Somebody else answers for Kalle", QRadioButton)
    primary = seat.page(PreparePage).primary
    assert primary is not None
    assert not primary.isEnabled()
    assert "choose who" in page.how.summary.text()
    seat.press("A relative")
    assert "choose whose view" in page.how.summary.text()
    assert not primary.isEnabled()
    seat.press("What they think Kalle would say")
    assert page.how.summary.text().endswith("a relative answers, what they think Kalle would say")
    start(seat)
    held = kept(seat, home, kalle)
    assert (held.who_answered, held.proxy_view) == (WhoAnswered.RELATIVE, ProxyView.PERSONS_VIEW)
    assert held.how_helped is HowHelped.PROXY


def test_life_is_rated_on_the_line_that_the_trial_proposed(
    sign_in: SignIn, home: Home, kalle: Person, store: Store
) -> None:
    tried(store, kalle.id, home, 101, Asking.QUESTIONS)
    seat = sign_in()
    how = ratings(seat, kalle).how
    assert how.summary.text() == "Line\u00a0· Kalle answers alone\u00a0· before the talk"
    assert "The screen shows a line" in seat.texts()
    talk = start(seat)
    assert talk.on_line and talk.instrument.id == "life"
    held = kept(seat, home, kalle)
    assert (held.kind, held.format_kind) == (ConversationKind.RATINGS, FormatKind.LINE)
    assert (held.moment, held.of_conversation_id) == (Moment.BEFORE_TALK, None)


def test_the_talk_is_rated_after_it_and_is_about_the_latest_one(
    sign_in: SignIn, home: Home, kalle: Person
) -> None:
    seat = sign_in()
    assert seat.window.actor is not None
    talk = home.hold(seat.window.actor, kalle)
    kind = ratings(seat, kalle)
    kind.rows[2].setFocus()
    seat.key(Qt.Key.Key_Space)
    assert kind.how.summary.text().endswith("after the talk 2025-03-03, Group home")
    seat.press("Change how Kalle answers")
    seat.press("Before the talk")
    assert kind.how.rated is not None
    assert [kind.how.rated.talk.itemText(row) for row in range(2)] == ["2025-03-03, Group home", "No talk"]
    start(seat)
    held = kept(seat, home, kalle)
    assert (held.moment, held.of_conversation_id) == (Moment.BEFORE_TALK, talk.id)


def test_no_talk_can_be_chosen_and_the_group_form_is_explained(
    sign_in: SignIn, home: Home, kalle: Person
) -> None:
    seat = sign_in()
    assert seat.window.actor is not None
    home.hold(seat.window.actor, kalle)
    kind = ratings(seat, kalle)
    assert "Each person answers alone" not in seat.texts()
    kind.rows[3].setFocus()
    seat.key(Qt.Key.Key_Space)
    assert "Each person answers alone" in seat.texts()
    seat.press("Change how Kalle answers")
    assert kind.how.rated is not None
    kind.how.rated.talk.setFocus()
    seat.key(Qt.Key.Key_End)
    assert kind.how.summary.text().endswith("after the talk")
    start(seat)
    held = kept(seat, home, kalle)
    assert (held.group_talk, held.of_conversation_id) == (True, None)


@pytest.mark.parametrize(("row", "word"), [(0, "at least three choices"), (1, "either this or that")])
def test_who_says_yes_to_everything_is_asked_otherwise_and_staff_read_why(
    sign_in: SignIn, home: Home, kalle: Person, store: Store, row: int, word: str
) -> None:
    tried(store, kalle.id, home, 2, Asking.EITHER_OR)
    seat = sign_in()
    kind = prepare(seat, kalle) if row == 0 else ratings(seat, kalle)
    seat.press("Change how Kalle answers")
    assert word in kind.how.note.text()
    assert kind.how.steps == 3


def test_after_a_talk_the_person_is_offered_to_say_how_it_was(
    sign_in: SignIn, home: Home, kalle: Person
) -> None:
    seat = sign_in()
    assert seat.window.actor is not None
    talk = home.hold(seat.window.actor, kalle)
    seat.window.conversation_ended(talk)
    seat.page(ReviewPage)
    seat.press("Say how the talk was")
    kind = seat.page(PreparePage).now
    assert isinstance(kind, RatingsPreparation)
    chosen = kind.chosen()
    assert chosen is not None
    assert chosen.id == "talk"
    rating = start(seat)
    held = kept(seat, home, kalle)
    assert (held.id, held.moment, held.of_conversation_id) == (rating.id, Moment.AFTER_TALK, talk.id)
    home.desk.conversations.stop(seat.window.actor, rating)
    seat.window.conversation_ended(rating)
    offer = seat.page(ReviewPage).findChild(TalkOffer)
    assert offer is not None
    assert offer.isHidden(), "a rating is not rated"


def test_a_talk_that_waits_is_not_asked_about(sign_in: SignIn, home: Home, kalle: Person) -> None:
    seat = sign_in()
    assert seat.window.actor is not None
    talk = home.begin(seat.window.actor, kalle, [Said(raw=2)])
    home.desk.conversations.pause(seat.window.actor, talk)
    seat.window.conversation_ended(talk)
    seat.page(ReviewPage)
    assert "Say how the talk was" not in seat.texts()
