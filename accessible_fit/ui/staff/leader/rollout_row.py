"""One line of a unit's plan for beginning, and the fields to write one."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT, Field, side_by_side
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.texts import button, label, row
from accessible_fit.words import rollout_sentences as say

if TYPE_CHECKING:
    from accessible_fit.services.access import Actor
    from accessible_fit.services.following.rollout import Rollouts
    from accessible_fit.trends.rollout import PlanStep, Step
    from db.vocabulary import RolloutKind

    Deed = Callable[[Rollouts, Actor, UUID], object]

LONGEST, LONGEST_WHO, DAY_SIGNS = 1000, 120, 10


class StepRow(QWidget):
    """`deed` carries what is to be done with the plans by the user in the unit."""

    deed = Signal(object)
    change_wanted = Signal()

    def __init__(self, kit: StaffKit, line: "PlanStep") -> None:
        from accessible_fit.trends.rollout import StepState
        from db.vocabulary import RolloutKind

        super().__init__()
        self._kit, self.line = kit, line
        w, step = kit.words, line.step
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.hair)
        whole.addWidget(label(step.text, "field"))
        told = say.state_line(w, line)
        calls = line.state in (StepState.LATE, StepState.FOLLOW_UP)
        standing = label(
            DOT.join(part for part in (step.who, f"! {told}" if calls else told) if part), "soft"
        )
        if calls:
            standing.setProperty("tone", "watch")
        whole.addWidget(standing)
        if step.followed_up:
            whole.addWidget(label(w.t("How it went: {how}", how=step.followed_up)))
        self._steps = QBoxLayout(
            QBoxLayout.Direction.TopToBottom
            if kit.look.percent >= STACK_FROM_PERCENT
            else QBoxLayout.Direction.LeftToRight
        )
        self._steps.setSpacing(SPACE.medium)
        stops = step.kind == RolloutKind.STOPS
        if step.done_on is None:
            done = w.t("It has stopped") if stops else w.t("It is done")
            self._button(done, lambda: self._do(lambda all_, by, at: all_.done(by, at, step.id)))
        else:
            ask = w.t("Write how it went") if not step.followed_up else w.t("Change how it went")
            self._button(ask, self.ask_how, "" if calls else "link")
            back = w.t("Not done after all")
            self._button(back, lambda: self._do(lambda all_, by, at: all_.not_done(by, at, step.id)), "link")
        self._button(w.t("Change"), self.change_wanted.emit, "link")
        self._button(w.t("Remove"), self.ask_remove, "link")
        self._steps.addStretch(1)
        whole.addSpacing(SPACE.hair)
        whole.addLayout(self._steps)
        self._place = Holder()
        self._place.let_go()
        whole.addWidget(self._place)
        self.how: QLineEdit | None = None

    def _button(self, word: str, act: Callable[[], None], kind: str = "") -> QPushButton:
        made = button(word, kind)
        made.setAccessibleName(f"{word}: {self.line.step.text}")
        made.clicked.connect(lambda _=False: act())
        self._steps.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _do(self, deed: "Deed") -> None:
        self.deed.emit(deed)

    def ask_how(self) -> None:
        """Ask how it went."""
        w, step = self._kit.words, self.line.step
        self.how = how = QLineEdit(step.followed_up)
        how.setMaxLength(LONGEST)
        field = Field(w.t("How it went"), how)
        keep, leave = button(w.t("Save how it went")), button(w.t("Leave it"), "link")

        def save() -> None:
            text = how.text().strip()
            if text:
                self._do(lambda all_, by, at: all_.follow_up(by, at, step.id, text))
            else:
                field.show_error(w.t("Write this too."))

        how.returnPressed.connect(save)
        keep.clicked.connect(lambda _=False: save())
        leave.clicked.connect(lambda _=False: self._place.let_go())
        self._place.hold(_sheet(field, row(keep, leave)))
        how.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_remove(self) -> None:
        """Ask before a line is taken away."""
        w, step = self._kit.words, self.line.step
        leave, remove = button(w.t("Leave it")), button(w.t("Remove the line"), "link")
        leave.clicked.connect(lambda _=False: self._place.let_go())
        remove.clicked.connect(lambda _=False: self._do(lambda all_, by, at: all_.remove(by, at, step.id)))
        asked = label(w.t("The line is taken out of the plan and cannot be brought back."))
        self._place.hold(_sheet(asked, row(leave, remove)))
        leave.setFocus(Qt.FocusReason.OtherFocusReason)


class StepForm(QWidget):
    """`wished` carries a StepWish."""

    wished = Signal(object)
    left = Signal()

    def __init__(self, kit: StaffKit, kind: "RolloutKind", step: "Step | None") -> None:
        super().__init__()
        w = kit.words
        self._kit, self._kind = kit, kind
        self.text = QLineEdit(step.text if step else "")
        self.text.setMaxLength(LONGEST)
        self.who = QLineEdit(step.who if step else "")
        self.who.setMaxLength(LONGEST_WHO)
        self.day = QLineEdit(step.due_on.isoformat() if step and step.due_on else "")
        self.day.setMaxLength(DAY_SIGNS)
        self._text = Field(w.t("What is planned"), self.text)
        self._day = Field(w.t("Day"), self.day, w.t("Year-month-day, or nothing."))
        keep, leave = button(w.t("Save the line")), button(w.t("Leave it"), "link")
        keep.clicked.connect(lambda _=False: self._keep())
        leave.clicked.connect(lambda _=False: self.left.emit())
        for one in (self.text, self.who, self.day):
            one.returnPressed.connect(self._keep)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        whole.addWidget(self._text)
        whole.addLayout(side_by_side(kit.look, Field(w.t("Who sees to it"), self.who), self._day))
        whole.addLayout(row(keep, leave))
        self.setFocusProxy(self.text)

    def _keep(self) -> None:
        from accessible_fit.services.following.rollout import StepWish

        w = self._kit.words
        text, written, due = self.text.text().strip(), self.day.text().strip(), None
        if not text:
            self._text.show_error(w.t("Write this too."))
            return
        if written:
            try:
                due = dt.date.fromisoformat(written)
            except ValueError:
                self._day.show_error(w.t("Write the day as year-month-day, such as 2026-11-22."))
                return
        self.wished.emit(StepWish(self._kind, text, self.who.text(), due))


def _sheet(first: QWidget, line: QBoxLayout) -> QWidget:
    made = QWidget()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, SPACE.small, 0, 0)
    inside.setSpacing(SPACE.medium)
    inside.addWidget(first)
    inside.addLayout(line)
    return made
