"""One and the same ratings form, on the line and with faces, in every way there is: the same is kept."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest

from accessible_fit.instruments.model import LINE_STEPS
from accessible_fit.instruments.own import find_instrument
from accessible_fit.scales.missing import Missing
from accessible_fit.services.conversation import Wanted
from accessible_fit.services.flow import Step
from accessible_fit.services.residents import NewPerson
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.resident.line import LineScreen
from accessible_fit.ui.resident.line_bar import LineBar
from accessible_fit.ui.widgets.cards import Card
from db import answers, conversations
from db.records import AccessProfile
from db.vocabulary import ConversationKind, ConversationState, FormatKind, HowHelped, ScanMode
from tests.accessible_fit.ui.resident.room import Room
from tests.journeys.people import Home, new_home
from tests.journeys.test_ways_of_answering import WAYS as FACES_WAYS
from tests.journeys.test_ways_of_answering import (
    Hand,
    by_keyboard,
    by_moving_light,
    by_one_switch,
    by_screen_reader,
    by_staying,
    by_touch,
    by_two_switches,
    without_way,
)

# Tenths on the line; with faces the same in quarters. The first answer is changed at the end.
ON_LINE: list[int | Missing] = [20, 70, Missing.DONT_KNOW, 100]
ON_FACES: list[int | Missing] = [1, 3, Missing.DONT_KNOW, 4]
CHANGED = {LINE_STEPS: 53, 5: 2}
LIFE = find_instrument("life")
Pointing = Callable[[Room, LineBar, int], None]


def line_of(room: Room) -> LineScreen:
    assert isinstance(room.window.question, LineScreen)
    return room.window.question


# ------------------------------------------------------------------ ways of pointing at a line


def touch(room: Room, bar: LineBar, tenths: int) -> None:
    place = bar.place_of(tenths)
    QTest.touchEvent(bar, room._touchscreen).press(0, place, bar).commit()
    QTest.touchEvent(bar, room._touchscreen).release(0, place, bar).commit()


def drag(room: Room, bar: LineBar, tenths: int) -> None:
    """From somewhere else on the line, past where it ends up, and back there."""
    start = bar.place_of(90 if tenths < 60 else 10)
    QTest.touchEvent(bar, room._touchscreen).press(0, start, bar).commit()
    for place in (bar.place_of(50) + QPoint(0, 30), bar.place_of(tenths) - QPoint(0, 20)):
        QTest.touchEvent(bar, room._touchscreen).move(0, place, bar).commit()
    held = bar.proposed
    QTest.touchEvent(bar, room._touchscreen).release(0, bar.place_of(tenths), bar).commit()
    assert held == tenths, "the handle follows the hand"


def mouse(room: Room, bar: LineBar, tenths: int) -> None:
    room.press(bar, bar.place_of(tenths))
    room.lift(bar, bar.place_of(tenths))


def keys(room: Room, bar: LineBar, tenths: int) -> None:
    room.key(Qt.Key.Key_Down)
    while room.window.focusWidget() is not bar:
        room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Home)
    for _ in range(tenths // 10):
        room.key(Qt.Key.Key_PageUp)
    for _ in range(tenths % 10):
        room.key(Qt.Key.Key_Right)
    assert bar.marked != tenths, "nothing is said before Enter"
    room.key(Qt.Key.Key_Return)


def by_keys_beside_the_line(room: Room, card: Card) -> None:
    """Page Down is the line's own while it has the focus; N goes on from everywhere."""
    if card is room.window.bar.next:
        room.key(Qt.Key.Key_N)
    else:
        by_keyboard(room, card)


