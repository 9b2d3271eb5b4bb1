"""What keys and mouse buttons mean on a resident's screen.

Without switches: the arrows move the focus from card to card and down to the bar; Enter and Space press what
has the focus; 1–9 press the card with that number in reading order; N and Page Down press Next, so that one
key goes on after a choice; Page Up presses Back; Tab walks through everything in the order it stands.

While a light moves, every key is a switch. With two switches only the keys of SWITCH_KEYS are, since switches
that are plugged in (by USB, an adaptive controller, a switch box) appear as keys. Escape and keys pressed
together with Ctrl, Alt or Meta stay what they are: they belong to the staff.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

SWITCH_KEYS: Mapping[int, int] = {Qt.Key.Key_Space: 1, Qt.Key.Key_Return: 2, Qt.Key.Key_Enter: 2}
"""With two switches: 1 goes on, 2 chooses."""

PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
NEXT = (Qt.Key.Key_PageDown, Qt.Key.Key_N)
BACK = (Qt.Key.Key_PageUp,)
HELPER = Qt.Key.Key_Escape

_ALONE_NOTHING = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
}
_STAFFS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def switch_of_key(event: QKeyEvent, two: bool) -> int | None:
    """Return which switch a key is, or None for keys that are none."""
    key = event.key()
    if key == HELPER or key in _ALONE_NOTHING or event.modifiers() & _STAFFS:
        return None
    return SWITCH_KEYS.get(key) if two else 1


def switch_of_button(button: Qt.MouseButton, two: bool) -> int:
    """Return which switch a mouse button is: with two switches the right one chooses."""
    return 2 if two and button == Qt.MouseButton.RightButton else 1


def digit_of(event: QKeyEvent) -> int | None:
    """Return which card a digit stands for, from 0, or None for other keys."""
    text = event.text()
    return int(text) - 1 if len(text) == 1 and text in "123456789" else None
