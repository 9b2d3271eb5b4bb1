"""A sentence over two or three cards that tell something side by side: touched, each says itself."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.screen import QUESTION_PIXELS, Screen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.resident.told_cards import Telling, ToldCard
from accessible_fit.ui.widgets.cards import Card


class PanelsScreen(Screen):
    """Shows one thing in a few parts; `touched` carries the card that is to be said."""

    touched = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._picture = ""
        self._spoken = ""
        self._aloud = True
        self._cards: list[ToldCard] = []
        self._tile = kit.tile("own:talk-together", 120)
        head = QHBoxLayout()
        head.setSpacing(24)
        head.addWidget(self._tile)
        head.addWidget(self.heading, 1)
        holder = QWidget()
        self._row = QHBoxLayout(holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(max(16, kit.look.px(5)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 8, 40, 8)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(holder, 1)

    def tell(self, sentence: str, picture: str, parts: Sequence[Telling], aloud: bool = True) -> None:
        """Show a sentence, its picture and what belongs to it."""
        self._aloud = aloud
        self._picture = picture
        self._tile.show_picture(self.kit.drawing(picture or "own:more"))
        self._tile.setVisible(bool(picture))
        self.heading.say(sentence, self.kit.show_text)
        for card in self._cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [ToldCard(self.kit, part) for part in parts]
        for card in self._cards:
            card.clicked.connect(lambda _=False, card=card: self.touched.emit(card))
            card.resized.connect(self._share_sizes)
            self._row.addWidget(card, 1)
        self._fit()

    def utterances(self) -> Sequence[Utterance]:
        if not self._aloud:
            return ()
        said = [Utterance(self.heading.accessibleName())]
        return [*said, *(Utterance(one.telling.spoken, one, one.telling.private) for one in self._cards)]

    def announcement(self) -> str:
        return " ".join([self.heading.accessibleName(), *(one.telling.spoken for one in self._cards)])

    def cards(self) -> Sequence[Card]:
        return self._cards

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look, height = self.kit.look, self.height()
        for scale in (1.0, 0.85, 0.72, 0.62, 0.52, 0.44):
            self.heading.setFont(look.font(QUESTION_PIXELS * scale, bold=True))
            side = max(look.px(15), min(200, round(height * 0.2)))
            self._tile.set_side(side)
            width = self.width() - 80 - (side + 24 if self._picture else 0)
            words = self.heading.heightForWidth(max(1, width)) if self.heading.text() else 0
            if max(side if self._picture else 0, words) <= height * 0.3:
                break
        self._share_sizes()

    def _share_sizes(self) -> None:
        """One size of words and of pictures for all, so that no part is said more loudly than another."""
        if not self._cards:
            return
        size = min(card.best_text() for card in self._cards)
        high = max(card.text_high(size) for card in self._cards)
        for card in self._cards:
            card.share_text(size, high)
