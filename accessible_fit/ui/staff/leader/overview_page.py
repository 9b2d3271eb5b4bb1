"""The unit leader's first page: who took part, what they say, what changed, what was done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from accessible_fit.ui.bridge import Turns
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.leader.area_panel import AreaPanel
from accessible_fit.ui.staff.leader.bars import CountBar, IntervalBar
from accessible_fit.ui.staff.leader.due_panel import DuePanel
from accessible_fit.ui.staff.leader.heat_map import HeatMap
from accessible_fit.ui.staff.leader.kinds_panel import KindsPanel
from accessible_fit.ui.staff.leader.spread_panel import SpreadPanel
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.rights.save_panel import SavePanel
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.chart import before_charts, load_charts
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT, Field, side_by_side
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, button, clear, label
from accessible_fit.ui.widgets.texts import row as row_of
from accessible_fit.words import published_sentences as published
from accessible_fit.words import unit_sentences as say

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.trends.published import Beside
    from accessible_fit.trends.quarters import Span
    from accessible_fit.trends.rollout import DueStep
    from accessible_fit.trends.unit import Overview, Parted, PeriodMean, ShareRow
    from db.records import Unit

K = TypeVar("K", bound=str)
WHOLE = "whole"
WIDE = 1080
COLUMNS, COLUMNS_OF_LARGE_TEXT = 8, 4
PICTURE = 40
EMPTY_PICTURE = 96


@dataclass(frozen=True)
class _Loaded:
    found: "Overview"
    forms: "Mapping[str, Instrument]"
    published: "Mapping[tuple[str, str], Sequence[Beside]]"


class OverviewPage(Page):
    """Chooses a unit and twelve months. Everything it is given has passed the gate for small numbers.

    `unit_id` is the unit that is shown first. `plan_wanted` carries the unit whose plan is due.
    """

    published_wanted = Signal()
    plan_wanted = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, unit_id: UUID | None = None) -> None:
        super().__init__(kit, kit.words.t("Overview"), WIDE)
        self._shift = shift
        self._wanted = unit_id
        self._units: list[Unit] = []
        self._years: list[Span] = []
        self.unit = Select[UUID | None](kit.look, [(None, "")], None)
        self.period = Select[int](kit.look, [(0, "")], 0)
        w = kit.words
        self._choosers = QWidget()
        line = side_by_side(kit.look, Field(w.t("Unit"), self.unit), Field(w.t("Period"), self.period))
        line.setContentsMargins(0, 0, 0, 0)
        self._choosers.setLayout(line)
        self._choosers.hide()
        self.column.addWidget(self._choosers)
        self.due = Holder()
        self.due.let_go()
        self.column.addWidget(self.due)
        self.content = QVBoxLayout()
        self.content.setSpacing(SPACE.large)
        self.column.addLayout(self.content)
        self.areas: AreaPanel | None = None
        self.found: Overview | None = None
        self._turns: Turns | None = None
        self.unit.currentIndexChanged.connect(lambda _: self._unit_chosen())
        self.period.currentIndexChanged.connect(lambda _: self._period_chosen())

    # ------------------------------------------------------------------ choosing

    def shown(self) -> None:
        overview, actor = self._shift.desk.unit_overview, self._shift.actor
        self.load(lambda: overview.units(actor), self._offer_units)
        rollouts = self._shift.desk.rollouts
        self.load(lambda: rollouts.due(actor), self._show_due)

    def _show_due(self, due: "list[DueStep]") -> None:
        if due:
            self.due.hold(DuePanel(self.kit, due, self.plan_wanted.emit))
        else:
            self.due.let_go()

    def _offer_units(self, found: "list[Unit]") -> None:
        w = self.kit.words
        self._units = found
        if not found:
            self.content.addWidget(
                EmptyState(
                    self.kit.tile("openmoji:1F4CA", EMPTY_PICTURE),
                    w.t("No unit is yours to follow."),
                    w.t("Ask a superuser to give you one."),
                )
            )
            return
        self.unit.blockSignals(True)
        known = [one.id for one in found]
        first = self._wanted if self._wanted in known else known[0]
        self.unit.offer([(one.id, one.name) for one in found], first)
        self.unit.blockSignals(False)
        self._choosers.show()
        self._unit_chosen()

    def _unit_chosen(self) -> None:
        unit_id = self.unit.value()
        if unit_id is not None:
            overview, actor = self._shift.desk.unit_overview, self._shift.actor
            self.load(partial(overview.years, actor, unit_id), self._offer_years)

    def _offer_years(self, years: "list[Span]") -> None:
        self._years = years
        # The words of the months are ready only once their library is: it is read in the background.
        self.load(lambda: self.kit.words.month(years[0].first_day), lambda _: self._name_years())

    def _name_years(self) -> None:
        w = self.kit.words
        self.period.blockSignals(True)
        self.period.offer([(at, say.span_words(w, one)) for at, one in enumerate(self._years)], 0)
        self.period.blockSignals(False)
        self._period_chosen()

    def _period_chosen(self) -> None:
        unit_id, at = self.unit.value(), self.period.value()
        if unit_id is None or at >= len(self._years):
            return
        span, overview, actor = self._years[at], self._shift.desk.unit_overview, self._shift.actor

        def work() -> _Loaded:
            load_charts()
            found = overview.of_unit(actor, unit_id, span)
            forms = overview.forms(found)
            return _Loaded(found, forms, self._shift.desk.published.beside(actor, forms))

        self.load(work, self._fill, before_charts())

    # ------------------------------------------------------------------ showing

    def _fill(self, loaded: _Loaded) -> None:
        if self._turns is not None:
            self._turns.drop()
        clear(self.content)
        found, w = loaded.found, self.kit.words
        self.found, self.areas = found, None
        self.set_title(self.title, found.unit_name)
        top = Panel()
        top.body.addWidget(label(say.headline(w, found), "heading"))
        if found.something_hidden:
            offer = w.t(
                "What is not shown could tell what fewer than five persons have said. Where quarters have too"
                " few persons, twelve months are counted together instead."
            )
            top.body.addWidget(label(offer, "small"))
        self.content.addWidget(top)
        # Who took part is read while what they say is still made: a page in one go would stop the window.
        self._turns = self.kit.background.in_turn(
            (partial(self._add, make) for make in self._panels(loaded)), self
        )

    def _add(self, make: Callable[[], QWidget]) -> None:
        self.content.addWidget(make())

    def _panels(self, loaded: _Loaded) -> Iterator[Callable[[], QWidget]]:
        """Yield how each panel is made, from the top of the page."""
        found = loaded.found
        yield partial(self._participation, found)
        if not found.too_small:
            yield from self._said(loaded)
        yield partial(self._done, found)
        yield partial(self._same_kind, found)
        yield partial(self._saving, found)

    def _same_kind(self, found: "Overview") -> KindsPanel:
        same, actor = self._shift.desk.same_kind, self._shift.actor
        fetch = partial(same.beside, actor, found.unit_id, found.span)
        return KindsPanel(self, fetch, self._names(), self._pictures(), found)

    def _saving(self, found: "Overview") -> SavePanel:
        w, reports, actor = self.kit.words, self._shift.desk.unit_reports, self._shift.actor
        return SavePanel(
            self,
            lambda way: reports.make(actor, found.unit_id, found.span, way, w.language),
            w.t("Save or print the report of the year"),
            w.t("The same figures as here. It is noted in the log that it was saved."),
        )

    def _said(self, loaded: _Loaded) -> Iterator[Callable[[], QWidget]]:
        found = loaded.found
        if any(row.shown for row in found.rows):
            yield partial(self._map, found)
            yield partial(self._area, found)
        if any(one.shown for one in found.spread):
            order = [WHOLE, *self._shift.desk.areas]
            yield partial(SpreadPanel, self.kit, found.spread, self._names(), self._pictures(), order)
        if found.shares:
            yield partial(self._shares, loaded)
        yield partial(self._persons, found)

    def _area(self, found: "Overview") -> AreaPanel:
        self.areas = AreaPanel(self.kit, found, self._names())
        return self.areas

    def _choose_area(self, area: str) -> None:
        if self.areas is not None:
            self.areas.choose(area)

    def _participation(self, found: "Overview") -> Panel:
        w, detail = self.kit.words, found.participation.detail
        panel = Panel(w.t("Who took part"))
        panel.body.addWidget(label(say.participation_sentence(w, found)))
        self._bars(panel, detail, {part: say.part_name(w, part) for part in detail.parts})
        panel.body.addWidget(
            label(
                w.t(
                    "Persons are counted, never answers. What somebody else answered for a person is in no"
                    " other figure here, and nobody is counted who has said no to it."
                ),
                "small",
            )
        )
        return panel

    def _map(self, found: "Overview") -> Panel:
        w, known = self.kit.words, self._shift.desk.areas
        panel = Panel(w.t("Parts of life, quarter by quarter"))
        many = COLUMNS if self.kit.look.percent < STACK_FROM_PERCENT else COLUMNS_OF_LARGE_TEXT
        last = type(found.span)(found.span.last, found.span.last)
        quarters = [last.moved(-number) for number in reversed(range(many))]
        order = list(known)
        shown = sorted(
            (row for row in found.rows if _in(row.cells, quarters)),
            key=lambda row: -1 if row.area == WHOLE else order.index(row.area) if row.area in order else 99,
        )
        made = HeatMap(self.kit, shown, self._names(), self._pictures(), quarters)
        made.area_chosen.connect(self._choose_area)
        panel.body.addWidget(made)
        hidden = [self._names().get(row.area, row.area) for row in found.rows if row not in shown]
        if hidden:
            names = ", ".join(hidden)
            panel.body.addWidget(label(w.t("Too few persons to show: {areas}.", areas=names), "small"))
        panel.body.addWidget(
            label(w.t("A dash is not shown: it could tell what fewer than five persons have said."), "small")
        )
        return panel

    def _shares(self, loaded: _Loaded) -> Panel:
        w, found = self.kit.words, loaded.found
        panel = Panel(w.t("How many chose the best alternative"))
        panel.body.addWidget(
            label(
                w.t(
                    "The diamond is the share, from none at the left to all at the right. The band is where"
                    " it may be. It is another figure than the ones above."
                ),
                "small",
            )
        )
        if loaded.published:
            panel.body.addWidget(label(published.another_survey(w), "small"))
        order = list(self._shift.desk.areas)
        shown = [row for row in found.shares if row.share is not None]
        for form_id, form in loaded.forms.items():
            rows = [row for row in shown if row.instrument_id == form_id]
            if rows:
                if len(loaded.forms) > 1:
                    panel.body.addWidget(label(w.pick(form.title), "field"))
                grid = self._grid(panel)
                texts = {item.id: w.pick(item.question) for item in form.items}
                for row in sorted(rows, key=lambda one: order.index(one.area) if one.area in order else 99):
                    beside = loaded.published.get((row.instrument_id, row.item_id), ())
                    self._share(grid, row, texts.get(row.item_id, row.item_id), beside)
        hidden = len(found.shares) - len(shown)
        if hidden:
            why = say.why_hidden(w)
            count = w.tn("{n} question is not shown.", "{n} questions are not shown.", hidden)
            panel.body.addWidget(label(f"{count} {why}", "small"))
        elsewhere = button(w.t("Published values …"), "link")
        elsewhere.clicked.connect(lambda _=False: self.published_wanted.emit())
        panel.body.addLayout(row_of(elsewhere))
        return panel

    def _share(self, grid: QGridLayout, row: "ShareRow", text: str, beside: "Sequence[Beside]") -> None:
        assert row.share is not None  # the hidden ones are only counted
        known, at = self._shift.desk.areas, grid.rowCount()
        said = say.row_share(self.kit.words, row)
        if row.area in known:
            tile = self.kit.tile(known[row.area].pictogram, PICTURE)
            grid.addWidget(tile, at, 0, Qt.AlignmentFlag.AlignTop)
        lines = [said, *(published.marked_sentence(self.kit.words, *one) for one in enumerate(beside))]
        grid.addWidget(self._text(text, *lines), at, 1)
        ends = (row.share.share, row.share.low, row.share.high)
        rings = [one.share / 100 for one in beside]
        told = " ".join((text, *lines))
        grid.addWidget(IntervalBar(self.kit.look, ends, told, rings), at, 2)

    def _persons(self, found: "Overview") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Each person beside the twelve months before"))
        told = found.persons
        self._bars(panel, told, {change: say.change_name(w, change) for change in told.parts})
        return panel

    def _done(self, found: "Overview") -> Panel:
        panel = Panel(self.kit.words.t("What was done"))
        panel.body.addWidget(label(say.done_sentence(self.kit.words, found.done)))
        return panel

    # ------------------------------------------------------------------ parts

    def _names(self) -> dict[str, str]:
        w = self.kit.words
        named = {one: w.pick(area.name) for one, area in self._shift.desk.areas.items()}
        return {WHOLE: w.t("Everything that was asked"), **named}

    def _pictures(self) -> dict[str, str]:
        return {one: area.pictogram for one, area in self._shift.desk.areas.items()}

    def _grid(self, panel: Panel) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.normal)
        grid.setVerticalSpacing(SPACE.medium)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        panel.body.addLayout(grid)
        return grid

    def _bars(self, panel: Panel, told: "Parted[K]", names: Mapping[K, str]) -> None:
        """Draw the parts that may be shown, and say in one line that others may not."""
        w, whole = self.kit.words, told.whole
        grid = self._grid(panel)
        for part, count in told.parts.items():
            least = told.at_least if told.nearly_all is part else None
            if whole is not None and (count is not None or least is not None):
                self._bar(grid, names[part], count, whole, least)
        if any(count is None for count in told.parts.values()):
            rest = ", ".join(
                names[part]
                for part, count in told.parts.items()
                if count is None and (whole is None or told.nearly_all is not part)
            )
            panel.body.addWidget(label(say.parts_hidden(w, rest), "small"))

    def _bar(self, grid: QGridLayout, name: str, count: int | None, whole: int, least: int | None) -> None:
        said = say.count_words(self.kit.words, count, least)
        at = grid.rowCount()
        part = None if count is None else count / whole
        grid.addWidget(self._text(name, said), at, 1)
        bar = CountBar(self.kit.look, part, f"{name}: {said}", None if least is None else least / whole)
        grid.addWidget(bar, at, 2)

    def _text(self, name: str, *lines: str) -> QWidget:
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(label(name))
        for said in lines:
            whole.addWidget(label(said, "small"))
        return made


def _in(cells: "Sequence[PeriodMean]", quarters: "Sequence[Span]") -> bool:
    return any(cell.persons is not None and any(one.last in cell.span for one in quarters) for cell in cells)
