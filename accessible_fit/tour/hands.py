"""The hands of the tour: they find things by their accessible names and press them with real events."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_

# A computer with much else to do is slow, not wrong.
PATIENCE_S = 60.0
# What a press leads to shows at once; what has not shown by then was not taken as a press.
AGAIN_AFTER_S = 3.0


class TourLost(ProgramError):
    """The tour waited for something that did not come on screen."""

    sentence = N_("The tour did not find “{what}” on the screen.")
    mend = N_("Report it: the program and its tour no longer agree.")


class Hands:
    """Presses, taps and types like a person does."""

    def __init__(self) -> None:
        self._touchscreen: QPointingDevice = QTest.createTouchDevice()

    def wait_for(self, ready: Callable[[], object], what: str) -> None:
        """Let the program live until `ready` holds. Raises TourLost when it never does."""
        deadline = time.monotonic() + PATIENCE_S
        while not ready():
            if time.monotonic() > deadline:
                raise TourLost(what=what)
            live(10)

    def press_until(self, press: Callable[[], object], done: Callable[[], object], what: str) -> None:
        """Press until `done` holds, again when nothing follows, as a person does. Raises TourLost.

        The program drops presses that come too close to what was before. `done` has to hold as soon as a
        press was taken, so that nothing is pressed twice.
        """
        deadline = time.monotonic() + PATIENCE_S
        while not done():
            if time.monotonic() > deadline:
                raise TourLost(what=what)
            press()
            again = time.monotonic() + AGAIN_AFTER_S
            while not done() and time.monotonic() < again:
                live(10)

    def button(self, within: QWidget, name: str) -> QAbstractButton:
        """Wait for a button with this name that can be pressed, and return it."""
        found: list[QAbstractButton] = []

        def look() -> bool:
            found[:] = [
                one
                for one in within.findChildren(QAbstractButton)
                if one.isVisible() and one.isEnabled() and name in (one.accessibleName(), one.text())
            ]
            return bool(found)

        self.wait_for(look, name)
        return found[0]

    def click(self, within: QWidget, name: str) -> None:
        """Press a button with the mouse."""
        button = self.button(within, name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _middle(button))

    def tap(self, within: QWidget, name: str) -> None:
        """Press a button with a finger."""
        button = self.button(within, name)
        QTest.touchEvent(button, self._touchscreen).press(0, _middle(button), button).commit()
        live(20)
        QTest.touchEvent(button, self._touchscreen).release(0, _middle(button), button).commit()

    def key(self, window: QWidget, key: Qt.Key) -> None:
        """Press one key where the focus is."""
        target = window.focusWidget() or window
        QTest.keyPress(target, key)
        # The press may have taken the card away.
        QTest.keyRelease(target if isValid(target) else window, key)

    def fill(self, within: QWidget, name: str, text: str) -> None:
        """Write into the field with this name."""
        found: list[QLineEdit] = []

        def look() -> bool:
            found[:] = [
                one
                for one in within.findChildren(QLineEdit)
                if one.isVisible() and one.accessibleName() == name
            ]
            return bool(found)

        self.wait_for(look, name)
        found[0].setFocus()
        found[0].clear()
        QTest.keyClicks(found[0], text)

    def choose(self, within: QWidget, name: str, text: str) -> None:
        """Choose an entry of the list with this name, by keys, when both have come. Raises TourLost."""
        found: list[QComboBox] = []

        def look() -> bool:
            found[:] = [
                one
                for one in within.findChildren(QComboBox)
                if one.isVisible() and one.accessibleName() == name and one.findText(text) >= 0
            ]
            return bool(found)

        self.wait_for(look, f"{name}: {text}")
        box = found[0]
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.count()):
            if box.currentText() == text:
                return
            QTest.keyClick(box, Qt.Key.Key_Down)
        if box.currentText() != text:
            raise TourLost(what=text)


def _middle(widget: QWidget) -> QPoint:
    return QPoint(widget.width() // 2, widget.height() // 2)


def live(milliseconds: int) -> None:
    """Let the program live for a while.

    An event loop of its own, because QTest.qWait holds Python's lock and the worker thread would starve.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settle() -> None:
    """Let everything that waits be painted."""
    for _ in range(3):
        QApplication.processEvents()
