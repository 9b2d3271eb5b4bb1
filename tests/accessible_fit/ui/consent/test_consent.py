"""Yes and no on the person's own screen: said by every hand, kept as it was said, taken back as easily."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from accessible_fit.services.pictures.own import Pictures
from accessible_fit.services.rights.consent_talk import ConsentTalks
from accessible_fit.services.rights.consents import Consents, HowSaid, Said
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.consent.walk import At
from accessible_fit.ui.widgets.cards import Card
from accessible_fit.ui.widgets.tree import accessible_tree
from db import consents, log_lines, people
from db.records import AccessProfile, AuditEntry, Consent
from db.vocabulary import ConsentDecision, ConsentKind, InputWay, Language, ScanMode
from pictograms.photos import finish_photo, read_photo
from tests.accessible_fit.ui.consent.room import ConsentRoom
from tests.accessible_fit.ui.resident.test_screen_reader import TELLING, focusable, told
from tests.journeys.people import Home, new_home, now
from tests.pictograms.photo_files import encoded, scene

Enter = Callable[..., ConsentRoom]
Hand = Callable[[ConsentRoom, Card], None]
MM = 96 / 25.4
YES, NO, NOT_YET = "Yes", "No", "I don't know yet"
GIVEN, DECLINED, WITHDRAWN = (
    ConsentDecision.GIVEN,
    ConsentDecision.DECLINED,
    ConsentDecision.WITHDRAWN,
)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path, AccessProfile(language=Language.EN))
    yield made
    made.store.close()


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background("store")
    yield made
    made.close()


@pytest.fixture
def enter(home: Home, background: Background) -> Iterator[Enter]:
    rooms: list[ConsentRoom] = []

    def make(percent: int = 100, theme: str = "light", **profile: Any) -> ConsentRoom:
        kept = AccessProfile(**{"language": Language.EN, **profile})
        home.residents.save_profile(home.actor, home.person_id, kept)
        talks = ConsentTalks(home.store, now)
        talk = talks.begin(home.actor, home.person_id, "Eva Ek and Karin")
        room = ConsentRoom(background, talk, talks, home.actor, theme, percent)
        rooms.append(room)
        return room

    yield make
    for room in rooms:
        room.go()


def entries(home: Home) -> list[AuditEntry]:
    with home.store.reading() as tx:
        return list(reversed(log_lines.about_person(tx, home.person_id)))


def equally_large(cards: Sequence[Card]) -> bool:
    """To the pixel that is left when a row is divided."""
    widths, heights = [one.width() for one in cards], [one.height() for one in cards]
    return max(widths) - min(widths) <= 1 and len(set(heights)) == 1


def by_touch(room: ConsentRoom, card: Card) -> None:
    room.tap(card)


def by_keyboard(room: ConsentRoom, card: Card) -> None:
    cards = list(room.asking.screen_now.cards())
    if card is room.asking.bar.next:
        room.key(Qt.Key.Key_PageDown)
    else:
        room.key(Qt.Key(Qt.Key.Key_1 + cards.index(card)))


def by_one_switch(room: ConsentRoom, card: Card) -> None:
    steps = 0
    while not card._scanned:
        room.key(Qt.Key.Key_Space)
        room.passes(600)
        steps += 1
        assert steps < 40, f"the light never comes to {card.accessibleName()}"
    room.key_down(Qt.Key.Key_Space)
    room.passes(450)
    room.key_up(Qt.Key.Key_Space)


WAYS: dict[str, tuple[dict[str, Any], Hand, InputWay]] = {
    "touch": ({}, by_touch, InputWay.TOUCH),
    "keyboard": ({}, by_keyboard, InputWay.KEYBOARD),
    "one switch": ({"scan_mode": ScanMode.ONE_SWITCH}, by_one_switch, InputWay.SWITCH),
}


def choose(room: ConsentRoom, card: Card, hand: Hand = by_touch) -> None:
    room.rest()
    hand(room, card)
    room.kept()


def labelled(room: ConsentRoom, word: str) -> Card:
    (found,) = [one for one in room.asking.screen_now.cards() if one.accessibleName().startswith(word)]
    return found


def answer(room: ConsentRoom, kind: str, word: str, hand: Hand = by_touch) -> None:
    """From everything there is to decide about to having said it."""
    choose(room, labelled(room, kind), hand)
    choose(room, room.asking.bar.next, hand)
    choose(room, labelled(room, word), hand)
    choose(room, room.asking.bar.next, hand)


def begin(room: ConsentRoom, hand: Hand = by_touch) -> None:
    choose(room, room.asking.message.cards()[0], hand)
    assert room.at() is At.ALL


def kept(home: Home) -> list[Consent]:
    with home.store.reading() as tx:
        return consents.of_person(tx, home.person_id)


def decide(home: Home, kind: ConsentKind, decision: ConsentDecision) -> None:
    said = Said(decision, HowSaid.IN_WORDS, "Karin")
    Consents(home.store, now).decide(home.actor, home.person_id, kind, said)


@pytest.mark.parametrize("way", WAYS)
def test_yes_is_said_with_every_hand_and_kept_as_it_was_said(home: Home, enter: Enter, way: str) -> None:
    profile, hand, used = WAYS[way]
    room = enter(**profile)
    begin(room, hand)
    answer(room, "What you say", YES, hand)
    assert room.at() is At.KEPT
    (one,) = kept(home)
    assert (one.kind, one.decision) == (ConsentKind.ANSWERS, GIVEN)
    assert (one.how, one.present) == (HowSaid.ON_SCREEN, "Eva Ek and Karin")
    assert dict(entries(home)[-1].details) == {"kind": "answers", "decision": "given", "way": used.value}


def test_what_a_helper_presses_was_shown_by_the_person(home: Home, enter: Enter) -> None:
    room = enter()
    choose(room, room.asking.top.partner)
    begin(room)
    answer(room, "Staff look", NO)
    (one,) = kept(home)
    assert (one.decision, one.how) == (DECLINED, HowSaid.SHOWED)


def test_nothing_is_kept_before_the_person_goes_on(home: Home, enter: Enter) -> None:
    room = enter()
    begin(room)
    choose(room, labelled(room, "Your photo"))
    choose(room, room.asking.bar.next)
    cards = room.asking.question.cards()
    assert [one.accessibleName() for one in cards] == [YES, NO, NOT_YET]
    assert not any(one.isChecked() for one in cards), "nothing is chosen beforehand"
    assert equally_large(cards), "all are as good"
    assert not room.asking.bar.next.isVisible()
    choose(room, labelled(room, YES))
    choose(room, labelled(room, NO))
    assert kept(home) == [], "a slip of the hand decides nothing"
    choose(room, room.asking.bar.next)
    assert [one.decision for one in kept(home)] == [DECLINED]


def test_not_to_know_yet_decides_nothing_and_is_remembered(home: Home, enter: Enter) -> None:
    decide(home, ConsentKind.STATISTICS, GIVEN)
    room = enter()
    begin(room)
    answer(room, "Answers together", NOT_YET)
    assert room.asking.message.announcement() == "You want to think. Now it is a yes."
    assert [one.decision for one in kept(home)] == [GIVEN]
    last = entries(home)[-1]
    assert (last.verb, last.subject_kind) == ("noted", "consent")


def photographed(home: Home) -> None:
    decide(home, ConsentKind.PHOTO, GIVEN)
    raw = read_photo(encoded(scene(), "PNG"))
    Pictures(home.store, now).set_person_photo(home.actor, home.person_id, finish_photo(raw, raw.middle()))


def has_photo(home: Home) -> bool:
    with home.store.reading() as tx:
        return people.get(tx, home.person_id).photo_id is not None


@pytest.mark.parametrize("way", WAYS)
def test_a_yes_is_taken_back_where_it_was_given_and_the_photo_goes(
    home: Home, enter: Enter, way: str
) -> None:
    profile, hand, _ = WAYS[way]
    photographed(home)
    room = enter(**profile)
    begin(room, hand)
    assert labelled(room, "Your photo").accessibleName() == "Your photo. Now it is a yes."
    answer(room, "Your photo", NO, hand)
    assert room.at() is At.SURE
    assert has_photo(home), "it is asked once more first"
    assert "Your photo is erased at once." in room.asking.sure.announcement()
    choose(room, labelled(room, "Take back my yes"), hand)
    assert [one.decision for one in kept(home)] == [WITHDRAWN, GIVEN]
    assert not has_photo(home)
    room.leading.to_all()
    assert labelled(room, "Your photo").accessibleName() == "Your photo. Now it is a no."


def test_who_is_not_sure_keeps_the_yes(home: Home, enter: Enter) -> None:
    photographed(home)
    room = enter()
    begin(room)
    answer(room, "Your photo", NO)
    choose(room, labelled(room, "My yes stays"))
    assert [one.decision for one in kept(home)] == [GIVEN]
    assert has_photo(home)
    assert room.asking.message.announcement().startswith("You say yes.")


def test_what_was_never_asked_comes_one_after_the_other_and_then_the_thanks(home: Home, enter: Enter) -> None:
    decide(home, ConsentKind.PHOTO, DECLINED)
    room = enter()
    begin(room)
    asked = []
    choose(room, room.asking.bar.next)
    while room.at() is At.MEANS:
        asked.append(room.leading.here.kind)
        choose(room, room.asking.bar.next)
        choose(room, labelled(room, NOT_YET))
        choose(room, room.asking.bar.next)
        choose(room, room.asking.bar.next)
    assert asked == [kind for kind in ConsentKind if kind is not ConsentKind.PHOTO]
    assert room.at() is At.ALL
    choose(room, room.asking.bar.next)
    assert room.at() is At.THANKS


def test_what_yes_and_no_mean_is_said_when_it_comes_and_when_touched(enter: Enter) -> None:
    room = enter()
    begin(room)
    choose(room, labelled(room, "Staff look"))
    assert room.voice.said[-1] == [
        "May staff see what you say?",
        "If you say yes: Staff see your answers. They know what you think.",
        "If you say no: The one you talk with sees your answers. The others ask you first.",
    ]
    choose(room, room.asking.means.cards()[1])
    assert room.voice.said[-1] == [
        "If you say no: The one you talk with sees your answers. The others ask you first."
    ]
    choose(room, room.asking.bar.hear_again)
    assert len(room.voice.said[-1]) == 3
    choose(room, room.asking.bar.back)
    assert room.at() is At.ALL


def test_yes_and_no_are_written_equally_large(enter: Enter) -> None:
    room = enter(percent=200)
    for kind in ConsentKind:
        room.leading.ask(kind)
        room.kept()
        yes, no = room.asking.means.cards()
        assert equally_large([yes, no])
        assert yes._text_size == no._text_size  # type: ignore[attr-defined]  # cards of this screen have one


def test_only_a_code_leaves_it(enter: Enter) -> None:
    room = enter()
    begin(room)
    room.asking.close()
    assert room.asking.isVisible() and room.asking.screen_now is room.asking.pin
    room.asking.pin.entered.emit("2580")
    room.kept()
    assert room.left


def ask(kind: ConsentKind, steps: int = 0) -> Callable[[ConsentRoom], None]:
    def go(room: ConsentRoom) -> None:
        room.leading.ask(kind)
        for _ in range(steps):
            room.leading.forward()

    return go


def sure(room: ConsentRoom) -> None:
    from accessible_fit.services.rights.consent_talk import PersonsWord

    room.leading.ask(ConsentKind.PHOTO)
    room.leading.forward()
    room.leading.say(PersonsWord.NO, "touch")
    room.leading.forward()


SCREENS: dict[str, Callable[[ConsentRoom], None]] = {
    "greeting": lambda room: None,
    "all": lambda room: room.leading.begin(),
    **{f"means {kind}": ask(kind) for kind in ConsentKind},
    "question": ask(ConsentKind.STATISTICS, 1),
    "sure": sure,
    "pause": lambda room: room.asking._show_pause(),
    "stop": lambda room: room.asking._show_stop(),
    "thanks": lambda room: room.leading.stop(),
}


@pytest.mark.parametrize("percent", [100, 200])
def test_every_screen_is_named_large_enough_and_said(home: Home, enter: Enter, percent: int) -> None:
    photographed(home)
    room = enter(percent=percent)
    for name, go in SCREENS.items():
        go(room)
        room.kept()
        for widget in focusable(room.asking):
            role, called = told(widget)
            assert role in TELLING and called, f"{name}: {widget} is {role}, {called!r}"
        cards = [one for one in room.asking.findChildren(Card) if one.isVisible() and one.isEnabled()]
        assert set(cards) <= set(focusable(room.asking)), f"{name}: nothing is for fingers only"
        smallest = min(min(card.width(), card.height()) for card in cards)
        assert smallest >= round(20 * MM), f"{name}: a card is too small"
        for card in cards:
            place = card.mapTo(room.asking, card.rect().topLeft())
            whole = room.asking.rect().contains(card.rect().translated(place))
            assert whole, f"{name}: {card.accessibleName()} is cut"
        assert room.told[-1].startswith(room.asking.screen_now.announcement()), name


def test_the_question_as_a_screen_reader_meets_it(home: Home, enter: Enter) -> None:
    decide(home, ConsentKind.VOICE, GIVEN)
    room = enter()
    room.leading.ask(ConsentKind.VOICE)
    room.leading.forward()
    room.kept()
    assert accessible_tree(room.asking.question) == (
        "statictext: May we keep a voice that you know?, focus\n"
        "statictext: Now it is a yes.\n"
        "radiobutton: Yes\n"
        "radiobutton: No\n"
        "radiobutton: I don't know yet"
    )
