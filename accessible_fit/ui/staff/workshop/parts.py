"""Small parts that several of the workshop's pages are made of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT


def deeds(look: Look, *buttons: QWidget) -> QBoxLayout:
    """Put buttons side by side, or under each other when the text is large."""
    stacked = look.percent >= STACK_FROM_PERCENT
    made = QBoxLayout(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
    made.setSpacing(SPACE.medium)
    for one in buttons:
        made.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
    if not stacked:
        made.addStretch(1)
    return made


def text_line(text: str, longest: int) -> QLineEdit:
    """Make a line to write on; a long text is shown from its beginning."""
    made = QLineEdit(text)
    made.setMaxLength(longest)
    made.setCursorPosition(0)
    return made
