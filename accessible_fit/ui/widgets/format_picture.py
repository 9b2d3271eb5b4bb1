"""A tiny picture of a way to answer: cards side by side, or a line with its mark."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.picture import Draw

MARK_AT = 0.68
"""Where the mark stands on the line; in the middle it could be taken for part of the line."""


def format_drawing(look: Look, cards: int | None) -> Draw:
    """Return how to draw so many cards, or a line for None."""

    def draw(side: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(side * ratio), round(side * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Pictures stand on white in every theme.
        ink = look.colour("on_card")
        if cards is None:
            _line(painter, side, ink)
        else:
            _cards(painter, side, ink, cards)
        painter.end()
        return pixmap

    return draw


def _cards(painter: QPainter, side: int, ink: QColor, count: int) -> None:
    gap = max(1.5, side / 24)
    wide = (side - 2 - (count - 1) * gap) / count
    tall = min(side * 0.56, wide * 1.9)
    painter.setPen(QPen(ink, max(1.4, side / 26)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number in range(count):
        place = QRectF(1 + number * (wide + gap), (side - tall) / 2, wide, tall)
        painter.drawRoundedRect(place.adjusted(0.7, 0.7, -0.7, -0.7), wide / 6, wide / 6)


def _line(painter: QPainter, side: int, ink: QColor) -> None:
    middle, end = side / 2, side / 6
    pen = QPen(ink, max(2.0, side / 18))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(3, middle), QPointF(side - 3, middle))
    for at in (3.0, side - 3.0):
        painter.drawLine(QPointF(at, middle - end), QPointF(at, middle + end))
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(side * MARK_AT, middle), side / 8, side / 8)
