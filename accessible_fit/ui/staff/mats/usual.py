"""What a topic begins with: how many cards, which top scale, whether cards may lie between the columns."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel
from talking_mats.cards import MAX_CARDS
from talking_mats.scales import top_scale, top_scales

if TYPE_CHECKING:
    from accessible_fit.services.mats.setup import Setup

FEWEST = 3


class Usual(Panel):
    """Three lists, each with "as usual" first. `changed` when one of them was."""

    changed = Signal()

    def __init__(self, kit: StaffKit, setup: "Setup") -> None:
        w, look = kit.words, kit.look
        super().__init__(w.t("What is suggested when a mat is prepared"))
        most, scale_id, positions = setup.usual
        ways = {3: w.t("In the columns only"), 5: w.t("Also between the columns")}
        self.most: Select[int | None] = Select(
            look,
            [(None, w.t("As usual: {what}", what=most))]
            + [(n, str(n)) for n in range(FEWEST, MAX_CARDS + 1)],
            setup.most,
        )
        usual_scale = w.pick(top_scale(scale_id).name)
        self.scale: Select[str | None] = Select(
            look,
            [(None, w.t("As usual: {what}", what=usual_scale))]
            + [(one.id, w.pick(one.name)) for one in top_scales().values()],
            setup.scale_id,
        )
        self.positions: Select[int | None] = Select(
            look,
            [(None, w.t("As usual: {what}", what=ways[positions])), *ways.items()],
            setup.positions,
        )
        for one in (self.most, self.scale, self.positions):
            one.activated.connect(lambda _index: self.changed.emit())
        self.body.addLayout(
            side_by_side(
                look, Field(w.t("Most cards at once"), self.most), Field(w.t("Top scale"), self.scale)
            )
        )
        self.body.addWidget(Field(w.t("How the cards may lie"), self.positions))

    def values(self) -> tuple[int | None, str | None, int | None]:
        """Return most cards, top scale and positions; None for what is as usual."""
        return self.most.value(), self.scale.value(), self.positions.value()
