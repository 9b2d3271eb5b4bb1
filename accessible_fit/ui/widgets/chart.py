"""The one place that dresses charts. pyqtgraph is imported here, when the first chart is drawn.

A chart never stands alone: whoever shows one puts a sentence over it and a table with the same values under
it. The scale goes from a word at the foot to a word at the top, over light bands instead of grid lines.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import TYPE

DAY_S = 86_400.0
MARKER = 16
TOUCH = 44
# Told apart without colour: shape, line and fill differ from series to series.
MARKERS = ("o", "s", "t", "d", "p")
LINES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
BAND_SHARE = 0.15
CLEAR_OF_ENDS = 9.0
LABEL_ROOM = 160
HIGH = 80.0


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One value on the 0–100 ruler; `spread` is its least uncertainty, `key` comes back when pressed."""

    when: dt.datetime
    value: float
    spread: float | None = None
    key: object = None


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One series. Lines are never joined; `end` is written beside its last point, `middle` is its median."""

    points: tuple[ChartPoint, ...]
    end: str = ""
    middle: float | None = None


@dataclass(frozen=True, slots=True)
class ChartBreak:
    """A place where what is measured changed, with the words that say so."""

    when: dt.datetime
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything one chart shows. `low` and `high` name the ends of the scale, `months` the dates below.

    `usual` is where `middle` is written on the scale: the median that the sentence speaks of.
    """

    lines: tuple[ChartLine, ...]
    breaks: tuple[ChartBreak, ...]
    months: tuple[tuple[dt.datetime, str], ...]
    low: str
    high: str
    middle: str
    sentence: str
    usual: float | None = None


def load_charts() -> None:
    """Import the chart library; half a second on a slow computer, so ask for it in the background."""
    import pyqtgraph  # noqa: F401 - imported for its effect on the next import


