"""A list of cards to tick and to put in order, with the keyboard as well as by pointing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.mats.drawing import card_drawing
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.picture import Draw, PictureTile
from accessible_fit.ui.widgets.texts import button, clear, label
from accessible_fit.ui.widgets.ticks import Tick

if TYPE_CHECKING:
    from talking_mats.cards import Card

TILE = 44
ARROW = 44


@dataclass(frozen=True, slots=True)
class Listed:
    """One card of the list.

    `mark` is a word about it ("own card"), `locked` why it cannot be ticked, `more` are buttons of the page.
    """

    card: "Card"
    ticked: bool
    mark: str = ""
    locked: str = ""
    more: Sequence[QPushButton] = ()


class CardRow(QWidget):
    """One card: tick it, move it up or down."""

    ticked = Signal()
    moved = Signal(int)

    def __init__(self, kit: StaffKit, listed: Listed, draw: Draw) -> None:
        super().__init__()
        w = kit.words
        self.listed = listed
        word = w.pick(listed.card.words) or w.t("a card without words")
        self.tick = Tick(kit.look, word, listed.ticked)
        self.tick.setEnabled(not listed.locked)
        self.tick.setAccessibleDescription(listed.locked or listed.mark)
        self.tick.toggled.connect(lambda _on: self.ticked.emit())
        self.up = self._arrow("↑", w.t("Move “{card}” up", card=word), -1)
        self.down = self._arrow("↓", w.t("Move “{card}” down", card=word), 1)
        side = grown(kit.look, TILE)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.small)
        line.addWidget(PictureTile(kit.look, draw, side))
        line.addSpacing(SPACE.hair)
        stacked = kit.look.percent >= STACK_FROM_PERCENT
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.tick)
        line.addLayout(words, 1)
        if told := listed.locked or listed.mark:
            mark = label(told, "small", wrap=stacked)
            (words if stacked else line).addWidget(mark)
        for one in (*listed.more, self.up, self.down):
            line.addWidget(one)

    def _arrow(self, sign: str, name: str, step: int) -> QPushButton:
        made = button(sign)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setFixedWidth(ARROW)
        made.setStyleSheet("padding: 4px 0;")
        made.clicked.connect(lambda _=False: self.moved.emit(step))
        return made


class CardList(QWidget):
    """Cards in their order. `changed` when one was ticked or moved."""

    changed = Signal()

    def __init__(self, kit: StaffKit) -> None:
        super().__init__()
        self._kit = kit
        self.rows: list[CardRow] = []
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(SPACE.small)

    def fill(
        self,
        cards: Sequence[Listed],
        photos: Mapping[str, bytes],
        own: Mapping[str, bytes] | None = None,
    ) -> None:
        """Show these cards instead of those before; see `card_drawing` for their pictures."""
        clear(self._whole)
        self.rows = []
        for listed in cards:
            row = CardRow(self._kit, listed, card_drawing(self._kit, listed.card, photos, own))
            row.ticked.connect(self.changed)
            row.moved.connect(lambda step, row=row: self._move(row, step))
            self.rows.append(row)
            self._whole.addWidget(row)
        self._ends()

    def chosen(self) -> "tuple[Card, ...]":
        """Return the ticked cards in their order."""
        return tuple(row.listed.card for row in self.rows if row.tick.isChecked())

    def left_out(self) -> "tuple[Card, ...]":
        """Return the cards that are not ticked."""
        return tuple(row.listed.card for row in self.rows if not row.tick.isChecked())

    def order(self) -> tuple[str, ...]:
        """Return the ids of all cards in their order."""
        return tuple(row.listed.card.id for row in self.rows)

    def _move(self, row: CardRow, step: int) -> None:
        now = self.rows.index(row)
        there = now + step
        if not 0 <= there < len(self.rows):
            return
        self.rows.insert(there, self.rows.pop(now))
        self._whole.removeWidget(row)
        self._whole.insertWidget(there, row)
        self._order_tab()
        self._ends()
        pressed = row.up if step < 0 else row.down
        other = row.down if step < 0 else row.up
        (pressed if pressed.isEnabled() else other).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _ends(self) -> None:
        """The first card cannot go up, the last one not down."""
        for number, row in enumerate(self.rows):
            row.up.setEnabled(number > 0)
            row.down.setEnabled(number < len(self.rows) - 1)

    def _order_tab(self) -> None:
        """Let Tab follow the order that is seen."""
        before: QWidget | None = None
        for row in self.rows:
            for stop in (row.tick, *row.findChildren(QPushButton)):
                if before is not None:
                    QWidget.setTabOrder(before, stop)
                before = stop
