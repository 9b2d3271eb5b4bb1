"""One picture of the symbol browser, with a star when it is a favourite."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.card_cell import CardCell, Index
from accessible_fit.ui.widgets.picture import Draw
from pictograms.symbols import Symbol

SYMBOL = Qt.ItemDataRole.UserRole
FAVOURITE = Qt.ItemDataRole.UserRole + 1
PICTURE = 88
PAINT_S = 0.03
"""How long one painting may draw pictures that were never drawn; the rest comes in the next ones."""

DrawKey = Callable[[str], Draw]
"""Gives how to draw the picture with a key."""


class SymbolCell(CardCell):
    """New pictures are drawn a few at a time, so that no keystroke waits for a screenful."""

    def __init__(self, look: Look, draw: DrawKey, parent: QWidget) -> None:
        super().__init__(look, PICTURE, parent)
        self._draw = draw
        self._known: set[tuple[str, float]] = set()
        self._began = 0.0

    def begin(self) -> None:
        super().begin()
        self._began = time.monotonic()

    def paint_picture(self, painter: QPainter, place: QRect, index: Index) -> None:
        symbol: Symbol = index.data(SYMBOL)
        ratio = painter.device().devicePixelRatio()
        mark = (symbol.key, ratio)
        late = time.monotonic() - self._began > PAINT_S
        if mark not in self._known and late:
            self.unfinished = True
        else:
            self._known.add(mark)
            painter.drawPixmap(place.topLeft(), self._draw(symbol.key)(self.side, ratio))
        if index.data(FAVOURITE):
            self._paint_star(
                painter, QPointF(place.center().x() + self.size.width() / 2 - 22, place.top() + 10)
            )

    def _paint_star(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(QPen(self.look.colour("on_card"), 1.5))
        painter.setBrush(self.look.colour("lit"))
        painter.drawPolygon(STAR.translated(middle))


def star(radius: float) -> QPolygonF:
    """Return a star with five points around nothing, `radius` logical pixels from its middle to a point."""
    points = []
    for corner in range(10):
        away = radius if corner % 2 == 0 else radius * 0.44
        angle = math.pi * (corner / 5 - 0.5)
        points.append(QPointF(away * math.cos(angle), away * math.sin(angle)))
    return QPolygonF(points)


STAR = star(11.0)
