"""This unit beside all units of its kind, and service types side by side: fetched when somebody asks."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.labels import service_types
from accessible_fit.ui.staff.leader.heat_map import HeatCell, level_word
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.table import ValueTable
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.words import kind_sentences as say
from accessible_fit.words.unit_sentences import cell_words, why_hidden

if TYPE_CHECKING:
    from accessible_fit.trends.same_kind import Kind, Kinds, PooledArea
    from accessible_fit.trends.unit import Overview, PeriodMean

TILE = 32
WHOLE = "whole"


class KindsPanel(Panel):
    """Offers units of the same kind together; `fetch` is called in the background."""

    def __init__(
        self,
        page: Page,
        fetch: "Callable[[], Kinds]",
        names: Mapping[str, str],
        pictures: Mapping[str, str],
        found: "Overview | None" = None,
    ) -> None:
        w = page.kit.words
        super().__init__(w.t("Units of the same kind together"))
        self._page, self._kit, self._fetch = page, page.kit, fetch
        self._names, self._pictures, self._found = names, pictures, found
        if found is not None and (found.too_small or found.something_hidden):
            about = w.t(
                "Where one unit has too few persons to be shown, all units of the same kind can be counted"
                " together instead."
            )
        else:
            about = w.t("All units of a kind are counted together, each person once.")
        self.body.addWidget(label(about))
        self.begin = button(w.t("Show units of the same kind"))
        self.begin.clicked.connect(lambda _=False: self._begin())
        self._line = QWidget()
        line = row(self.begin)
        line.setContentsMargins(0, 0, 0, 0)
        self._line.setLayout(line)
        self.body.addWidget(self._line)
        self.holder = Holder()
        self.holder.let_go()
        self.body.addWidget(self.holder)

    def _begin(self) -> None:
        self.begin.setEnabled(False)
        self._kit.background.run(self._fetch, self._show, self._failed, owner=self)

    def _failed(self, problem: Exception) -> None:
        self.begin.setEnabled(True)
        self._page.show_trouble(problem)

    def _show(self, kinds: "Kinds") -> None:
        self._line.hide()
        w, own = self._kit.words, None
        if self._found is not None:
            own = kinds.of(self._found.service_type)
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.normal)
        if not kinds.kinds:
            inside.addWidget(label(w.t("There are too few units of any kind to be counted together.")))
        else:
            if self._found is not None and own is None:
                inside.addWidget(label(w.t("There are too few units of this kind to be counted together.")))
            columns = [own] if own is not None else []
            columns += [one for one in kinds.kinds if one is not own]
            if self._kit.look.percent >= STACK_FROM_PERCENT:
                inside.addWidget(self._table(kinds, columns))
            else:
                inside.addWidget(self._map(kinds, columns))
            note = w.t(
                "Only kinds with answers from at least three units are shown, in whole fives of persons."
                " Different kinds of support are asked different questions: the columns are not better or"
                " worse than each other."
            )
            inside.addWidget(label(note, "small"))
        self.holder.hold(made)

    # ------------------------------------------------------------------ what is shown

    def _own_cell(self, area: str) -> "PeriodMean | None":
        """Return the unit's own twelve months, or its latest quarter, as the page shows them."""
        if self._found is None:
            return None
        rows = (one for one in self._found.rows if one.area == area)
        found = next(rows, None)
        shown = [one for one in found.shown if one.span.last in self._found.span] if found else []
        return shown[-1] if shown else None

    def _headings(self, columns: "Sequence[Kind]") -> list[str]:
        w = self._kit.words
        words = {one.value: word for one, word in service_types(w)}
        own = [self._found.unit_name] if self._found is not None else []
        counted = [f"{words[one.service_type]}\n{say.kind_count(w, one)}" for one in columns]
        return [*own, *counted]

    def _map(self, kinds: "Kinds", columns: "Sequence[Kind]") -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.hair)
        grid.setVerticalSpacing(SPACE.hair)
        for at, heading in enumerate(self._headings(columns)):
            said = label(heading, "small")
            said.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(said, 0, 2 + at)
            grid.setColumnStretch(2 + at, 1)
        for at, area in enumerate(kinds.areas, start=1):
            if area in self._pictures:
                grid.addWidget(self._kit.tile(self._pictures[area], TILE), at, 0)
            grid.addWidget(label(self._names.get(area, area), wrap=False), at, 1)
            first = 2
            if self._found is not None:
                grid.addWidget(self._own(area), at, first)
                first += 1
            for number, one in enumerate(columns):
                grid.addWidget(self._cell(one.areas.get(area)), at, first + number)
        return made

    def _own(self, area: str) -> QWidget:
        w, cell = self._kit.words, self._own_cell(area)
        if cell is None or cell.score is None or cell.persons is None:
            return HeatCell(self._kit.look, ("–", ""), None, why_hidden(w))
        count = w.tn("{n} pers.", "{n} pers.", cell.persons)
        if cell.at_least:
            count = w.t("at least {n} pers.", n=cell.persons)
        return HeatCell(self._kit.look, (level_word(w, cell.score), count), cell.score, cell_words(w, cell))

    def _cell(self, told: "PooledArea | None") -> QWidget:
        w = self._kit.words
        if told is None:
            return HeatCell(self._kit.look, ("–", ""), None, why_hidden(w))
        lines = level_word(w, told.score), w.t("at least {n} pers.", n=told.at_least)
        return HeatCell(self._kit.look, lines, told.score, say.pooled_words(w, told))

    def _table(self, kinds: "Kinds", columns: "Sequence[Kind]") -> QWidget:
        w = self._kit.words
        headings = [w.t("Part of life"), *(one.replace("\n", ", ") for one in self._headings(columns))]
        made = ValueTable(self._kit.look, w.t("Units of the same kind together"), headings)
        rows = []
        for area in kinds.areas:
            own = []
            if self._found is not None:
                cell = self._own_cell(area)
                own = ["–" if cell is None or cell.score is None else level_word(w, cell.score)]
            told = [one.areas.get(area) for one in columns]
            levels = ["–" if one is None else level_word(w, one.score) for one in told]
            rows.append([self._names.get(area, area), *own, *levels])
        made.show_rows(rows)
        return made
