"""A score as a plain bar between two words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from accessible_fit.ui.theme.look import Look

HEIGHT = 20


class ScoreBar(QWidget):
    """A bar from 0 to 100; nothing is filled when there is no score. The words stand beside it."""

    def __init__(self, look: Look, score: float | None, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._score = score
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        style = Qt.PenStyle.SolidLine if self._score is not None else Qt.PenStyle.DashLine
        painter.setPen(QPen(look.colour("line"), 1.5, style))
        painter.setBrush(look.colour("quiet"))
        painter.drawRoundedRect(whole, 6, 6)
        if self._score is not None:
            # A score of 0 is an answer too: a stub shows that there is one.
            filled = QRectF(whole)
            filled.setWidth(max(8.0, whole.width() * self._score / 100))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("action"))
            painter.drawRoundedRect(filled, 6, 6)
        painter.end()
