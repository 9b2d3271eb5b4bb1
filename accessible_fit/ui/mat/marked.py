"""A card that has moved, come or gone: a dark band with an arrow and a word, the same in every theme."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen

from accessible_fit.ui.mat.frames import WIDTH, Kind, corner_of
from accessible_fit.ui.mat.pieces import RING, Piece
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.widgets.cards import WRAP, Face

BAND_SHARE = 0.25
LOWEST, HIGHEST = 15, 40
WORD_SHARE = 0.68
SMALLEST_WORD = 9
SMALLEST_ALONE = 6
FRAME = 2.5


class Sign(Enum):
    """Which way a card went, as lines in a square from -1 to 1."""

    LEFT = (((0.8, 0.0), (-0.8, 0.0)), ((-0.1, -0.65), (-0.8, 0.0), (-0.1, 0.65)))
    RIGHT = (((-0.8, 0.0), (0.8, 0.0)), ((0.1, -0.65), (0.8, 0.0), (0.1, 0.65)))
    CAME = (((-0.75, 0.0), (0.75, 0.0)), ((0.0, -0.75), (0.0, 0.75)))
    WENT = (((-0.75, 0.0), (0.75, 0.0)),)


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on the band."""

    sign: Sign
    word: str


class MarkedPiece(Piece):
    """A framed card with its mark over the picture. Without a mark it is like any other."""

    def __init__(self, kit: Kit, face: Face, mark: Mark | None = None, kind: Kind = Kind.CARD) -> None:
        super().__init__(kit, face, kind)
        self.mark_shown = mark

    @property
    def word_pixels(self) -> float:
        """The size of the word under its picture, in pixels of the screen; large where there is none."""
        shown = self.kit.show_text and self.face.picture and self.face.label
        return self._text_pixels * self.kit.look.percent / 100 if shown else 100.0

    def room(self) -> QRect:
        """Return where picture and word stand: below the band."""
        room = super().room()
        return room if self.mark_shown is None else room.adjusted(0, self._band() - 1, 0, 0)

    def _band(self) -> int:
        return min(max(LOWEST, round(self.height() * BAND_SHARE)), HIGHEST)

    def _draw(self, painter: QPainter, ratio: float) -> None:
        super()._draw(painter, ratio)
        if self.mark_shown is None:
            return
        look, width = self.kit.look, WIDTH[self._kind]
        frame = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        corner = max(2.0, corner_of(self._kind, frame) - width)
        inside = frame.adjusted(width, width, -width, -width)
        shape = QPainterPath()
        shape.addRoundedRect(inside, corner, corner)
        band = QRectF(inside.left(), inside.top(), inside.width(), self._band())
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(band, look.colour("on_card"))
        # Cards are white in every theme, so a dark frame inside their own is seen on all of them.
        painter.setPen(QPen(look.colour("on_card"), 2 * FRAME))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inside, corner, corner)
        painter.restore()
        paint_mark(painter, band.adjusted(FRAME, 1, -FRAME, 0), self.mark_shown, self.kit)

    def _font(self) -> QFont:
        """The cards' common type, or smaller for a word alone that would be cut."""
        font, room = super()._font(), self.room()
        if self.face.picture:
            return font
        for pixels in range(font.pixelSize(), SMALLEST_ALONE - 1, -1):
            font.setPixelSize(pixels)
            metrics = QFontMetrics(font)
            widest = max((metrics.horizontalAdvance(word) for word in self.face.label.split()), default=0)
            high = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), WRAP, self.face.label).height()
            if widest <= room.width() and high <= room.height():
                break
        return font


def paint_mark(painter: QPainter, place: QRectF, mark: Mark, kit: Kit, colour: str = "card") -> None:
    """Draw arrow and word in the middle of a place; the arrow alone where the word has no room."""
    look = kit.look
    side = place.height() * WORD_SHARE
    word, font = "", look.font(12, bold=True)
    for pixels in range(round(place.height() * WORD_SHARE), SMALLEST_WORD - 1, -1):
        font.setPixelSize(pixels)
        if QFontMetrics(font).horizontalAdvance(mark.word) + side * 1.3 <= place.width():
            word = mark.word
            break
    painter.setFont(font)
    metrics = QFontMetrics(font)
    advance = metrics.horizontalAdvance(word)
    gap = side * 0.3 if word else 0.0
    left = place.left() + (place.width() - side - gap - advance) / 2
    paint_sign(painter, QRectF(left, place.center().y() - side / 2, side, side), mark.sign, kit, colour)
    painter.setPen(look.colour(colour))
    painter.drawText(
        QRectF(left + side + gap, place.top(), advance + 2, place.height()),
        int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
        word,
    )


def paint_sign(painter: QPainter, place: QRectF, sign: Sign, kit: Kit, colour: str) -> None:
    """Draw which way a card went."""
    pen = QPen(kit.look.colour(colour), max(2.0, place.width() * 0.17))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = place.width() / 2 - pen.widthF() / 2
    for line in sign.value:
        painter.drawPolyline([place.center() + QPointF(x * half, y * half) for x, y in line])
