"""A person as a round picture: the photo, or the first letter of the name."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.picture import Draw


def paint_initial(painter: QPainter, look: Look, place: QRectF, name: str) -> None:
    """Draw the first letter of `name` in a circle."""
    painter.setPen(QPen(look.colour("line"), 1.5))
    painter.setBrush(look.colour("band"))
    painter.drawEllipse(place.adjusted(1, 1, -1, -1))
    letter = look.font(1, bold=True)
    letter.setPixelSize(max(8, round(place.height() * 0.45)))
    painter.setFont(letter)
    painter.setPen(look.colour("action"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name.strip()[:1].upper())


class Avatar(QWidget):
    """The photo in a circle, or the first letter when there is none."""

    def __init__(
        self, look: Look, name: str, side: int, photo: Draw | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        self._photo = photo
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect())
        if self._photo is None:
            paint_initial(painter, self._look, place, self._name)
        else:
            circle = QPainterPath()
            circle.addEllipse(place.adjusted(1, 1, -1, -1))
            painter.setClipPath(circle)
            painter.drawPixmap(0, 0, self._photo(self.width(), self.devicePixelRatioF()))
            painter.setClipping(False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("line"), 1.5))
            painter.drawEllipse(place.adjusted(1, 1, -1, -1))
        painter.end()
