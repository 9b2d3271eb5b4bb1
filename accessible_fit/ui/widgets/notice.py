"""What a page says at its top: something went wrong, or something is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import label


class Notice(QWidget):
    """A calm strip that takes the focus when it appears, so that nobody misses it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sign = label("", "heading", wrap=False)
        self._text = label("")
        whole = QHBoxLayout(self)
        whole.setContentsMargins(SPACE.normal, SPACE.medium, SPACE.normal, SPACE.medium)
        whole.setSpacing(SPACE.medium)
        whole.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self._text, 1)
        self.hide()

    def say(self, text: str, tone: str = "alarm", take_focus: bool = True) -> None:
        """Show `text`; `tone` is alarm or good, and has a sign of its own beside its colour."""
        self._sign.setText({"alarm": "!", "good": "✓"}.get(tone, ""))
        self._text.setText(text)
        self.setAccessibleName(text)
        for widget in (self, self._sign):
            widget.setProperty("tone", tone)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.show()
        if take_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """Return what is said now, or nothing."""
        return "" if self.isHidden() else self._text.text()
