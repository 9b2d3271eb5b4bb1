"""Last time and today: two mats the person and staff look at together, left without a code."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessible_fit.services.conversation import Resident
from accessible_fit.services.mats.history import MatLine, MatsTogether, Teller
from accessible_fit.ui.mat.marked import MarkedPiece, Sign
from accessible_fit.ui.mat.pictures import CardPixmaps
from accessible_fit.ui.mat.together import TogetherWindow
from accessible_fit.ui.mat.wording import MatWording
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.speaking import Speaking
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.words.catalogue import Words
from audio.player import SpeechPlayer
from db.records import AccessProfile
from db.vocabulary import Language, ScanMode
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from talking_mats.beside import beside
from talking_mats.cards import Where
from talking_mats.model import Mat
from tests.accessible_fit.ui.resident.room import NOBODY, SIZE, Clock, Voice
from tests.talking_mats.mats import ASIDE, MORNING, begun, laid

MM = 96 / 25.4
Open = Callable[..., "Shown"]


def mat(places: Sequence[Where], year: int = 0, **begin: object) -> Mat:
    cards = {"cards": 6, **begin}
    at = MORNING + timedelta(days=365 * year)
    return laid(begun(mat_id=f"m{year}", at=at, **cards), places)  # type: ignore[arg-type]  # what a mat begins with, by name


THEN, NOW = mat([0, 1, 2, 0, 1, 2]), mat([2, 1, 1, 0, ASIDE, 2], 1)


class Shown:
    """The window, with a voice that says nothing and remembers."""

    def __init__(
        self, qtbot: QtBot, then: Mat, now: Mat, percent: int = 100, theme: str = "light", **profile: object
    ) -> None:
        kept = AccessProfile(**{"language": Language.EN, **profile})  # type: ignore[arg-type]  # names and values of a profile
        resident = Resident(NOBODY, NOBODY, "Kim")
        together = MatsTogether(
            resident, kept, MatLine(NOBODY, "Kim", "food", Teller(), ()), beside(then, now), today=True
        )
        words = Words(kept.language.value)
        pixmaps = CardPixmaps(PixmapStore(Catalogue.bundled()), {})
        look = Look(load_theme(theme), "Atkinson Hyperlegible", MM, percent)
        kit = Kit(look, words, pixmaps, kept.show_text, kept.card_mm)
        self.voice, self.clock, self.told, self.left = Voice(), Clock(), list[str](), 0
        speaking = Speaking(cast(SpeechPlayer, self.voice), words.language, kept.rate)
        wording = MatWording("Kim", words, pixmaps)
        self.window = TogetherWindow(
            kit, wording, together, speaking, self.clock, lambda _, text: self.told.append(text)
        )
        speaking.setParent(self.window)
        self.window.left.connect(self._leave)
        qtbot.addWidget(self.window)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()
        self.clock.now += 2000

    def _leave(self) -> None:
        self.left += 1

    @property
    def pieces(self) -> dict[str, MarkedPiece]:
        return self.window.screen_now.pieces

    def press(self, piece: MarkedPiece) -> None:
        self.clock.now += 2000
        QTest.mouseClick(piece, Qt.MouseButton.LeftButton)


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Open]:
    made: list[Shown] = []

    def make(then: Mat = THEN, now: Mat = NOW, **what: object) -> Shown:
        made.append(Shown(qtbot, then, now, **what))  # type: ignore[arg-type]  # as the window takes them
        return made[-1]

    yield make
    for one in made:
        one.window.leave()


def test_what_has_changed_stands_large_below_and_is_said_when_it_comes(open_window: Open) -> None:
    shown = open_window()
    assert list(shown.pieces) == ["breakfast", "dinner", "fruit"]
    signs = [piece.mark_shown.sign for piece in shown.pieces.values() if piece.mark_shown is not None]
    assert signs == [Sign.LEFT, Sign.RIGHT, Sign.WENT]
    assert all(piece.width() >= 30 * MM for piece in shown.pieces.values())
    said = shown.voice.said[0]
    assert said[0] == "Food. This has changed."
    assert len(said) == 4
    assert "Last time. Like: " in shown.told[0]
    assert "Today. Like: " in shown.told[0]
    assert not any(sign.isdigit() for text in (*said, *shown.told) for sign in text), "no figures"


def test_a_card_that_is_pressed_is_said_then_and_now_and_lit_on_both_mats(open_window: Open) -> None:
    shown = open_window()
    shown.press(shown.pieces["breakfast"])
    assert shown.voice.said[-1] == ["Breakfast", "Last time: Don’t like.", "Today: Like."]
    assert [one.pieces["breakfast"].lit for one in shown.window.screen_now.mats] == [True, True]
    shown.voice.end()
    assert [one.pieces["breakfast"].lit for one in shown.window.screen_now.mats] == [False, False]


def test_a_card_touched_on_a_mat_is_said_too_and_the_mats_name_beside_it(open_window: Open) -> None:
    shown = open_window()
    then = shown.window.screen_now.mats[0]
    corner = next(corner for part, corner in then._parts if part is then.pieces["lunch"])
    QTest.mouseClick(then, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner + QPoint(9, 9))
    assert shown.voice.said[-1] == ["Lunch", "Last time: So-so.", "Today: So-so."]
    foot = QPoint(then.width() // 2, then.height() - 3)
    QTest.mouseClick(then, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, foot)
    assert shown.voice.said[-1] == ["Last time"]


@pytest.mark.parametrize("way", ["escape", "back", "page up", "close"])
def test_it_is_left_without_a_code(open_window: Open, way: str) -> None:
    shown = open_window()
    if way == "escape":
        QTest.keyClick(shown.window, Qt.Key.Key_Escape)
    elif way == "back":
        QTest.mouseClick(shown.window.bar.back, Qt.MouseButton.LeftButton)
    elif way == "page up":
        QTest.keyClick(shown.window.screen_now.heading, Qt.Key.Key_PageUp)
    else:
        shown.window.close()
    assert shown.left == 1
    assert not shown.window.isVisible()


def test_cards_are_reached_by_arrows_and_said_with_enter(open_window: Open) -> None:
    shown = open_window()
    QTest.keyClick(shown.window.screen_now.heading, Qt.Key.Key_Right)
    assert shown.pieces["breakfast"].hasFocus()
    QTest.keyClick(shown.pieces["breakfast"], Qt.Key.Key_Right)
    shown.clock.now += 2000
    QTest.keyClick(shown.pieces["dinner"], Qt.Key.Key_Return)
    assert shown.voice.said[-1] == ["Dinner", "Last time: Like.", "Today: So-so."]
    QTest.keyClick(shown.pieces["dinner"], Qt.Key.Key_Down)
    assert shown.window.bar.back.hasFocus() or shown.window.bar.hear_again.hasFocus()


def test_one_switch_goes_through_the_cards_and_out(open_window: Open) -> None:
    shown = open_window(scan_mode=ScanMode.AUTO)
    shown.voice.end()
    ways, met = shown.window.ways, list[str]()
    for _ in range(12):
        due = ways.engine.next_due()
        if due is None:
            break
        shown.clock.now = max(shown.clock.now, due)
        ways.tick()
        shown.voice.end()
        lit = [one for one in (*shown.pieces.values(), *shown.window.bar.buttons()) if one._scanned]
        met += [one.face.label for one in lit]
    assert {"Breakfast", "Dinner", "Fruit", "Back", "Hear again"} <= set(met)
    QTest.keyClick(shown.window, Qt.Key.Key_Escape)
    assert shown.left == 1, "Escape stays the staff's"


def test_when_nothing_has_changed_or_cannot_be_told_the_mats_stand_there_alone(open_window: Open) -> None:
    same = open_window(THEN, mat([0, 1, 2, 0, 1, 2], 1))
    assert same.voice.said[0] == ["Food. All cards lie as last time."]
    assert same.pieces == {}
    other = open_window(THEN, mat([0, 1, 2, 0, 1, 2], 1, scale="going"))
    assert other.voice.said[0] == ["Food. Here are two of your mats."]


def test_a_silent_profile_hears_nothing_until_it_asks(open_window: Open) -> None:
    shown = open_window(speak_questions=False)
    assert shown.voice.said == []
    QTest.mouseClick(shown.window.bar.hear_again, Qt.MouseButton.LeftButton)
    assert shown.voice.said[-1][0] == "Food. This has changed."


@pytest.mark.parametrize(("percent", "moved"), [(100, 15), (200, 6), (200, 15)])
def test_everything_has_room_and_nothing_is_too_small_to_press(
    open_window: Open, percent: int, moved: int
) -> None:
    then = mat([0] * 15, cards=15)
    now = mat([2] * moved + [0] * (15 - moved), 1, cards=15)
    shown = open_window(then, now, percent=percent)
    screen = shown.window.screen_now
    assert len(shown.pieces) == moved
    for piece in shown.pieces.values():
        assert screen.rect().contains(piece.geometry())
        assert piece.width() >= 20 * MM - 1
        assert not any(piece.geometry().intersects(one.geometry()) for one in screen.mats)
    for one in screen.mats:
        assert len(one.pieces) == 15
        assert one.height() > 150
