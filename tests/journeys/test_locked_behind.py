"""While a conversation is held the staff's window is locked behind it, and the person's window never is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from accessible_fit.app.program import Program
from accessible_fit.services.residents import NewPerson
from accessible_fit.services.signing_in.charged import PIN_TRIES
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.tour.hands import Hands, live
from accessible_fit.tour.world import PASSWORD, PIN, new_store, program
from accessible_fit.ui.resident.person_window import PersonWindow
from accessible_fit.ui.staff.lock_page import LockPage
from accessible_fit.ui.staff.review import ReviewPage
from accessible_fit.ui.widgets.tree import accessible_tree
from db import users
from db.records import AccessProfile
from db.vocabulary import Language, ServiceType

QUIET = {"speak_questions": False, "speak_options": False}


class Afternoon:
    """Lisa at her desk, who has a conversation with Kalle."""

    def __init__(self, running: Program, qtbot: QtBot) -> None:
        self.running, self.qtbot, self.staff = running, qtbot, running.staff
        desk = running.desk
        assert desk is not None  # waited for
        self.desk = desk
        account = NewAccount("lisa", "Lisa Holm", PASSWORD, PIN, Language.EN)
        self.lisa = desk.accounts.make_first(account, "Solgläntan", ServiceType.GROUP_HOME)
        unit = desk.residents.units(self.lisa)[0]
        self.kalle = desk.residents.add(
            self.lisa, NewPerson(unit.id, "Kalle", profile=AccessProfile(**QUIET))
        )
        running.staff._signed_in(desk, self.lisa, "en")
        self.settled()

    def settled(self) -> None:
        self.qtbot.waitUntil(lambda: not self.running.background.busy)
        live(60)

    def begin(self) -> PersonWindow:
        hands = Hands()
        assert self.staff._routes is not None
        self.staff._routes.people.prepare(self.kalle.id)
        hands.click(self.staff, "Start")
        self.qtbot.waitUntil(lambda: self.running.resident is not None and self.running.resident.isVisible())
        self.settled()
        window = self.running.resident
        assert isinstance(window, PersonWindow)
        return window

    def leave(self, window: PersonWindow) -> None:
        window.close()  # as Alt+F4 does, which leads to the code
        assert window.screen_now is window.pin
        self.write(window, PIN)
        self.qtbot.waitUntil(lambda: self.running.resident is None and self.staff.isVisible())
        self.settled()

    def write(self, window: QWidget, text: str) -> None:
        for letter in text:
            QTest.keyClick(window.focusWidget() or window, letter)
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return)
        self.settled()


@pytest.fixture
def afternoon(qtbot: QtBot, qapp: object, tmp_path: Path) -> Iterator[Afternoon]:
    running = program(tmp_path, new_store(tmp_path, "lisa.db"), "en", "light")
    qtbot.addWidget(running.staff)
    qtbot.waitUntil(lambda: running.desk is not None)
    try:
        yield Afternoon(running, qtbot)
    finally:
        running.close()


def test_the_staffs_window_is_locked_behind_and_the_code_opens_it(afternoon: Afternoon) -> None:
    window = afternoon.begin()
    staff = afternoon.staff
    assert isinstance(staff.lock_page, LockPage)
    assert not staff.isVisible()
    staff.show()  # somebody finds a way to it
    afternoon.settled()
    assert "Kalle" not in accessible_tree(staff)
    assert "Lisa Holm is signed in." in accessible_tree(staff)
    staff.hide()
    assert not staff._lock.watch.counting, "nothing is counted while they talk"
    staff.lock()  # whatever asks for it
    assert window.isVisible()
    assert "Kalle" in accessible_tree(window), "the person's window is never locked"
    afternoon.leave(window)
    assert staff.lock_page is None
    assert isinstance(staff.page(), ReviewPage)
    assert staff._lock.watch.counting


def test_a_code_that_was_wrong_too_often_leads_out_to_a_locked_window(afternoon: Afternoon) -> None:
    window, staff, accounts = afternoon.begin(), afternoon.staff, afternoon.desk.accounts
    store = afternoon.running.store
    assert store is not None
    with store.writing() as tx:
        users.set_failures(tx, afternoon.lisa.user_id, PIN_TRIES, None)
    accounts._charges.forgive_here(afternoon.lisa.user_id, PIN_TRIES)
    afternoon.leave(window)
    assert isinstance(staff.lock_page, LockPage)
    assert "Kalle" not in accessible_tree(staff)
    afternoon.write(staff, PIN)
    assert "Write your password instead." in accessible_tree(staff)
    afternoon.write(staff, PASSWORD)
    assert staff.lock_page is None
    assert isinstance(staff.page(), ReviewPage)