def screen_reader(room: Room, bar: LineBar, tenths: int) -> None:
    reading = QAccessible.queryAccessibleInterface(bar)
    assert reading is not None
    deeds = reading.actionInterface()
    assert isinstance(deeds, QAccessibleActionInterface)
    assert reading.role() == QAccessible.Role.Slider
    deeds.doAction("Increase")
    way = "Increase" if tenths > 50 else "Decrease"
    for _ in range(abs(tenths - (bar.now or 0)) // 10):
        deeds.doAction(way)
    said = reading.text(QAccessible.Text.Value)
    assert said and not any(sign.isdigit() for sign in said)
    for _ in range(tenths - (bar.now or 0)):
        bar.step(1)
    deeds.doAction("Press")


def in_places(choose: Callable[[Room, Card], None]) -> Pointing:
    """Choose one of the eleven places, and go on from there a bit at a time."""

    def point(room: Room, bar: LineBar, tenths: int) -> None:
        screen = line_of(room)
        bits, whole = tenths % 10 // 3, tenths // 10 * 10
        places = [card for card in screen.cards() if getattr(card, "tenths", None) == whole]
        ends = {0: screen.cards()[0], 100: screen.cards()[10]}
        choose(room, ends.get(whole) or places[0])
        for _ in range(bits):
            room.kept()
            room.passes(1000)
            choose(room, screen.rows()[1][-1])

    return point


def lit(room: Room) -> Card | None:
    found = [one for one in room.window.findChildren(Card) if one.isVisible() and one._scanned]
    assert len(found) < 2
    return found[0] if found else None


def with_moving_light(room: Room, card: Card) -> None:
    room.voice.end()
    while lit(room) is not card:
        room.passes(250)
    room.key(Qt.Key.Key_F2)


def with_one_switch(room: Room, card: Card) -> None:
    room.voice.end()
    while lit(room) is not card:
        room.key(Qt.Key.Key_Space)
        room.passes(600)
    room.key_down(Qt.Key.Key_Space)
    room.passes(450)
    room.key_up(Qt.Key.Key_Space)


def with_two_switches(room: Room, card: Card) -> None:
    room.voice.end()
    while lit(room) is not card:
        room.key(Qt.Key.Key_Space)
        room.passes(600)
    room.key(Qt.Key.Key_Return)


# The profile, how the line is pointed at, how everything else is chosen, and what is kept of the way.
LINE_WAYS: dict[str, tuple[AccessProfile, Pointing, Hand, str]] = {
    "touch": (AccessProfile(), touch, by_touch, "touch"),
    "drag": (AccessProfile(), drag, by_touch, "touch"),
    "mouse": (AccessProfile(), mouse, lambda room, card: room.click(card), "mouse"),
    "keyboard": (AccessProfile(), keys, by_keys_beside_the_line, "keyboard"),
    "screen reader": (AccessProfile(), screen_reader, by_screen_reader, "keyboard"),
    "dwell": (AccessProfile(dwell_ms=1250), in_places(by_staying), by_staying, "dwell"),
    "moving light": (
        AccessProfile(scan_mode=ScanMode.AUTO),
        in_places(with_moving_light),
        by_moving_light,
        "scan",
    ),
    "one switch": (
        AccessProfile(scan_mode=ScanMode.ONE_SWITCH),
        in_places(with_one_switch),
        by_one_switch,
        "switch",
    ),
    "two switches": (
        AccessProfile(scan_mode=ScanMode.TWO_SWITCHES),
        in_places(with_two_switches),
        by_two_switches,
        "switch",
    ),
    "partner": (AccessProfile(scan_mode=ScanMode.AUTO), touch, by_touch, "partner"),
}
FACES = ("touch", "keyboard", "dwell", "one switch", "two switches", "partner")


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


def hold(
    home: Home,
    background: Background,
    way: str,
    profile: AccessProfile,
    steps: int,
    hand: Hand,
    point: Pointing,
) -> UUID:
    """Hold the rating with a new person who chooses in one way; return which conversation it was."""
    (unit,) = home.residents.units(home.actor)
    person = home.residents.add(home.actor, NewPerson(unit.id, f"{way} {steps}", profile=profile))
    talk = home.conversations.begin(home.actor, person.id, LIFE, Wanted(steps=steps))
    room = Room(background, talk, home.conversations, home.actor)
    window = room.window

    def choose(card: Card) -> None:
        room.kept()
        room.passes(1000)
        hand(room, card)
        room.kept()

    def answer(says: int | Missing) -> None:
        cards = window.question.cards()
        if isinstance(says, Missing):
            choose(cards[-2])
            assert cards[-2].isChecked()
        elif steps != LINE_STEPS:
            choose(cards[says])
            assert cards[says].isChecked()
        else:
            room.kept()
            room.passes(1000)
            point(room, line_of(room).bar, says)
            room.kept()
            assert line_of(room).bar.marked == says, way

    try:
        if way == "partner":
            room.tap(window.top.partner)
        choose(window.message.cards()[0])
        answer(ON_LINE[1] if steps == LINE_STEPS else ON_FACES[1])
        choose(window.bar.next)
        for number, says in enumerate(ON_LINE if steps == LINE_STEPS else ON_FACES):
            assert window.conductor.flow.index == number
            assert window.conductor.flow.chosen is None, "nothing is chosen beforehand"
            answer(says)
            choose(window.bar.next)
        choose(window.looking_back.cards()[0])
        answer(CHANGED[steps])
        choose(window.bar.next)
        choose(window.bar.next)
        assert window.conductor.flow.step is Step.THANKS
    finally:
        room.go()
    return talk.id


def test_every_way_puts_the_same_places_on_the_line(home: Home, background: Background) -> None:
    held = {
        way: hold(home, background, way, profile, LINE_STEPS, hand, point)
        for way, (profile, point, hand, _) in LINE_WAYS.items()
    }
    with home.store.reading() as tx:
        kept = {way: answers.of_conversation(tx, one) for way, one in held.items()}
        talks = {way: conversations.get(tx, one) for way, one in held.items()}
    assert [(one.raw, one.score) for one in kept["touch"]] == [
        (53, 53.0),
        (70, 70.0),
        (None, None),
        (100, 100.0),
    ]
    first = [without_way(one) | {"changes": 0} for one in kept["touch"]]
    for way, (_, _, _, stored) in LINE_WAYS.items():
        # Who goes a bit at a time has said what lies between on the way there.
        assert [without_way(one) | {"changes": 0} for one in kept[way]] == first, way
        assert {one.input_way.value for one in kept[way]} == {stored}, way
        assert {one.format_kind for one in kept[way]} == {FormatKind.LINE}, way
        assert (talks[way].kind, talks[way].choices) == (ConversationKind.RATINGS, None)
        assert talks[way].state is ConversationState.FINISHED
        assert talks[way].how_helped is (HowHelped.PARTNER_PLACED if way == "partner" else None), way


def test_every_way_chooses_the_same_faces(home: Home, background: Background) -> None:
    held = {}
    for way in FACES:
        profile, hand, _ = FACES_WAYS[way]
        held[way] = hold(home, background, way, profile, 5, hand, touch)
    with home.store.reading() as tx:
        kept = {way: answers.of_conversation(tx, one) for way, one in held.items()}
    first = [without_way(one) for one in kept["touch"]]
    assert [one["score"] for one in first] == [50.0, 75.0, None, 100.0]
    for way in FACES:
        assert [without_way(one) for one in kept[way]] == first, way
        assert {one.input_way.value for one in kept[way]} == {FACES_WAYS[way][2]}, way
