"""Everybody with an account: who they are, where they work, when they were here last."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.texts import clear
from db.vocabulary import Role

if TYPE_CHECKING:
    from accessible_fit.services.organisation import Colleague


class UsersPage(Page):
    """Rows of users. `user_chosen` carries the user's id."""

    user_chosen = Signal(object)
    adding_wanted = Signal()

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w = kit.words
        super().__init__(kit, w.t("Users"))
        self._shift = shift
        self.set_title(w.t("Users"), w.t("Who may sign in, and what they see."))
        self.set_primary(w.t("Add a colleague"), self.adding_wanted.emit)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.small)
        self.column.addLayout(self._rows)

    def shown(self) -> None:
        self.load(lambda: self._shift.desk.colleagues.listed(self._shift.actor), self._show)

    def _show(self, everybody: "Sequence[Colleague]") -> None:
        clear(self._rows)
        for one in everybody:
            row = ListRow(self.kit.look, RowText(one.name, self._about(one), self._mark(one)))
            row.clicked.connect(lambda _=False, user_id=one.id: self.user_chosen.emit(user_id))
            self._rows.addWidget(row)

    def _about(self, one: "Colleague") -> str:
        w = self.kit.words
        places = ", ".join(unit.name for unit in one.units) or w.t("no unit")
        if one.role is Role.SUPERUSER:
            places = w.t("every unit")
        seen = (
            w.t("signed in {day}", day=w.day(one.signed_in_at))
            if one.signed_in_at is not None
            else w.t("has not signed in yet")
        )
        return DOT.join((labels.roles(w)[one.role], places, seen))

    def _mark(self, one: "Colleague") -> str:
        w = self.kit.words
        if one.disabled:
            return w.tc("account", "Closed")
        return w.t("Given password") if one.given else ""
