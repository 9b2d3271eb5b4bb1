"""The parts of daily life that pictures are sorted into, to choose among."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.flow import FlowRow
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.symbol_cell import DrawKey
from accessible_fit.words.catalogue import Words
from pictograms.categories import CATEGORIES

if TYPE_CHECKING:
    from pictograms.symbols import Symbol

FAVOURITES, RECENT = "favourites", "recent"
FACES = {
    FAVOURITES: "openmoji:2B50",
    RECENT: "openmoji:1F551",
    "home": "own:home",
    "food": "openmoji:1F37D",
    "body": "openmoji:1FA7A",
    "people": "openmoji:1F465",
    "feelings": "openmoji:1F604",
    "work": "openmoji:1F6E0",
    "free-time": "openmoji:26BD",
    "places": "openmoji:1F68C",
    "nature": "openmoji:1F333",
    "money": "own:kronor",
    "time": "openmoji:1F4C5",
    "answers": "own:yes",
    "controls": "own:next",
    "things": "openmoji:1F4A1",
    "signs": "openmoji:26A0",
    "flags": "openmoji:1F1F8-1F1EA",
}
"""The picture of every part; one that is not here is shown by the first picture in it."""
PICTURE = 28


class SymbolParts(QWidget):
    """A row of picture buttons, or a list that opens when the text is large.

    `part_chosen` carries the part.
    """

    part_chosen = Signal(str)

    def __init__(self, look: Look, words: Words, draw: DrawKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words, self._draw = look, words, draw
        self.parts: list[str] = []
        name = words.t("Parts of daily life")
        self.row = FlowRow(name, self._chosen)
        self.select: Select[str] = Select(look, [], "")
        self.select.setAccessibleName(name)
        self.select.setPlaceholderText(name)
        self.select.activated.connect(self._chosen)
        self._large = look.percent >= STACK_FROM_PERCENT
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.select if self._large else self.row)
        (self.row if self._large else self.select).setParent(None)

    def fill(self, by_category: "Mapping[str, tuple[Symbol, ...]]") -> None:
        """Offer favourites, recently used, and every part that has pictures."""
        w = self._words
        own = {FAVOURITES: w.t("Favourites"), RECENT: w.t("Recently used")}
        self.parts = [*own, *(part for part in CATEGORIES if part in by_category)]
        words = {part: own.get(part) or w.pick(CATEGORIES[part]) for part in self.parts}
        if self._large:
            self.select.offer(list(words.items()), "")
            return
        faces = {part: FACES.get(part) or by_category[part][0].key for part in self.parts}
        self.row.fill(
            [PictureButton(self._look, self._draw(faces[part]), words[part], PICTURE) for part in self.parts]
        )

    def mark(self, part: str) -> None:
        """Show which part is looked in; empty for none."""
        at = self.parts.index(part) if part else -1
        if self._large:
            self.select.setCurrentIndex(at)
        else:
            self.row.mark(at)

    def _chosen(self, number: int) -> None:
        self.part_chosen.emit(self.parts[number])
