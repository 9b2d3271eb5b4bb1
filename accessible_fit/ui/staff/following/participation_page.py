"""How a unit asks: its stage and what that is made of, who was asked as planned, and how that goes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.following.register_base import YearPage
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.leader.bars import CountBar
from accessible_fit.ui.staff.leader.count_rows import bars
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import Panel, label
from accessible_fit.words import plan_sentences as plan
from accessible_fit.words import unit_sentences as say

if TYPE_CHECKING:
    from accessible_fit.trends.planned_unit import AskedPeriod, PlannedParticipation
    from accessible_fit.trends.quarters import Span

PICTURE = "openmoji:1F4C8"


class ParticipationPage(YearPage):
    """For whoever follows units. Everything it is given has passed the gate for small numbers."""

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        super().__init__(kit, shift, kit.words.t("Participation"), shift.desk.unit_asking, PICTURE)
        self.found: PlannedParticipation | None = None

    def look_at(self, unit_id: UUID, span: "Span") -> Callable[[], object]:
        return partial(self.shift.desk.unit_asking.of_unit, self.shift.actor, unit_id, span)

    def fill(self, found: object) -> None:
        from accessible_fit.services.following.unit_report import UnitSubject
        from accessible_fit.trends.planned_unit import PlannedParticipation

        assert isinstance(found, PlannedParticipation)  # what `look_at` returns
        self.found, w = found, self.kit.words
        self.set_title(w.t("Participation"), found.unit_name)
        for panel in (self._stage(found), self._asked(found), self._over_time(found)):
            self.content.addWidget(panel)
        heading = w.t("Save or print participation")
        self.content.addWidget(self.saving(UnitSubject.PARTICIPATION, found.unit_id, found.span, heading))

    def _stage(self, found: "PlannedParticipation") -> Panel:
        w, stage = self.kit.words, found.stage.stage
        panel = Panel(w.t("How far the unit has come"))
        panel.body.addWidget(label(plan.stage_name(w, stage), "heading"))
        panel.body.addWidget(label(plan.stage_sentence(w, stage)))
        checks = QGridLayout()
        checks.setHorizontalSpacing(SPACE.small)
        checks.setVerticalSpacing(SPACE.small)
        checks.setColumnStretch(1, 1)
        for at, (check, holds) in enumerate(found.stage.holds):
            checks.addWidget(label("✓" if holds else "–", "small"), at, 0, Qt.AlignmentFlag.AlignTop)
            checks.addWidget(label(plan.check_sentence(w, check, holds), "small"), at, 1)
        panel.body.addLayout(checks)
        panel.body.addWidget(label(plan.rule_sentence(w), "small"))
        return panel

    def _asked(self, found: "PlannedParticipation") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Asked as planned"))
        panel.body.addWidget(label(plan.asked_sentence(w, found), "heading"))
        names = {part: plan.as_planned_name(w, part) for part in found.detail.parts}
        bars(self.kit, panel, found.detail, names)
        if found.reasons:
            self.lines(
                panel,
                [
                    w.tn("{reason}: {n} person", "{reason}: {n} persons", n, reason=reason)
                    for reason, n in found.reasons.items()
                ],
                w.t("Reasons that were noted for five persons or more"),
            )
        panel.body.addWidget(label(plan.counted_sentence(w, found), "small"))
        return panel

    def _over_time(self, found: "PlannedParticipation") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Quarter by quarter"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.normal)
        grid.setVerticalSpacing(SPACE.small)
        grid.setColumnStretch(2, 1)
        for at, one in enumerate(found.over_time):
            self._quarter(grid, at, one)
        panel.body.addLayout(grid)
        if any(one.share is None and not one.nothing_planned for one in found.over_time):
            panel.body.addWidget(
                label(
                    w.t(
                        "Lines in a bar: at least so many. Exact figures are left out where they could tell"
                        " about fewer than five persons, by themselves or beside another period."
                    ),
                    "small",
                )
            )
        return panel

    def _quarter(self, grid: QGridLayout, at: int, one: "AskedPeriod") -> None:
        w = self.kit.words
        when, said = say.quarter_words(w, one.span), plan.period_words(w, one)
        grid.addWidget(label(when, wrap=False), at, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label(said, "small", wrap=False), at, 1, Qt.AlignmentFlag.AlignVCenter)
        if one.nothing_planned:
            return
        least = one.band.least if one.band is not None else None
        grid.addWidget(CountBar(self.kit.look, one.share, f"{when}: {said}", least), at, 2)
