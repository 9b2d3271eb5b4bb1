"""Writing a plan: what is asked, how often, from when."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.following.plan_parts import Asks, DayField
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import button, label, row
from accessible_fit.words.plan_sentences import often

if TYPE_CHECKING:
    from db.records import Plan

USUAL_MONTHS = (1, 2, 3, 4, 6, 12)
QUARTERLY = 3
LONGEST = 300


class PlanForm(QWidget):
    """Writes a new plan, or changes one, whose question stays. `wished` carries a PlanWish."""

    wished = Signal(object)
    left = Signal()

    def __init__(self, kit: StaffKit, asks: Asks, today: dt.date, plan: "Plan | None" = None) -> None:
        super().__init__()
        w, look = kit.words, kit.look
        self._plan = plan
        self._kit = kit
        offered = [(one, asks.title(one)) for one in asks.known]
        self.what = Select(look, offered or [("", "")], offered[0][0] if offered else "")
        months = USUAL_MONTHS if plan is None else tuple(sorted({*USUAL_MONTHS, plan.every_months}))
        every = QUARTERLY if plan is None else plan.every_months
        self.every = Select(look, [(one, often(w, one)) for one in months], every)
        self.first = DayField(kit, w.t("First time"), today if plan is None else plan.starts_on)
        self.last = DayField(kit, w.t("Last day"), None if plan is None else plan.ends_on, needed=False)
        self.note = QLineEdit("" if plan is None else plan.note)
        self.note.setMaxLength(LONGEST)
        self.keep = button(w.t("Save the plan"))
        self.keep.clicked.connect(lambda _=False: self._keep())
        leave = button(w.t("Leave it"), "link")
        leave.clicked.connect(lambda _=False: self.left.emit())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        if plan is None:
            whole.addLayout(
                side_by_side(
                    look, Field(w.t("What is asked"), self.what), Field(w.t("How often"), self.every)
                )
            )
        else:
            whole.addWidget(label(asks.title(plan.instrument_id), "field"))
            whole.addWidget(Field(w.t("How often"), self.every))
        whole.addLayout(side_by_side(look, self.first, self.last))
        whole.addWidget(Field(w.t("Why this often"), self.note))
        whole.addLayout(row(self.keep, leave))
        self.setFocusProxy(self.what if plan is None else self.every)

    def _keep(self) -> None:
        from accessible_fit.services.following.plans import PlanWish

        begins, first = self.first.day()
        ends, last = self.last.day() if begins else (False, None)
        if not ends or first is None:
            return
        if last is not None and last < first:
            self.last.show_error(self._kit.words.t("The last day comes before the first."))
            return
        asked = self.what.value() if self._plan is None else self._plan.instrument_id
        self.wished.emit(PlanWish(asked, self.every.value(), first, last, self.note.text()))
