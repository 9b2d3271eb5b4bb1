"""What the plans for beginning ask for now, on the first page of whoever leads units."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.words.rollout_sentences import state_line

if TYPE_CHECKING:
    from uuid import UUID

    from accessible_fit.trends.rollout import DueStep

MOST = 4


class DuePanel(Panel):
    """`go` leads to the plan of a unit. Where the user leads `several`, each line says whose it is."""

    def __init__(
        self, kit: StaffKit, due: "Sequence[DueStep]", several: bool, go: "Callable[[UUID], None]"
    ) -> None:
        from accessible_fit.trends.rollout import StepState

        w = kit.words
        super().__init__(w.t("Due in the roll-out plan"))
        for one in due[:MOST]:
            step, told = one.line.step, state_line(w, one.line)
            calls = one.line.state in (StepState.LATE, StepState.FOLLOW_UP)
            lines = QVBoxLayout()
            lines.setSpacing(SPACE.hair)
            lines.addWidget(label(step.text, "field"))
            parts = (one.unit_name if several else "", step.who, f"! {told}" if calls else told)
            standing = label(DOT.join(part for part in parts if part), "soft")
            if calls:
                standing.setProperty("tone", "watch")
            lines.addWidget(standing)
            self.body.addLayout(lines)
        left = len(due) - MOST
        if left > 0:
            self.body.addWidget(label(w.tn("and {n} more", "and {n} more", left), "small"))
        for unit_id, name in {one.line.step.unit_id: one.unit_name for one in due[:MOST]}.items():
            open_ = button(w.t("Open the plan: {unit}", unit=name) if several else w.t("Open the plan"))
            open_.clicked.connect(lambda _=False, unit_id=unit_id: go(unit_id))
            self.body.addLayout(row(open_))
