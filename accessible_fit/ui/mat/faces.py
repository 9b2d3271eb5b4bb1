"""A picture with its word under it, as it is drawn into any frame."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.cards import WRAP, Face

WORD_SIZES = (28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 7)
MOST_OF_CARD = 0.5
"""A word takes at most this share of the height when there is a picture."""
LARGE, LARGE_SHARE = 20, 0.36
"""A word that is easy to read takes less, so that the picture stays the larger of the two."""


def word_font(look: Look, pixels: float) -> QFont:
    """Return the type of the words on cards."""
    return look.font(pixels, bold=True)


def word_pixels(look: Look, rooms: Sequence[tuple[str, QRect, bool]]) -> float:
    """Return the largest size at which all words fit unbroken.

    `rooms` holds each word, the room of its card and whether the card has a picture. One size for all, so
    that no card looks more important than another.
    """
    for pixels in WORD_SIZES:
        metrics = QFontMetrics(word_font(look, pixels))
        if all(_fits(metrics, pixels, word, room, pictured) for word, room, pictured in rooms):
            break
    return float(pixels)


def draw_face(painter: QPainter, room: QRect, face: Face, kit: Kit, font: QFont, ratio: float) -> None:
    """Draw a picture and its word into `room`; the word alone when there is no picture, or the reverse."""
    worded = bool(face.label) and (kit.show_text or not face.picture)
    painter.setPen(kit.look.colour("on_card"))
    painter.setFont(font)
    if not face.picture:
        painter.drawText(room, WRAP, face.label)
        return
    text = _word_height(QFontMetrics(font), face.label, room) if worded else 0
    side = max(12, min(room.width(), room.height() - text))
    spare = max(0, room.height() - text - side)
    left = room.left() + (room.width() - side) // 2
    painter.drawPixmap(left, room.top() + spare // 2, kit.pixmaps.pixmap(face.picture, side, ratio))
    if worded:
        painter.drawText(QRect(room.left(), room.bottom() + 1 - text, room.width(), text), WRAP, face.label)


def _word_height(metrics: QFontMetrics, word: str, room: QRect) -> int:
    bounds = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), WRAP, word)
    return min(bounds.height() + 2, round(room.height() * MOST_OF_CARD))


def _fits(metrics: QFontMetrics, pixels: int, word: str, room: QRect, pictured: bool) -> bool:
    if max((metrics.horizontalAdvance(part) for part in word.split()), default=0) > room.width():
        return False
    share = (LARGE_SHARE if pixels >= LARGE else MOST_OF_CARD) if pictured else 1.0
    bounds = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), WRAP, word)
    return bounds.height() <= room.height() * share
