"""A card with one question, and below it what was said the last time but one and the last time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPen

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.said_on_line import SaidOnLine
from accessible_fit.ui.resident.told_cards import Telling, ToldCard, fitting, write
from accessible_fit.ui.widgets.cards import WRAP_LEFT

QUESTION_SIZES = (28, 26, 24, 22, 20, 18, 16, 14, 12)
TIME_SIZES = (22, 20, 18, 16, 14, 12, 11)
WORD_SIZES = (26, 24, 22, 20, 18, 16, 14, 12, 11)


@dataclass(frozen=True, slots=True)
class Half:
    """What was said at one time: the word for the time, and the words and picture of what was said."""

    when: str
    words: str
    picture: str
    on_line: SaidOnLine | None = None


class ThenNowCard(ToldCard):
    """The two stand beside each other, equally large: nothing points from one to the other."""

    def __init__(self, kit: Kit, question: str, picture: str, halves: Sequence[Half], spoken: str) -> None:
        super().__init__(kit, Telling(question, (picture,), "", spoken))
        self.halves = tuple(halves)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(80), self._look.px(50))

    def _paint_tall(self, painter: QPainter) -> None:
        room = self.rect().adjusted(20, 16, -20, -16)
        head = round(room.height() * 0.27)
        side = min(head, round(room.width() * 0.2))
        top = room.top()
        self.draw_picture(
            painter, self.telling.pictures[0], QRect(room.left(), top + (head - side) // 2, side, side)
        )
        if self.show_text:
            width = room.width() - side - 12
            font, _ = fitting(self._look, self.telling.caption, width, head, QUESTION_SIZES)
            write(
                painter,
                font,
                self._look,
                QRect(room.left() + side + 12, top, width, head),
                self.telling.caption,
                WRAP_LEFT,
            )
        line = top + head + 6
        painter.setPen(QPen(self._look.colour("on_card"), 1))
        painter.drawLine(room.left(), line, room.right(), line)
        self._paint_halves(painter, QRect(room.left(), line + 8, room.width(), room.bottom() - line - 8))

    def _paint_halves(self, painter: QPainter, place: QRect) -> None:
        count, gap = len(self.halves), 24
        each = (place.width() - gap) // 2
        left = place.left() if count > 1 else place.left() + (place.width() - each) // 2
        if count > 1:
            painter.setPen(QPen(self._look.colour("on_card"), 1))
            middle = place.left() + place.width() // 2
            painter.drawLine(middle, place.top() + 6, middle, place.bottom() - 6)
        for number, half in enumerate(self.halves):
            spot = QRect(left + number * (each + gap), place.top(), each, place.height())
            self._paint_half(painter, half, spot)

    def _paint_half(self, painter: QPainter, half: Half, place: QRect) -> None:
        top, bottom = place.top(), place.bottom()
        if self.show_text:
            font, high = fitting(
                self._look, half.when, place.width(), round(place.height() * 0.2), TIME_SIZES, bold=False
            )
            write(painter, font, self._look, QRect(place.left(), top, place.width(), high), half.when)
            top += high + 2
            font, high = fitting(
                self._look, half.words, place.width(), round(place.height() * 0.34), WORD_SIZES
            )
            write(
                painter,
                font,
                self._look,
                QRect(place.left(), bottom - high + 1, place.width(), high),
                half.words,
            )
            bottom -= high + 2
        free = QRect(place.left(), top, place.width(), bottom - top)
        if half.on_line is not None:
            self.draw_line(painter, half.on_line, free)
            return
        side = min(free.width(), free.height())
        if side > 16:
            self.draw_picture(
                painter,
                half.picture,
                QRect(
                    free.left() + (free.width() - side) // 2,
                    free.top() + (free.height() - side) // 2,
                    side,
                    side,
                ),
            )
