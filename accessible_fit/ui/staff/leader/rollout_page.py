"""A unit's plan for beginning: aims, roles, activities, who begins, evaluation, and what it stops doing."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.leader.rollout_row import StepForm, StepRow
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.rights.saving import asker, with_ending
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row, rule
from accessible_fit.words import rollout_sentences as say

if TYPE_CHECKING:
    from accessible_fit.services.following.rollout import StepWish
    from accessible_fit.services.printed import Printed
    from accessible_fit.trends.rollout import PlanStep, RolloutPlan
    from accessible_fit.ui.staff.leader.rollout_row import Deed
    from db.records import Unit
    from db.vocabulary import RolloutKind

EMPTY_PICTURE = 96


class RolloutPage(Page):
    """For leaders and superusers. `unit_id` is the unit that is shown first."""

    def __init__(self, kit: StaffKit, shift: Shift, unit_id: UUID | None = None) -> None:
        w = kit.words
        super().__init__(kit, w.t("Roll-out"))
        self._shift = shift
        self._wanted = unit_id
        self.plan: RolloutPlan[RolloutKind] | None = None
        self.rows: list[StepRow] = []
        self.forms: dict[RolloutKind, Holder] = {}
        self.ask_where = asker(w)
        self.unit = Select[UUID | None](kit.look, [(None, "")], None)
        self._chooser = Field(w.t("Unit"), self.unit)
        self._chooser.hide()
        self.copy = self.add_quiet(w.t("Copy as text"), self._copy)
        self.print_it = self.add_quiet(w.t("Save as PDF"), self._print)
        self.column.addWidget(self._chooser)
        self._list = QWidget()
        self._body = QVBoxLayout(self._list)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(SPACE.large)
        self.column.addWidget(self._list)
        self.unit.currentIndexChanged.connect(lambda _: self.again())

    def shown(self) -> None:
        rollouts, actor = self._shift.desk.rollouts, self._shift.actor
        self.load(lambda: rollouts.units(actor), self._offer_units)

    def _offer_units(self, found: "list[Unit]") -> None:
        w = self.kit.words
        if not found:
            clear(self._body)
            self._body.addWidget(
                EmptyState(
                    self.kit.tile("openmoji:1F680", EMPTY_PICTURE),
                    w.t("No unit is yours to follow."),
                    w.t("Ask a superuser to give you one."),
                )
            )
            return
        before = self.unit.value() or self._wanted
        known = [one.id for one in found]
        self.unit.blockSignals(True)
        self.unit.offer([(one.id, one.name) for one in found], before if before in known else known[0])
        self.unit.blockSignals(False)
        self._chooser.setVisible(len(found) > 1)
        self.again()

    def again(self) -> None:
        """Fetch the chosen unit's plan, and show it."""
        unit_id, rollouts, actor = self.unit.value(), self._shift.desk.rollouts, self._shift.actor
        if unit_id is not None:
            self.load(lambda: rollouts.of_unit(actor, unit_id), self._show)

    # ------------------------------------------------------------------ the plan

    def _show(self, plan: "RolloutPlan[RolloutKind]") -> None:
        w = self.kit.words
        self.plan, self.rows, self.forms = plan, [], {}
        self.set_title(w.t("Roll-out"), plan.unit_name)
        clear(self._body)
        if not plan.begun:
            about = w.t(
                "Write a line or two under each heading: it is enough to begin with. What is due is shown on"
                " the first page of whoever leads the unit."
            )
            self._body.addWidget(label(about, "soft"))
        for kind, lines in plan.by_kind.items():
            self._body.addWidget(self._panel(kind, lines))
        tab_inside(self._list)

    def _panel(self, kind: "RolloutKind", lines: "tuple[PlanStep, ...]") -> Panel:
        w = self.kit.words
        panel = Panel(say.kind_name(w, kind))
        panel.body.addWidget(label(say.kind_help(w, kind), "small"))
        for number, line in enumerate(lines):
            if number:
                panel.body.addWidget(rule())
            made = StepRow(self.kit, line)
            made.deed.connect(self._do)
            made.change_wanted.connect(partial(self._open, kind, line))
            self.rows.append(made)
            panel.body.addWidget(made)
        add = button(w.t("Add a line"))
        add.setAccessibleName(w.t("Add a line: {heading}", heading=say.kind_name(w, kind)))
        add.clicked.connect(lambda _=False: self._open(kind, None))
        panel.body.addLayout(row(add))
        holder = Holder()
        holder.let_go()
        self.forms[kind] = holder
        panel.body.addWidget(holder)
        return panel

    def _open(self, kind: "RolloutKind", line: "PlanStep | None") -> None:
        form = StepForm(self.kit, kind, line.step if line is not None else None)
        form.left.connect(self.forms[kind].let_go)
        form.wished.connect(lambda wish: self._write(wish, line))
        self.forms[kind].hold(form)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, wish: "StepWish", line: "PlanStep | None") -> None:
        if line is None:
            self._do(lambda plans, by, unit_id: plans.write(by, unit_id, wish))
        else:
            step_id = line.step.id
            self._do(lambda plans, by, unit_id: plans.change(by, unit_id, step_id, wish))

    def _do(self, deed: "Deed") -> None:
        rollouts, actor, plan = self._shift.desk.rollouts, self._shift.actor, self.plan
        if plan is not None:
            unit_id = plan.unit_id
            self.save(lambda: deed(rollouts, actor, unit_id), lambda _: self.again())

    # ------------------------------------------------------------------ out of the program

    def _copy(self) -> None:
        rollouts, actor, w, plan = self._shift.desk.rollouts, self._shift.actor, self.kit.words, self.plan
        if plan is not None:
            self.save(lambda: rollouts.copied(actor, plan.unit_id, w.language), self._copied)

    def _copied(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.notice.say(self.kit.words.t("Copied. Paste it where it is kept."), "good")

    def _print(self) -> None:
        rollouts, actor, w, plan = self._shift.desk.rollouts, self._shift.actor, self.kit.words, self.plan
        if plan is not None:
            self.save(lambda: rollouts.printed(actor, plan.unit_id, w.language), self._printed)

    def _printed(self, made: "Printed") -> None:
        from accessible_fit.services.upkeep.whole_file import write_whole

        answer = self.ask_where(self, made.name)
        if answer:
            place = with_ending(answer, made.name)
            self.save(lambda: write_whole(place, made.pdf), self._saved)

    def _saved(self, place: Path) -> None:
        self.notice.say(self.kit.words.t("Saved as {name}.", name=place.name), "good")
