"""For a leader: the persons who have said yes to being read, and nobody else."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.avatar import paint_initial
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.texts import clear

if TYPE_CHECKING:
    from accessible_fit.services.given_persons import GivenPerson


class GivenPersonsPage(Page):
    """Rows of persons. `person_chosen` carries the person's id."""

    person_chosen = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w = kit.words
        super().__init__(kit, w.t("Persons shown to you"))
        self._shift = shift
        self.set_title(
            w.t("Persons shown to you"), w.t("They have said yes to it. You read, and change nothing.")
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.small)
        self.column.addLayout(self._rows)

    def shown(self) -> None:
        self.load(lambda: self._shift.desk.given_persons.listed(self._shift.actor), self._show)

    def _show(self, persons: "Sequence[GivenPerson]") -> None:
        w = self.kit.words
        clear(self._rows)
        if not persons:
            sentence = w.t(
                "You follow the unit as a whole. When a person says yes to it, staff can show you what that "
                "person says."
            )
            self._rows.addWidget(
                EmptyState(self.kit.tile("openmoji:1F91D", 112), w.t("Nobody is shown to you now"), sentence)
            )
        for one in persons:
            self._rows.addWidget(self._row(one))

    def _row(self, one: "GivenPerson") -> ListRow:
        alias = one.person.alias

        def paint(painter: QPainter, place: QRectF) -> None:
            paint_initial(painter, self.kit.look, place, alias)

        made = ListRow(self.kit.look, RowText(alias, DOT.join((one.unit, until_words(self.kit, one)))), paint)
        made.clicked.connect(lambda _=False: self.person_chosen.emit(one.person.id))
        return made


def until_words(kit: StaffKit, one: "GivenPerson") -> str:
    """Say how long the person can be read, and who showed the person."""
    w = kit.words
    by = w.t("shown by {name}", name=one.given_by) if one.given_by else ""
    ends = w.t("to the end of {day}", day=w.day(one.until)) if one.until is not None else ""
    return DOT.join(part for part in (by, ends) if part)
