"""The person's own mats on the own page: two beside each other, or the only one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from accessible_fit.services.following.my_page import OwnMats
from accessible_fit.ui.mat.compared import ComparedMat
from accessible_fit.ui.mat.together_screen import LEAST_WORD, TogetherScreen
from accessible_fit.ui.mat.wording import MatWording
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.screen import TEXT_PIXELS, Screen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.widgets.cards import Card
from talking_mats.cards import Card as MatCard
from talking_mats.model import Mat
from talking_mats.text import in_language

SIDE = 24


class OneMatScreen(Screen):
    """One mat as large as it can be. A card that is touched is said with where it lies."""

    heard = Signal(list)

    def __init__(self, kit: Kit, wording: MatWording, mat: Mat, sentence: str) -> None:
        super().__init__(kit, TEXT_PIXELS)
        self._wording, self._mat = wording, mat
        self.heading.setParent(self)
        self.heading.say(sentence, kit.show_text)
        self._shown = ComparedMat(kit, wording, LEAST_WORD)
        self._shown.setParent(self)
        self._shown.show_mat(mat, mat.turned, {})
        self._shown.card_touched.connect(self._say_card)

    def _say_card(self, sameness: str) -> None:
        card = next(one for one in self._mat.cards.values() if one.sameness == sameness)
        self.heard.emit([self._said(card)])

    def _said(self, card: MatCard) -> Utterance:
        return Utterance(self._wording.lies(self._mat, card), None, self._wording.is_private(card))

    def utterances(self) -> Sequence[Utterance]:
        lying = [card for place in range(self._mat.start.positions) for card in self._mat.column(place)]
        return [Utterance(self.heading.accessibleName()), *(self._said(card) for card in lying)]

    def announcement(self) -> str:
        return f"{self.heading.accessibleName()} {self._shown.accessibleName()}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        line = max(52, min(round(48 * self.kit.look.percent / 100), round(self.height() * 0.12)))
        self.heading.setGeometry(SIDE, 0, self.width() - 2 * SIDE, line)
        for scale in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4):
            self.heading.setFont(self.kit.look.font(TEXT_PIXELS * scale, bold=True))
            if self.heading.heightForWidth(self.heading.width()) <= line:
                break
        self._shown.setGeometry(SIDE, line + 8, self.width() - 2 * SIDE, self.height() - line - 8)


class TwoMatsScreen(TogetherScreen):
    """Last time and this time; what has changed stands below as large cards that say themselves."""

    heard = Signal(list)

    def __init__(self, kit: Kit, wording: MatWording, found: OwnMats) -> None:
        assert found.together is not None  # asked by `mat_screen`
        super().__init__(kit, wording, found.together)
        for sameness, piece in self.pieces.items():
            piece.clicked.connect(lambda _=False, key=sameness: self._say(key))
            piece.lit_changed.connect(lambda lit, key=sameness: self._light(key, lit))
        for mat in self.mats:
            mat.card_touched.connect(self._say)
            mat.touched.connect(lambda mat=mat: self.heard.emit([Utterance(mat.accessibleDescription())]))

    def _say(self, sameness: str) -> None:
        change = self.change_of(sameness)
        private, piece = self.is_private(change.card), self.pieces.get(sameness)
        self.heard.emit([Utterance(text, piece, private) for text in self.told(change)])

    def _light(self, sameness: str, lit: bool) -> None:
        for mat in self.mats:
            mat.light(sameness, lit)

    def spoken_of(self, card: Card) -> str:
        return card.accessibleName()


def mat_screen(kit: Kit, wording: MatWording, found: OwnMats) -> OneMatScreen | TwoMatsScreen | None:
    """Make the screen for a topic's mats; None when no card was ever put on one."""
    if found.together is not None:
        return TwoMatsScreen(kit, wording, found)
    if found.latest is None:
        return None
    mat = found.latest.mat
    name = in_language(mat.start.name, kit.words.language)
    return OneMatScreen(kit, wording, mat, kit.words.t("{topic}. This is your mat.", topic=name))
