"""Marks on a card: chosen, heard and waiting to be confirmed, and how far a wait has come."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from accessible_fit.ui.theme.look import Look

TICK = (QPointF(-10, 1), QPointF(-3, 8), QPointF(11, -8))
FRAME_INSET = 5.0


def corner_of(card: QRect, side: float) -> QRectF:
    """Return where a mark of this size stands: in the top right corner, further in where it is larger."""
    inset = min(14.0, side * 0.3)
    return QRectF(card.width() - side - inset, inset, side, side)


def paint_tick(painter: QPainter, place: QRectF, look: Look) -> None:
    """Draw the mark of what is chosen."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("chosen"))
    painter.drawEllipse(place)
    share = place.width() / 44.0
    pen = QPen(look.colour("card"), 5 * share)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([place.center() + step * share for step in TICK])


def paint_badge(painter: QPainter, place: QRectF, look: Look) -> None:
    """Draw the empty ring that a small picture is put into."""
    painter.setPen(QPen(look.colour("chosen"), 3))
    painter.setBrush(look.colour("card"))
    painter.drawEllipse(place)


def paint_band(painter: QPainter, card: QRect, look: Look, share: float, width: float, corner: float) -> None:
    """Draw a band that runs round the card from the middle of its top; at `share` 1 it is whole.

    Its outer edge is the card's own, whose `corner` is rounded.
    """
    inset = FRAME_INSET + width / 2
    corner = max(4.0, corner - width / 2)
    frame = QRectF(card).adjusted(inset, inset, -inset, -inset)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("lit_fill"), width))
    painter.drawRoundedRect(frame, corner, corner)
    band = _outline(frame, corner)
    whole = band.length() / width
    pen = QPen(look.colour("chosen"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([whole * share, whole * 2])
    painter.setPen(pen)
    painter.drawPath(band)


def paint_dashes(
    painter: QPainter, card: QRect, look: Look, width: float, corner: float, inside: float
) -> None:
    """Draw a frame in pieces, `inside` the card's own, so that it is seen on every ground."""
    inset = FRAME_INSET + inside + width / 2
    frame = QRectF(card).adjusted(inset, inset, -inset, -inset)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(look.colour("chosen"), width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.drawPath(_outline(frame, max(4.0, corner - inside - width / 2)))


def _outline(frame: QRectF, corner: float) -> QPainterPath:
    """Return the outline of a card, clockwise from the middle of its top."""
    path = QPainterPath()
    side = 2 * corner
    path.moveTo(frame.center().x(), frame.top())
    path.arcTo(QRectF(frame.right() - side, frame.top(), side, side), 90, -90)
    path.arcTo(QRectF(frame.right() - side, frame.bottom() - side, side, side), 0, -90)
    path.arcTo(QRectF(frame.left(), frame.bottom() - side, side, side), 270, -90)
    path.arcTo(QRectF(frame.left(), frame.top(), side, side), 180, -90)
    path.closeSubpath()
    return path
