"""All units beside each other within one kind of support: what persons say, over twelve months."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.labels import service_types
from accessible_fit.ui.staff.leader.heat_map import HeatCell, level_word
from accessible_fit.ui.staff.leader.kinds_panel import KindsPanel
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT, Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.table import ValueTable
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from accessible_fit.words import unit_sentences as say
from accessible_fit.words.trend_sentences import tenths_words

if TYPE_CHECKING:
    from accessible_fit.trends.all_units import AllUnits, AreaFigures, UnitLine
    from accessible_fit.trends.quarters import Span

WIDE = 1240
WHOLE = "whole"
NAME = ""
AREAS_AT_ONCE = 6
EMPTY_PICTURE = 96
LAST = 101.0
"""After every score: units of which nothing may be shown."""


class AllUnitsPage(Page):
    """For whoever follows several units. `unit_chosen` carries the unit that is to be looked at closely.

    The order is that of names. Within one kind of support the units can be put in the order of one part of
    life, the lowest first, because that is where somebody may want to ask; units of different kinds never.
    """

    unit_chosen = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w = kit.words
        super().__init__(kit, w.t("All units"), WIDE)
        self._shift = shift
        self._years: list[Span] = []
        self.found: AllUnits | None = None
        self.kind = Select[str](kit.look, [("", "")], "")
        self.order = Select[str](kit.look, [(NAME, "")], NAME)
        self.period = Select[int](kit.look, [(0, "")], 0)
        self._choosers = QWidget()
        kind, order = Field(w.t("Kind of support"), self.kind), Field(w.t("Order"), self.order)
        lines = QVBoxLayout(self._choosers)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE.normal)
        lines.addLayout(side_by_side(kit.look, kind, Field(w.t("Period"), self.period)))
        lines.addWidget(order)
        self._choosers.hide()
        self.column.addWidget(self._choosers)
        self._list = QWidget()
        self._body = QVBoxLayout(self._list)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(SPACE.large)
        self.column.addWidget(self._list)
        self.kind.currentIndexChanged.connect(lambda _: self._show())
        self.order.currentIndexChanged.connect(lambda _: self._show())
        self.period.currentIndexChanged.connect(lambda _: self._fetch())

    def shown(self) -> None:
        units, actor, w = self._shift.desk.all_units, self._shift.actor, self.kit.words

        def years() -> "list[Span]":
            found = units.years(actor)
            w.month(found[0].first_day)  # the words of the months are read in the background
            return found

        self.load(years, self._offer_years)

    def _offer_years(self, years: "list[Span]") -> None:
        self._years = years
        self.period.blockSignals(True)
        self.period.offer([(at, say.span_words(self.kit.words, one)) for at, one in enumerate(years)], 0)
        self.period.blockSignals(False)
        self._fetch()

    def _fetch(self) -> None:
        at, units, actor = self.period.value(), self._shift.desk.all_units, self._shift.actor
        if at < len(self._years):
            span = self._years[at]
            self.load(lambda: units.of_year(actor, span), self._arrived)

    def _arrived(self, found: "AllUnits") -> None:
        self.found, w = found, self.kit.words
        kinds = {one.service_type for one in found.units}
        offered = [(one.value, word) for one, word in service_types(w) if one.value in kinds]
        if not offered:
            clear(self._body)
            self._body.addWidget(
                EmptyState(
                    self.kit.tile("openmoji:1F3D8", EMPTY_PICTURE),
                    w.t("No unit is yours to follow."),
                    w.t("Ask a superuser to give you one."),
                )
            )
            return
        before = self.kind.value()
        names = self._names()
        orders = [(NAME, w.t("By name"))]
        orders += [
            (area, w.t("{area}, lowest first", area=names.get(area, area))) for area in (WHOLE, *found.areas)
        ]
        for select, choices, chosen in (
            (self.kind, offered, before if before in dict(offered) else offered[0][0]),
            (self.order, orders, self.order.value()),
        ):
            select.blockSignals(True)
            select.offer(choices, chosen if chosen in dict(choices) else choices[0][0])
            select.blockSignals(False)
        self._choosers.show()
        self._show()

    # ------------------------------------------------------------------ the table

    def _show(self) -> None:
        found = self.found
        if found is None:
            return
        w = self.kit.words
        clear(self._body)
        every = self.lines()
        lines = [one for one in every if _areas_of(one)]
        asked = {area for one in every for area in one.areas}
        shown = {area for one in lines for area in _areas_of(one)}
        areas = [one for one in (WHOLE, *self._shift.desk.areas) if one in shown]
        panel = Panel(w.t("What persons say, unit by unit"))
        panel.body.addWidget(
            label(
                w.t(
                    "Twelve months together, every person once. Only units of one kind stand beside each"
                    " other. It tells where to ask what is behind it, not who works well: small differences"
                    " mean nothing."
                ),
                "small",
            )
        )
        large = self.kit.look.percent >= STACK_FROM_PERCENT
        panel.body.addWidget(self._table(lines, areas) if large else self._map(lines, areas))
        if lines and large:
            panel.body.addWidget(label(say.why_hidden(w), "small"))
        elif lines:
            dash = w.t("A dash is not shown: it could tell what fewer than five persons have said.")
            panel.body.addWidget(label(dash, "small"))
        names = self._names()
        hidden = [names.get(one, one) for one in (*self._shift.desk.areas,) if one in asked - shown]
        if hidden and lines:
            told = w.t("Too few persons to show: {areas}.", areas=", ".join(hidden))
            panel.body.addWidget(label(told, "small"))
        self._body.addWidget(panel)
        small = [one for one in every if not _areas_of(one)]
        if small:
            self._body.addWidget(self._small(small))
        if self._shift.actor.may(Right.SUPPORT_UNITS):
            same, actor, span = self._shift.desk.same_kind, self._shift.actor, found.span
            pictures = {one: area.pictogram for one, area in self._shift.desk.areas.items()}
            fetch = KindsPanel(self, lambda: same.all_kinds(actor, span), self._names(), pictures)
            self._body.addWidget(fetch)
        tab_inside(self._list)

    def _small(self, units: "Sequence[UnitLine]") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Too small to be shown by themselves"))
        told = w.t("Fewer than five persons have answered, or so few that they could be told.")
        panel.body.addWidget(label(told, "small"))
        for one in units:
            panel.body.addLayout(row(self._link(one)))
        return panel

    def _link(self, line: "UnitLine") -> QPushButton:
        made = button(line.name, "link")
        made.clicked.connect(lambda _=False: self.unit_chosen.emit(line.unit_id))
        return made

    def lines(self) -> "list[UnitLine]":
        """Return the units of the chosen kind in the chosen order."""
        assert self.found is not None  # the choosers are shown only then
        kind, order = self.kind.value(), self.order.value()
        lines = [one for one in self.found.units if one.service_type == kind]
        if order == NAME:
            return lines  # they come by name

        def level(one: "UnitLine") -> float:
            told = one.areas.get(order)
            return LAST if told is None or told.year.score is None else told.year.score

        return sorted(lines, key=level)

    def _map(self, lines: "Sequence[UnitLine]", areas: Sequence[str]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.hair)
        grid.setVerticalSpacing(SPACE.hair)
        for at in range(1, AREAS_AT_ONCE + 1):
            grid.setColumnStretch(at, 1)
        for start in range(0, len(areas), AREAS_AT_ONCE):
            some = areas[start : start + AREAS_AT_ONCE]
            self._block(grid, lines, some, first=start == 0)
        return made

    def _block(
        self, grid: QGridLayout, lines: "Sequence[UnitLine]", areas: Sequence[str], *, first: bool
    ) -> None:
        top, names = grid.rowCount(), self._names()
        for at, area in enumerate(areas, start=1):
            heading = label(names.get(area, area), "small")
            heading.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            heading.setContentsMargins(0, 0 if first else SPACE.normal, 0, 0)
            grid.addWidget(heading, top, at)
        for number, line in enumerate(lines, start=top + 1):
            if first:
                grid.addWidget(self._link(line), number, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                grid.addWidget(label(line.name, wrap=False), number, 0)
            for at, area in enumerate(areas, start=1):
                grid.addWidget(self._cell(line, area), number, at)

    def _cell(self, line: "UnitLine", area: str) -> QWidget:
        w, told = self.kit.words, line.areas.get(area)
        if told is None or told.year.score is None or told.year.persons is None:
            return HeatCell(self.kit.look, ("–", ""), None, f"{line.name}: {say.why_hidden(w)}")
        cell = told.year
        count = w.tn("{n} pers.", "{n} pers.", told.year.persons)
        if cell.at_least:
            count = w.t("at least {n} pers.", n=cell.persons)
        name = f"{line.name}, {self._names().get(area, area)}: {self._said(told)}"
        return HeatCell(self.kit.look, (level_word(w, cell.score or 0.0), count), cell.score, name)

    def _said(self, told: "AreaFigures") -> str:
        w = self.kit.words
        said = say.cell_words(w, told.year)
        if told.share is None:
            return said
        chose = w.t(
            "{share} mostly choose the best, anything from {low} to {high}",
            share=tenths_words(w, told.share.share),
            low=tenths_words(w, told.share.low),
            high=tenths_words(w, told.share.high),
        )
        return f"{said}. {chose}."

    def _table(self, lines: "Sequence[UnitLine]", areas: Sequence[str]) -> QWidget:
        w, names = self.kit.words, self._names()
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        for line in lines:
            whole.addWidget(self._link(line), 0, Qt.AlignmentFlag.AlignLeft)
            table = ValueTable(self.kit.look, line.name, [w.t("Part of life"), w.t("In words")])
            table.show_rows(
                [
                    [
                        names.get(area, area),
                        w.t("not shown")
                        if (told := line.areas.get(area)) is None or told.year.score is None
                        else level_word(w, told.year.score),
                    ]
                    for area in areas
                ]
            )
            whole.addWidget(table)
        return made

    def _names(self) -> dict[str, str]:
        w = self.kit.words
        named = {one: w.pick(area.name) for one, area in self._shift.desk.areas.items()}
        return {WHOLE: w.t("Everything that was asked"), **named}


def _areas_of(line: "UnitLine") -> set[str]:
    """Return the parts of life of which the twelve months may be shown."""
    return {area for area, told in line.areas.items() if told.year.score is not None}
