"""The units somebody looks after."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from accessible_fit.services.access import Right
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.texts import clear

if TYPE_CHECKING:
    from accessible_fit.services.organisation import UnitCard


class UnitsPage(Page):
    """Rows of units. `unit_chosen` carries the unit's id, None for a new one."""

    unit_chosen = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w = kit.words
        super().__init__(kit, w.t("Units"))
        self._shift = shift
        self.set_title(w.t("Units"), w.t("Homes, teams and workplaces, and who works there."))
        if shift.actor.may(Right.CHANGE_USERS):  # who works there has to be said as well
            self.set_primary(w.t("Add a unit"), lambda: self.unit_chosen.emit(None))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.small)
        self.column.addLayout(self._rows)

    def shown(self) -> None:
        self.load(lambda: self._shift.desk.units.listed(self._shift.actor), self._show)

    def _show(self, cards: "Sequence[UnitCard]") -> None:
        w = self.kit.words
        clear(self._rows)
        if not cards:
            sentence = w.t("Ask a superuser to add you to the units that you lead.")
            self._rows.addWidget(
                EmptyState(self.kit.tile("openmoji:1F3E0", 112), w.t("No unit yet"), sentence)
            )
        for card in cards:
            row = ListRow(self.kit.look, RowText(card.unit.name, self._about(card)))
            row.clicked.connect(lambda _=False, unit_id=card.unit.id: self.unit_chosen.emit(unit_id))
            self._rows.addWidget(row)

    def _about(self, card: "UnitCard") -> str:
        w = self.kit.words
        led = ", ".join(one.name for one in card.leaders if not one.disabled)
        return DOT.join(
            (
                dict(labels.service_types(w))[card.unit.service_type],
                w.t("led by {names}", names=led) if led else w.t("no leader"),
                w.tn("{n} works here", "{n} work here", sum(not one.disabled for one in card.workers)),
            )
        )
