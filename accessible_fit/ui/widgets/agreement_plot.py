"""Two ways to answer side by side: how far apart the scores of each pair lie, over their mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import TYPE
from accessible_fit.ui.widgets.plot import Plot

MARKER = 12
SHARE = 0.55
ROOM = 1.15
LEAST = 20.0


@dataclass(frozen=True, slots=True)
class Limit:
    """A height with its words and the ends of its confidence interval."""

    value: float
    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class Agreeing:
    """What is drawn: (mean, difference) of each pair, nameless; the bias and its two limits.

    `higher` and `lower` say what lies above and below no difference.
    """

    points: Sequence[tuple[float, float]]
    bias: Limit
    limits: tuple[Limit, Limit]
    higher: str
    lower: str
    bottom: tuple[tuple[float, str], ...]
    sentence: str


class AgreementPlot(Plot):
    """Bland and Altman's plot. Points carry no names and cannot be pressed: nobody can be picked out."""

    def __init__(self, look: Look, drawing: Agreeing, parent: QWidget | None = None) -> None:
        super().__init__(look, drawing.sentence, parent)
        self._drawing = drawing
        reach = self._height()
        self._plot.setXRange(-4, 104 + 24 * look.percent / 100, padding=0)
        self._plot.setYRange(-reach, reach, padding=0)
        middle = [(reach * 0.8, drawing.higher), (0.0, "0"), (-reach * 0.8, drawing.lower)]
        self.dress_axes(middle, drawing.bottom)
        self._across(0.0, self.pen("line", 1.5))
        self._limit(drawing.bias, Qt.PenStyle.SolidLine)
        for one in drawing.limits:
            self._limit(one, Qt.PenStyle.DashLine)
        self._points()

    def _height(self) -> float:
        ends = [
            abs(end) for one in (self._drawing.bias, *self._drawing.limits) for end in (one.low, one.high)
        ]
        return ROOM * max(LEAST, *ends, *(abs(difference) for _, difference in self._drawing.points))

    def _limit(self, one: Limit, style: Qt.PenStyle) -> None:
        self.band(one.low, one.high, "line", 0.18)
        self._across(one.value, self.pen("ink_soft", 2, style))
        self.write(one.text, (102, one.value), (0.0, 0.5), TYPE.small, "ink")

    def _across(self, height: float, pen: object) -> None:
        self._plot.addItem(self._pg.PlotCurveItem(x=[-4, 101], y=[height, height], pen=pen))

    def _points(self) -> None:
        fill = self._look.colour("action")
        fill.setAlphaF(SHARE)  # many at one place are darker than one
        self._plot.addItem(
            self._pg.ScatterPlotItem(
                x=[mean for mean, _ in self._drawing.points],
                y=[difference for _, difference in self._drawing.points],
                symbol="o",
                size=MARKER,
                pen=self.pen("surface", 1),
                brush=fill,
                antialias=True,
            )
        )
