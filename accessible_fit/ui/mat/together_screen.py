"""Last time and today side by side, and below them a large card for everything that has changed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

from accessible_fit.ui.mat.compared import ComparedMat, marks_of, sign_of
from accessible_fit.ui.mat.marked import Mark, MarkedPiece
from accessible_fit.ui.mat.pieces import share_words
from accessible_fit.ui.mat.wording import MatWording
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.screen import TEXT_PIXELS, Screen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.widgets.cards import Card
from accessible_fit.words.mat_change_sentences import (
    badge_words,
    last_time_words,
    moved_spoken,
    this_time_words,
    together_sentence,
)
from talking_mats.beside import Beside, CardChange
from talking_mats.cards import Card as MatCard
from talking_mats.widgets.slots import largest_in

if TYPE_CHECKING:
    from accessible_fit.services.mats.history import MatsTogether

SIDE = 24
CAPTION_PIXELS = 28
LEAST_WORD = 18.0
"""On the mats; the cards below have larger ones, and everything is said when it is touched."""
LARGER = 1.15
TOPIC_PIXELS = 52


class TogetherScreen(Screen):
    """Two mats and, below them, a large card for everything that has changed."""

    def __init__(self, kit: Kit, wording: MatWording, together: "MatsTogether") -> None:
        super().__init__(kit, TEXT_PIXELS)
        self._wording, self._together = wording, together
        self.found: Beside = together.beside
        w, found = kit.words, self.found
        self.heading.setParent(self)
        self.heading.say(together_sentence(w, found), kit.show_text)
        self._topic = kit.tile(found.now.start.picture or "own:more", TOPIC_PIXELS)
        self._topic.setParent(self)
        names = (last_time_words(w), this_time_words(w, together.today))
        self.mats: list[ComparedMat] = []
        self._captions: list[QLabel] = []
        for number, (mat, other, name) in enumerate(
            ((found.then, found.now, names[0]), (found.now, found.then, names[1]))
        ):
            shown = ComparedMat(kit, wording, LEAST_WORD)
            shown.setParent(self)
            shown.show_mat(mat, found.now.turned, marks_of(w, found, later=bool(number)), other)
            shown.setAccessibleDescription(name)
            self.mats.append(shown)
            caption = QLabel(name, self)
            caption.setTextFormat(Qt.TextFormat.PlainText)
            caption.setWordWrap(True)
            self._captions.append(caption)
        self.pieces: dict[str, MarkedPiece] = {}
        for change in found.seen:
            self.pieces[change.card.sameness] = self._piece(change)

    def _piece(self, change: CardChange) -> MarkedPiece:
        moved = change.moved
        assert moved is not None  # what is seen to have changed has
        mark = Mark(sign_of(self.found, moved), badge_words(self.kit.words, moved))
        piece = MarkedPiece(self.kit, self._wording.face(change.card), mark)
        piece.setParent(self)
        card, *places = self.told(change)
        piece.setAccessibleName(": ".join(filter(None, (card, " ".join(places)))))
        return piece

    def told(self, change: CardChange) -> list[str]:
        """Return what is said of a card, sentence by sentence."""
        return moved_spoken(self.kit.words, self.found, change, self._together.today)

    def change_of(self, sameness: str) -> CardChange:
        """Return what became of a card of either mat."""
        return next(one for one in self.found.changes if one.card.sameness == sameness)

    def is_private(self, card: MatCard) -> bool:
        """Whether the sound of a card is not to be kept."""
        return self._wording.is_private(card)

    # ------------------------------------------------------------------ for the window

    def cards(self) -> Sequence[Card]:
        return list(self.pieces.values())

    def rows(self) -> Sequence[Sequence[Card]]:
        lines: dict[int, list[Card]] = {}
        for piece in self.pieces.values():
            lines.setdefault(piece.y(), []).append(piece)
        return list(lines.values())

    def utterances(self) -> Sequence[Utterance]:
        said = [Utterance(self.heading.accessibleName())]
        for sameness, piece in self.pieces.items():
            card = self.change_of(sameness).card
            said.append(Utterance(self._wording.spoken(card), piece, self._wording.is_private(card)))
        return said

    def announcement(self) -> str:
        parts = [self.heading.accessibleName()]
        parts += [f"{mat.accessibleDescription()}. {mat.accessibleName()}" for mat in self.mats]
        return " ".join(parts)

    # ------------------------------------------------------------------ laying out

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look, width, height = self.kit.look, self.width() - 2 * SIDE, self.height()
        if width < 200 or height < 200:
            return
        gap = max(12, look.px(3))
        # Large text has room, but not the mats' own.
        line = max(TOPIC_PIXELS, min(round(48 * look.percent / 100), round(height * 0.11)))
        self._topic.move(SIDE, (line - TOPIC_PIXELS) // 2)
        beside = SIDE + TOPIC_PIXELS + gap
        self.heading.setGeometry(beside, 0, SIDE + width - beside, line)
        self._fit_text([self.heading], TEXT_PIXELS)
        below = self._fit_cards(QRect(SIDE, 0, width, height), gap)
        half = (width - 2 * gap) // 2
        caption = min(round(40 * look.percent / 100), round(height * 0.08))
        for number, mat in enumerate(self.mats):
            left, top = SIDE + number * (half + 2 * gap), line + 4
            self._captions[number].setGeometry(left, top, half, caption)
            first = top + caption + 4
            mat.setGeometry(left, first, half, height - below - first)
        self._fit_text(self._captions, CAPTION_PIXELS)

    def _fit_text(self, texts: Sequence[QLabel], pixels: float) -> None:
        """Give texts the largest type in which all of them are whole."""
        for scale in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4):
            font = self.kit.look.font(pixels * scale, bold=True)
            for text in texts:
                text.setFont(font)
            if all(text.heightForWidth(text.width()) <= text.height() for text in texts):
                break

    def _fit_cards(self, room: QRect, gap: int) -> int:
        """Stand the cards at the foot in one or two rows; return how much of the height they take."""
        pieces = list(self.pieces.values())
        if not pieces:
            return 0
        look = self.kit.look
        grown = LARGER * (1 + (look.percent - 100) / 250)
        most = min(round(self.kit.least_card * grown), round(room.height() * 0.3))
        across = max(1, (room.width() + gap) // (most + gap))
        if len(pieces) <= across:
            side = most
        else:
            both = QRect(0, 0, room.width(), round(room.height() * 0.38)).size()
            side, across = largest_in(both, len(pieces), gap)
            side = max(look.px(20), min(side, most))
            across = max(1, (room.width() + gap) // (side + gap))
        rows = -(-len(pieces) // across)
        high = rows * side + (rows - 1) * gap
        top = room.bottom() + 1 - high
        for number, piece in enumerate(pieces):
            row, column = divmod(number, across)
            here = min(across, len(pieces) - row * across)
            left = room.left() + (room.width() - here * side - (here - 1) * gap) // 2
            piece.setGeometry(left + column * (side + gap), top + row * (side + gap), side, side)
        share_words(pieces)
        return high + gap
