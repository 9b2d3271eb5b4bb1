"""The same questions answered in every way there is: the same conversation is kept, only the way differs."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from accessible_fit.scales.missing import Missing
from accessible_fit.services.flow import Step
from accessible_fit.services.residents import NewPerson
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.widgets.cards import Card
from accessible_fit.ui.widgets.tree import accessible_tree
from db import answers, conversations
from db.records import AccessProfile, Answer
from db.vocabulary import ConversationState, HowHelped, ScanMode
from tests.accessible_fit.ui.resident.room import Room
from tests.journeys.people import Home, form, new_home

# What is said to the questions, one by one: the place of a card, or that there is no answer.
SAYS: list[int | Missing] = [0, 1, 2, 0, Missing.DONT_KNOW, 1, 0, 2, Missing.DECLINED, 1, 0, 0]
AGAIN = 0
CHANGED_TO = 1
Hand = Callable[[Room, Card], None]


def by_touch(room: Room, card: Card) -> None:
    room.tap(card)


def by_mouse(room: Room, card: Card) -> None:
    room.click(card)


def by_keyboard(room: Room, card: Card) -> None:
    cards = list(room.window.screen_now.cards())
    if card is room.window.bar.next:
        room.key(Qt.Key.Key_PageDown)
    elif cards.index(card) % 2:
        room.key(Qt.Key(Qt.Key.Key_1 + cards.index(card)))
    else:
        walk_to(room, card)
        room.key(Qt.Key.Key_Space)


def walk_to(room: Room, card: Card) -> None:
    """Go to a card with the arrows: down to its row, then along it."""
    row = next(row for row in room.window.screen_now.rows() if card in row)
    for arrow, arrived in (
        (Qt.Key.Key_Down, set(row)),
        (Qt.Key.Key_Left, {row[0]}),
        (Qt.Key.Key_Right, {card}),
    ):
        steps = 0
        while room.window.focusWidget() not in arrived:
            room.key(arrow)
            steps += 1
            assert steps < 9, "the arrows reach every card"


def by_staying(room: Room, card: Card) -> None:
    room.point_beside()
    room.point(card)
    room.passes(1600)


def by_moving_light(room: Room, card: Card) -> None:
    room.voice.end()
    while room.lit != card.accessibleName():
        room.passes(250)
    room.key(Qt.Key.Key_F2)


def by_one_switch(room: Room, card: Card) -> None:
    room.voice.end()
    while room.lit != card.accessibleName():
        room.key(Qt.Key.Key_Space)
        room.passes(600)
    room.key_down(Qt.Key.Key_Space)
    room.passes(450)
    room.key_up(Qt.Key.Key_Space)


def by_two_switches(room: Room, card: Card) -> None:
    room.voice.end()
    while room.lit != card.accessibleName():
        room.key(Qt.Key.Key_Space)
        room.passes(600)
    room.key(Qt.Key.Key_Return)


def by_screen_reader(room: Room, card: Card) -> None:
    card.click()


def twice(hand: Hand) -> Hand:
    """What is on the screen is heard first and confirmed; the bar acts at once."""

    def both(room: Room, card: Card) -> None:
        hand(room, card)
        if card in room.window.screen_now.cards() and card.heard:
            room.passes(600)
            hand(room, card)

    return both


WAYS: dict[str, tuple[AccessProfile, Hand, str]] = {
    "touch": (AccessProfile(), by_touch, "touch"),
    "mouse": (AccessProfile(), by_mouse, "mouse"),
    "keyboard": (AccessProfile(), by_keyboard, "keyboard"),
    "screen reader": (AccessProfile(), by_screen_reader, "keyboard"),
    "dwell": (AccessProfile(dwell_ms=1250), by_staying, "dwell"),
    "moving light": (AccessProfile(scan_mode=ScanMode.AUTO), by_moving_light, "scan"),
    "one switch": (AccessProfile(scan_mode=ScanMode.ONE_SWITCH), by_one_switch, "switch"),
    "two switches": (AccessProfile(scan_mode=ScanMode.TWO_SWITCHES), by_two_switches, "switch"),
    "partner": (AccessProfile(dwell_ms=1250), by_touch, "partner"),
    "touch, heard first": (AccessProfile(hear_first=True), twice(by_touch), "touch"),
    "light, heard first": (
        AccessProfile(hear_first=True, scan_mode=ScanMode.AUTO),
        twice(by_moving_light),
        "scan",
    ),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    made = new_home(tmp_path_factory.mktemp("home"))
    yield made
    made.store.close()


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background("store")
    yield made
    made.close()


def converse(room: Room, hand: Hand) -> None:
    """Lead a conversation to its end, one answer changed on the way, all with one kind of hand."""
    window = room.window

    def choose(card: Card) -> None:
        room.kept()
        room.passes(1000)
        hand(room, card)
        room.kept()

    def answer(says: int | Missing) -> None:
        cards = window.question.cards()
        place = {Missing.DONT_KNOW: -2, Missing.DECLINED: -1}[says] if isinstance(says, Missing) else says
        choose(cards[place])
        assert cards[place].isChecked()

    choose(window.message.cards()[0])
    assert window.conductor.flow.step is Step.PRACTICE
    answer(1)
    choose(window.bar.next)
    for number, says in enumerate(SAYS):
        assert window.conductor.flow.index == number
        answer(says)
        choose(window.bar.next)
    assert window.conductor.flow.step is Step.ONCE_MORE
    choose(window.message.cards()[0])
    answer(AGAIN)
    choose(window.bar.next)
    assert window.conductor.flow.step is Step.LOOKING_BACK
    choose(window.looking_back.cards()[0])
    answer(CHANGED_TO)
    choose(window.bar.next)
    while window.conductor.flow.step is Step.LOOKING_BACK:
        choose(window.bar.next)
    assert window.conductor.flow.step is Step.THANKS


def hold(home: Home, background: Background, way: str) -> UUID:
    """Hold a conversation with a new person who chooses in one way; return which it was."""
    profile, hand, _ = WAYS[way]
    (unit,) = home.residents.units(home.actor)
    person = home.residents.add(home.actor, NewPerson(unit.id, way, profile=profile))
    talk = home.conversations.begin(home.actor, person.id, form())
    room = Room(background, talk, home.conversations, home.actor)
    try:
        if way == "partner":
            room.tap(room.window.top.partner)
        converse(room, hand)
    finally:
        room.go()
    return talk.id


def without_way(answer: Answer) -> dict[str, object]:
    """What was answered, without who, when and how, and in which order it was said aloud."""
    differs = {
        "id",
        "conversation_id",
        "unit_id",
        "input_way",
        "answered_at",
        "duration_ms",
        "order_spoken",
    }
    return {name: value for name, value in asdict(answer).items() if name not in differs}


def test_every_way_keeps_the_same_answers_and_tells_itself_apart(home: Home, background: Background) -> None:
    held = {way: hold(home, background, way) for way in WAYS}
    with home.store.reading() as tx:
        kept = {way: answers.of_conversation(tx, one) for way, one in held.items()}
        again = {way: answers.asked_again(tx, one) for way, one in held.items()}
        talks = {way: conversations.get(tx, one) for way, one in held.items()}
    first = [without_way(one) for one in kept["touch"]]
    assert len(first) == len(SAYS) == len(form().items)
    assert sum(one["raw"] is None for one in first) == 2
    assert [one["changes"] for one in first] == [1] + [0] * (len(SAYS) - 1)
    for way, (_, _, stored) in WAYS.items():
        assert [without_way(one) for one in kept[way]] == first, way
        assert {one.input_way.value for one in kept[way]} == {stored}, way
        assert [(one.item_id, one.raw) for one in again[way]] == [("gets_help", 2)], way
        assert talks[way].state is ConversationState.FINISHED
        assert talks[way].how_helped is (HowHelped.PARTNER_PLACED if way == "partner" else None), way


def test_a_helper_who_lets_go_half_way_is_told_apart_answer_by_answer(
    home: Home, background: Background
) -> None:
    (unit,) = home.residents.units(home.actor)
    person = home.residents.add(home.actor, NewPerson(unit.id, "half way"))
    talk = home.conversations.begin(home.actor, person.id, form())
    room = Room(background, talk, home.conversations, home.actor)
    window = room.window
    sign = window.kit.words.t("Somebody presses for me")

    def tap(card: Card) -> None:
        room.passes(1000)
        room.tap(card)
        room.kept()

    try:
        assert not window.top.partner.isChecked()
        tap(window.top.partner)
        tap(window.message.cards()[0])
        tap(window.question.cards()[0])
        tap(window.bar.next)
        assert sign in accessible_tree(window), "nobody forgets that it is on"
        tap(window.question.cards()[2])
        tap(window.bar.pause)
        tap(window.top.partner)
        tap(window.message.cards()[0])
        tap(window.bar.next)
        assert sign not in accessible_tree(window)
        tap(window.question.cards()[0])
        window.conductor.pause()
        room.kept()
    finally:
        room.go()
    with home.store.reading() as tx:
        ways = [one.input_way.value for one in answers.of_conversation(tx, talk.id)]
        assert conversations.get(tx, talk.id).how_helped is HowHelped.PARTNER_PLACED
    assert ways == ["partner", "touch"]
    assert home.conversations.go_on(home.actor, talk.id).partner, "it begins as it was"
