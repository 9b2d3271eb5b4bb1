"""A unit with people and a window before it, on a real store in a folder of its own."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessible_fit.app.desk import make_desk
from accessible_fit.instruments.model import Instrument
from accessible_fit.instruments.own import AnyPictogram
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Given, Talk
from accessible_fit.services.flow import Said
from accessible_fit.services.residents import NewPerson
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.settings import Settings
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.staff.desk import Desk
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.studio import Studio
from accessible_fit.ui.staff.window import StaffWindow
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.words.catalogue import Words
from db.engine import Store, open_store
from db.records import Person
from db.vocabulary import InputWay, Language, ServiceType, Sex
from pictograms.browsing import Browsing
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.accessible_fit.made_once import copied

PASSWORD = "four words in a row"
PIN = "2468"
P = TypeVar("P", bound=Page)
W = TypeVar("W", bound=QWidget)


@cache
def browsing() -> Browsing:
    """Every picture made ready to be searched, once for all tests."""
    return Browsing.of(Catalogue.bundled())


def no_studio() -> Studio:
    raise AssertionError("nothing is recorded here")


class Clock:
    """A clock that tests move by hand."""

    def __init__(self) -> None:
        self.now = dt.datetime(2025, 3, 3, 9, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += dt.timedelta(days=days)


@dataclass
class Home:
    """A group home: its desk, Lisa who works there, and how conversations are held."""

    desk: Desk
    clock: Clock

    def lisa(self) -> Actor:
        account = NewAccount("lisa", "Lisa Holm", PASSWORD, PIN, Language.EN)
        return self.desk.accounts.make_first(account, "Solgläntan", ServiceType.GROUP_HOME)

    def add(self, actor: Actor, alias: str, birth_year: int | None = None) -> Person:
        unit = self.desk.residents.units(actor)[0]
        return self.desk.residents.add(actor, NewPerson(unit.id, alias, birth_year, Sex.NOT_STATED))

    def questions(self) -> Instrument:
        return next(one for one in self.desk.instruments if one.id == "group_home")

    def begin(self, actor: Actor, person: Person, answers: list[Said]) -> Talk:
        talk = self.desk.conversations.begin(actor, person.id, self.questions())
        for item, said in zip(talk.instrument.items, answers, strict=False):
            self.clock.now += dt.timedelta(seconds=20)
            self.desk.conversations.keep(actor, talk, Given(item.id, said, InputWay.TOUCH, 2000))
        return talk

    def hold(self, actor: Actor, person: Person, raw: int = 2) -> Talk:
        count = len(self.questions().items)
        talk = self.begin(actor, person, [Said(raw=raw)] * count)
        self.desk.conversations.finish(actor, talk)
        return talk


@pytest.fixture
def store(tmp_path: Path, finished_store: Path) -> Iterator[Store]:
    with open_store(copied(finished_store, tmp_path / "home.db")) as made:
        yield made


@pytest.fixture
def home(store: Store, tmp_path: Path) -> Home:
    clock = Clock()
    accounts = Accounts(store, clock)
    desk = make_desk(store, accounts, clock, AnyPictogram(), tmp_path / "picture_sets", browsing)
    return Home(desk, clock)


class Seat:
    """A colleague in front of the staff's window: finds things by their names, presses and writes."""

    def __init__(self, qtbot: QtBot, window: StaffWindow, background: Background) -> None:
        self.qtbot = qtbot
        self.window = window
        self.background = background

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.background.busy)
        # What arrived may have asked for more, and taken pages away.
        self.qtbot.wait(1)
        self.qtbot.waitUntil(lambda: not self.background.busy)

    def page(self, kind: type[P]) -> P:
        self.wait()
        page = self.window.page()
        assert isinstance(page, kind), f"{type(page).__name__} is shown"
        return page

    def named(self, kind: type[W], name: str) -> W:
        found = [
            widget
            for widget in self.window.findChildren(kind)
            if widget.isVisible() and widget.accessibleName() == name
        ]
        assert len(found) == 1, f"{len(found)} visible {kind.__name__} called {name!r}"
        return found[0]

    def press(self, name: str, kind: type[QAbstractButton] = QAbstractButton) -> None:
        button = self.named(kind, name)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(20, button.height() // 2))
        self.wait()

    def press_starting(self, start: str) -> None:
        names = [
            button.accessibleName()
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible() and button.accessibleName().startswith(start)
        ]
        assert len(names) == 1, names
        self.press(names[0])

    def write(self, text: str) -> None:
        now = self.window.focusWidget()
        assert now is not None
        # QTest ends the process over letters outside ASCII, so the key events are made here.
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(now, event)
        self.wait()

    def key(self, key: Qt.Key) -> None:
        now = self.window.focusWidget()
        assert now is not None
        self.qtbot.keyClick(now, key)
        self.wait()

    def texts(self) -> str:
        from accessible_fit.ui.widgets.tree import accessible_tree

        return accessible_tree(self.window)


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background("store")
    yield made
    made.close()


@pytest.fixture
def make_window(qtbot: QtBot, qapp: object, background: Background) -> Iterator[Callable[..., Seat]]:
    catalogue = Catalogue.bundled()
    made: list[StaffWindow] = []

    def make(percent: int = 100, theme: str = "light", studio: Callable[[], Studio] = no_studio) -> Seat:
        window = StaffWindow(
            Look(load_theme(theme), "Atkinson Hyperlegible", 96 / 25.4, percent),
            Words("en"),
            lambda: PixmapStore(catalogue),
            background,
            Settings(language="en", theme=theme, text_percent=percent),
            studio,
        )
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        return Seat(qtbot, window, background)

    yield make
    for window in made:
        window.close()


@pytest.fixture
def seat(make_window: Callable[..., Seat]) -> Seat:
    return make_window()


@pytest.fixture
def sign_in(seat: Seat, home: Home) -> Callable[[], Seat]:
    """Sign Lisa in by the keyboard."""

    def enter() -> Seat:
        seat.window.store_opened(home.desk)
        seat.wait()
        seat.write("lisa")
        seat.key(Qt.Key.Key_Tab)
        seat.write(PASSWORD)
        seat.key(Qt.Key.Key_Return)
        return seat

    return enter
