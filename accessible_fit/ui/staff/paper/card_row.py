"""One card of a paper mat: where it lay."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.mats.drawing import card_drawing
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.flow import FlowRow
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.picture import Draw, PictureTile
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.texts import button, label, row
from talking_mats.cards import Off, Where

if TYPE_CHECKING:
    from accessible_fit.services.mats.talk import MatPlan
    from talking_mats.cards import Card

CARD, PLACE = 44, 34
ASIDE_PICTURE, NOT_PLACED_PICTURE = "own:pass", "openmoji:2B1C"


class CardRow(QWidget):
    """The card, and a button for each place from left to right as they lay on the table.

    `changed` when one is chosen; `unwanted` when an `added` card is to go again.
    """

    changed = Signal()
    unwanted = Signal()

    def __init__(
        self,
        kit: StaffKit,
        card: "Card",
        plan: "MatPlan",
        photos: Mapping[str, bytes],
        added: bool = False,
    ) -> None:
        super().__init__()
        w = kit.words
        name = w.pick(card.words)
        self.card_id = card.id
        self.setAccessibleName(name)
        self._places: list[Where | None] = []
        self.buttons: list[PictureButton] = []
        for draw, told, where in places_of(kit, plan):
            made = PictureButton(kit.look, draw, told, PLACE, show_word=False)
            made.setAccessibleDescription(name)
            self._places.append(where)
            self.buttons.append(made)
        self._ways = FlowRow(name, lambda _number: self.changed.emit(), SPACE.hair)
        self._ways.fill(self.buttons)
        words = QVBoxLayout()
        words.setSpacing(SPACE.hair)
        words.addLayout(self._head(kit, name, added))
        words.addWidget(self._ways)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.medium)
        tile = PictureTile(kit.look, card_drawing(kit, card, photos), grown(kit.look, CARD))
        whole.addWidget(tile, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(words, 1)

    def _head(self, kit: StaffKit, name: str, added: bool) -> QHBoxLayout:
        head = row(label(name, "field", wrap=not added))
        if added:
            away = button(kit.words.t("Take away"), "link")
            away.setAccessibleDescription(name)
            away.clicked.connect(lambda _=False: self.unwanted.emit())
            head.insertWidget(1, away)
        return head

    @property
    def chosen(self) -> bool:
        """Whether it is said what became of the card."""
        return self._ways.chosen() >= 0

    def where(self) -> Where | None:
        """Return where the card lay; None when it was never placed."""
        return self._places[self._ways.chosen()] if self.chosen else None

    def choose(self, where: Where | None) -> None:
        """Show where the card was said to lie before."""
        if where in self._places:
            self._ways.mark(self._places.index(where))


def places_of(kit: StaffKit, plan: "MatPlan") -> list[tuple[Draw, str, Where | None]]:
    """Return every place from left to right: how it is drawn, what it is called, where it is."""
    w, scale, count = kit.words, plan.scale, plan.positions
    found: list[tuple[Draw, str, Where | None]] = []
    per_column = (count - 1) // 2
    for place in range(count):
        position = scale.screen_place(place, count, plan.turned)
        if position % per_column == 0:
            column = scale.columns[position // per_column]
            found.append((kit.drawing(column.picture), w.pick(column.words), position))
        else:
            left, right = (
                scale.columns[scale.screen_place(beside, count, plan.turned) // per_column]
                for beside in (place - 1, place + 1)
            )
            told = w.t("Between “{left}” and “{right}”", left=w.pick(left.words), right=w.pick(right.words))
            found.append((_two(kit.drawing(left.picture), kit.drawing(right.picture)), told, position))
    found.append((kit.drawing(ASIDE_PICTURE), w.t("Not for me"), Off.ASIDE))
    found.append((kit.drawing(NOT_PLACED_PICTURE), w.t("Not placed"), None))
    return found


def _two(left: Draw, right: Draw) -> Draw:
    """Draw two pictures small beside each other, for the place between them."""

    def draw(side: int, ratio: float) -> QPixmap:
        whole = QPixmap(round(side * ratio), round(side * ratio))
        whole.fill(Qt.GlobalColor.transparent)
        whole.setDevicePixelRatio(ratio)
        half = side // 2
        painter = QPainter(whole)
        for number, one in enumerate((left, right)):
            painter.drawPixmap(QRect(number * half, (side - half) // 2, half, half), one(half, ratio))
        painter.end()
        return whole

    return draw
