"""What keys and mouse buttons mean on a resident's screen.

Without switches: the arrows move the focus from card to card and down to the bar; Enter and Space press what
has the focus; 1–9 press the card with that number in reading order; N and Page Down press Next, so that one
key goes on after a choice; Page Up presses Back; Tab walks through everything in the order it stands.
On a line that has the focus the arrows, Home, End, Page Up and Page Down move the mark and Enter chooses it;
N still goes on.

While a light moves, every key is a switch. With two switches only the two keys of the person's profile are,
since switches that are plugged in (by USB, an adaptive controller, a switch box) appear as keys. Escape and
keys pressed together with Ctrl, Alt or Meta stay what they are: they belong to the staff.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from db.records import AccessProfile

USUAL_SWITCH_KEYS: Mapping[int, int] = {Qt.Key.Key_Space: 1, Qt.Key.Key_Return: 2, Qt.Key.Key_Enter: 2}
"""With two switches, where nothing else is said: 1 goes on, 2 chooses."""

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


def key_name(key: int) -> str:
    """Return how a key is written in a profile, the same on every platform; the two Enter keys are one."""
    same = Qt.Key.Key_Return if key == Qt.Key.Key_Enter else Qt.Key(key)
    return QKeySequence(same).toString(QKeySequence.SequenceFormat.PortableText)


def switch_keys(profile: AccessProfile) -> Mapping[int, int]:
    """Return which of a person's two switches each key is.

    A key that this computer does not know by its name leaves both switches on their usual keys: one that
    goes on without one that chooses would shut the person out.
    """
    found = [_key_called(name) for name in (profile.switch_next, profile.switch_choose)]
    if None in found or found[0] == found[1]:
        return USUAL_SWITCH_KEYS
    keys = {key: number for number, key in enumerate(found, start=1) if key is not None}
    if Qt.Key.Key_Return in keys:
        keys[Qt.Key.Key_Enter] = keys[Qt.Key.Key_Return]
    return keys


def _key_called(name: str) -> int | None:
    written = QKeySequence.fromString(name, QKeySequence.SequenceFormat.PortableText)
    if written.count() != 1:
        return None
    key = written[0].key()  # type: ignore[index]  # it can be, the stubs do not know it
    return None if key == Qt.Key.Key_unknown or key == HELPER or key in _ALONE_NOTHING else int(key)


def switch_of_key(event: QKeyEvent, two: Mapping[int, int] | None) -> int | None:
    """Return which switch a key is, or None for keys that are none; `two` says it when there are two."""
    key = event.key()
    if key == HELPER or key in _ALONE_NOTHING or event.modifiers() & _STAFFS:
        return None
    return 1 if two is None else two.get(key)


def switch_of_button(button: Qt.MouseButton, two: bool) -> int:
    """Return which switch a mouse button is: with two switches the right one chooses."""
    return 2 if two and button == Qt.MouseButton.RightButton else 1


def digit_of(event: QKeyEvent) -> int | None:
    """Return which card a digit stands for, from 0, or None for other keys."""
    text = event.text()
    return int(text) - 1 if len(text) == 1 and text in "123456789" else None
