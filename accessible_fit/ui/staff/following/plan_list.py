"""The plans of a unit or of a person: each with what it asks and how often, to be changed or ended."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.following.plan_form import PlanForm
from accessible_fit.ui.staff.following.plan_parts import Asks
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.texts import Panel, button, label, row, rule
from accessible_fit.words.plan_sentences import plan_line

if TYPE_CHECKING:
    from accessible_fit.services.following.plans import PlannedFor, PlanWish
    from db.records import Plan

PICTURE = 44


class PlanList(Panel):
    """`made` carries a PlanWish, `changed` a plan and a PlanWish, `ended` a plan.

    `may` says which plans this user may change: the unit's, and those of persons.
    """

    made = Signal(object)
    changed = Signal(object, object)
    ended = Signal(object)

    def __init__(
        self,
        kit: StaffKit,
        heading: str,
        asks: Asks,
        today: dt.date,
        known: "Sequence[PlannedFor]",
        may: tuple[bool, bool],
        new: str,
    ) -> None:
        super().__init__(heading)
        self._kit, self._asks, self._today, self._may = kit, asks, today, may
        self._usual = known[0].plan.instrument_id if known else ""
        w = kit.words
        if not known:
            self.body.addWidget(label(w.t("No plan yet."), "soft"))
        for number, one in enumerate(known):
            if number:
                self.body.addWidget(rule())
            self.body.addLayout(self._line(one))
        self._form = Holder()
        self._form.let_go()
        self.begin = button(new) if new else None
        if self.begin is not None:
            self.begin.clicked.connect(lambda _=False: self._open(None))
            self.body.addLayout(row(self.begin))
        self.body.addWidget(self._form)

    @property
    def form(self) -> PlanForm | None:
        """The form that is open."""
        held = self._form.held
        return held if isinstance(held, PlanForm) else None

    def _line(self, one: "PlannedFor") -> QHBoxLayout:
        w, plan = self._kit.words, one.plan
        line = QHBoxLayout()
        line.setSpacing(SPACE.normal)
        line.addWidget(self._kit.tile(self._asks.picture(plan.instrument_id), PICTURE))
        for_whom = one.alias or w.t("everybody in the unit")
        how = plan_line(w, plan.every_months, plan.starts_on, plan.ends_on)
        texts: list[QWidget] = [
            label(self._asks.title(plan.instrument_id)),
            label(f"{for_whom}{DOT}{how}", "small"),
        ]
        if plan.note:
            texts.append(label(plan.note, "small"))
        inside = _column(texts)
        line.addLayout(inside, 1)
        if self._may[plan.person_id is not None] and one.in_force:
            name = f"{self._asks.title(plan.instrument_id)}, {for_whom}"
            change, end = button(w.t("Change"), "link"), button(w.t("End today"), "link")
            change.setAccessibleName(f"{change.text()}: {name}")
            end.setAccessibleName(f"{end.text()}: {name}")
            change.clicked.connect(lambda _=False: self._open(plan))
            end.clicked.connect(lambda _=False: self.ended.emit(plan))
            line.addWidget(change)
            if plan.ends_on is None:
                line.addWidget(end)
        return line

    def _open(self, plan: "Plan | None") -> None:
        form = PlanForm(self._kit, self._asks, self._today, plan)
        form.what.choose(self._usual)
        form.left.connect(self._form.let_go)
        form.wished.connect(lambda wish: self._wished(plan, wish))
        self._form.hold(form)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wished(self, plan: "Plan | None", wish: "PlanWish") -> None:
        if plan is None:
            self.made.emit(wish)
        else:
            self.changed.emit(plan, wish)


def _column(texts: Sequence[QWidget]) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(0)
    for one in texts:
        made.addWidget(one)
    return made
