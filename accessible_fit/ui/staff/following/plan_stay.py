"""When a person's support ends or begins again, and why."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.following.plan_parts import DayField
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, button, label, row

if TYPE_CHECKING:
    from db.records import Enrolment

LONGEST = 200


class StayPanel(Panel):
    """`ended` and `begun` carry a day and a reason."""

    ended = Signal(object, str)
    begun = Signal(object, str)

    def __init__(self, kit: StaffKit, running: "Enrolment | None", today: dt.date) -> None:
        w = kit.words
        super().__init__(w.t("Support from the unit"))
        self._kit, self._running, self._today = kit, running, today
        if running is not None:
            since = w.t("Since {day}", day=w.day(running.started_on))
            why = running.reason_in
            self.body.addWidget(label(f"{since}. {why}" if why else since))
        else:
            self.body.addWidget(label(w.t("The support has ended.")))
        self._form = Holder()
        self._form.let_go()
        self.open = button(w.t("The support ends …") if running is not None else w.t("It begins again …"))
        self.open.clicked.connect(lambda _=False: self._open())
        self.body.addLayout(row(self.open))
        self.body.addWidget(self._form)

    def _open(self) -> None:
        from accessible_fit.services.following.register_stays import REASONS_IN, REASONS_OUT

        w, ends = self._kit.words, self._running is not None
        usual = [w.t(one) for one in (REASONS_OUT if ends else REASONS_IN)]
        offered = [("", w.t("Choose, or write below")), *((one, one) for one in usual)]
        self.reason = Select(self._kit.look, offered, "")
        self.own = QLineEdit()
        self.own.setMaxLength(LONGEST)
        self.day = DayField(self._kit, w.t("Last day") if ends else w.t("First day"), self._today)
        own = Field(w.t("Or in your own words"), self.own)
        self.keep = button(w.t("Save"))
        leave = button(w.t("Leave it"), "link")
        leave.clicked.connect(lambda _=False: self._form.let_go())

        def keep() -> None:
            why = self.own.text().strip() or self.reason.value()
            good, day = self.day.day()
            if not good:
                return
            if ends and not why:
                own.show_error(w.t("Write why, or choose a reason."))
                return
            (self.ended if ends else self.begun).emit(day, why)

        self.keep.clicked.connect(lambda _=False: keep())
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        whole.addWidget(self.day)
        whole.addLayout(side_by_side(self._kit.look, Field(w.t("Why"), self.reason), own))
        whole.addLayout(row(self.keep, leave))
        self._form.hold(made)
        self.day.line.setFocus(Qt.FocusReason.OtherFocusReason)
