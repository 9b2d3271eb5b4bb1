"""The window locks itself, shows nothing of anybody, and is opened by who is signed in or gives way."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.ui.staff.admin.own_secrets_page import OwnSecretsPage
from accessible_fit.ui.staff.lock_page import LockPage
from accessible_fit.ui.staff.lock_watch import LockWatch
from accessible_fit.ui.staff.people import PeoplePage
from accessible_fit.ui.staff.person_form import NewPersonPage
from accessible_fit.ui.staff.sign_in import SignInPage
from db.vocabulary import Language, Role
from tests.accessible_fit.ui.staff.conftest import PASSWORD, PIN, Home, Seat

SignIn = Callable[[], Seat]


@pytest.fixture
def inside(sign_in: SignIn, home: Home) -> Seat:
    """Lisa before the list of people, with Kalle in it."""
    lisa = home.lisa()
    home.add(lisa, "Kalle", 1956)
    seat = sign_in()
    seat.page(PeoplePage)
    assert "Kalle" in seat.texts()
    return seat


def lock_page(seat: Seat) -> LockPage:
    page = seat.window.lock_page
    assert isinstance(page, LockPage)
    return page


def keys(seat: Seat, text: str) -> None:
    """Write where the system would: into the window, which finds what has the focus."""
    handle = seat.window.windowHandle()
    assert handle is not None
    for letter in text:
        QTest.keyClick(handle, letter)
    seat.wait()


def press(seat: Seat, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    handle = seat.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, modifier)
    seat.wait()


def everything_accessible() -> str:
    """What any program can read of this one through the system, what is hidden as well."""
    told: list[str] = []

    def walk(node: QAccessibleInterface) -> None:
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            told.append(node.text(kind))
        for index in range(node.childCount()):
            child = node.child(index)
            if child is not None and child.isValid():
                walk(child)

    for window in QGuiApplication.topLevelWindows():
        root = window.accessibleRoot()
        if root is not None:
            walk(root)
    return "\n".join(told)


def test_lisa_locks_and_unlocks_with_the_keyboard_alone(inside: Seat) -> None:
    press(inside, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    lock_page(inside)
    assert "Kalle" not in inside.texts()
    keys(inside, PIN)
    press(inside, Qt.Key.Key_Return)
    assert inside.window.lock_page is None
    page = inside.page(PeoplePage)
    assert "Kalle" in inside.texts()
    assert inside.window.focusWidget() is page.search


def test_nothing_of_anybody_can_be_read_while_it_is_locked(inside: Seat, home: Home) -> None:
    routes = inside.window._routes
    assert routes is not None
    lisa = inside.window.actor
    assert lisa is not None
    routes.people.person(home.desk.residents.listed(lisa)[0].person.id)
    inside.wait()
    assert "Kalle" in everything_accessible()
    inside.press("Lock")
    assert "Kalle" not in everything_accessible()
    assert "Lisa Holm is signed in." in everything_accessible()
    titles = [inside.window.windowTitle(), *(one.title() for one in QGuiApplication.topLevelWindows())]
    assert not any("Kalle" in title for title in titles)
    shown = [one for one in inside.window.findChildren(QWidget) if one.isVisible()]
    assert all(one is lock_page(inside) or lock_page(inside).isAncestorOf(one) for one in shown)


def test_the_password_unlocks_as_well_and_anything_else_does_not(inside: Seat) -> None:
    inside.press("Lock")
    keys(inside, "something else")
    press(inside, Qt.Key.Key_Return)
    assert "neither your code nor your password" in lock_page(inside).secret.error()
    assert lock_page(inside).secret_line.text() == ""
    keys(inside, PASSWORD)
    press(inside, Qt.Key.Key_Return)
    assert inside.window.lock_page is None


def test_after_five_wrong_codes_only_the_password_opens(inside: Seat, home: Home) -> None:
    lisa = inside.window.actor
    assert lisa is not None
    with home.desk.accounts._store.writing() as tx:
        from db import users

        users.set_failures(tx, lisa.user_id, 5, None)
    home.desk.accounts._charges.forgive_here(lisa.user_id, 5)
    inside.press("Lock")
    keys(inside, PIN)
    press(inside, Qt.Key.Key_Return)
    assert "Write your password instead." in lock_page(inside).secret.error()
    keys(inside, PASSWORD)
    press(inside, Qt.Key.Key_Return)
    assert inside.window.lock_page is None


def test_what_was_being_written_is_there_again(inside: Seat) -> None:
    inside.press("Add a person")
    page = inside.page(NewPersonPage)
    inside.write("Märta")
    inside.press("Lock")
    assert "Märta" not in everything_accessible()
    keys(inside, PIN)
    press(inside, Qt.Key.Key_Return)
    assert inside.page(NewPersonPage) is page
    assert page.alias_line.text() == "Märta"
    assert inside.window.focusWidget() is page.alias_line


def test_somebody_else_signs_in_and_both_are_told_what_is_lost(inside: Seat, home: Home) -> None:
    lisa = inside.window.actor
    assert lisa is not None
    bo = NewAccount("bo", "Bo Ek", PASSWORD, "9753", Language.EN)
    home.desk.accounts.add(lisa, bo, Role.STAFF, lisa.unit_ids)
    inside.press("Add a person")
    inside.page(NewPersonPage)
    inside.write("Märta")
    inside.press("Lock")
    inside.press("Sign in as somebody else")
    assert "Lisa Holm has perhaps not saved everything" in inside.texts()
    keys(inside, "bo")
    press(inside, Qt.Key.Key_Tab)
    keys(inside, PASSWORD)
    press(inside, Qt.Key.Key_Return)
    inside.page(PeoplePage)
    assert inside.window.actor is not None
    assert inside.window.actor.name == "Bo Ek"
    assert "Märta" not in everything_accessible()
    inside.press("Sign out")
    inside.page(SignInPage)
    keys(inside, "lisa")
    press(inside, Qt.Key.Key_Tab)
    keys(inside, PASSWORD)
    press(inside, Qt.Key.Key_Return)
    assert "Bo Ek signed in while your window was locked." in inside.page(PeoplePage).notice.text()


def test_somebody_else_may_go_back(inside: Seat) -> None:
    inside.press("Lock")
    inside.press("Sign in as somebody else")
    assert "When you sign in, Lisa Holm is signed out." in inside.texts()
    inside.press("Back")
    keys(inside, PIN)
    press(inside, Qt.Key.Key_Return)
    inside.page(PeoplePage)
    assert inside.window.lock_page is None


def test_a_colleague_with_a_given_password_takes_over(inside: Seat, home: Home) -> None:
    lisa = inside.window.actor
    assert lisa is not None
    bo = NewAccount("bo", "Bo Ek", "kavo-timu-sela-ropi", "", Language.EN)
    home.desk.accounts.add(lisa, bo, Role.STAFF, lisa.unit_ids, given=True)
    inside.press("Lock")
    inside.press("Sign in as somebody else")
    keys(inside, "bo")
    press(inside, Qt.Key.Key_Tab)
    keys(inside, "kavo-timu-sela-ropi")
    press(inside, Qt.Key.Key_Return)
    assert isinstance(inside.window.lock_page, OwnSecretsPage)
    assert "Kalle" not in inside.texts()
    for written in ("six words of my own", "six words of my own", "8642", "8642"):
        keys(inside, written)
        press(inside, Qt.Key.Key_Tab)
    press(inside, Qt.Key.Key_Return)
    inside.page(PeoplePage)
    assert inside.window.actor is not None
    assert inside.window.actor.name == "Bo Ek"


def test_an_account_that_is_closed_meanwhile_does_not_open(inside: Seat, home: Home) -> None:
    lisa = inside.window.actor
    assert lisa is not None
    inside.window._lock.look_after_rights()
    inside.wait()
    assert inside.window.lock_page is None
    with home.desk.accounts._store.writing() as tx:
        from db import users

        users.set_disabled(tx, lisa.user_id, True)
    inside.window._lock.look_after_rights()
    inside.wait()
    assert "Your account has been changed." in inside.texts()
    keys(inside, PIN)
    press(inside, Qt.Key.Key_Return)
    assert isinstance(inside.window.lock_page, LockPage)


@pytest.mark.qt_log_ignore("This plugin does not support")  # a screen of no glass has no keyboard to take
def test_an_open_list_is_closed_before_it_is_locked(inside: Seat) -> None:
    inside.press("Add a person")
    page = inside.page(NewPersonPage)
    page.sex.showPopup()
    assert QApplication.activePopupWidget() is not None
    inside.window.lock()
    assert QApplication.activePopupWidget() is None
    lock_page(inside)


# -------------------------------------------------------------------- by itself


@dataclass
class Times:
    """Both clocks, moved by hand."""

    steady: float = 1000.0
    wall: float = 5000.0
    told: list[str] = field(default_factory=list)

    def go(self, seconds: float) -> None:
        self.steady += seconds
        self.wall += seconds


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def watch(inside: Seat, times: Times) -> LockWatch:
    inside.window._lock.watch.rest()
    made = LockWatch(inside.window, lambda: times.steady, lambda: times.wall)
    made.idle.connect(lambda: times.told.append("idle"))
    made.watch(inside.window.windowHandle())
    made.begin(10)
    return made


def live(watch: LockWatch, times: Times, seconds: int) -> None:
    for _ in range(seconds // 5):
        times.go(5)
        if watch.counting:
            watch.look()


def test_it_locks_after_ten_minutes_without_input(watch: LockWatch, times: Times) -> None:
    live(watch, times, 595)
    assert times.told == []
    live(watch, times, 5)
    assert times.told == ["idle"]
    assert not watch.counting


@pytest.mark.parametrize("by", ["key", "mouse", "wheel"])
def test_input_of_any_kind_keeps_it_open(
    inside: Seat, watch: LockWatch, times: Times, qtbot: QtBot, by: str
) -> None:
    handle = inside.window.windowHandle()
    assert handle is not None
    live(watch, times, 590)
    if by == "key":
        QTest.keyClick(handle, Qt.Key.Key_Down)
    elif by == "mouse":
        QTest.mouseMove(handle, QPoint(300, 300))
    else:
        QTest.wheelEvent(handle, QPoint(300, 300), QPoint(0, -120))
    qtbot.wait(1)
    live(watch, times, 590)
    assert times.told == []
    live(watch, times, 15)
    assert times.told == ["idle"]


def test_a_computer_that_slept_wakes_up_locked_at_the_first_touch(
    inside: Seat, watch: LockWatch, times: Times, qtbot: QtBot
) -> None:
    handle = inside.window.windowHandle()
    assert handle is not None
    page = inside.page(PeoplePage)
    times.wall += 3 * 3600  # its steady clock stood still
    QTest.keyClick(handle, "x")
    qtbot.wait(1)
    assert times.told == ["idle"]
    assert page.search.text() == "", "the touch that wakes it writes nothing"


def test_a_clock_that_is_set_back_keeps_nothing_open(watch: LockWatch, times: Times) -> None:
    times.wall -= 24 * 3600
    live(watch, times, 600)
    assert times.told == ["idle"]


def test_nobody_signed_in_nothing_to_lock(seat: Seat, home: Home) -> None:
    home.lisa()
    seat.window.store_opened(home.desk)
    seat.page(SignInPage)
    seat.window.lock()
    assert seat.window.lock_page is None
    assert not seat.window._lock.watch.counting
