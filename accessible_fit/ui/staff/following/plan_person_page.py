"""One person's plan: what waits, what became of what was asked, how often, and when the support ends."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.following.plan_left import LeftPanel
from accessible_fit.ui.staff.following.plan_list import PlanList
from accessible_fit.ui.staff.following.plan_parts import Asks
from accessible_fit.ui.staff.following.plan_rows import Over, Waiting
from accessible_fit.ui.staff.following.plan_stay import StayPanel
from accessible_fit.ui.staff.following.plan_writing import PlanWriting
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, clear, label

if TYPE_CHECKING:
    from accessible_fit.services.following.asking import Asked
    from accessible_fit.services.following.occasions import Line, PersonPlan
    from accessible_fit.services.following.plans import Askable, PlannedFor, PlanWish
    from db.records import Enrolment

NEXT, OVER = 4, 12


@dataclass(frozen=True)
class _Loaded:
    found: "PersonPlan"
    plans: "Sequence[PlannedFor]"
    askable: "Sequence[Askable]"
    running: "Enrolment | None"


class PersonPlanPage(PlanWriting):
    """`prepare_wanted` carries the person's id and the key and kind of what is asked."""

    left = Signal()
    prepare_wanted = Signal(object, str, str)

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        w = kit.words
        super().__init__(kit, shift)
        self._person_id = person_id
        self._may = shift.actor.may(Right.LEAD_CONVERSATIONS)
        self.waiting: Waiting | None = None
        self.plans: PlanList | None = None
        self.stay: StayPanel | None = None
        self.gone: LeftPanel | None = None
        self.set_back(w.t("Back"), self.left.emit)
        self._inside = QWidget()
        self._body = QVBoxLayout(self._inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(SPACE.large)
        self.column.addWidget(self._inside)

    def shown(self) -> None:
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._person_id

        def fetch() -> _Loaded:
            return _Loaded(
                desk.occasions.of_person(actor, person_id),
                desk.plans.of_person(actor, person_id),
                desk.plans.askable(actor),
                desk.stays.running(actor, person_id),
            )

        self.load(fetch, self._fill)

    # ------------------------------------------------------------------ showing

    def _fill(self, loaded: _Loaded) -> None:
        clear(self._body)
        w, found = self.kit.words, loaded.found
        asks = Asks(self.kit, loaded.askable)
        self.set_title(w.t("Plan for {name}", name=found.person.alias))
        self._next(asks, found)
        self._plans(asks, loaded)
        if found.over:
            over = Over(
                self.kit,
                w.t("What became of it"),
                asks,
                _lines(found, found.over),
                self._may,
                named=False,
                most=OVER,
            )
            over.taken_back.connect(self._take_back)
            self._body.addWidget(over)
        if self._shift.actor.may(Right.CHANGE_PEOPLE):
            self.stay = StayPanel(self.kit, loaded.running, found.today)
            self.stay.ended.connect(self._ended)
            self.stay.begun.connect(self._begun)
            self._body.addWidget(self.stay)
        if found.left is not None:
            self.gone = LeftPanel(self.kit, [found.left], self._may)
            self.gone.planned.connect(self._plan_follow_up)
            self.gone.told.connect(self._told)
            self._body.addWidget(self.gone)
        tab_inside(self._inside)

    def _next(self, asks: Asks, found: "PersonPlan") -> None:
        w = self.kit.words
        if not found.waiting:
            panel = Panel(w.t("Next"))
            panel.body.addWidget(label(w.t("Nothing is planned to be asked."), "soft"))
            self._body.addWidget(panel)
            return
        lines = _lines(found, found.waiting)[:NEXT]
        self.waiting = Waiting(self.kit, w.t("Next"), asks, found.today, lines, self._may, named=False)
        self.waiting.prepare_wanted.connect(self.prepare_wanted)
        self.waiting.noted.connect(self._note)
        self._body.addWidget(self.waiting)

    def _plans(self, asks: Asks, loaded: _Loaded) -> None:
        w, actor = self.kit.words, self._shift.actor
        may = (False, actor.may(Right.CHANGE_PEOPLE))
        new = w.t("A plan of {name}'s own", name=loaded.found.person.alias) if may[1] else ""
        self.plans = PlanList(
            self.kit, w.t("What is asked how often"), asks, loaded.found.today, loaded.plans, may, new
        )
        self.plans.made.connect(self._make)
        self.plans.changed.connect(self._change)
        self.plans.ended.connect(self._end)
        self._body.addWidget(self.plans)

    # ------------------------------------------------------------------ writing

    def _again(self) -> None:
        self.shown()

    def _make(self, wish: "PlanWish") -> None:
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._person_id
        # The plan is kept in the unit that the person is in.
        self._do(
            lambda: desk.plans.make(actor, person_id, wish, person_id), self.kit.words.t("It is planned.")
        )

    def _ended(self, day: dt.date, why: str) -> None:
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._person_id
        self._do(lambda: desk.stays.end(actor, person_id, day, why), self.kit.words.t("It is written down."))

    def _begun(self, day: dt.date, why: str) -> None:
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._person_id
        self._do(
            lambda: desk.stays.begin(actor, person_id, day, why), self.kit.words.t("It is written down.")
        )


def _lines(found: "PersonPlan", asked: "Sequence[Asked]") -> "list[Line]":
    from accessible_fit.services.following.occasions import Line

    return [Line(found.person.alias, one) for one in asked]
