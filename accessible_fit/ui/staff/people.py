"""The people of the user's units: find one, or add one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.following.actions_start import ActionsStart
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.avatar import paint_initial
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.list_row import ListRow, Paint, RowText
from accessible_fit.ui.widgets.texts import button, clear, label

if TYPE_CHECKING:
    from accessible_fit.services.residents import ListedPerson

AT_ONCE = 40


class PeoplePage(Page):
    """Large rows of people, with a field to find one, and over them what was promised and is still open.

    `person_chosen` and `actions_wanted` carry the person's id.
    """

    person_chosen = Signal(object)
    adding_wanted = Signal()
    actions_wanted = Signal(object)
    all_actions_wanted = Signal()

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w = kit.words
        super().__init__(kit, w.t("People"))
        self._shift = shift
        self._people: Sequence[ListedPerson] = ()
        self._shown = AT_ONCE
        self._may_add = shift.actor.may(Right.CHANGE_PEOPLE)
        if self._may_add:
            self.set_primary(w.t("Add a person"), self.adding_wanted.emit)
        self.promised: ActionsStart | None = None
        if shift.actor.may(Right.SEE_ANSWERS):
            self.promised = ActionsStart(kit, shift)
            self.promised.chosen.connect(self.actions_wanted)
            self.promised.all_wanted.connect(self.all_actions_wanted)
            self.column.addWidget(self.promised)
        self.search = QLineEdit()
        self.search.setPlaceholderText(w.t("Find a person or a unit"))
        self.search.setAccessibleName(w.t("Find a person or a unit"))
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._open_only)
        self.search.hide()
        self.column.addWidget(self.search)
        rows = QWidget()
        self._rows = QVBoxLayout(rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE.small)
        self.column.addWidget(rows)

    def shown(self) -> None:
        self.load(lambda: self._shift.desk.residents.listed(self._shift.actor), self._show)
        if self.promised is not None:
            self.promised.load()

    def first_focus(self) -> QWidget:
        return self.heading if self.search.isHidden() else self.search

    def _show(self, people: "Sequence[ListedPerson]") -> None:
        self._people = people
        self.search.setVisible(bool(people))
        if people and self.heading.hasFocus():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fill()

    def _find(self) -> None:
        self._shown = AT_ONCE
        self._fill()

    def _found(self) -> "list[ListedPerson]":
        parts = self.search.text().casefold().split()
        return [
            one
            for one in self._people
            if all(part in f"{one.person.alias} {one.unit.name}".casefold() for part in parts)
        ]

    def _fill(self) -> None:
        clear(self._rows)
        found = self._found()
        if not self._people:
            self._rows.addWidget(self._nobody())
        elif not found:
            self._rows.addWidget(label(self.kit.words.t("Nobody here is called that."), "soft"))
        for one in found[: self._shown]:
            self._rows.addWidget(self._row(one))
        left = len(found) - self._shown
        if left > 0:
            more = button(self.kit.words.tn("Show {n} more", "Show {n} more", min(left, AT_ONCE)))
            more.clicked.connect(self._more)
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _more(self) -> None:
        self._shown += AT_ONCE
        self._fill()

    def _nobody(self) -> EmptyState:
        w = self.kit.words
        action = None
        if self._may_add:
            action = button(w.t("Add a person"))
            action.clicked.connect(self.adding_wanted)
        return EmptyState(
            self.kit.tile("own:talk-together", 112),
            w.t("No people here yet"),
            w.t("Add the first person. Then you can start a conversation together."),
            action,
        )

    def _row(self, one: "ListedPerson") -> ListRow:
        w = self.kit.words
        last = (
            w.t("last conversation {day}", day=w.day(one.last_finished))
            if one.last_finished is not None
            else w.t("no conversation yet")
        )
        mark = w.t("Waiting to be continued") if one.unfinished is not None else ""
        row = ListRow(
            self.kit.look, RowText(one.person.alias, f"{one.unit.name}{DOT}{last}", mark), self._initial(one)
        )
        row.clicked.connect(lambda _=False, person_id=one.person.id: self.person_chosen.emit(person_id))
        return row

    def _initial(self, one: "ListedPerson") -> Paint:
        def paint(painter: QPainter, place: QRectF) -> None:
            paint_initial(painter, self.kit.look, place, one.person.alias)

        return paint

    def _open_only(self) -> None:
        found = self._found()
        if len(found) == 1:
            self.person_chosen.emit(found[0].person.id)
