"""Somebody looks for a picture: writing, in a part of daily life, with the mouse and with keys only."""

from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessible_fit.ui.bridge import Background
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.widgets.card_cell import short_lines
from accessible_fit.ui.widgets.picture import Draw
from accessible_fit.ui.widgets.symbol_browser import SymbolBrowser
from accessible_fit.ui.widgets.symbol_parts import FAVOURITES, RECENT
from accessible_fit.ui.widgets.tree import accessible_tree
from accessible_fit.words.catalogue import Words
from pictograms.browsing import Browsing
from pictograms.catalogue import Catalogue
from pictograms.errors import BrokenSet
from pictograms.widgets.pixmaps import PixmapStore

Key = Qt.Key
SWEDISH = Words("sv")
LOOK = Look(load_theme("light"), "Atkinson Hyperlegible", 3.78)
LARGE = Look(load_theme("high_contrast"), "Atkinson Hyperlegible", 3.78, percent=200)


@pytest.fixture(scope="module")
def browsing() -> Browsing:
    return Browsing.of(Catalogue.bundled())


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background("test")
    yield made
    made.close()


class Drawn:
    """Gives pictures and remembers for which keys."""

    def __init__(self, store: PixmapStore) -> None:
        self.keys: set[str] = set()
        self._store = store

    def __call__(self, key: str) -> Draw:
        def draw(side: int, ratio: float) -> QPixmap:
            self.keys.add(key)
            return self._store.pixmap(key, side, ratio)

        return draw


@pytest.fixture
def drawn(qtbot: QtBot, browsing: Browsing) -> Drawn:
    return Drawn(PixmapStore(browsing.catalogue))


def opened(
    qtbot: QtBot,
    background: Background,
    drawn: Drawn,
    browsing: Browsing,
    look: Look = LOOK,
    lang: str = "sv",
) -> SymbolBrowser:
    browser = SymbolBrowser(look, Words(lang), drawn, background, cache(lambda: browsing))
    qtbot.addWidget(browser)
    browser.resize(1000, 640)
    browser.show()
    browser.activateWindow()
    qtbot.waitUntil(lambda: not background.busy)
    qtbot.wait(10)
    browser.search.setFocus()
    return browser


@pytest.fixture
def browser(qtbot: QtBot, background: Background, drawn: Drawn, browsing: Browsing) -> SymbolBrowser:
    return opened(qtbot, background, drawn, browsing)


def names(browser: SymbolBrowser) -> list[str]:
    model = browser.grid.symbols
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        now = QApplication.focusWidget()
        assert now is not None
        qtbot.keyClick(now, key)


def test_every_letter_shows_what_fits(qtbot: QtBot, browser: SymbolBrowser) -> None:
    many = len(names(browser))
    qtbot.keyClicks(browser.search, "hun")
    assert names(browser)[0] == "hund" and 0 < len(names(browser)) < many
    qtbot.keyClicks(browser.search, "dansikte")
    assert names(browser) == ["hundansikte"]
    press(qtbot, Key.Key_Escape)
    assert browser.search.text() == "" and len(names(browser)) == many


def test_keys_only_from_the_first_letter_to_the_choice(qtbot: QtBot, browser: SymbolBrowser) -> None:
    qtbot.keyClicks(browser.search, "kock")
    press(qtbot, Key.Key_Down)
    assert browser.grid.hasFocus() and names(browser)[0] == "kock"
    press(qtbot, Key.Key_Right)
    with qtbot.waitSignal(browser.symbol_chosen) as chosen:
        press(qtbot, Key.Key_Return)
    assert chosen.args == [browser.grid.symbols.symbol(1).key]  # type: ignore[union-attr]  # it is there
    press(qtbot, Key.Key_Up)
    assert browser.search.hasFocus()


def test_letters_typed_in_the_grid_go_on_in_the_search(qtbot: QtBot, browser: SymbolBrowser) -> None:
    qtbot.keyClicks(browser.search, "ko")
    press(qtbot, Key.Key_Return)
    assert browser.grid.hasFocus()
    qtbot.keyClicks(browser.grid, "c")
    assert browser.search.hasFocus() and browser.search.text() == "koc"


