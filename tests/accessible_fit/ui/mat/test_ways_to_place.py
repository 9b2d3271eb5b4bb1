"""A card can be put down in every way a person has, and what is kept is the same."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from accessible_fit.services.mats.holding import Mats
from db import mats as kept_mats
from db.records import AccessProfile
from db.vocabulary import InputWay, Language, ScanMode
from talking_mats.cards import Off
from tests.accessible_fit.services.mats.mat_talks import plan
from tests.accessible_fit.ui.mat.conftest import Enter
from tests.accessible_fit.ui.mat.room import MatRoom, mat_of, talk_of
from tests.journeys.people import Home, new_home, now

COLUMNS = [0, 2, 1, 0, 0, 1, 2, 0, 1, 2, 2, 0, 1, 0, 2]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def by_dragging(room: MatRoom, column: int) -> None:
    room.carry(room.hand, room.column(column))


def by_dragging_a_finger(room: MatRoom, column: int) -> None:
    room.carry(room.hand, room.column(column), by="touch")


def by_tapping_card_and_column(room: MatRoom, column: int) -> None:
    room.tap(room.hand)
    room.rest()
    room.tap(room.column(column))


def by_pressing_the_column(room: MatRoom, column: int) -> None:
    room.click(room.column(column))


def by_arrows_and_enter(room: MatRoom, column: int) -> None:
    room.focus(room.column(0))
    for _ in range(column):
        room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Return)


def by_a_digit(room: MatRoom, column: int) -> None:
    room.key([Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3][column])


def by_staying(room: MatRoom, column: int) -> None:
    room.point_beside()
    room.point(room.column(column))
    room.passes(1600)


def by_one_switch(room: MatRoom, column: int) -> None:
    for _ in range(column):
        room.key(Qt.Key.Key_Space)
        room.passes(600)
    room.key_down(Qt.Key.Key_Space)
    room.passes(500)
    room.key_up(Qt.Key.Key_Space)


def by_a_moving_light(room: MatRoom, column: int) -> None:
    room.passes([100, 3100, 5100][column] - 1000 if column else 0)
    assert room.lit == room.column(column).accessibleName()
    room.key(Qt.Key.Key_Space)


def by_two_switches(room: MatRoom, column: int) -> None:
    if room.lit is None:
        room.key(Qt.Key.Key_Space)
        room.passes(600)
    for _ in range(column):
        room.key(Qt.Key.Key_Space)
        room.passes(600)
    room.key(Qt.Key.Key_Return)


Hand = Callable[[MatRoom, int], None]
WAYS: dict[str, tuple[Hand, InputWay, dict[str, object]]] = {
    "mouse drag": (by_dragging, InputWay.MOUSE, {}),
    "finger drag": (by_dragging_a_finger, InputWay.TOUCH, {}),
    "tap and tap": (by_tapping_card_and_column, InputWay.TOUCH, {}),
    "column": (by_pressing_the_column, InputWay.MOUSE, {}),
    "arrows": (by_arrows_and_enter, InputWay.KEYBOARD, {}),
    "digits": (by_a_digit, InputWay.KEYBOARD, {}),
    "dwell": (by_staying, InputWay.DWELL, {"dwell_ms": 1250}),
    "one switch": (by_one_switch, InputWay.SWITCH, {"scan_mode": ScanMode.ONE_SWITCH}),
    "moving light": (by_a_moving_light, InputWay.SCAN, {"scan_mode": ScanMode.AUTO}),
    "two switches": (by_two_switches, InputWay.SWITCH, {"scan_mode": ScanMode.TWO_SWITCHES}),
}


def place_all(room: MatRoom, hand: Hand) -> None:
    room.conductor.begin()
    for column in COLUMNS:
        room.rest()
        before = len(room.mat.positions)
        hand(room, column)
        room.settle()
        assert len(room.mat.positions) == before + 1


@pytest.mark.parametrize("way", WAYS)
def test_fifteen_cards_in_any_way_are_the_same_placements(enter: Enter, home: Home, way: str) -> None:
    hand, used, profile = WAYS[way]
    service = Mats(home.store, now)
    talk = service.begin(home.actor, home.person_id, plan())
    talk = replace(talk, profile=AccessProfile(**profile))  # type: ignore[arg-type]  # by name
    room = enter(talk, service, home.actor)
    place_all(room, hand)
    with home.store.reading() as tx:
        (mat,) = kept_mats.of_conversation(tx, talk.id)
        placed = sorted(kept_mats.placements_of(tx, mat.id), key=lambda one: one.card_order)
    assert [one.position for one in placed] == [2 - column for column in COLUMNS]
    assert [one.card_key for one in placed] == [card.id for card in talk.tree.here.start.cards]
    assert {one.input_way for one in placed} == {used}
    assert [one.column_index for one in placed] == COLUMNS


def test_what_a_helper_places_says_so(enter: Enter) -> None:
    room = enter(talk_of(mat_of()))
    room.conductor.begin()
    room.conductor.partner = True
    room.rest()
    by_dragging_a_finger(room, 0)
    room.rest()
    by_a_digit(room, 1)
    room.settle()
    assert [placed.way for placed in room.mat.placements()] == ["partner", "partner"]


def test_between_two_columns_for_who_wants_five_places(enter: Enter) -> None:
    room = enter(talk_of(mat_of(positions=5)))
    room.conductor.begin()
    room.rest()
    room.carry(room.hand, room.column(1), by="touch")
    room.rest()
    room.key(Qt.Key.Key_4)
    room.settle()
    assert list(room.mat.positions.values()) == [3, 1]
    between = room.column(1).accessibleName()
    assert "Gillar" in between and "Sådär" in between


def test_hear_first_says_the_column_and_the_second_press_puts_the_card_there(enter: Enter) -> None:
    room = enter(talk_of(mat_of(), hear_first=True))
    room.conductor.begin()
    room.rest()
    room.tap(room.column(0))
    assert not room.mat.positions and room.voice.said[-1] == ["Det här gillar jag"]
    room.rest()
    room.tap(room.column(0))
    assert list(room.mat.positions.values()) == [2]


# ---------------------------------------------------------------------- what a drag is


def test_a_movement_under_ten_millimetres_is_a_tap(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2])))
    card = room.window.board.lying()[0]
    room.rest()
    room.press(card, QPoint(30, 30))
    QTest.mouseMove(card, QPoint(30, 60))
    assert not room.window.board.surface.carrying
    room.lift(card, QPoint(30, 60))
    assert room.conductor.picked == next(iter(room.mat.positions))


def test_a_card_let_go_outside_goes_back_and_nothing_is_kept(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2], cards=5)))
    room.rest()
    steps = len(room.mat.steps)
    lay = room.hand.geometry()
    room.carry(room.hand, QPoint(400, 690))
    room.settle()
    assert len(room.mat.steps) == steps and room.hand.geometry() == lay and not room.hand._lifted


def test_a_card_that_is_carried_is_never_over_the_top_scale(enter: Enter) -> None:
    room = enter(talk_of(mat_of()))
    room.conductor.begin()
    room.rest()
    surface = room.window.board.surface
    room.carry(room.hand, QPoint(700, 60), let_go=False)
    assert surface.carrying
    heads = max(place._head.bottom() + place.y() for place in room.window.board.parts.places)
    assert surface._ghost.card.top() > heads
    surface.let_fall()


def test_cards_stay_movable_and_land_where_the_outline_was(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 2, 0, 1])))
    room.rest()
    card = room.window.board.lying()[0]
    room.carry(card, room.column(2), let_go=False)
    mark = room.window.board.parts.mark.geometry()
    assert room.window.board.parts.mark.isVisible()
    room.lift(card, card.mapFrom(room.window, room.column(2).mapTo(room.window, QPoint(100, 200))))
    room.settle()
    assert card.geometry() == mark
    assert room.mat.steps[-1].before == 2 and room.mat.steps[-1].after == 0


def test_the_not_for_me_pile_takes_a_card_and_gives_it_back(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2], cards=4), language=Language.EN))
    room.rest()
    board = room.window.board
    room.carry(room.hand, board.parts.aside, by="touch")
    room.rest()
    put_aside = room.mat.aside[0]
    assert room.mat.where(put_aside.id) is Off.ASIDE and "not for me" in " ".join(room.told)
    room.tap(board.parts.open_pile)
    room.rest()
    room.tap(room.window.showing.cards()[0])
    room.settle()
    assert room.mat.in_hand == put_aside and not room.mat.aside


def test_undo_takes_the_last_card_back_into_the_hand(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 1])))
    room.rest()
    last = room.window.conductor.mat.cards[list(room.mat.positions)[-1]]
    room.tap(room.window.board.parts.undo)
    room.settle()
    assert room.mat.in_hand == last and room.hand is room.piece(last.id)


def test_a_full_column_scrolls_by_rows_and_shows_what_comes_to_it(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2] * 13)), size=(1024, 700), percent=150)
    room.rest()
    up, down = room.window.board.parts.arrows[0]
    assert up.isVisible() and up.isEnabled() and not down.isEnabled(), "the last cards are seen"
    shown = [piece for piece in room.window.board.lying() if piece.isVisible()]
    room.tap(up)
    room.rest()
    above = [piece for piece in room.window.board.lying() if piece.isVisible()]
    assert above != shown and down.isEnabled()
    room.tap(above[0])
    assert room.conductor.picked is not None, "a card that came to be seen can be pressed"
    room.conductor.pick(None)
    room.rest()
    hand = room.hand
    room.carry(hand, room.column(0))
    room.settle()
    assert hand.isVisible() and not down.isEnabled()


def test_a_narrow_seam_has_one_arrow_that_goes_round(enter: Enter) -> None:
    room = enter(talk_of(mat_of([3] * 6, positions=5)), size=(1024, 700), percent=150)
    room.rest()
    up, down = room.window.board.parts.arrows[1]
    assert not up.isVisible() and down.isVisible()
    seen = set()
    for _ in range(4):
        seen |= {piece for piece in room.window.board.lying() if piece.isVisible()}
        room.tap(down)
        room.rest()
    assert seen == set(room.window.board.lying())


def test_what_was_put_down_is_said_to_who_wants_to_hear_it(enter: Enter) -> None:
    room = enter(talk_of(mat_of(cards=4), speak_on_touch=True, language=Language.EN))
    room.conductor.begin()
    room.rest()
    room.tap(room.column(0))
    room.settle()
    assert room.voice.said[-1][:2] == ["Breakfast, in Like", "The meal in the middle of the day"]


def test_the_light_starts_when_the_voice_is_done_and_comes_to_cards_last(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 1]), scan_mode=ScanMode.AUTO, language=Language.EN))
    room.kept()
    assert room.lit is None, "the question is being read aloud"
    room.voice.end()
    names = []
    for _ in range(14):
        names.append(room.lit)
        room.passes(3100 if len(names) == 1 else 2000)
    assert names[:4] == ["Like", "So-so", "Don’t like", "Not for me"]
    assert names.index("Stop") < names.index("Breakfast, in Like")


def test_a_card_in_the_hand_goes_on_being_carried_when_the_one_before_is_kept(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 1, 0])))
    room.rest()
    first, second = room.window.board.lying()[:2]
    room.conductor.put(room.mat.column(2)[0].id, 0, "touch")
    room.carry(second, room.column(2), let_go=False)
    assert room.window.board.surface.carrying
    room.kept()
    assert room.window.board.surface.carrying, first
    room.window.board.surface.let_fall()
