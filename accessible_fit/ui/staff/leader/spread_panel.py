"""How persons' answers are spread in each part of life over twelve months, as bars with words beside."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from accessible_fit.trends.unit import Level
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.leader.bars import SpreadBar
from accessible_fit.ui.staff.leader.count_rows import beside, grid, text
from accessible_fit.ui.widgets.texts import Panel, label
from accessible_fit.words import kind_sentences as kinds
from accessible_fit.words import unit_sentences as say

if TYPE_CHECKING:
    from accessible_fit.trends.unit import AreaSpread

PICTURE = 40


class SpreadPanel(Panel):
    """Shows what may be shown and names the rest. `order` are the parts of life as they are listed."""

    def __init__(
        self,
        kit: StaffKit,
        spread: "Sequence[AreaSpread]",
        names: Mapping[str, str],
        pictures: Mapping[str, str],
        order: Sequence[str],
    ) -> None:
        w = kit.words
        super().__init__(w.t("How the answers are spread"))
        self._kit = kit
        self.body.addWidget(
            label(
                w.t(
                    "Every person counts once, by what that person answers on the whole over the twelve"
                    " months. Filled is mostly good, pale both good and bad, striped mostly bad; dashed is"
                    " not shown."
                ),
                "small",
            )
        )
        shown = [one for one in spread if one.shown]
        rows = grid(self)
        for one in sorted(shown, key=lambda one: order.index(one.area) if one.area in order else 99):
            self._line(rows, one, names.get(one.area, one.area), pictures)
        hidden = [names.get(one.area, one.area) for one in spread if not one.shown]
        if hidden:
            self.body.addWidget(label(say.parts_hidden(w, ", ".join(hidden)), "small"))

    def _line(self, rows: QGridLayout, one: "AreaSpread", name: str, pictures: Mapping[str, str]) -> None:
        at, said = rows.rowCount(), kinds.spread_sentence(self._kit.words, one)
        if one.area in pictures:
            rows.addWidget(self._kit.tile(pictures[one.area], PICTURE), at, 0, Qt.AlignmentFlag.AlignTop)
        bar = SpreadBar(self._kit.look, _parts(one), f"{name}: {said}")
        beside(self._kit, rows, at, text(name, said), bar)


def _parts(one: "AreaSpread") -> list[float | None]:
    told = one.persons
    assert told.whole is not None  # only what may be shown comes here
    parts: list[float | None] = []
    for level in Level:
        count = told.parts[level]
        if count is None and told.nearly_all is level:
            count = told.at_least
        parts.append(None if count is None else count / told.whole)
    return parts
