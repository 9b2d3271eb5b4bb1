"""The frames that tell topic, card and top scale apart: by colour, and by shape for those who see none."""

from enum import Enum

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import luminance


class Kind(Enum):
    """What is framed: the name of its colour, and the roundness of its corners as a share of its side."""

    def __init__(self, colour: str, corner: float) -> None:
        self.colour = colour
        self.corner = corner

    TOPIC = ("topic_frame", 0.03)
    CARD = ("card_frame", 0.15)
    SCALE = ("scale_frame", 0.5)
    TOOL = ("card_line", 0.16)


WIDTH = {Kind.TOPIC: 4.0, Kind.CARD: 3.5, Kind.SCALE: 4.0, Kind.TOOL: 2.0}
ROUNDEST = 44.0


def corner_of(kind: Kind, place: QRectF) -> float:
    """Return the radius of the corners; a top scale's ends are half round, a topic's nearly sharp."""
    return min(kind.corner * min(place.width(), place.height()), ROUNDEST)


def paint_frame(
    painter: QPainter, place: QRectF, kind: Kind, look: Look, fill: str = "card", line: str = ""
) -> None:
    """Draw a white card with its frame; a topic has a double one. `line` is another colour for the frame."""
    width = WIDTH[kind]
    corner = corner_of(kind, place)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(line or kind.colour))
    painter.drawRoundedRect(place, corner, corner)
    inside = place.adjusted(width, width, -width, -width)
    # A light frame on dark ground is told from the white card by a thin dark line.
    painter.setPen(QPen(look.colour("on_card"), 1.0) if is_dark(look) else Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(fill))
    painter.drawRoundedRect(inside, max(2.0, corner - width), max(2.0, corner - width))
    if kind is Kind.TOPIC:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("on_card" if is_dark(look) else kind.colour), 1.5))
        painter.drawRoundedRect(inside.adjusted(4, 4, -4, -4), 2, 2)


def is_dark(look: Look) -> bool:
    """Say whether the theme's ground is dark."""
    return luminance(look.colours.ground) < 0.2


def paint_focus(painter: QPainter, place: QRect, look: Look, corner: float) -> None:
    """Draw the double ring of the keyboard's focus at the outer edge."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    outer = QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5)
    painter.setPen(QPen(look.colour("focus_outer"), 3))
    painter.drawRoundedRect(outer, corner + 3, corner + 3)
    painter.setPen(QPen(look.colour("focus_inner"), 3))
    painter.drawRoundedRect(outer.adjusted(3, 3, -3, -3), corner, corner)
