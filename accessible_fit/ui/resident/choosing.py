"""One thing asked with a picture and a few cards, all equally large; nothing is chosen beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.message import Choice
from accessible_fit.ui.resident.screen import QUESTION_PIXELS, TEXT_PIXELS, Screen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.widgets.card_words import share_whole_words
from accessible_fit.ui.widgets.cards import Card

LOWEST_SHARE = 0.34


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence with its picture and what can be said to it.

    `note` stands quietly below the sentence, such as what holds now; `private` when a text is somebody's own,
    so that its sound is not kept.
    """

    picture: str
    sentence: str
    choices: tuple[Choice, ...]
    note: str = ""
    private: bool = False
    aloud: bool = True
    choices_aloud: bool = True


class ChoosingScreen(Screen):
    """Asks; `chosen` carries the key of the card and the way it was pressed."""

    chosen = Signal(str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._question = Question("", "", ())
        self._cards: dict[str, Card] = {}
        self._tile = kit.tile("own:talk-together", 200)
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._gap = gap = max(16, kit.look.px(5))
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addStretch(1)
        texts.addWidget(self.heading)
        texts.addWidget(self._note)
        texts.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(40)
        head.addWidget(self._tile)
        head.addLayout(texts, 1)
        holder = QWidget()
        self._row = QHBoxLayout(holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 8, 40, 8)
        whole.setSpacing(gap)
        whole.addLayout(head)
        whole.addWidget(holder, 1)

    def ask(self, question: Question, chosen: str | None = None) -> None:
        """Show a question; `chosen` is the key of what has been said to it just now, if anything."""
        self._question = question
        self._tile.show_picture(self.kit.drawing(question.picture))
        self._tile.setVisible(bool(question.picture))
        self.heading.say(question.sentence, self.kit.show_text)
        self._note.setText(question.note if self.kit.show_text else "")
        self._note.setVisible(bool(question.note) and self.kit.show_text)
        for card in self._cards.values():
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {choice.key: self._make(choice) for choice in question.choices}
        self.show_chosen(chosen)
        self._fit()

    def _make(self, choice: Choice) -> Card:
        card = self.kit.card(choice.picture, choice.label)
        card.become_choice()
        card.clicked.connect(lambda _=False: self.chosen.emit(choice.key, card.pressed_by))
        self._row.addWidget(card, 1)
        return card

    def show_chosen(self, chosen: str | None) -> None:
        """Mark the choice; the others stay fully visible, because a choice can be changed."""
        for key, card in self._cards.items():
            card.mark(key == chosen)

    def card_of(self, key: str) -> Card:
        """The card of a choice."""
        return self._cards[key]

    # ------------------------------------------------------------------ for the window

    def cards(self) -> Sequence[Card]:
        return list(self._cards.values())

    def utterances(self) -> Sequence[Utterance]:
        asked = self._question
        said = []
        if asked.aloud:
            said = [Utterance(asked.sentence, private=asked.private), Utterance(asked.note)]
        if asked.choices_aloud:
            said += [Utterance(card.face.label, card) for card in self._cards.values()]
        return said

    def announcement(self) -> str:
        return f"{self._question.sentence} {self._question.note}".strip()

    # ------------------------------------------------------------------ laying out

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the cards their size first; the sentence and its picture share what is left."""
        look, height, width = self.kit.look, self.height(), self.width()
        least = max(round(self.kit.least_card * 1.2), round(height * LOWEST_SHARE))
        for scale in (1.0, 0.85, 0.72, 0.62, 0.52, 0.44):
            self.heading.setFont(look.font(QUESTION_PIXELS * scale, bold=True))
            self._note.setFont(look.font(TEXT_PIXELS * scale))
            side = max(look.px(15), min(280, round(height * 0.29 * min(1.0, scale + 0.1))))
            self._tile.set_side(side)
            if height - max(side, self._words_height(width - 120 - side)) - self._gap - 16 >= least:
                break
        cards = list(self._cards.values())
        count = max(1, len(cards))
        room = width - 80 - (count - 1) * self._gap
        highest = round(height * 0.52)
        each = max(look.px(20), min(room // count, round(highest * 1.35)))
        side_room = max(0, (width - 80 - each * count - self._gap * (count - 1)) // 2)
        self._row.setContentsMargins(side_room, 0, side_room, 0)
        for card in cards:
            card.setMaximumHeight(max(least, highest))
        self._row.activate()
        share_whole_words(cards, (36, 32, 28, 24, 20, 16, 14, 12))

    def _words_height(self, width: int) -> int:
        said = self.heading.heightForWidth(max(1, width)) if self.heading.text() else 0
        noted = self._note.heightForWidth(max(1, width)) + 8 if self._note.text() else 0
        return said + noted
