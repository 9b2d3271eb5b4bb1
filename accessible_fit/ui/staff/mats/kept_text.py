"""A text of a few lines that is kept while it is written."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QPlainTextEdit

REST_MS = 800
LINES = 2.6
LONGEST = 2000


class KeptText(QPlainTextEdit):
    """`kept` carries the text when the writer rests, leaves the field or leaves the page; each text once."""

    kept = Signal(str)

    def __init__(self, text: str = "", lines: float = LINES) -> None:
        super().__init__(text)
        self._last = text
        self.setTabChangesFocus(True)
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * lines) + 24)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        self.textChanged.connect(self._typed)

    def keep(self) -> None:
        """Keep what is written now, if it has not been."""
        self._rest.stop()
        text = self.toPlainText()
        if text != self._last:
            self._last = text
            self.kept.emit(text)

    def _typed(self) -> None:
        if len(self.toPlainText()) > LONGEST:
            cursor = self.textCursor()
            cursor.deletePreviousChar()
        self._rest.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)
