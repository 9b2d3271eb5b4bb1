"""A mat through the whole program: prepared, laid by keys or by one switch, looked at, its picture saved."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from accessible_fit.app.program import Program
from accessible_fit.services.mats.setup import SetupChange, Whose
from accessible_fit.services.residents import NewPerson
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.tour.hands import live
from accessible_fit.tour.world import PASSWORD, PIN, new_store, program
from accessible_fit.ui.mat.conductor import Stage
from accessible_fit.ui.mat.window import MatWindow
from accessible_fit.ui.staff.mats.review_page import MatReviewPage
from accessible_fit.ui.widgets.cards import Card
from accessible_fit.ui.widgets.flow import FlowRow
from db.records import AccessProfile
from db.vocabulary import ConsentAudience, InputWay, Language, ScanMode, ServiceType
from talking_mats.described import read_description

CARDS = 3
COLUMNS = (0, 2, 1)
# Kalle's presses count from 50 ms after the page has changed or he has pressed.
APART_MS = 150
QUICK = {"ignore_repeats_ms": 50, "dead_zone_ms": 50, "speak_questions": False, "speak_options": False}
Press = Callable[[MatWindow, str], None]


class Evening:
    """Lisa, who uses the keyboard, and Kalle, whose mats have three cards."""

    def __init__(self, running: Program, qtbot: QtBot, profile: AccessProfile) -> None:
        self.running, self.qtbot = running, qtbot
        self.staff = running.staff
        desk = running.desk
        assert desk is not None  # waited for
        self.desk = desk
        account = NewAccount("lisa", "Lisa Holm", PASSWORD, PIN, Language.EN)
        self.lisa = desk.accounts.make_first(account, "Solgläntan", ServiceType.GROUP_HOME)
        unit = desk.residents.units(self.lisa)[0]
        self.kalle = desk.residents.add(self.lisa, NewPerson(unit.id, "Kalle", profile=profile))
        own = Whose(unit.id, self.kalle.id)
        desk.mat_setup.save(self.lisa, own, "my_home", SetupChange(most=CARDS))
        running.staff._signed_in(desk, self.lisa, "en")
        self.settled()

    def settled(self) -> None:
        self.qtbot.waitUntil(lambda: not self.running.background.busy)
        live(60)

    def key(self, key: Qt.Key) -> None:
        target = self.staff.focusWidget() or self.staff
        QTest.keyClick(target, key)

    def go_to(self, start: str) -> QWidget:
        """Come to what is called so by Tab, and by arrows inside a row of choices."""
        for _ in range(120):
            now = self.staff.focusWidget()
            if now is not None and now.accessibleName().startswith(start):
                return now
            around = now.parentWidget() if now is not None else None
            row = around if isinstance(around, FlowRow) else None
            inside = [one.accessibleName().startswith(start) for one in row.buttons] if row else []
            self.key(Qt.Key.Key_Right if any(inside) else Qt.Key.Key_Tab)
            live(5)
        raise AssertionError(f"Tab does not lead to {start!r}")

    def press(self, start: str) -> None:
        self.go_to(start)
        self.key(Qt.Key.Key_Return)
        self.settled()

    def begin(self) -> MatWindow:
        """Prepare a mat with the keyboard alone and begin it."""
        self.press("Kalle")
        self.press("Start a conversation")
        self.go_to("Mat")
        self.settled()
        self.press("Start")
        self.qtbot.waitUntil(lambda: isinstance(self.running.resident, MatWindow))
        window = self.running.resident
        assert isinstance(window, MatWindow)  # waited for
        self.qtbot.waitExposed(window)
        window.activateWindow()
        live(APART_MS)
        return window

    def leave(self, window: MatWindow) -> MatReviewPage:
        """Lisa leaves with her code."""
        window._show_pin()
        live(APART_MS)
        for digit in PIN:
            QTest.keyClick(window.pin, Qt.Key(Qt.Key.Key_0 + int(digit)))
        QTest.keyClick(window.pin, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.running.resident is None, timeout=10_000)
        self.settled()
        page = self.staff.page()
        assert isinstance(page, MatReviewPage)
        self.qtbot.waitUntil(lambda: not page.picture._picture.isNull(), timeout=10_000)
        return page


@pytest.fixture
def running(tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    made = program(tmp_path / "work", new_store(tmp_path, "people.db"), "en", "light")
    qtbot.waitUntil(lambda: made.desk is not None and not made.background.busy, timeout=20_000)
    yield made
    made.staff.hide()
    made.close()
    made.staff.deleteLater()
    made.deleteLater()


def calm(window: MatWindow) -> None:
    """All is kept, the page that follows is on screen, and it has been looked at for a moment."""
    while window.conductor.writing:
        live(10)
    live(2 * APART_MS)


def by_keys(window: MatWindow, name: str) -> None:
    """The number of a card, the page keys for the bar."""
    calm(window)
    if name == window.bar.next.accessibleName():
        QTest.keyClick(window, Qt.Key.Key_PageDown)
    else:
        names = [card.accessibleName() for card in window.screen_now.cards()]
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + names.index(name)))
    live(30)


def by_one_switch(window: MatWindow, name: str) -> None:
    """Short presses move the light on, a long one chooses."""
    calm(window)
    for _ in range(40):
        lit = [one for one in window.findChildren(Card) if one.isVisible() and one._scanned]
        if lit and lit[0].accessibleName() == name:
            break
        QTest.keyClick(window, Qt.Key.Key_Space)
        live(APART_MS)
    else:
        raise AssertionError(f"the light does not come to {name!r}")
    QTest.keyPress(window, Qt.Key.Key_Space)
    live(500)
    if isValid(window):
        QTest.keyRelease(window, Qt.Key.Key_Space)
    live(30)


def lay_the_mat(window: MatWindow, press: Press, qtbot: QtBot) -> dict[str, int]:
    """From the open question to thanks; return where each card was put."""
    conductor = window.conductor
    press(window, "Start")
    qtbot.waitUntil(lambda: window.screen_now is window.board)
    for column in COLUMNS:
        qtbot.waitUntil(lambda: conductor.all_kept and conductor.in_hand is not None)
        card = conductor.in_hand
        assert card is not None  # waited for
        press(window, window.board.parts.places[column].accessibleName())
        qtbot.waitUntil(lambda card=card: isinstance(conductor.mat.where(card.id), int))  # type: ignore[misc]  # mypy gives no type to a lambda's defaults
    placed = dict(conductor.mat.positions)
    qtbot.waitUntil(lambda: conductor.may_go_on)
    next_one = window.bar.next.accessibleName()
    press(window, next_one)
    qtbot.waitUntil(lambda: conductor.stage in (Stage.AGAIN, Stage.LOOKING))
    if conductor.stage is Stage.AGAIN:  # a quick computer lays the cards unusually fast
        press(window, "No thanks, go on")
        qtbot.waitUntil(lambda: conductor.stage is Stage.LOOKING)
    for number in range(CARDS):
        press(window, "Yes, that is right")
        qtbot.waitUntil(lambda number=number: len(conductor.mat.confirmed) == number + 1)  # type: ignore[misc]  # as above
    qtbot.waitUntil(lambda: window.screen_now is window.finished)
    press(window, next_one)
    qtbot.waitUntil(lambda: conductor.stage is Stage.AUDIENCE)
    press(window, "My staff")
    press(window, next_one)
    qtbot.waitUntil(lambda: conductor.stage is Stage.THANKS)
    return placed


WAYS: dict[str, tuple[Press, InputWay, dict[str, object]]] = {
    "keyboard": (by_keys, InputWay.KEYBOARD, {}),
    "one switch": (by_one_switch, InputWay.SWITCH, {"scan_mode": ScanMode.ONE_SWITCH}),
}


@pytest.mark.parametrize("way", WAYS)
def test_from_preparing_to_the_picture_on_the_wall(
    running: Program, qtbot: QtBot, tmp_path: Path, way: str
) -> None:
    press, used, how = WAYS[way]
    profile = AccessProfile(language=Language.EN, **QUICK, **how)  # type: ignore[arg-type]  # by name
    evening = Evening(running, qtbot, profile)
    window = evening.begin()
    placed = lay_the_mat(window, press, qtbot)
    assert list(placed.values()) == [2, 0, 1]
    page = evening.leave(window)
    review = page._review
    assert review is not None
    assert {line.card.id: line.position for line in review.mats[0].lines} == placed
    assert {one.way for one in review.tree.here.placements()} == {used.value}
    assert review.consent is not None and ConsentAudience.STAFF in review.consent.audience

    saved = tmp_path / "mat.png"
    page.ask_place = lambda _parent, _name: str(saved)
    evening.press("Save as a picture")
    qtbot.waitUntil(saved.exists)
    described = read_description(saved.read_bytes())
    assert {one["card"]: one["position"] for one in described["placements"]} == placed
    assert described["mat"] == review.mats[0].mat.id
