"""Scores over time. The scale goes from a word at the foot to a word at the top, over light bands."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPen
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import TYPE
from accessible_fit.ui.widgets.chart_ends import End, ends_of, kept_apart
from accessible_fit.ui.widgets.plot import Plot, before_charts, load_charts

__all__ = [
    "Chart",
    "ChartBreak",
    "ChartLine",
    "ChartPoint",
    "Drawing",
    "before_charts",
    "load_charts",
    "month_marks",
]

DAY_S = 86_400.0
MARKER = 16
TOUCH = 44
# Told apart without colour: shape, line and fill differ from series to series.
MARKERS = ("o", "s", "t", "d", "p")
MARKER_SIGNS = "●■▼◆⬟"
"""The same markers as characters, for texts about a chart."""
HOLLOW_SIGNS = "○□▽◇⬠"

LINES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)
BAND_SHARE = 0.15
LIMITS_SHARE = 0.07
CLEAR_OF_ENDS = 9.0
HIGH = 85.0
ROWS, ROW, ROW_FROM_PERCENT = 3, 9.0, 140
CLOSE, FAR = 0.22, 0.8
USUAL_WIDTH = 760
"""Of the picture in pixels, until it is on the screen."""
MOST_FOR_ENDS = 0.5


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One value on the 0–100 ruler; `spread` is its least uncertainty, `key` comes back when pressed.

    `mark` is a sign written by it.
    """

    when: dt.datetime
    value: float
    spread: float | None = None
    key: object = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One series. Lines are never joined; `end` is written at the right, `middle` is its median.

    One that is `worked_out` was never answered like this: it is drawn dotted, with hollow markers. `cuts` are
    times that the line does not run across, because something else was measured between.
    """

    points: tuple[ChartPoint, ...]
    end: str = ""
    middle: float | None = None
    worked_out: bool = False
    cuts: tuple[dt.datetime, ...] = ()

    @property
    def parts(self) -> list[tuple[ChartPoint, ...]]:
        """The points between the cuts, in the order of time."""
        ends = [bisect_left(self.points, cut, key=lambda point: point.when) for cut in sorted(self.cuts)]
        bounds = [0, *ends, len(self.points)]
        return [self.points[low:high] for low, high in pairwise(bounds) if low < high]


@dataclass(frozen=True, slots=True)
class ChartBreak:
    """A place where what is measured changed, with the words that say so.

    An `event` is something that happened in life meanwhile: it is drawn as a flag, and the line runs on.
    """

    when: dt.datetime
    text: str
    event: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything one chart shows. `low` and `high` name the ends of the scale, `months` the dates below.

    `usual` is where `middle` is written on the scale: the median or mean that the sentence speaks of.
    `limits` are what the values usually lie between, cut to the scale here.
    """

    lines: tuple[ChartLine, ...]
    breaks: tuple[ChartBreak, ...]
    months: tuple[tuple[dt.datetime, str], ...]
    low: str
    high: str
    middle: str
    sentence: str
    usual: float | None = None
    limits: tuple[float, float] | None = None


