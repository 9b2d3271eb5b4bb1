"""Who steers with one switch, a moving light or by staying makes a card of her own by choosing pictures."""

import pytest
from PySide6.QtCore import Qt

from accessible_fit.ui.resident.screen import Screen
from db.errors import DiskFull
from db.vocabulary import Language, ScanMode
from talking_mats.cards import CardKind
from tests.accessible_fit.ui.mat.conftest import Enter
from tests.accessible_fit.ui.mat.room import MatRoom, mat_of, talk_of

WAYS: dict[str, dict[str, object]] = {
    "switch": {"scan_mode": ScanMode.ONE_SWITCH},
    "scan": {"scan_mode": ScanMode.AUTO},
    "dwell": {"dwell_ms": 1250},
}
LONGEST = 40


def at_a_mat(enter: Enter, way: str) -> MatRoom:
    talk = talk_of(mat_of([2], cards=3), language=Language.EN, **WAYS[way])  # type: ignore[arg-type]  # by name
    return enter(talk)


def choose(room: MatRoom, name: str, way: str) -> None:
    """Come to a card in this way and choose it."""
    room.rest()
    if way == "dwell":
        room.point_beside()
        room.point(room.card(name))
        room.passes(1600)
    elif way == "scan":
        for _ in range(LONGEST):
            if room.lit == name:
                break
            room.passes(1000)
        assert room.lit == name
        room.key(Qt.Key.Key_Space)
    else:
        for _ in range(LONGEST):
            if room.lit == name:
                break
            room.key(Qt.Key.Key_Space)
            room.passes(600)
        assert room.lit == name
        room.key_down(Qt.Key.Key_Space)
        room.passes(500)
        room.key_up(Qt.Key.Key_Space)
    room.settle()


@pytest.mark.parametrize("way", WAYS)
def test_a_part_of_life_a_picture_and_it_is_a_card(enter: Enter, way: str) -> None:
    room = at_a_mat(enter, way)
    for name in ("My own card", "Food and drink", "More pictures", "Apple", "Yes, that is my card"):
        choose(room, name, way)
    card = room.mat.in_hand
    assert card is not None and card.kind is CardKind.BLANK
    assert (card.picture, card.words["sv"]) == ("openmoji:1F34E", "Apple")
    assert room.window.screen_now is room.window.board
    assert room.mat.steps[-1].way == way
    assert room.hand.face.picture == "openmoji:1F34E"


def test_every_choice_can_be_taken_back(enter: Enter) -> None:
    room = at_a_mat(enter, "switch")
    for name in ("My own card", "Home", "Kitchen", "Another picture", "Bedroom"):
        choose(room, name, "switch")
    assert room.window.showing.heading.text() == "Is this your card?"
    for asked in ("Which picture do you want?", "What is your card about?"):
        choose(room, room.window.bar.back.accessibleName(), "switch")
        assert room.window.showing.heading.text() == asked
    choose(room, room.window.bar.back.accessibleName(), "switch")
    assert room.window.screen_now is room.window.board
    assert len(room.mat.cards) == 3


def test_more_pictures_come_round_to_the_first(enter: Enter) -> None:
    room = at_a_mat(enter, "switch")
    choose(room, "My own card", "switch")
    choose(room, "Home", "switch")
    pages = []
    while (names := [card.accessibleName() for card in room.window.showing.cards()]) not in pages:
        pages.append(names)
        choose(room, "More pictures", "switch")
    assert names == pages[0] and len(pages) > 1
    pictures = [name for page in pages for name in page[:-1]]
    assert len(set(pictures)) == len(pictures) and len(pictures) > 10


def test_a_helper_who_presses_writes_the_word(enter: Enter) -> None:
    room = at_a_mat(enter, "switch")
    room.conductor.partner = True
    room.window._open_blank()
    room.kept()
    assert room.window.screen_now is room.window.blank


def test_without_pictures_the_mat_goes_on(enter: Enter) -> None:
    room = at_a_mat(enter, "switch")
    room.window._no_pictures(DiskFull())
    message: Screen = room.window.message
    assert room.window.screen_now is message
    (on,) = [card.accessibleName() for card in message.cards()]
    choose(room, on, "switch")
    assert room.window.screen_now is room.window.board
