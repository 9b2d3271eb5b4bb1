"""What the person said, card by card, to look at, hear and change."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.paged import LARGE_TEXT, PagedScreen
from accessible_fit.ui.resident.said_on_line import SaidOnLine, draw_said_on_line
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.cards import WRAP, Card, Face, Shape
from pictograms.widgets.pixmaps import PixmapStore

ROWS = 2
COLUMNS = 3


@dataclass(frozen=True, slots=True)
class SaidCard:
    """One question and what was said to it, as shown and as spoken; `on_line` is drawn for its picture."""

    item_id: str
    question: str
    question_picture: str
    answer: str
    answer_picture: str
    spoken: str
    on_line: SaidOnLine | None = None


class SaidTile(Card):
    """A card with two pictures: what was asked, and what was said."""

    def __init__(
        self, said: SaidCard, look: Look, pixmaps: PixmapStore, show_text: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(Face(said.question_picture, said.question), look, pixmaps, Shape.TALL, parent)
        self.said = said
        self.show_text = show_text
        self.setAccessibleName(f"{said.question} {said.answer}")

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(70), self._look.px(45))

    def _paint_tall(self, painter: QPainter) -> None:
        room = self.rect().adjusted(20, 16, -20, -14)
        text = 0
        if self.show_text:
            font, text = self._question_font(room)
            painter.setFont(font)
            painter.setPen(self._look.colour("on_card"))
            painter.drawText(QRect(room.left(), room.top(), room.width(), text), WRAP, self.said.question)
        below = QRect(room.left(), room.top() + text + 4, room.width(), room.height() - text - 4)
        half = (below.width() - 24) // 2
        answer = self._answer_font(half, below.height())
        label = QFontMetrics(answer).height() + 4 if self.show_text else 0
        asked = min(half, below.height())
        said = min(half, below.height() - label)
        self._draw(
            painter,
            self.said.question_picture,
            QRect(
                below.left() + (half - asked) // 2, below.top() + (below.height() - asked) // 2, asked, asked
            ),
        )
        right = below.left() + half + 24
        place = QRect(right, below.top(), half, below.height() - label)
        if self.said.on_line is not None:
            draw_said_on_line(painter, self.said.on_line, place, self._look, self._draw)
        else:
            left, top = place.left() + (half - said) // 2, place.top() + (place.height() - said) // 2
            self._draw(painter, self.said.answer_picture, QRect(left, top, said, said))
        # In the colour of the card's own text: the line must be seen on white in every theme.
        painter.setPen(QPen(self._look.colour("on_card"), 1))
        middle = below.left() + half + 12
        painter.drawLine(middle, below.top() + 8, middle, below.bottom() - 8)
        if label:
            painter.setFont(answer)
            place = QRect(right, below.bottom() - label + 1, half, label)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self.said.answer)

    def _question_font(self, room: QRect) -> tuple[QFont, int]:
        """Return the largest type at which the question fits in a third of the card, and its height."""
        most = room.height() // 3
        for pixels in (24, 22, 20, 18, 16, 14, 12):
            font = self._look.font(pixels)
            bounds = QFontMetrics(font).boundingRect(
                QRect(0, 0, room.width(), 10_000), WRAP, self.said.question
            )
            if bounds.height() <= most:
                break
        return font, min(bounds.height() + 4, most)

    def _draw(self, painter: QPainter, key: str, place: QRect) -> None:
        painter.drawPixmap(
            place.topLeft(), self._pixmaps.pixmap(key, place.width(), self.devicePixelRatioF())
        )

    def _answer_font(self, width: int, height: int) -> QFont:
        """Return the largest type at which the answer fits and leaves most of the height to its picture."""
        for pixels in (26, 22, 19, 16, 13, 11):
            font = self._look.font(pixels, bold=True)
            metrics = QFontMetrics(font)
            if metrics.horizontalAdvance(self.said.answer) <= width and metrics.height() <= height * 0.36:
                break
        return font


class LookingBackScreen(PagedScreen):
    """All that was said, a page of cards at a time; pressing one opens the question again."""

    change_wanted = Signal(str)

    def __init__(self, kit: Kit) -> None:
        self._columns = COLUMNS if kit.look.percent < LARGE_TEXT else COLUMNS - 1
        super().__init__(kit, ROWS * self._columns)
        self._tiles: list[SaidTile] = []

    def show_said(self, said: Sequence[SaidCard], page: int) -> None:
        """Show one page of what was said."""
        self.heading.say(self.kit.words.t("This is what you said. Press a picture to change it."))
        self._take_down(self._tiles)
        shown = said[self._turn_to(page, len(said))]
        self._tiles = [SaidTile(one, self.kit.look, self.kit.pixmaps, self.kit.show_text) for one in shown]
        for index, tile in enumerate(self._tiles):
            tile.clicked.connect(lambda _=False, item=tile.said.item_id: self.change_wanted.emit(item))
            self._grid.addWidget(tile, index // self._columns, index % self._columns)
        for row in range(ROWS):
            self._grid.setRowStretch(row, 1)
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
        self._fit()

    def utterances(self) -> Sequence[Utterance]:
        first = [Utterance(self.heading.accessibleName())] if self._page == 0 else []
        return [*first, *(Utterance(tile.said.spoken, tile, private=True) for tile in self._tiles)]

    def spoken_of(self, card: Card) -> str:
        return card.said.spoken if isinstance(card, SaidTile) else super().spoken_of(card)

    def cards(self) -> Sequence[Card]:
        return self._tiles

    def rows(self) -> Sequence[Sequence[Card]]:
        return [row for row in (self._tiles[: self._columns], self._tiles[self._columns :]) if row]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._fit_heading(0.15)
        tallest = max(self.kit.least_card, round(self.width() / self._columns * 0.78))
        for tile in self._tiles:
            tile.setMaximumHeight(tallest)
