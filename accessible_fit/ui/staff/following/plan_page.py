"""The plan of a unit: who is late, who is to be asked now and soon, who left, and the plans themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.following.plan_left import LeftPanel
from accessible_fit.ui.staff.following.plan_list import PlanList
from accessible_fit.ui.staff.following.plan_parts import CALENDAR, Asks
from accessible_fit.ui.staff.following.plan_rows import AT_ONCE, Over, Waiting
from accessible_fit.ui.staff.following.plan_writing import PlanWriting
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import clear

if TYPE_CHECKING:
    from accessible_fit.services.following.occasions import Line, UnitPlan
    from accessible_fit.services.following.plans import Askable, PlannedFor, PlanWish
    from db.records import Unit

EMPTY_PICTURE = 112
OVER_AT_ONCE, LATER_AT_ONCE = 10, 4


@dataclass(frozen=True)
class _Loaded:
    plans: "Sequence[PlannedFor]"
    askable: "Sequence[Askable]"
    found: "UnitPlan | None"


class PlanPage(PlanWriting):
    """For staff everything that waits; for a leader the plans, without anybody's name.

    `prepare_wanted` carries a person's id and the key and kind of what is asked.
    """

    prepare_wanted = Signal(object, str, str)
    person_wanted = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, unit_id: UUID | None = None) -> None:
        w = kit.words
        super().__init__(kit, shift)
        self._first = unit_id
        self._names = shift.actor.may(Right.SEE_PEOPLE)
        self._may = shift.actor.may(Right.LEAD_CONVERSATIONS)
        self.unit = Select[UUID | None](kit.look, [(None, "")], None)
        self.waiting: list[Waiting] = []
        self.plans: PlanList | None = None
        self.left: LeftPanel | None = None
        self._chooser = Field(w.t("Unit"), self.unit)
        self._chooser.hide()
        self.column.addWidget(self._chooser)
        self._inside = QWidget()
        self._body = QVBoxLayout(self._inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(SPACE.large)
        self.column.addWidget(self._inside)
        self.unit.currentIndexChanged.connect(lambda _: self._chosen())

    # ------------------------------------------------------------------ loading

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.load(lambda: desk.plans.units(actor), self._offer_units)

    def _offer_units(self, found: "list[Unit]") -> None:
        if not found:
            self._body.addWidget(
                EmptyState(
                    self.kit.tile(CALENDAR, EMPTY_PICTURE),
                    self.kit.words.t("No unit is yours yet."),
                    self.kit.words.t("Ask a superuser to give you one."),
                )
            )
            return
        before = self.unit.value() or self._first
        known = {one.id for one in found}
        self.unit.blockSignals(True)
        self.unit.offer([(one.id, one.name) for one in found], before if before in known else found[0].id)
        self.unit.blockSignals(False)
        self._chooser.setVisible(len(found) > 1)
        self._chosen()

    def _chosen(self) -> None:
        unit_id = self.unit.value()
        if unit_id is not None:
            self.load(partial(self._fetch, unit_id), self._fill)

    def _fetch(self, unit_id: UUID) -> _Loaded:
        desk, actor = self._shift.desk, self._shift.actor
        found = desk.occasions.of_unit(actor, unit_id) if self._names else None
        return _Loaded(desk.plans.of_unit(actor, unit_id), desk.plans.askable(actor), found)

    # ------------------------------------------------------------------ showing

    def _fill(self, loaded: _Loaded) -> None:
        clear(self._body)
        w, found = self.kit.words, loaded.found
        asks = Asks(self.kit, loaded.askable)
        self.waiting, self.left = [], None
        if found is not None:
            self.set_title(w.tc("page", "Plan"), found.unit.name)
            self._waiting(w.t("Late"), asks, found, found.overdue)
            self._waiting(w.t("To ask now"), asks, found, found.due)
            self._waiting(w.t("Come back to"), asks, found, found.follow_up)
            self._waiting(w.t("Soon"), asks, found, found.soon)
            if not self.waiting and not found.nothing_planned:
                self._body.addWidget(
                    EmptyState(
                        self.kit.tile("own:yes", EMPTY_PICTURE),
                        w.t("Nobody waits to be asked now"),
                        w.t("Those whose turn is coming stand further down."),
                    )
                )
            self._left(found)
            self._waiting(w.t("Later"), asks, found, found.later, LATER_AT_ONCE)
            if found.over:
                over = Over(self.kit, w.t("Lately"), asks, found.over, self._may, most=OVER_AT_ONCE)
                over.taken_back.connect(self._take_back)
                self._body.addWidget(over)
        self._plans(asks, loaded)
        tab_inside(self._inside)

    def _waiting(
        self, heading: str, asks: Asks, found: "UnitPlan", lines: "Sequence[Line]", most: int = AT_ONCE
    ) -> None:
        if not lines:
            return
        made = Waiting(self.kit, heading, asks, found.today, lines, self._may, most=most)
        made.prepare_wanted.connect(self.prepare_wanted)
        made.noted.connect(self._note)
        self.waiting.append(made)
        self._body.addWidget(made)

    def _left(self, found: "UnitPlan") -> None:
        if found.left:
            self.left = LeftPanel(self.kit, found.left, self._may)
            self.left.planned.connect(self._plan_follow_up)
            self.left.told.connect(self._told)
            self._body.addWidget(self.left)

    def _plans(self, asks: Asks, loaded: _Loaded) -> None:
        w, actor = self.kit.words, self._shift.actor
        may = (actor.may(Right.CHANGE_UNITS), actor.may(Right.CHANGE_PEOPLE))
        today = self._shift.desk.occasions.today()
        new = w.t("Plan for everybody in the unit") if may[0] else ""
        self.plans = PlanList(self.kit, w.t("What is asked how often"), asks, today, loaded.plans, may, new)
        self.plans.made.connect(self._make)
        self.plans.changed.connect(self._change)
        self.plans.ended.connect(self._end)
        self._body.addWidget(self.plans)

    # ------------------------------------------------------------------ writing

    def _again(self) -> None:
        self._chosen()

    def _make(self, wish: "PlanWish") -> None:
        desk, actor, unit_id = self._shift.desk, self._shift.actor, self.unit.value()
        if unit_id is not None:
            self._do(lambda: desk.plans.make(actor, unit_id, wish), self.kit.words.t("It is planned."))
