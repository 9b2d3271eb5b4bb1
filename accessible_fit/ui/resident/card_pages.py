"""Many cards, a few at a time: a page of them under one sentence, the rest behind "next"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent, QShowEvent

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.paged import LARGE_TEXT, PagedScreen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.widgets.card_marks import corner_of, paint_badge
from accessible_fit.ui.widgets.card_words import share_whole_words
from accessible_fit.ui.widgets.cards import WRAP, Card, Face

BADGE_SHARE, BADGE_MM = 0.2, 18
ALONE_SHARE = 0.6
"""A card that stands alone on a line is at most so wide, of the screen's width."""
NO_LIMIT = (1 << 24) - 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One card: what it is called inside the program, how it is made and how it sounds.

    `private` when its words are somebody's own, so that the sound is not kept.
    """

    key: str
    make: Callable[[], Card]
    spoken: str
    private: bool = False


class CardPagesScreen(PagedScreen):
    """Shows a page; `chosen` carries the key of a card."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, columns: int, rows: int, large: tuple[int, int]) -> None:
        """`columns` by `rows` cards on a page, or `large` of them with large text."""
        self._columns, self._rows = (columns, rows) if kit.look.percent < LARGE_TEXT else large
        super().__init__(kit, self._columns * self._rows)
        self._aloud = True
        self._across = 1
        self._shown: dict[str, Card] = {}
        self._spoken: dict[Card, Entry] = {}

    def show_entries(
        self, sentence: str, entries: Sequence[Entry], page: int = 0, aloud: bool = True
    ) -> None:
        """Show a page of cards under a sentence."""
        self._aloud = aloud
        self.heading.say(sentence, self.kit.show_text)
        self._take_down(self._shown.values())
        shown = entries[self._turn_to(page, len(entries))]
        self._shown = {entry.key: self._make(entry) for entry in shown}
        self._spoken = dict(zip(self._shown.values(), shown, strict=True))
        # Few cards are not blown up to fill the glass, but a second page looks like the first.
        across = self._columns if self.pages > 1 else min(self._columns, max(1, len(shown)))
        down = self._rows if self.pages > 1 else -(-len(shown) // across)
        for index, card in enumerate(self._shown.values()):
            self._grid.addWidget(card, index // across, index % across)
        self._across = across
        for row in range(self._rows):
            self._grid.setRowStretch(row, 1 if row < down else 0)
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._fit()

    def _make(self, entry: Entry) -> Card:
        card = entry.make()
        card.clicked.connect(lambda _=False: self.chosen.emit(entry.key))
        return card

    def card_of(self, key: str) -> Card:
        """The card that is called so, on this page."""
        return self._shown[key]

    # ------------------------------------------------------------------ for the window

    def cards(self) -> Sequence[Card]:
        return list(self._shown.values())

    def rows(self) -> Sequence[Sequence[Card]]:
        cards = list(self._shown.values())
        return [cards[start : start + self._across] for start in range(0, len(cards), self._across)] or [[]]

    def spoken_of(self, card: Card) -> str:
        entry = self._spoken.get(card)
        return entry.spoken if entry is not None else super().spoken_of(card)

    def said_of(self, card: Card) -> Utterance:
        """Return a card as it is said."""
        entry = self._spoken[card]
        return Utterance(entry.spoken, card, entry.private)

    def utterances(self) -> Sequence[Utterance]:
        if not self._aloud:
            return ()
        first = [Utterance(self.heading.accessibleName())] if self._page == 0 else []
        return [*first, *(self.said_of(card) for card in self._shown.values())]

    # ------------------------------------------------------------------ laying out

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._fit_heading(0.17)
        widest = round(self.width() * ALONE_SHARE) if self._across == 1 else NO_LIMIT
        for card in self._shown.values():
            card.setMaximumWidth(max(self.kit.least_card, widest))
        self._grid.activate()
        plain = [card for card in self._shown.values() if type(card) in (Card, MarkedCard)]
        if plain:
            share_whole_words(plain, (32, 28, 24, 22, 20, 18, 16, 14, 12))


class MarkedCard(Card):
    """A card with a small picture in its corner that says how it stands with what the card is about."""

    def __init__(self, kit: Kit, picture: str, label: str, mark: str = "", about: str = "") -> None:
        """`about` is what the mark means, for who does not see it."""
        super().__init__(Face(picture, label), kit.look, kit.pixmaps)
        self.show_text = kit.show_text
        self.corner = mark
        self.setAccessibleName(f"{label}. {about}" if about else label)

    def _badge(self) -> QRectF:
        side = max(44.0, min(self.width(), self.height()) * BADGE_SHARE)
        return corner_of(self.rect(), min(side, float(self._look.px(BADGE_MM))))

    def _room_for_badge(self) -> float:
        """Return how much smaller the picture is to be, so that the mark covers nothing of it."""
        room, badge = self.rect().adjusted(18, 16, -18, -14), self._badge()
        word = QFontMetrics(self._font()).boundingRect(room, WRAP, self.face.label).height() + 6
        high = room.height() - (word if self.show_text else 0)
        whole = min(room.width(), high)
        for scale in (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7):
            side = whole * scale
            beside = room.center().x() + side / 2 <= badge.left()
            if beside or room.top() + (high - side) / 2 >= badge.bottom():
                break
        return scale

    def _paint_tall(self, painter: QPainter) -> None:
        if not self.corner:
            super()._paint_tall(painter)
            return
        self.picture_scale = self._room_for_badge()
        super()._paint_tall(painter)
        place = self._badge()
        paint_badge(painter, place, self._look)
        inside = round(place.width() * 0.7)
        spot = QRect(0, 0, inside, inside)
        spot.moveCenter(place.center().toPoint())
        painter.drawPixmap(
            spot.topLeft(), self._pixmaps.pixmap(self.corner, inside, self.devicePixelRatioF())
        )
