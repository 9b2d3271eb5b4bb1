"""Cards that tell instead of asking: a word over one or two pictures, a few words under them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.said_on_line import SaidOnLine, draw_said_on_line
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.cards import WRAP, Card, Face

CAPTION_SIZES = (26, 24, 22, 20, 18, 16, 14)
TEXT_SHARE = 0.46
"""Of the card's height, where there are pictures."""
TEXT_SIZES = (30, 27, 24, 22, 20, 18, 16, 14, 12, 11)


@dataclass(frozen=True, slots=True)
class Telling:
    """What one card tells. `spoken` is said when it is touched; `private` when words are somebody's own.

    `on_line` is drawn in the place of the last picture: a place between two pictures.
    """

    caption: str
    pictures: tuple[str, ...]
    text: str
    spoken: str
    private: bool = False
    on_line: SaidOnLine | None = None


class ToldCard(Card):
    """A card to look at and to hear. Nothing is chosen by it. `resized` when its size is another."""

    resized = Signal()

    def __init__(self, kit: Kit, telling: Telling) -> None:
        picture = telling.pictures[0] if telling.pictures else ""
        super().__init__(Face(picture, telling.caption), kit.look, kit.pixmaps)
        self.telling = telling
        self.show_text = kit.show_text
        self.setAccessibleName(telling.spoken)
        self._text_size = float(TEXT_SIZES[0])
        self._text_high = 0

    def _has_pictures(self) -> bool:
        return bool(self.telling.pictures) or self.telling.on_line is not None

    def text_room(self) -> int:
        """Return how high the text may be at the card's present size, logical pixels."""
        room = self.height() - 34
        return round(room * (TEXT_SHARE if self._has_pictures() else 1.0))

    def best_text(self) -> int:
        """Return the largest of the sizes of text at which it is whole, in pixels at the usual percent."""
        text, width, most = self.telling.text, self.width() - 44, self.text_room()
        for pixels in TEXT_SIZES:
            font = self._look.font(pixels)
            if _whole(font, text, width) and _high(font, text, width) <= most:
                break
        return pixels

    def text_high(self, pixels: float) -> int:
        """Return how high the text is at a size, logical pixels."""
        return min(self.text_room(), _high(self._look.font(pixels), self.telling.text, self.width() - 44) + 2)

    def share_text(self, pixels: float, high: int) -> None:
        """Write the text at this size and give it this height: no card speaks louder than another."""
        self._text_size, self._text_high = pixels, high
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(70), self._look.px(60))

    def _paint_tall(self, painter: QPainter) -> None:
        told = self.telling
        room = self.rect().adjusted(22, 18, -22, -16)
        top, bottom = room.top(), room.bottom()
        if self.show_text and told.caption:
            font, high = fitting(self._look, told.caption, room.width(), room.height() // 5, CAPTION_SIZES)
            write(painter, font, self._look, QRect(room.left(), top, room.width(), high), told.caption)
            top += high + 6
        if self.show_text and told.text:
            font, high = self._look.font(self._text_size), self._text_high
            place = QRect(room.left(), bottom - high + 1, room.width(), high)
            if not self._has_pictures():
                place = QRect(room.left(), top, room.width(), bottom - top)
            write(painter, font, self._look, place, told.text)
            bottom -= high + 8
        self._paint_pictures(painter, QRect(room.left(), top, room.width(), bottom - top))

    def _paint_pictures(self, painter: QPainter, place: QRect) -> None:
        told = self.telling
        count = len(told.pictures) + (told.on_line is not None)
        if count == 0 or place.height() < 24:
            return
        gap = 24
        each = (place.width() - gap * (count - 1)) // count
        side = min(each, place.height())
        left = place.left() + (place.width() - side * count - gap * (count - 1)) // 2
        if told.on_line is not None:
            left = place.left() + (place.width() - each * count - gap * (count - 1)) // 2
        wide = each if told.on_line is not None else side
        for key in told.pictures:
            spot = QRect(left + (wide - side) // 2, place.top() + (place.height() - side) // 2, side, side)
            self.draw_picture(painter, key, spot)
            left += wide + gap
        if told.on_line is not None:
            self.draw_line(painter, told.on_line, QRect(left, place.top(), each, place.height()))

    def draw_picture(self, painter: QPainter, key: str, place: QRect) -> None:
        """Draw a picture in a square place."""
        pixmap = self._pixmaps.pixmap(key, place.width(), self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), pixmap)

    def draw_line(self, painter: QPainter, said: SaidOnLine, place: QRect) -> None:
        """Draw a line small, with its end pictures over it and the handle where it was put."""
        draw_said_on_line(painter, said, place, self._look, self.draw_picture)


def fitting(
    look: Look, text: str, width: int, most: int, sizes: Sequence[int], bold: bool = True
) -> tuple[QFont, int]:
    """Return the largest type in which a text fits into `width` and `most`, and how high it is then.

    No word is broken as long as there is a size at which it is whole.
    """
    for pixels in sizes:
        font = look.font(pixels, bold=bold)
        high = _high(font, text, width)
        if high <= most and _whole(font, text, width):
            break
    return font, min(high + 2, most)


def _high(font: QFont, text: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), WRAP, text).height()


def _whole(font: QFont, text: str, width: int) -> bool:
    """Whether no word is broken."""
    metrics = QFontMetrics(font)
    return max(metrics.horizontalAdvance(word) for word in text.split() or [""]) <= width


def write(painter: QPainter, font: QFont, look: Look, place: QRect, text: str, flags: int = WRAP) -> None:
    """Write a text into its place in the colour that is read on a card, centred unless told otherwise."""
    painter.setFont(font)
    painter.setPen(look.colour("on_card"))
    painter.drawText(place, flags, text)
