"""How many chose the best alternative, question by question, with published values beside."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.leader.bars import IntervalBar
from accessible_fit.ui.staff.leader.count_rows import beside as put_beside
from accessible_fit.ui.staff.leader.count_rows import grid, text
from accessible_fit.ui.widgets.texts import Panel, button, label
from accessible_fit.ui.widgets.texts import row as row_of
from accessible_fit.words import published_sentences as published
from accessible_fit.words import unit_sentences as say

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument, LifeArea
    from accessible_fit.trends.published import Beside
    from accessible_fit.trends.unit import ShareRow

PICTURE = 40


class SharesPanel(Panel):
    """A row for every question that may be shown; how many may not is said.

    `forms` by their ids in the order they are shown, `beside` published values by form and question.
    `published_wanted` is sent when somebody wants to see or enter such values.
    """

    published_wanted = Signal()

    def __init__(
        self,
        kit: StaffKit,
        shares: "Sequence[ShareRow]",
        forms: "Mapping[str, Instrument]",
        beside: "Mapping[tuple[str, str], Sequence[Beside]]",
        areas: "Mapping[str, LifeArea]",
    ) -> None:
        w = kit.words
        super().__init__(w.t("How many chose the best alternative"))
        self._kit, self._areas, self._order = kit, areas, list(areas)
        self.body.addWidget(
            label(
                w.t(
                    "The diamond is the share, from none at the left to all at the right. The band is where"
                    " it may be. It is another figure than the ones above."
                ),
                "small",
            )
        )
        if beside:
            self.body.addWidget(label(published.another_survey(w), "small"))
        shown = [row for row in shares if row.share is not None]
        for form_id, form in forms.items():
            rows = [row for row in shown if row.instrument_id == form_id]
            if rows:
                if len(forms) > 1:
                    self.body.addWidget(label(w.pick(form.title), "field"))
                lines = grid(self)
                texts = {item.id: w.pick(item.question) for item in form.items}
                for row in sorted(rows, key=self._place):
                    values = beside.get((row.instrument_id, row.item_id), ())
                    self._share(lines, row, texts.get(row.item_id, row.item_id), values)
        hidden = len(shares) - len(shown)
        if hidden:
            self.body.addWidget(label(say.shares_hidden(w, hidden), "small"))
        elsewhere = button(w.t("Published values …"), "link")
        elsewhere.clicked.connect(lambda _=False: self.published_wanted.emit())
        self.body.addLayout(row_of(elsewhere))

    def _place(self, row: "ShareRow") -> int:
        return self._order.index(row.area) if row.area in self._order else len(self._order)

    def _share(self, lines: QGridLayout, row: "ShareRow", name: str, beside: "Sequence[Beside]") -> None:
        assert row.share is not None  # the hidden ones are only counted
        words, at = self._kit.words, lines.rowCount()
        if row.area in self._areas:
            tile = self._kit.tile(self._areas[row.area].pictogram, PICTURE)
            lines.addWidget(tile, at, 0, Qt.AlignmentFlag.AlignTop)
        marks = (published.marked_sentence(words, *one) for one in enumerate(beside))
        said = [say.row_share(words, row), *marks]
        ends = (row.share.share, row.share.low, row.share.high)
        rings = [one.share / 100 for one in beside]
        bar = IntervalBar(self._kit.look, ends, " ".join((name, *said)), rings)
        put_beside(self._kit, lines, at, text(name, *said), bar)
