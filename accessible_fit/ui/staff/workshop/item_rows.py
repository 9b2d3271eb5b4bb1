"""The questions of a draft in their order: open one, move it, take it away, add another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.workshop.form_words import shortened
from accessible_fit.ui.staff.workshop.screen_view import item_hints
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row, rule

if TYPE_CHECKING:
    from accessible_fit.instruments.draft import Draft, DraftItem

TILE = 44
ARROW = 44


class ItemRow(QWidget):
    """One question with its buttons; the practice question only opens."""

    def __init__(self, kit: StaffKit, draft: "Draft", item: "DraftItem", number: int) -> None:
        super().__init__()
        w = kit.words
        self.item = item
        words = shortened(w, item.question, w.t("Not written yet"))
        name = f"{number}. {words}" if number else words
        self.open = button(w.t("Change"))
        self.open.setAccessibleName(w.t("Change “{question}”", question=words))
        self.up = self._small(kit, "↑", w.t("Move “{question}” up", question=words))
        self.down = self._small(kit, "↓", w.t("Move “{question}” down", question=words))
        self.away = self._small(kit, "×", w.t("Take “{question}” away", question=words))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(name))
        count = len(item_hints(draft, item))
        if count:
            texts.addWidget(
                label(w.tn("{n} hint on the wording", "{n} hints on the wording", count), "small")
            )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.small)
        line.addWidget(kit.tile(item.pictogram or "openmoji:1F5BC", TILE), 0, Qt.AlignmentFlag.AlignTop)
        line.addSpacing(SPACE.hair)
        line.addLayout(texts, 1)
        buttons = (self.open, self.up, self.down, self.away)
        if kit.look.percent >= STACK_FROM_PERCENT:
            texts.addLayout(row(*buttons, spacing=SPACE.small))
        for one in buttons:
            if kit.look.percent < STACK_FROM_PERCENT:
                line.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
            one.setMinimumHeight(ARROW)

    def _small(self, kit: StaffKit, sign: str, name: str) -> QPushButton:
        made = button(sign)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setFixedWidth(grown(kit.look, ARROW))
        made.setStyleSheet("padding: 4px 0;")
        return made


class ItemRows(Panel):
    """Every question. `item_wanted` carries the id of one to write, `changed` the draft in its new order."""

    item_wanted = Signal(str)
    changed = Signal(object)

    def __init__(self, kit: StaffKit, draft: "Draft") -> None:
        w = kit.words
        super().__init__(w.t("Questions"))
        self._kit = kit
        self.draft = draft
        self.rows: list[ItemRow] = []
        self._holder = QWidget()
        self._lines = QVBoxLayout(self._holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE.small)
        self.body.addWidget(self._holder)
        self.add = button(w.t("Add a question"))
        self.add.clicked.connect(lambda _=False: self._add())
        self.body.addLayout(row(self.add))
        self._fill()

    def _fill(self) -> None:
        w, draft = self._kit.words, self.draft
        clear(self._lines)
        self.rows = []
        self._lines.addWidget(label(w.t("Practice question"), "small"))
        practice = ItemRow(self._kit, draft, draft.practice, 0)
        practice.open.clicked.connect(lambda _=False: self.item_wanted.emit(draft.practice.id))
        for gone in (practice.up, practice.down, practice.away):
            gone.hide()
        self._lines.addWidget(practice)
        for number, item in enumerate(draft.items, start=1):
            self._lines.addWidget(rule())
            made = ItemRow(self._kit, draft, item, number)
            made.open.clicked.connect(lambda _=False, one=item.id: self.item_wanted.emit(one))
            made.up.clicked.connect(lambda _=False, one=item.id: self._move(one, -1))
            made.down.clicked.connect(lambda _=False, one=item.id: self._move(one, 1))
            made.away.clicked.connect(lambda _=False, one=item.id: self._take_away(one))
            made.up.setEnabled(number > 1)
            made.down.setEnabled(number < len(draft.items))
            made.away.setEnabled(len(draft.items) > 1)
            self._lines.addWidget(made)
            self.rows.append(made)
        tab_inside(self._holder)

    def _move(self, item_id: str, step: int) -> None:
        self.draft = self.draft.moved(item_id, step)
        self._fill()
        moved = next(one for one in self.rows if one.item.id == item_id)
        pressed, other = (moved.up, moved.down) if step < 0 else (moved.down, moved.up)
        (pressed if pressed.isEnabled() else other).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(self.draft)

    def _take_away(self, item_id: str) -> None:
        at = next(number for number, one in enumerate(self.draft.items) if one.id == item_id)
        self.draft = self.draft.without(item_id)
        self._fill()
        near = self.rows[min(at, len(self.rows) - 1)]
        near.open.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(self.draft)

    def _add(self) -> None:
        from accessible_fit.services.forms.workshop import new_item

        item = new_item()
        self.draft = self.draft.added(item)
        self.changed.emit(self.draft)
        self.item_wanted.emit(item.id)