class Chart(Plot):
    """Draws a `Drawing`. `point_chosen` carries the key of a point that was pressed."""

    point_chosen = Signal(object)

    def __init__(self, look: Look, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(look, drawing.sentence, parent)
        self._drawing = drawing
        self._times = [_day(point.when) for line in drawing.lines for point in line.points]
        self._row = ROW * max(1.0, look.percent / ROW_FROM_PERCENT)
        self._ends = self._ends_of(drawing.lines)
        self._end_words: list[Any] = []
        self._reach()
        self._bands()
        self._axes()
        for number, line in enumerate(drawing.lines):
            self._line(number, line)
        self._write_ends()
        self._breaks()

    # ------------------------------------------------------------------ ground

    def _reach(self) -> None:
        rows = 0
        if self._times:
            self._leave_room_for_ends(USUAL_WIDTH)
            (first, last), _ = self._plot.viewRange()
            rows = max((row for _, row in self._rows_of_breaks(first, last)), default=0)
            # Their words stand clear of the line, and so does a sign over a point near the top.
            marked = any(one.mark and one.value > HIGH for line in self._drawing.lines for one in line.points)
            rows += bool(self._drawing.breaks) + marked
        self._plot.setYRange(-7, 107 + self._row * rows, padding=0)

    def _bands(self) -> None:
        for low, high in ((0, 25), (50, 75)):
            self.band(low, high, "line", 0.10)
        if self._drawing.limits is not None:
            lower, upper = (min(100.0, max(0.0, one)) for one in self._drawing.limits)
            self.band(lower, upper, "action", LIMITS_SHARE, level=-15)
            for edge in (one for one in (lower, upper) if 0.0 < one < 100.0):
                pen = self.pen("action", 1.5, Qt.PenStyle.DashDotLine)
                self._plot.addItem(self._pg.InfiniteLine(edge, angle=0, movable=False, pen=pen))

    def _axes(self) -> None:
        drawing = self._drawing
        ends = [(0.0, drawing.low), (100.0, drawing.high)]
        if drawing.usual is not None and CLEAR_OF_ENDS < drawing.usual < 100 - CLEAR_OF_ENDS:
            ends.append((drawing.usual, drawing.middle))
        self.dress_axes(ends, [(_day(when), text) for when, text in drawing.months])

    # ------------------------------------------------------------------ values

    def _line(self, number: int, line: ChartLine) -> None:
        if not line.points:
            return
        colour = ("action", "topic_frame", "scale_frame")[number % 3]
        x = [_day(point.when) for point in line.points]
        y = [point.value for point in line.points]
        for part in line.parts:
            self._spread(part, self._look.colour(colour))
        if line.middle is not None:
            self._middle(line.middle, x[0], x[-1])
        style = Qt.PenStyle.DotLine if line.worked_out else LINES[number % len(LINES)]
        for part in line.parts:
            self._run(part, self.pen(colour, 3, style))
        self._plot.addItem(
            self._pg.ScatterPlotItem(
                x=x,
                y=y,
                symbol=MARKERS[number % len(MARKERS)],
                size=MARKER,
                pen=self.pen(colour, 2.5) if line.worked_out else self.pen("surface", 2),
                brush=self._look.colour("surface" if line.worked_out else colour),
                antialias=True,
            )
        )
        for point in line.points:
            if point.mark:
                self.write(point.mark, (_day(point.when), point.value), (0.5, 1.4), TYPE.normal, "ink", True)
        self._touch(line, x, y)

    def _run(self, part: Sequence[ChartPoint], pen: QPen) -> None:
        x, y = [_day(point.when) for point in part], [point.value for point in part]
        self._plot.addItem(self._pg.PlotCurveItem(x=x, y=y, pen=pen, antialias=True))

    def _spread(self, part: Sequence[ChartPoint], colour: QColor) -> None:
        if len(part) < 2 or any(point.spread is None for point in part):
            return
        x = [_day(point.when) for point in part]
        high = [min(100.0, point.value + (point.spread or 0.0)) for point in part]
        low = [max(0.0, point.value - (point.spread or 0.0)) for point in part]
        colour.setAlphaF(BAND_SHARE)
        nothing = QPen(Qt.PenStyle.NoPen)
        edges = [self._pg.PlotCurveItem(x=x, y=edge, pen=nothing) for edge in (high, low)]
        fill = self._pg.FillBetweenItem(edges[0], edges[1], brush=colour)
        fill.setZValue(-10)
        self._plot.addItem(fill)

    def _middle(self, value: float, first: float, last: float) -> None:
        pen = self.pen("ink_soft", 2, Qt.PenStyle.DashLine)
        self._plot.addItem(self._pg.PlotCurveItem(x=[first, last], y=[value, value], pen=pen))

    def _touch(self, line: ChartLine, x: list[float], y: list[float]) -> None:
        nothing = QColor(0, 0, 0, 0)
        wide = self._pg.ScatterPlotItem(
            x=x,
            y=y,
            size=TOUCH,
            pen=QPen(Qt.PenStyle.NoPen),
            brush=nothing,
            data=[p.key for p in line.points],
        )
        wide.sigClicked.connect(lambda _item, points, _event: self.point_chosen.emit(points[-1].data()))
        self._plot.addItem(wide)

    # ------------------------------------------------------------------ the last values

    def _ends_of(self, lines: Sequence[ChartLine]) -> list[End]:
        """What is written at the right; with several lines a sign says which each is."""
        named = [
            (
                (HOLLOW_SIGNS if line.worked_out else MARKER_SIGNS)[number % len(MARKERS)],
                line.end,
                line.points[-1].value,
            )
            for number, line in enumerate(lines)
            if line.points and line.end
        ]
        return ends_of(named, signed=len(lines) > 1)

    def _write_ends(self) -> None:
        """Write them once; where they stand depends on how large the picture is."""
        for end in self._ends:
            made = self.write(end.text, (max(self._times), end.value), (0.0, 0.5), TYPE.normal, "ink", True)
            self._end_words.append(made)
        self._plot.getPlotItem().getViewBox().sigResized.connect(self._resized)
        self._place_ends(USUAL_WIDTH, self.height())

    def _resized(self, box: Any) -> None:
        self._place_ends(box.width(), box.height())

    def _leave_room_for_ends(self, width: float) -> None:
        first, last = min(self._times), max(self._times)
        span = max(last - first, 60.0)
        metrics = QFontMetrics(self._look.font(TYPE.normal, bold=True))
        words = max((metrics.horizontalAdvance(end.text) for end in self._ends), default=0)
        share = min(MOST_FOR_ENDS, (words + 3 * MARKER) / max(1.0, width))
        begin = first - span * 0.05
        self._plot.setXRange(begin, begin + (max(last, first + 30) - begin) / (1 - share), padding=0)

    def _place_ends(self, width: float, height: float) -> None:
        """Beside the last point of all, each at its height, and none over another."""
        if not self._times or width <= 0 or height <= 0:
            return
        self._leave_room_for_ends(width)
        (begin, end), (low, high) = self._plot.viewRange()
        tall = QFontMetrics(self._look.font(TYPE.normal, bold=True)).height() * (high - low) / height
        beside = max(self._times) + MARKER * 0.8 * (end - begin) / width
        self._thin_months(width / (end - begin))
        heights = kept_apart([one.value for one in self._ends], tall, low + tall / 2)
        for item, at in zip(self._end_words, heights, strict=True):
            item.setPos(beside, at)

    def _thin_months(self, pixels_a_day: float) -> None:
        """Leave out the months between the first and the last that would run into another."""
        metrics = QFontMetrics(self._look.font(TYPE.small))
        marks = [(_day(when), text) for when, text in self._drawing.months]
        kept, last = marks[:1], marks[1:][-1:]
        for at, text in marks[1:]:
            wide = metrics.horizontalAdvance(text) + MARKER
            clear = (at - kept[-1][0]) * pixels_a_day >= wide
            if clear and ((at, text) in last or (last[0][0] - at) * pixels_a_day >= wide):
                kept.append((at, text))
        self._plot.getAxis("bottom").setTicks([kept, []])

    # ------------------------------------------------------------------ what changed meanwhile

    def _rows_of_breaks(self, first: float, last: float) -> list[tuple[ChartBreak, int]]:
        """Say on which line the words of each break stand: further down when it is close after another."""
        rows: list[tuple[ChartBreak, int]] = []
        row, before = 0, first - (last - first)
        for one in sorted(self._drawing.breaks, key=lambda one: one.when):
            at = _day(one.when)
            row = (row + 1) % ROWS if at - before < CLOSE * self._look.percent / 100 * (last - first) else 0
            before = at
            rows.append((one, row))
        return rows

    def _breaks(self) -> None:
        (first, last), (_, top) = self._plot.viewRange()
        for one, row in self._rows_of_breaks(first, last):
            at = _day(one.when)
            style = Qt.PenStyle.SolidLine if one.event else Qt.PenStyle.DotLine
            pen = self.pen("topic_frame" if one.event else "ink_soft", 2, style)
            self._plot.addItem(self._pg.InfiniteLine(at, angle=90, movable=False, pen=pen))
            # Near the right edge the words stand to the left of their line, so that they are whole.
            side = 1.04 if at > first + FAR * (last - first) else -0.04
            self.write(one.text, (at, top - 1 - self._row * row), (side, 0.0), TYPE.small, "ink_soft")


def month_marks(times: Sequence[dt.datetime], most: int) -> list[dt.datetime]:
    """Choose at most `most` of the months the times cover, evenly, the first and last among them."""
    if not times:
        return []
    first, last = min(times), max(times)
    months = (last.year - first.year) * 12 + last.month - first.month
    if months == 0:
        return [first]
    steps = min(most - 1, months)
    chosen = [round(number * months / steps) for number in range(steps + 1)]
    return [_month_after(first, count) for count in dict.fromkeys(chosen)]


def _month_after(first: dt.datetime, count: int) -> dt.datetime:
    number = first.month - 1 + count
    return first.replace(year=first.year + number // 12, month=number % 12 + 1, day=1 if count else first.day)


def _day(when: dt.datetime) -> float:
    return when.timestamp() / DAY_S
