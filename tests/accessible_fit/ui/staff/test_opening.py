"""Before anybody is signed in: the store opens, asks for its passphrase, or cannot be opened."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from accessible_fit.services.upkeep.opening import PassphraseTooShort
from accessible_fit.ui.staff.opening import FailurePage, OpeningPage
from accessible_fit.ui.staff.passphrase import PassphrasePage
from accessible_fit.ui.widgets.ticks import Tick
from db.errors import StoreBusy
from tests.accessible_fit.ui.staff.conftest import Seat


def test_the_window_says_that_the_answers_are_being_opened(seat: Seat) -> None:
    seat.window.show_opening()
    seat.page(OpeningPage)
    assert "They are being opened" in seat.texts()


def test_a_passphrase_is_given_with_the_keyboard_alone(seat: Seat, qtbot: QtBot) -> None:
    seat.window.ask_passphrase(new=False, trouble=None)
    with qtbot.waitSignal(seat.window.passphrase_given) as given:
        seat.write("blue door seven cats")
        seat.key(Qt.Key.Key_Return)
    assert given.args == ["blue door seven cats"]


def test_a_new_passphrase_is_written_twice_and_must_be_the_same(seat: Seat, qtbot: QtBot) -> None:
    seat.window.ask_passphrase(new=True, trouble=None)
    page = seat.page(PassphrasePage)
    seat.write("blue door seven cats")
    seat.key(Qt.Key.Key_Tab)
    seat.write("blue door seven cows")
    with qtbot.assertNotEmitted(seat.window.passphrase_given):
        seat.key(Qt.Key.Key_Return)
    assert "not the same" in page.again.error()
    assert "not the same" in page.again.control.accessibleDescription()
    page.again.control.clear()  # type: ignore[attr-defined]  # a line, seen as a widget
    with qtbot.waitSignal(seat.window.passphrase_given):
        seat.write("blue door seven cats")
        assert page.again.error() == ""
        seat.key(Qt.Key.Key_Return)


def test_what_was_wrong_with_the_last_passphrase_is_said(seat: Seat) -> None:
    seat.window.ask_passphrase(new=True, trouble=PassphraseTooShort(length=14))
    assert "at least 14 characters" in seat.page(PassphrasePage).notice.text()


def test_what_is_written_can_be_seen(seat: Seat) -> None:
    seat.window.ask_passphrase(new=False, trouble=None)
    line = seat.page(PassphrasePage).passphrase.control
    seat.write("secret")
    assert line.displayText() != "secret"  # type: ignore[attr-defined]  # a line, seen as a widget
    seat.press("Show what I write", Tick)
    assert line.displayText() == "secret"  # type: ignore[attr-defined]


def test_a_store_that_does_not_open_says_why_and_can_be_tried_again(seat: Seat, qtbot: QtBot) -> None:
    seat.window.show_failure(StoreBusy())
    seat.page(FailurePage)
    assert StoreBusy.sentence in seat.texts()
    assert StoreBusy.mend in seat.texts()
    with qtbot.waitSignal(seat.window.retry_wanted):
        seat.press("Try again")


def test_no_page_opens_a_window_of_its_own(seat: Seat) -> None:
    from PySide6.QtWidgets import QApplication

    seat.window.ask_passphrase(new=True, trouble=None)
    seat.wait()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [seat.window]
    assert seat.window.isActiveWindow()


def test_closing_is_told(seat: Seat, qtbot: QtBot) -> None:
    with qtbot.waitSignal(seat.window.closed):
        seat.window.close()
