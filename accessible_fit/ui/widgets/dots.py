"""How far the conversation has come, without numbers."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from accessible_fit.ui.theme.look import Look


class Dots(QWidget):
    """A row of dots: filled for what is done, ringed for where we are, empty for what is left."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._done = 0
        self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, done: int, total: int, name: str) -> None:
        """Show `done` of `total`; `name` is what a screen reader says."""
        self._done, self._total = done, total
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._total < 1:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(32.0, self.width() / self._total)
        side = min(16.0, step * 0.62)
        top = (self.height() - side) / 2
        left = (self.width() - step * self._total) / 2
        ink, action = self._look.colour("ink_soft"), self._look.colour("action")
        for index in range(self._total):
            place = QRectF(left + index * step + (step - side) / 2, top, side, side)
            here = index == self._done
            painter.setPen(QPen(action if here or index < self._done else ink, 4 if here else 2))
            painter.setBrush(action if index < self._done else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place)
        painter.end()
