"""Labels, buttons and panels that say what they are, so that the stylesheet can dress them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from accessible_fit.ui.theme.sizes import SPACE


def label(text: str, kind: str = "", wrap: bool = True) -> QLabel:
    """Make a text; `kind` is title, heading, field, soft, small or brand, empty for ordinary text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


def button(text: str, kind: str = "") -> QPushButton:
    """Make a button that Space and Enter press; `kind` is primary, link or empty."""
    made = QPushButton(text.replace("&", "&&"))  # an ampersand is a letter here, no shortcut
    made.setAutoDefault(True)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if kind:
        made.setProperty("kind", kind)
    return made


def rule() -> QFrame:
    """Make a thin line between two things that belong together."""
    made = QFrame()
    made.setProperty("kind", "rule")
    return made


class Panel(QWidget):
    """A sheet on the ground with an optional heading; `body` takes its content."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE.large, SPACE.large, SPACE.large, SPACE.large)
        self.body.setSpacing(SPACE.normal)
        if heading:
            self.body.addWidget(label(heading, "heading"))


def row(*parts: QWidget, spacing: int = SPACE.medium, stretch_last: bool = True) -> QHBoxLayout:
    """Put widgets side by side; the room that is left goes after them."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    for part in parts:
        made.addWidget(part)
    if stretch_last:
        made.addStretch(1)
    return made


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            clear(inner)