class Chart(QWidget):
    """Draws a `Drawing`. `point_chosen` carries the key of a point that was pressed."""

    point_chosen = Signal(object)

    def __init__(self, look: Look, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import pyqtgraph

        self._pg: Any = pyqtgraph
        self._look = look
        self._drawing = drawing
        self.setAccessibleName(drawing.sentence)
        self.setFixedHeight(round(250 + 80 * look.percent / 100))
        self._plot: Any = pyqtgraph.PlotWidget(background=look.colour("surface"))
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the table beside it is the keyboard's way
        self._plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().installEventFilter(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._plot)
        self._still()
        self._bands()
        self._axes()
        for number, line in enumerate(drawing.lines):
            self._line(number, line)
        for one in drawing.breaks:
            self._break(one)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:  # the wheel scrolls the page, never the chart
            event.ignore()
            return True
        return False

    # ------------------------------------------------------------------ ground

    def _still(self) -> None:
        item = self._plot.getPlotItem()
        item.setMouseEnabled(x=False, y=False)
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setContentsMargins(0, 8, 0, 0)
        self._plot.setYRange(-7, 107, padding=0)
        times = [_day(point.when) for line in self._drawing.lines for point in line.points]
        if times:
            first, last = min(times), max(times)
            span = max(last - first, 60.0)
            after = span * 0.12 * self._look.percent / 100  # for the value beside the last point
            self._plot.setXRange(first - span * 0.05, max(last, first + 30) + after, padding=0)

    def _bands(self) -> None:
        shade = self._look.colour("line")
        shade.setAlphaF(0.10)
        for low, high in ((0, 25), (50, 75)):
            band = self._pg.LinearRegionItem(
                values=(low, high),
                orientation="horizontal",
                movable=False,
                brush=shade,
                pen=QPen(Qt.PenStyle.NoPen),
            )
            band.setZValue(-20)
            self._plot.addItem(band)

    def _axes(self) -> None:
        look, drawing = self._look, self._drawing
        small = look.font(TYPE.small)
        ends = [(0.0, drawing.low), (100.0, drawing.high)]
        if drawing.usual is not None and CLEAR_OF_ENDS < drawing.usual < 100 - CLEAR_OF_ENDS:
            ends.append((drawing.usual, drawing.middle))
        ticks = {
            "left": ends,
            "bottom": [(_day(when), text) for when, text in drawing.months],
        }
        for name, marks in ticks.items():
            axis = self._plot.getAxis(name)
            axis.setTicks([marks, []])
            axis.setStyle(
                tickFont=small, tickAlpha=0, tickLength=0, tickTextOffset=8, hideOverlappingLabels=LABEL_ROOM
            )
            axis.setTextPen(look.colour("ink_soft"))
            axis.setPen(QPen(Qt.PenStyle.NoPen) if name == "left" else self._pen("line", 1.5))

        self._plot.getAxis("bottom").setHeight(QFontMetrics(small).height() + 16)

    # ------------------------------------------------------------------ values

    def _line(self, number: int, line: ChartLine) -> None:
        if not line.points:
            return
        colour = ("action", "topic_frame", "scale_frame")[number % 3]
        x = [_day(point.when) for point in line.points]
        y = [point.value for point in line.points]
        self._spread(line, x, self._look.colour(colour))
        if line.middle is not None:
            self._middle(line.middle, x[0], x[-1])
        style = LINES[number % len(LINES)]
        self._plot.addItem(self._pg.PlotCurveItem(x=x, y=y, pen=self._pen(colour, 3, style), antialias=True))
        self._plot.addItem(
            self._pg.ScatterPlotItem(
                x=x,
                y=y,
                symbol=MARKERS[number % len(MARKERS)],
                size=MARKER,
                pen=self._pen("surface", 2),
                brush=self._look.colour(colour),
                antialias=True,
            )
        )
        self._touch(line, x, y)
        self._end(line, x[-1], y[-1], last=number == len(self._drawing.lines) - 1)

    def _spread(self, line: ChartLine, x: list[float], colour: QColor) -> None:
        if len(x) < 2 or any(point.spread is None for point in line.points):
            return
        high = [min(100.0, point.value + (point.spread or 0.0)) for point in line.points]
        low = [max(0.0, point.value - (point.spread or 0.0)) for point in line.points]
        colour.setAlphaF(BAND_SHARE)
        nothing = QPen(Qt.PenStyle.NoPen)
        edges = [self._pg.PlotCurveItem(x=x, y=edge, pen=nothing) for edge in (high, low)]
        fill = self._pg.FillBetweenItem(edges[0], edges[1], brush=colour)
        fill.setZValue(-10)
        self._plot.addItem(fill)

    def _middle(self, value: float, first: float, last: float) -> None:
        pen = self._pen("ink_soft", 2, Qt.PenStyle.DashLine)
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

    def _end(self, line: ChartLine, x: float, y: float, last: bool) -> None:
        # Beside the point where the picture ends; otherwise over or under it, away from the median.
        over = y >= line.middle if line.middle is not None else y < HIGH
        place = (-0.25, 0.5) if last else (0.5, 1.6 if over else -0.6)
        if line.end:
            self._text(line.end, x, y, place, TYPE.normal, "ink", bold=True)

    def _break(self, one: ChartBreak) -> None:
        pen = self._pen("ink_soft", 2, Qt.PenStyle.DotLine)
        self._plot.addItem(self._pg.InfiniteLine(_day(one.when), angle=90, movable=False, pen=pen))
        self._text(one.text, _day(one.when), 106, (-0.04, 0.0), TYPE.small, "ink_soft")

    def _text(
        self,
        text: str,
        x: float,
        y: float,
        anchor: tuple[float, float],
        size: int,
        colour: str,
        bold: bool = False,
    ) -> None:
        item = self._pg.TextItem(text, color=self._look.colour(colour), anchor=anchor)
        item.setFont(self._look.font(size, bold))
        item.setZValue(10)
        self._plot.addItem(item, ignoreBounds=True)
        item.setPos(x, y)

    def _pen(self, colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        pen = QPen(self._look.colour(colour), width, style)
        pen.setCosmetic(True)
        return pen


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
