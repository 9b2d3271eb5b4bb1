"""Those who left: when and why, and asking them afterwards how it went."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.following.plan_parts import DayField
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.texts import Panel, button, label, row, rule

if TYPE_CHECKING:
    from accessible_fit.services.following.occasions import Leaver

LONGEST = 1000


class LeftPanel(Panel):
    """`planned` carries a person's id and a day, `told` a person's id and what was told."""

    planned = Signal(object, object)
    told = Signal(object, str)

    def __init__(self, kit: StaffKit, leavers: "Sequence[Leaver]", may: bool) -> None:
        w = kit.words
        super().__init__(w.t("Who left: follow up"))
        self._kit, self._may = kit, may
        self.days: list[DayField] = []
        self.words: list[QLineEdit] = []
        for number, one in enumerate(leavers):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(self._person(one))

    def _person(self, one: "Leaver") -> QWidget:
        w = self._kit.words
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        whole.addWidget(label(one.alias, "field"))
        ended = w.t("Support ended {day}", day=w.day(one.ended_on))
        whole.addWidget(label(DOT.join(part for part in (ended, one.reason) if part), "small"))
        if one.followed_up_at is not None:
            day = w.day(one.followed_up_at)
            whole.addWidget(label(w.t("Asked {day}: {told}", day=day, told=one.told or w.t("closed"))))
            return made
        if one.planned:
            whole.addWidget(label(w.t("Ask how it went: {day}", day=w.day(one.follow_up_on))))
        if self._may:
            holder = Holder()
            holder.let_go()
            plan = button(w.t("Change the day") if one.planned else w.t("Plan to ask"))
            plan.setAccessibleName(f"{plan.text()}: {one.alias}")
            plan.clicked.connect(lambda _=False: self._open_day(holder, one))
            write = button(w.t("Write what was told"))
            write.setAccessibleName(f"{write.text()}: {one.alias}")
            write.clicked.connect(lambda _=False: self._open_words(holder, one))
            whole.addLayout(row(plan, write))
            whole.addWidget(holder)
        return made

    def _open_day(self, holder: Holder, one: "Leaver") -> None:
        w = self._kit.words
        field = DayField(self._kit, w.t("Day to ask"), one.follow_up_on)
        self.days.append(field)

        def keep() -> None:
            good, day = field.day()
            if good:
                self.planned.emit(one.person_id, day)

        self._hold(holder, field, keep)
        field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_words(self, holder: Holder, one: "Leaver") -> None:
        w = self._kit.words
        line = QLineEdit()
        line.setMaxLength(LONGEST)
        field = Field(w.t("What was told"), line, w.t("Why the support ended, and how it is now."))
        self.words.append(line)

        def keep() -> None:
            if not line.text().strip():
                field.show_error(w.t("Write this too."))
                return
            self.told.emit(one.person_id, line.text())

        self._hold(holder, field, keep)
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hold(self, holder: Holder, field: QWidget, keep: Callable[[], None]) -> None:
        w = self._kit.words
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        save, leave = button(w.t("Save")), button(w.t("Leave it"), "link")
        save.clicked.connect(lambda _=False: keep())
        leave.clicked.connect(lambda _=False: holder.let_go())
        whole.addWidget(field)
        whole.addLayout(row(save, leave))
        holder.hold(made)
