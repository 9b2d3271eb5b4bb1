"""Every screen of a mat: nothing cut or too small, and everything told to who does not see it."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from accessible_fit.ui.mat.conductor import Stage
from accessible_fit.ui.mat.pieces import Portrait
from accessible_fit.ui.widgets.cards import Card
from db.errors import DiskFull
from db.vocabulary import Language
from pictograms.browsing import Browsing
from pictograms.catalogue import Catalogue
from talking_mats.cards import Off
from tests.accessible_fit.ui.mat.conftest import Enter
from tests.accessible_fit.ui.mat.room import MatRoom, mat_of, talk_of
from tests.accessible_fit.ui.resident.test_screen_reader import focusable, told, use

MM = 96 / 25.4
GLASS = [(1280, 800), (1920, 1080), (1024, 700)]
PLACES = [2, 1, 0, 2, 1, 0, 2, 1, 0]


def stay(room: MatRoom) -> None:
    pass


def pick(room: MatRoom) -> None:
    room.conductor.pick(next(iter(room.mat.positions)))


def put_aside(room: MatRoom) -> None:
    assert room.mat.in_hand is not None
    room.conductor.put(room.mat.in_hand.id, Off.ASIDE, "touch")


def open_pile(room: MatRoom) -> None:
    put_aside(room)
    room.settle()
    room.window._open_pile()


def deeper(room: MatRoom) -> None:
    pick(room)
    room.settle()
    room.window.board.parts.more.click()


def place_all(room: MatRoom) -> None:
    while (card := room.mat.in_hand) is not None:
        room.conductor.put(card.id, 2, "touch")
        room.kept()


def look(room: MatRoom) -> None:
    place_all(room)
    room.conductor.look("touch")


def again(room: MatRoom) -> None:
    for card_id in list(room.mat.positions):
        room.conductor.put(card_id, 2, "touch")
    place_all(room)
    room.conductor.forward("touch")


def finish(room: MatRoom) -> None:
    look(room)
    while room.mat.looking_at is not None:
        room.conductor.confirm("touch")
        room.kept()


def ask_who(room: MatRoom) -> None:
    finish(room)
    room.settle()
    room.conductor.forward("touch")


def thank(room: MatRoom) -> None:
    ask_who(room)
    room.settle()
    room.window._chosen("me", "touch")
    room.window.bar.next.click()


def own_card(*chosen: str) -> Callable[[MatRoom], None]:
    def make(room: MatRoom) -> None:
        catalogue = Catalogue.bundled()
        room.window._choose_picture(Browsing.of(catalogue))
        making = room.window._own_card
        assert making is not None
        for key in chosen:
            if key.startswith("openmoji"):
                making.picture = catalogue.get(key)
                room.window._show_step()
            else:
                room.window._make(key, "touch")

    return make


SCREENS: dict[str, Callable[[MatRoom], None]] = {
    "introduction": lambda room: room.conductor.back("touch"),
    "board": stay,
    "picked": pick,
    "aside": put_aside,
    "pile": open_pile,
    "deeper": deeper,
    "own card": lambda room: room.window._open_blank(),
    "own card, parts": own_card(),
    "own card, pictures": own_card("food"),
    "own card, done": own_card("food", "openmoji:1F34E"),
    "all placed": place_all,
    "again": again,
    "looking": look,
    "finished": finish,
    "who may see": ask_who,
    "thanks": thank,
    "pause": lambda room: room.window._show_pause(),
    "stop": lambda room: room.window._show_stop(),
    "trouble": lambda room: room.window._show_trouble(DiskFull()),
}


def shown(room: MatRoom) -> list[Card]:
    return [one for one in room.window.findChildren(Card) if one.isVisible()]


def place_of(widget: QWidget, room: MatRoom) -> QRect:
    return QRect(widget.mapTo(room.window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("size", GLASS)
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_covered_or_too_small(
    enter: Enter, screen: str, size: tuple[int, int], percent: int
) -> None:
    room = enter(talk_of(mat_of(PLACES)), percent=percent, size=size)
    SCREENS[screen](room)
    room.settle()
    assert (room.window.width(), room.window.height()) == size, "the window has grown"
    bar_top = place_of(room.window.bar, room).top()
    inside = room.window.screen_now
    cards = [card for card in shown(room) if inside.isAncestorOf(card)]
    for card in cards:
        place = place_of(card, room)
        assert place.bottom() <= bar_top and place.left() >= 0 and place.right() <= size[0], card.text()
        assert min(place.width(), place.height()) >= round(20 * MM) - 1, f"“{card.text()}” is small"
    fields = room.window.board.parts.places
    for first, second in combinations([card for card in cards if card not in fields], 2):
        assert not place_of(first, room).intersects(place_of(second, room)), (first.text(), second.text())
    for portrait in inside.findChildren(Portrait):
        if portrait.isVisible():
            assert place_of(portrait, room).bottom() <= bar_top


@pytest.mark.parametrize("screen", SCREENS)
def test_everything_tab_reaches_has_a_role_and_a_name(enter: Enter, screen: str) -> None:
    room = enter(talk_of(mat_of(PLACES)))
    SCREENS[screen](room)
    room.settle()
    reached = focusable(room.window)
    telling = (
        QAccessible.Role.StaticText,
        QAccessible.Role.Button,
        QAccessible.Role.CheckBox,
        QAccessible.Role.EditableText,
    )
    for widget in reached:
        role, name = told(widget)
        assert role in telling and name, f"{widget} is {role}, {name!r}"
    cards = {one for one in shown(room) if one.isEnabled()}
    assert cards <= set(reached), "nothing is for fingers only"
    names = [told(one)[1] for one in reached if one is not room.window.screen_now.heading]
    assert len(names) == len(set(names)), "no two things have the same name"


def test_tab_walks_the_board_as_the_eye_does(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 2, 0, 1]), language=Language.EN))
    room.settle()
    names = [told(one)[1] for one in focusable(room.window)]
    assert names == [
        "Undo",
        "Like",
        "Breakfast, in Like",
        "Lunch, in Like",
        "So-so",
        "Coffee break, in So-so",
        "Don’t like",
        "Dinner, in Don’t like",
        "Fruit",
        "Fruit. What do you think of this?",
        "Not for me",
        "Back",
        "Hear again",
        "Pause",
        "Stop",
    ]


def test_a_mat_can_be_laid_by_names_alone(enter: Enter) -> None:
    """An assistive technology presses without events; where a card came to lie is announced."""
    room = enter(talk_of(mat_of(cards=3), language=Language.EN))
    button(room, "Start")
    for column in ("Like", "Don’t like", "So-so"):
        button(room, column)
    assert list(room.mat.positions.values()) == [2, 0, 1]
    assert "Breakfast, in Like" in room.told and "Lunch, in Don’t like" in room.told
    button(room, "Lunch, in Don’t like")
    button(room, "Like")
    assert room.mat.positions["lunch"] == 2 and room.told.count("Lunch, in Like") == 1
    button(room, "Next")
    while room.conductor.stage is Stage.LOOKING:
        button(room, "Yes, that is right")
    assert room.told[-1].startswith("This is your mat.") and "Like: Breakfast, Lunch." in room.told[-1]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_says_itself_when_it_appears(enter: Enter, screen: str) -> None:
    room = enter(talk_of(mat_of(PLACES)))
    SCREENS[screen](room)
    room.settle()
    sentence = told(room.window.screen_now.heading)[1]
    assert sentence and sentence in room.told[-1]


def test_no_red_or_green_but_in_the_pictures(enter: Enter) -> None:
    """Columns look alike: only their pictures and words differ."""
    room = enter(talk_of(mat_of()))
    room.conductor.begin()
    room.settle()
    images = [place.grab().toImage() for place in room.window.board.parts.places]
    for image in images:
        assert image.pixelColor(image.width() // 2, image.height() - 40) == images[0].pixelColor(
            images[0].width() // 2, images[0].height() - 40
        )


def test_arrows_of_the_keyboard_reach_cards_and_bar(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 1])))
    room.settle()
    room.focus(room.column(0))
    room.key(Qt.Key.Key_Down)
    assert room.window.focusWidget() is room.window.board.lying()[0]
    room.key(Qt.Key.Key_Right)
    assert room.window.focusWidget() is room.window.board.lying()[1]
    room.key(Qt.Key.Key_Down)
    assert room.window.focusWidget() in (
        room.hand,
        room.window.board.parts.undo,
        room.window.board.parts.aside,
    )
    room.key(Qt.Key.Key_Down)
    assert room.window.focusWidget() in room.window.bar.buttons()


def button(room: MatRoom, name: str) -> None:
    """Press the one button with this name, as an assistive technology does."""
    (found,) = [
        one
        for one in room.window.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and one.accessibleName() == name
    ]
    use(found)
    room.settle()
    QApplication.processEvents()


def test_the_word_of_an_own_card_is_a_field_with_a_name(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2], cards=3)))
    room.settle()
    room.window._open_blank()
    field = room.window.blank.word
    assert isinstance(field, QLineEdit) and told(field)[0] is QAccessible.Role.EditableText
    assert room.window.focusWidget() is field
