"""The unit leader's first page: who took part, what they say, what changed, what was done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.bridge import Turns
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.leader.area_panel import AreaPanel
from accessible_fit.ui.staff.leader.count_rows import bars, participation_panel
from accessible_fit.ui.staff.leader.due_panel import DuePanel
from accessible_fit.ui.staff.leader.heat_map import HeatMap
from accessible_fit.ui.staff.leader.kinds_panel import KindsPanel
from accessible_fit.ui.staff.leader.shares_panel import SharesPanel
from accessible_fit.ui.staff.leader.spread_panel import SpreadPanel
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.rights.save_panel import SavePanel
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.chart import before_charts, load_charts
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT, Field, side_by_side
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, clear, label
from accessible_fit.words import unit_sentences as say

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.trends.published import Beside
    from accessible_fit.trends.quarters import Span
    from accessible_fit.trends.rollout import DueStep
    from accessible_fit.trends.unit import Overview, Participation, PeriodMean
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


@dataclass(frozen=True, eq=False)
class _Asked:
    """One look at a unit; what is asked for it is not shown once another has begun."""

    unit_id: UUID
    span: "Span"


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
        self.top: Panel | None = None
        self._asked: _Asked | None = None
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
            self.due.hold(DuePanel(self.kit, due, len(self._units) > 1, self.plan_wanted.emit))
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
            overview, actor, w = self._shift.desk.unit_overview, self._shift.actor, self.kit.words

            def work() -> "list[Span]":
                years = overview.years(actor, unit_id)
                w.month(years[0].first_day)  # its library is read from the disk in the background
                return years

            self.load(work, self._offer_years)

    def _offer_years(self, years: "list[Span]") -> None:
        w = self.kit.words
        self._years = years
        self.period.blockSignals(True)
        self.period.offer([(at, say.span_words(w, one)) for at, one in enumerate(self._years)], 0)
        self.period.blockSignals(False)
        self._period_chosen()

    def _period_chosen(self) -> None:
        unit_id, at = self.unit.value(), self.period.value()
        if unit_id is None or at >= len(self._years):
            return
        self._asked = asked = _Asked(unit_id, self._years[at])
        overview, actor = self._shift.desk.unit_overview, self._shift.actor
        self.load(
            lambda: overview.participation(actor, asked.unit_id, asked.span),
            lambda told: self._begin(asked, told),
        )

    # ------------------------------------------------------------------ showing

    def _begin(self, asked: "_Asked", told: "Participation") -> None:
        """Show who took part, which is counted first, and have the rest counted."""
        if asked is not self._asked:
            return
        if self._turns is not None:
            self._turns.drop()
        clear(self.content)
        w, overview, actor = self.kit.words, self._shift.desk.unit_overview, self._shift.actor
        name = next(one.name for one in self._units if one.id == asked.unit_id)
        self.set_title(self.title, name)
        self.areas = None
        self.top = top = Panel()
        top.body.addWidget(label(w.t("Counting what the persons say …"), "soft"))
        self.content.addWidget(top)
        self.took = Holder()
        self.took.hold(participation_panel(self.kit, told))
        self.content.addWidget(self.took)

        def work() -> _Loaded:
            found = overview.of_unit(actor, asked.unit_id, asked.span, after=told)
            forms = overview.forms(found)
            return _Loaded(found, forms, self._shift.desk.published.beside(actor, forms))

        # The charts are made ready on the window's thread while the other one counts.
        arrived: list[_Loaded] = []
        self.load(work, arrived.append)
        self.load(load_charts, lambda _: self._fill(asked, told, arrived), before_charts())

    def show_trouble(self, problem: BaseException) -> None:
        if self.top is not None:
            self.top.hide()
        super().show_trouble(problem)

    def _fill(self, asked: "_Asked", told: "Participation", arrived: list[_Loaded]) -> None:
        """Show the rest; both are loaded one after the other, so that it is there unless it failed."""
        if asked is not self._asked or not arrived or self.top is None:
            return
        loaded = arrived[0]
        found, w = loaded.found, self.kit.words
        self.found = found
        if found.participation != told:  # somebody answered meanwhile
            self.took.hold(participation_panel(self.kit, found.participation))
        clear(self.top.body)
        self.top.body.addWidget(label(say.headline(w, found), "heading"))
        if found.something_hidden:
            offer = w.t(
                "What is not shown could tell what fewer than five persons have said. Where quarters have too"
                " few persons, twelve months are counted together instead."
            )
            self.top.body.addWidget(label(offer, "small"))
        # A page in one go would stop the window.
        self._turns = self.kit.background.in_turn(
            (partial(self._add, make) for make in self._panels(loaded)), self
        )

    def _add(self, make: Callable[[], QWidget | None]) -> None:
        made = make()
        if made is not None:
            self.content.addWidget(made)

    def _panels(self, loaded: _Loaded) -> Iterator[Callable[[], QWidget | None]]:
        """Yield how each panel is made, from the top of the page, or how one that is there goes on."""
        found = loaded.found
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

    def _said(self, loaded: _Loaded) -> Iterator[Callable[[], QWidget | None]]:
        found = loaded.found
        if any(row.shown for row in found.rows):
            yield partial(self._map, found)
            yield partial(self._area, found)
            yield self._draw_area
        if any(one.shown for one in found.spread):
            order = [WHOLE, *self._shift.desk.areas]
            yield partial(SpreadPanel, self.kit, found.spread, self._names(), self._pictures(), order)
        if found.shares:
            yield partial(self._shares, loaded)
        yield partial(self._persons, found)

    def _area(self, found: "Overview") -> AreaPanel:
        self.areas = AreaPanel(self.kit, found, self._names())
        return self.areas

    def _draw_area(self) -> None:
        if self.areas is not None:
            self.areas.draw()

    def _choose_area(self, area: str) -> None:
        if self.areas is not None:
            self.areas.choose(area)

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
        if any(cell.at_least and cell.span.length == 1 for row in shown for cell in row.cells):
            about = w.t(
                "A plus after a number is at least so many: the exact number could tell of fewer than five"
                " persons."
            )
            panel.body.addWidget(label(about, "small"))
        return panel

    def _shares(self, loaded: _Loaded) -> SharesPanel:
        made = SharesPanel(
            self.kit, loaded.found.shares, loaded.forms, loaded.published, self._shift.desk.areas
        )
        made.published_wanted.connect(self.published_wanted)
        return made

    def _persons(self, found: "Overview") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Each person beside the twelve months before"))
        told = found.persons
        bars(self.kit, panel, told, {change: say.change_name(w, change) for change in told.parts})
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


def _in(cells: "Sequence[PeriodMean]", quarters: "Sequence[Span]") -> bool:
    return any(cell.persons is not None and any(one.last in cell.span for one in quarters) for cell in cells)
