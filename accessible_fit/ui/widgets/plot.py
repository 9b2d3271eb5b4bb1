"""The one place that dresses charts of every kind. pyqtgraph is imported here, when the first is drawn.

A chart never stands alone: whoever shows one puts a sentence over it and a table with the same values under
it. It is still: it cannot be dragged, and the wheel scrolls the page.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.qt_types import all_types
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import TYPE

LABEL_ROOM = 160
Marks = Sequence[tuple[float, str]]


def before_charts() -> Iterator[Callable[[], None]]:
    """Yield what the window's thread has to do before `load_charts`; nothing once that has been done."""
    if "pyqtgraph" not in sys.modules:
        yield from all_types()


def load_charts() -> None:
    """Import the chart library; half a second on a slow computer, so ask for it in the background.

    `before_charts` comes first: the library names every class of Qt, and two threads must not make them at
    once.
    """
    import pyqtgraph  # noqa: F401 - imported for its effect on the next import


class Plot(QWidget):
    """An empty, dressed chart: what derives from it draws. `sentence` is what a screen reader hears."""

    def __init__(self, look: Look, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import pyqtgraph

        self._pg: Any = pyqtgraph
        self._look = look
        self.setAccessibleName(sentence)
        self.setFixedHeight(round(250 + 80 * look.percent / 100))
        self._plot: Any = pyqtgraph.PlotWidget(background=look.colour("surface"))
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the table beside it is the keyboard's way
        self._plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().installEventFilter(self)
        item = self._plot.getPlotItem()
        item.setMouseEnabled(x=False, y=False)
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setContentsMargins(0, 8, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._plot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:  # the wheel scrolls the page, never the chart
            event.ignore()
            return True
        return False

    def dress_axes(self, left: Marks, bottom: Marks) -> None:
        """Write these marks beside and below; only the line below is drawn."""
        small = self._look.font(TYPE.small)
        for name, marks in (("left", left), ("bottom", bottom)):
            axis = self._plot.getAxis(name)
            axis.setTicks([list(marks), []])
            axis.setStyle(
                tickFont=small, tickAlpha=0, tickLength=0, tickTextOffset=8, hideOverlappingLabels=LABEL_ROOM
            )
            axis.setTextPen(self._look.colour("ink_soft"))
            axis.setPen(QPen(Qt.PenStyle.NoPen) if name == "left" else self.pen("line", 1.5))
        metrics = QFontMetrics(small)
        # Left to itself the axis keeps the width of its first words and leaves out those that are longer.
        widest = max((metrics.horizontalAdvance(text) for _, text in left), default=0)
        self._plot.getAxis("left").setWidth(widest + 16)
        self._plot.getAxis("bottom").setHeight(metrics.height() + 16)

    def band(self, low: float, high: float, colour: str, share: float, level: int = -20) -> None:
        """Fill everything between two heights with a little of a colour."""
        shade = self._look.colour(colour)
        shade.setAlphaF(share)
        made = self._pg.LinearRegionItem(
            values=(low, high),
            orientation="horizontal",
            movable=False,
            brush=shade,
            pen=QPen(Qt.PenStyle.NoPen),
        )
        made.setZValue(level)
        self._plot.addItem(made)

    def write(
        self,
        text: str,
        at: tuple[float, float],
        anchor: tuple[float, float],
        size: int,
        colour: str,
        bold: bool = False,
    ) -> Any:
        """Write a text at a place of the chart, and return it; `anchor` is which part of it lies there."""
        item = self._pg.TextItem(text, color=self._look.colour(colour), anchor=anchor)
        item.setFont(self._look.font(size, bold))
        item.setZValue(10)
        self._plot.addItem(item, ignoreBounds=True)
        item.setPos(*at)
        return item

    def pen(self, colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """Make a pen that keeps its width whatever the scale is."""
        made = QPen(self._look.colour(colour), width, style)
        made.setCosmetic(True)
        return made
