"""Screens with one picture, one sentence and at most two cards: greeting, pause, stop, thanks, trouble."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from accessible_fit.ui.resident.kit import LEAST_MM, Kit
from accessible_fit.ui.resident.screen import QUESTION_PIXELS, TEXT_PIXELS, Screen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.widgets.card_words import share_whole_words
from accessible_fit.ui.widgets.cards import Card, Shape
from accessible_fit.ui.widgets.picture import Draw

BESIDE_FROM_PERCENT = 150
WORDS = (32, 28, 24, 20, 16, 14, 12)


@dataclass(frozen=True, slots=True)
class Choice:
    """A card of a message: what it is called inside the program, its picture and its word."""

    key: str
    picture: str
    label: str


class MessageScreen(Screen):
    """Says one thing with a picture; the cards, if any, emit `chosen` with their key."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._sentence = ""
        self._more = ""
        self._private = False
        self._aloud = True
        self._cards: list[Card] = []
        self._tile = kit.tile("own:hello", 240)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row = QHBoxLayout()
        self._row.setSpacing(max(24, kit.look.px(8)))
        self._gap = 16
        # Large text leaves little height: beside its word a picture is large, over it it would be tiny.
        self._shape = Shape.WIDE if kit.look.percent >= BESIDE_FROM_PERCENT else Shape.TALL
        whole = QVBoxLayout(self)
        whole.setContentsMargins(64, 16, 64, 16)
        whole.setSpacing(self._gap)
        whole.addStretch(2)
        whole.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addSpacing(8)
        whole.addWidget(self.heading)
        whole.addWidget(self._text)
        whole.addSpacing(8)
        whole.addLayout(self._row)
        whole.addStretch(2)

    def tell(
        self,
        draw: Draw,
        sentence: str,
        more: str = "",
        choices: Sequence[Choice] = (),
        private: bool = False,
        aloud: bool = True,
    ) -> None:
        """Show a message; `private` when it holds the person's name, so that its sound is not kept."""
        self._sentence, self._more, self._private, self._aloud = sentence, more, private, aloud
        self._tile.show_picture(draw)
        self.heading.say(sentence)
        self._text.setText(more)
        self._text.setVisible(bool(more))
        self._lay_out(choices)

    def _lay_out(self, choices: Sequence[Choice]) -> None:
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._cards = []
        self._row.addStretch(1)
        for choice in choices:
            card = self.kit.card(choice.picture, choice.label, self._shape)
            card.clicked.connect(lambda _=False, key=choice.key: self.chosen.emit(key))
            self._row.addWidget(card)
            self._cards.append(card)
        self._row.addStretch(1)
        self._fit()

    def utterances(self) -> Sequence[Utterance]:
        if not self._aloud:
            return ()
        said = [
            Utterance(self._sentence, private=self._private),
            Utterance(self._more, private=self._private),
        ]
        return [*said, *(Utterance(card.face.label, card) for card in self._cards)]

    def announcement(self) -> str:
        return f"{self._sentence} {self._more}".strip()

    def cards(self) -> Sequence[Card]:
        return self._cards

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give cards and words their room first and the picture what is left.

        Words get smaller only when the cards have their smallest size and the picture is gone.
        """
        look, cards, least = self.kit.look, bool(self._cards), self.kit.least_card
        wish = 0.34 if cards else 0.46
        largest = max(least + look.px(10), min(260, round(self.height() * 0.3)))
        for scale in (1.0, 0.85, 0.7, 0.6, 0.5):
            self.heading.setFont(look.font(QUESTION_PIXELS * scale, bold=True))
            self._text.setFont(look.font(TEXT_PIXELS * scale))
            side = largest if scale == 1.0 else least + look.px(2)
            room = self.height() - self._words_height() - (side if cards else 0) - 7 * self._gap
            if room >= look.px(20) or scale == 0.5:
                break
        if room < 0:
            side = max(look.px(LEAST_MM), side + room)
        tile = min(420, round(self.height() * wish), room)
        self._tile.setVisible(tile >= look.px(15))
        self._tile.set_side(max(look.px(15), tile))
        self._fit_cards(side)

    def _fit_cards(self, side: int) -> None:
        """Let the cards be as wide as their words, and share the row when there is not room for that."""
        count = max(1, len(self._cards))
        room = self.width() - 2 * 64 - (count + 1) * self._row.spacing()
        most = max(self.kit.look.px(LEAST_MM), room // count)
        for card in self._cards:
            card.set_text_pixels(WORDS[0])  # or what was made smaller before would be measured
        widths = [max(round(side * 1.25), card.sizeHint().width()) for card in self._cards]
        shared = sum(widths) > most * count
        for card, width in zip(self._cards, widths, strict=True):
            card.setFixedSize(min(width, most) if shared else width, side)
        share_whole_words(self._cards, WORDS)

    def _words_height(self) -> int:
        width = max(1, self.width() - 2 * 64)
        said = self.heading.heightForWidth(width)
        return said if self._text.isHidden() else said + self._text.heightForWidth(width)
