"""Says things to a screen reader that nothing on the screen has the focus for."""

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

Tell = Callable[[QWidget, str], None]


def announce(about: QWidget, text: str) -> None:
    """Have a screen reader, when there is one, say `text` after what it says now."""
    if text.strip() and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, text))
