"""The tour's hands on a person's window: one press at a time, as far apart as a person's."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from accessible_fit.tour.camera import Camera
from accessible_fit.tour.hands import Hands, live
from accessible_fit.ui.resident.person_window import PersonWindow

# Presses closer together than this count as one.
APART_MS = 560
# A press where the pointer already rested when the page changed counts only after this long.
RESTING_MS = 300


class Pressing:
    """Presses what has a name on a person's window, takes its picture, and leaves it by the staff's code."""

    def __init__(self, window: PersonWindow, hands: Hands, camera: Camera, pin: str) -> None:
        self.window = window
        self.hands = hands
        self.camera = camera
        self.words = window.kit.words
        self._pin = pin

    def press(self, how: str, name: str) -> None:
        """Tap ("tap") or click a button by its name, after the time a person needs."""
        live(APART_MS)
        press = self.hands.tap if how == "tap" else self.hands.click
        press(self.window, name)
        live(30)

    def press_until(self, how: str, name: str, done: Callable[[], object]) -> None:
        """Press a button by its name until `done` holds."""
        self.hands.press_until(lambda: self.press(how, name), done, name)

    def shoot(self, name: str, title: str) -> None:
        """Take a picture of the window."""
        self.camera.shoot(self.window, name, title)

    def leave(self) -> None:
        """Leave as staff do."""
        self.press_until("click", self.words.t("Staff"), lambda: self.window.screen_now is self.window.pin)
        for digit in self._pin:
            self.hands.key(self.window.pin, Qt.Key(Qt.Key.Key_0 + int(digit)))
        self.hands.key(self.window.pin, Qt.Key.Key_Return)