def test_tab_leads_through_everything_and_arrows_inside(qtbot: QtBot, browser: SymbolBrowser) -> None:
    qtbot.keyClicks(browser.search, "kock")
    stops = []
    for _ in range(8):
        press(qtbot, Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    told = [stop.accessibleName() for stop in stops if stop is not None]
    assert told[0] == browser._clear.accessibleName()
    assert told[1] == SWEDISH.t("Favourites")
    assert stops[2] is browser.grid
    assert told[3:5] == ["kock", "kock"]  # who, and which colour of skin
    assert stops[5] is browser.details.favourite and stops[6] is browser.details.choose


def test_parts_of_daily_life_are_chosen_by_arrows_and_by_the_mouse(
    qtbot: QtBot, browser: SymbolBrowser
) -> None:
    home = browser.parts.row.buttons[2]
    qtbot.mouseClick(home, Qt.MouseButton.LeftButton)
    assert home.isChecked() and "sovrum" in names(browser)
    press(qtbot, Key.Key_Right)
    food = browser.parts.row.buttons[3]
    assert food.hasFocus() and food.isChecked() and not home.isChecked()
    assert "sovrum" not in names(browser)
    assert home.focusPolicy() is Qt.FocusPolicy.ClickFocus
    press(qtbot, Key.Key_Home)
    assert browser.parts.row.chosen() == 0
    qtbot.keyClicks(browser.search, "hund")
    assert browser.parts.row.chosen() == -1
    qtbot.mouseClick(home, Qt.MouseButton.LeftButton)
    assert browser.search.text() == "" and "sovrum" in names(browser)


def test_arrows_up_and_down_go_between_the_lines_of_parts(qtbot: QtBot, browser: SymbolBrowser) -> None:
    browser.resize(700, 640)
    buttons = browser.parts.row.buttons
    assert len({button.y() for button in buttons}) > 2
    buttons[0].setFocus()
    press(qtbot, Key.Key_Down)
    below = QApplication.focusWidget()
    assert below in buttons and below.y() > buttons[0].y() and below.x() == 0
    press(qtbot, Key.Key_Up, Key.Key_Up)
    assert buttons[0].hasFocus()
    press(qtbot, Key.Key_End)
    assert buttons[-1].hasFocus()


def test_a_person_and_a_colour_of_skin_are_offered_and_chosen(qtbot: QtBot, browser: SymbolBrowser) -> None:
    qtbot.keyClicks(browser.search, "kock")
    details = browser.details
    persons, tones = details._person_row.buttons, details._tone_row.buttons
    assert [button.accessibleName() for button in persons] == ["kock", "kvinnlig kock", "manlig kock"]
    assert len(tones) == 6
    qtbot.mouseClick(tones[5], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(details._person_row.buttons[1], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(browser.symbol_chosen) as chosen:
        qtbot.mouseClick(details.choose, Qt.MouseButton.LeftButton)
    assert chosen.args == ["openmoji:1F469-1F3FF-200D-1F373"]


def test_arrows_among_the_colours_keep_the_focus(qtbot: QtBot, browser: SymbolBrowser) -> None:
    qtbot.keyClicks(browser.search, "kock")
    browser.details._tone_row.buttons[0].setFocus()
    press(qtbot, Key.Key_Right, Key.Key_Right)
    assert browser.details._tone_row.buttons[2].hasFocus()
    assert browser.details._tone_row.chosen() == 2


def test_a_form_far_down_is_brought_into_view(qtbot: QtBot, browser: SymbolBrowser) -> None:
    browser.resize(1000, 460)
    qtbot.keyClicks(browser.search, "ta i hand")
    qtbot.wait(20)
    tones = browser.details._tone_row.buttons
    assert len(tones) == 26 and tones[25].visibleRegion().isEmpty()
    tones[0].setFocus()
    press(qtbot, Key.Key_End)
    assert tones[25].hasFocus() and not tones[25].visibleRegion().isEmpty()


def test_a_double_click_chooses(qtbot: QtBot, browser: SymbolBrowser) -> None:
    qtbot.keyClicks(browser.search, "hund")
    place = browser.grid.visualRect(browser.grid.symbols.index(1)).center()
    with qtbot.waitSignal(browser.symbol_chosen) as chosen:
        qtbot.mouseClick(browser.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(browser.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [browser.grid.symbols.symbol(1).key]  # type: ignore[union-attr]  # it is there


def test_favourites_are_marked_told_and_shown(qtbot: QtBot, browser: SymbolBrowser) -> None:
    qtbot.keyClicks(browser.search, "hundansikte")
    with qtbot.waitSignal(browser.favourite_changed) as changed:
        qtbot.mouseClick(browser.details.favourite, Qt.MouseButton.LeftButton)
    assert changed.args == ["openmoji:1F436", True]
    model = browser.grid.symbols
    told = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert told == SWEDISH.t("{name}, favourite", name="hundansikte")
    browser.search.clear()
    browser.parts.row.buttons[0].click()
    assert names(browser) == ["hundansikte"]
    with qtbot.waitSignal(browser.favourite_changed) as changed:
        browser.details.favourite.click()
    assert changed.args == ["openmoji:1F436", False]
    assert names(browser) == [] and not browser.details.isVisible()


def test_it_opens_on_what_was_used_last(
    qtbot: QtBot, background: Background, drawn: Drawn, browsing: Browsing
) -> None:
    browser = SymbolBrowser(LOOK, Words("en"), drawn, background, lambda: browsing)
    browser.remember(["own:help"], ["own:staff", "gone:long-ago", "own:kitchen"])
    qtbot.addWidget(browser)
    browser.show()
    qtbot.waitUntil(lambda: names(browser) == ["staff", "kitchen"])
    assert browser.parts.parts[browser.parts.row.chosen()] == RECENT
    browser.parts.row.buttons[0].click()
    browser.remember(["own:help", "own:home"], [])
    assert names(browser) == ["help", "home"]


def test_what_is_not_there_is_said_with_a_way_on(qtbot: QtBot, browser: SymbolBrowser) -> None:
    qtbot.keyClicks(browser.search, "xyzzy")
    assert "xyzzy" in accessible_tree(browser)
    assert not browser.grid.isVisible() and not browser.details.isVisible()
    press(qtbot, Key.Key_Down)
    assert browser.search.hasFocus()
    browser.parts.row.buttons[0].click()
    assert browser.parts.parts[0] == FAVOURITES and not browser.grid.isVisible()
    qtbot.mouseClick(browser.parts.row.buttons[2], Qt.MouseButton.LeftButton)
    assert browser.grid.isVisible() and browser.details.isVisible()


def test_only_what_is_on_screen_is_drawn(qtbot: QtBot, browser: SymbolBrowser, drawn: Drawn) -> None:
    drawn.keys.clear()
    qtbot.keyClicks(browser.search, "a")
    qtbot.wait(100)
    assert len(names(browser)) > 300
    assert 4 <= len(drawn.keys) < 40


def test_moving_far_with_keys(qtbot: QtBot, browser: SymbolBrowser) -> None:
    qtbot.keyClicks(browser.search, "a")
    press(qtbot, Key.Key_Down, Key.Key_End)
    last = len(names(browser)) - 1
    assert browser.grid.currentIndex().row() == last
    press(qtbot, Key.Key_Right)
    assert browser.grid.currentIndex().row() == last
    press(qtbot, Key.Key_PageUp)
    assert 0 < browser.grid.currentIndex().row() < last
    press(qtbot, Key.Key_Home)
    assert browser.grid.currentIndex().row() == 0
    press(qtbot, Key.Key_Down)
    there = browser.grid.visualRect(browser.grid.currentIndex())
    assert there.left() == browser.grid.visualRect(browser.grid.symbols.index(0)).left()
    assert browser.grid.currentIndex().row() == browser.grid._columns


def test_a_screen_reader_is_told_names_and_roles(browser: SymbolBrowser) -> None:
    told = accessible_tree(browser)
    for wanted in (SWEDISH.t("Favourites"), "Mat och dryck", "hem"):
        assert wanted in told
    grid = QAccessible.queryAccessibleInterface(browser.grid)
    assert grid is not None and grid.role() == QAccessible.Role.List
    first = grid.child(0)
    assert first is not None and first.text(QAccessible.Text.Name) == names(browser)[0]


def test_large_text_turns_the_row_of_parts_into_a_list(
    qtbot: QtBot, background: Background, drawn: Drawn, browsing: Browsing
) -> None:
    browser = opened(qtbot, background, drawn, browsing, LARGE)
    assert not browser.parts.row.isVisible()
    select = browser.parts.select
    select.setFocus()
    press(qtbot, Key.Key_End)
    assert select.currentText() == "Flaggor" and "Sverige" in " ".join(names(browser))
    qtbot.keyClicks(browser.search, "hund")
    assert select.currentIndex() == -1 and names(browser)[0] == "hund"
    assert browser.grid.gridSize().height() > 160


def test_a_set_that_is_not_whole_is_told(qtbot: QtBot, background: Background, drawn: Drawn) -> None:
    def broken() -> Browsing:
        raise BrokenSet(set_name="own", file="index.toml")

    browser = SymbolBrowser(LOOK, Words("sv"), drawn, background, broken)
    qtbot.addWidget(browser)
    with qtbot.waitSignal(browser.failed) as failed:
        browser.show()
    assert isinstance(failed.args[0], BrokenSet)
    qtbot.keyClicks(browser.search, "hund")


def test_long_names_are_broken_between_words_and_cut_at_the_end(browser: SymbolBrowser) -> None:
    metrics = browser.grid.fontMetrics()
    width = metrics.horizontalAdvance("en mycket lång")
    lines = short_lines(metrics, "en mycket lång beskrivning av personlig assistansverksamhet", width)
    assert lines[0] == "en mycket lång" and len(lines) == 2 and lines[1].endswith("…")
    assert short_lines(metrics, "hund", width) == ["hund"] and short_lines(metrics, "", width) == []
    assert browser.grid.visualRect(browser.grid.symbols.index(0)).contains(QPoint(20, 20))
