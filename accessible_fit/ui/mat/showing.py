"""Screens with pictures to look at and a few large cards to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.mat.frames import Kind
from accessible_fit.ui.mat.pieces import Piece, Portrait, share_words
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.message import Choice
from accessible_fit.ui.resident.screen import QUESTION_PIXELS, Screen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.widgets.cards import Card, Face
from talking_mats.widgets.slots import largest_in

SIDE = 40
MOST_ACROSS = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture to look at."""

    face: Face
    kind: Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence, pictures to look at and cards to choose from.

    `spoken` is how the sentence sounds; `several` lets more than one card be chosen and marked; `own` cards
    have the frame of a card, and their sound is not kept.
    """

    sentence: str
    pictures: tuple[Shown, ...] = ()
    choices: tuple[Choice, ...] = ()
    spoken: str = ""
    private: bool = False
    several: bool = False
    own: bool = False
    aloud: bool = True


class ShowingScreen(Screen):
    """Shows one thing and asks one thing; `chosen` carries the choice's key and the way."""

    chosen = Signal(str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._asked = Asked("")
        self._portraits: list[Portrait] = []
        self._cards: dict[str, Piece] = {}
        self._above: QWidget | None = None
        self.heading.setParent(self)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def ask(self, asked: Asked, above: QWidget | None = None) -> None:
        """Show this; nothing is marked. `above` is shown as large as it can be where pictures would stand."""
        if self._above is not None:
            self._above.hide()
        self._above = above
        if above is not None:
            above.setParent(self)
            above.show()
        if asked == self._asked:
            self._fit()
            for card in self._cards.values():
                card.mark(False)
            return
        for old in (*self._portraits, *self._cards.values()):
            old.hide()
            old.deleteLater()
        self._asked = asked
        self.heading.say(asked.sentence, self.kit.show_text)
        self._portraits = [Portrait(self.kit, one.face, one.kind) for one in asked.pictures]
        self._cards = {choice.key: self._make_card(choice) for choice in asked.choices}
        for part in (*self._portraits, *self._cards.values()):
            part.setParent(self)
            part.show()
        self._fit()

    def _make_card(self, choice: Choice) -> Piece:
        kind = Kind.CARD if self._asked.own else Kind.TOOL
        card = Piece(self.kit, Face(choice.picture, choice.label), kind)
        if self._asked.several:
            card.become_choice(one_of_many=False)
        card.clicked.connect(lambda _=False, key=choice.key: self.chosen.emit(key, card.pressed_by))
        return card

    def mark(self, keys: Sequence[str]) -> None:
        """Mark these as chosen, and no others."""
        for key, card in self._cards.items():
            card.mark(key in keys)

    def card_of(self, key: str) -> Card:
        """The card of a choice."""
        return self._cards[key]

    # ------------------------------------------------------------------ for the window

    def cards(self) -> Sequence[Card]:
        return list(self._cards.values())

    def rows(self) -> Sequence[Sequence[Card]]:
        lines: dict[int, list[Card]] = {}
        for card in self._cards.values():
            lines.setdefault(card.y(), []).append(card)
        return list(lines.values())

    def reading(self) -> Sequence[QWidget]:
        return (self.heading, *self._cards.values())

    def utterances(self) -> Sequence[Utterance]:
        asked = self._asked
        if not asked.aloud:
            return ()
        said = [Utterance(asked.spoken or asked.sentence, private=asked.private)]
        return [*said, *(Utterance(card.face.label, card, asked.own) for card in self._cards.values())]

    # ------------------------------------------------------------------ laying out

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The sentence at the top, the pictures as large as there is room for, the cards below."""
        width, height = self.width() - 2 * SIDE, self.height() - 16
        if width < 100 or height < 100:
            return
        gap = max(16, self.kit.look.px(5))
        sentence = self._fit_sentence(width, round(height * (0.3 if self._portraits or self._cards else 0.8)))
        room = QRect(SIDE, 8 + sentence + gap, width, height - sentence - gap)
        if (self._portraits or self._above) and self._cards:
            cards = max(self._least(), min(round(room.height() * 0.42), self.kit.look.px(60)))
            pictures = QRect(room.topLeft(), QSize(width, room.height() - cards - gap))
            self._fit_portraits(pictures, gap)
            if self._above is not None:
                wide = min(width, round(pictures.height() * 2.1))
                self._above.setGeometry(
                    pictures.left() + (width - wide) // 2, pictures.top(), wide, pictures.height()
                )
            room.setTop(room.bottom() + 1 - cards)
        elif self._portraits:
            self._fit_portraits(room, gap)
        self._fit_cards(room, gap)

    def _least(self) -> int:
        return self.kit.least_card

    def _fit_sentence(self, width: int, most: int) -> int:
        if not self.heading.text():
            self.heading.setGeometry(SIDE, 8, width, 4)
            return 0
        for scale in (1.0, 0.85, 0.72, 0.62, 0.52, 0.42):
            self.heading.setFont(self.kit.look.font(QUESTION_PIXELS * scale, bold=True))
            height = self.heading.heightForWidth(width)
            if height <= most:
                break
        self.heading.setGeometry(SIDE, 8, width, height)
        return height

    def _fit_portraits(self, room: QRect, gap: int) -> None:
        count = max(1, len(self._portraits))
        side = max(20, min(room.height(), (room.width() - gap * (count - 1)) // count))
        left = room.left() + (room.width() - count * side - (count - 1) * gap) // 2
        top = room.top() + (room.height() - side) // 2
        for number, portrait in enumerate(self._portraits):
            portrait.move(left + number * (side + gap), top)
            portrait.fit(QSize(side, side))

    def _fit_cards(self, room: QRect, gap: int) -> None:
        cards = list(self._cards.values())
        if not cards:
            return
        if len(cards) <= MOST_ACROSS:
            across, height = len(cards), min(room.height(), self.kit.look.px(75))
            width = min((room.width() - gap * (across - 1)) // across, round(height * 1.35))
        else:
            side, across = largest_in(room.size(), len(cards), gap)
            width = height = max(self.kit.look.px(20), side)
        rows = -(-len(cards) // across)
        top = room.top() + max(0, (room.height() - rows * height - (rows - 1) * gap) // 2)
        for number, card in enumerate(cards):
            row, column = divmod(number, across)
            here = min(across, len(cards) - row * across) if rows == 1 else across
            left = room.left() + (room.width() - here * width - (here - 1) * gap) // 2
            card.setGeometry(left + column * (width + gap), top + row * (height + gap), width, height)
        share_words(cards)
