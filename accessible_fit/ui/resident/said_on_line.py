"""A place that was chosen on a line, drawn small."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from accessible_fit.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class SaidOnLine:
    """A place on a line between two pictures, as a share of its length from the left."""

    left: str
    right: str
    share: float


def draw_said_on_line(
    painter: QPainter,
    said: SaidOnLine,
    place: QRect,
    look: Look,
    draw_picture: Callable[[QPainter, str, QRect], None],
) -> None:
    """Draw the line with its end pictures over it and the handle where it was put."""
    end = max(16, min(place.width() // 3, place.height() // 2))
    middle = place.top() + (place.height() + end) // 2
    for key, left in ((said.left, place.left()), (said.right, place.right() - end + 1)):
        draw_picture(painter, key, QRect(left, middle - round(end * 1.35), end, end))
    ink, side = look.colour("on_card"), max(14.0, end * 0.42)
    painter.setPen(QPen(ink, 6, c=Qt.PenCapStyle.RoundCap))
    start, length = place.left() + side / 2, place.width() - side
    painter.drawLine(QPointF(start, middle), QPointF(start + length, middle))
    painter.setPen(QPen(look.colour("card"), 3))
    painter.setBrush(look.colour("chosen"))
    painter.drawEllipse(QPointF(start + said.share * length, middle), side / 2, side / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
