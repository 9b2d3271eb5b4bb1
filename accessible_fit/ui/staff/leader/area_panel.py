"""One part of life over time for a whole unit: sentence, picture and table of the same values."""

import datetime as dt
from collections.abc import Mapping
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from accessible_fit.ui.staff.explain import ExplainLink, Named
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.leader.heat_map import level_word
from accessible_fit.ui.widgets.chart import Chart, ChartBreak, ChartLine, ChartPoint, Drawing, month_marks
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT, Field
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.table import ValueTable
from accessible_fit.ui.widgets.texts import Panel, clear, label
from accessible_fit.words.unit_sentences import quarter_words, signal, span_words, unit_change

if TYPE_CHECKING:
    from accessible_fit.trends.unit import AreaRow, Overview, PeriodMean
    from accessible_fit.words.catalogue import Words

FEWEST_DRAWN = 2
FEWEST_FOR_A_MIDDLE = 3


class AreaPanel(Panel):
    """Chooses one part of life; `choose` is how the heat map leads here.

    Everything but the picture is there from the start; it comes with `draw`, since making it takes as long as
    the rest together.
    """

    def __init__(self, kit: StaffKit, found: "Overview", names: Mapping[str, str]) -> None:
        w = kit.words
        super().__init__(w.t("One part of life over time"))
        self._kit = kit
        self._found = found
        self._drawn = False
        self._rows = {row.area: row for row in found.rows if row.shown}
        offered = [(one, names.get(one, one)) for one in self._rows]
        self.area = Select(kit.look, offered, offered[0][0])
        self.body.addWidget(Field(w.t("Part of life"), self.area))
        self.sentence = label("", "heading")
        self.note = label("", "small")
        self.picture = QVBoxLayout()
        self.table = ValueTable(
            kit.look,
            w.t("The same values as a table"),
            [w.t("When"), w.t("In words"), w.t("0–100"), w.t("Persons")],
        )
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.note)
        self.body.addLayout(self.picture)
        self.body.addWidget(self.table)
        self.body.addWidget(ExplainLink(kit, w.t("One part of life over time"), self._explained))
        self.area.currentIndexChanged.connect(lambda _: self._show())
        self._show()

    def choose(self, area: str) -> None:
        """Show this part of life, and put the focus there."""
        self.area.choose(area)
        self.area.setFocus()

    def draw(self) -> None:
        """Draw the picture of what is chosen, now and from now on."""
        self._drawn = True
        self._draw()

    def _row(self) -> "AreaRow":
        return self._rows[self.area.value()]

    def _show(self) -> None:
        w, row = self._kit.words, self._row()
        self.sentence.setText(unit_change(w, row))
        self.note.setText(signal(w, row))
        self.note.setVisible(bool(self.note.text()))
        self.table.show_rows([self._cells(one) for one in reversed(row.cells)])
        if self._drawn:
            self._draw()

    def _draw(self) -> None:
        row = self._row()
        clear(self.picture)
        if len(row.shown) >= FEWEST_DRAWN:
            self.picture.addWidget(Chart(self._kit.look, self._drawing(row)))

    def _cells(self, one: "PeriodMean") -> list[str]:
        w = self._kit.words
        large = self._kit.look.percent >= STACK_FROM_PERCENT
        when = quarter_words(w, one.span) if large else span_words(w, one.span)
        if one.score is None:
            return [when, w.t("not shown"), "", ""]
        return [when, level_word(w, one.score), w.number(one.score), _persons(w, one)]

    def _drawing(self, row: "AreaRow") -> Drawing:
        w, event = self._kit.words, self._found.event
        points = tuple(ChartPoint(_middle_of(one), one.score) for one in row.shown if one.score is not None)
        values = [one.value for one in points]
        usual = median(values) if len(values) >= FEWEST_FOR_A_MIDDLE else None
        times = [one.when for one in points]
        breaks: tuple[ChartBreak, ...] = ()
        if event is not None and times[0].date() < event.on < times[-1].date():
            breaks = (ChartBreak(_noon(event.on), event.name),)
        most = 5 if self._kit.look.percent < 150 else 3
        return Drawing(
            (ChartLine(points, w.number(values[-1]), usual),),
            breaks,
            tuple((when, w.month(when)) for when in month_marks(times, most)),
            w.tc("scale", "Bad"),
            w.tc("scale", "Good"),
            w.t("The usual"),
            self.sentence.text(),
            usual,
            _limits(row),
        )

    def _explained(self) -> "list[Named]":
        from accessible_fit.trends.run_chart import run_chart
        from accessible_fit.words.formulas import Explained, Figure

        w, values = self._kit.words, [one.score for one in self._row().shown if one.score is not None]
        chart = run_chart(values)
        told = {"median": chart.median, "useful": chart.useful, "verdict": chart.verdict.value}
        made = Explained(Figure.RUN_CHART, {"x": values}, told)
        return [(w.t(made.formula.name), made)]


def _limits(row: "AreaRow") -> tuple[float, float] | None:
    """Return what the shown values usually lie between, when there are enough of them to say so."""
    from accessible_fit.trends.xmr import xmr

    if row.series.trial or row.pooled:
        return None
    found = xmr([one.score for one in row.shown if one.score is not None])
    return found.lower, found.upper


def _middle_of(one: "PeriodMean") -> dt.datetime:
    return _noon(one.span.first_day + (one.span.last_day - one.span.first_day) / 2)


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def _persons(w: "Words", one: "PeriodMean") -> str:
    """Write a number of persons as exactly as may be told, in little room."""
    return w.t("at least {n}", n=one.persons) if one.at_least else str(one.persons)
