"""Persons as bars: how many of how many, said in words beside each bar."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.growth import grown

HEIGHT = 20
CORNER = 5
RING, RING_ROOM = 9, 11
FILLINGS = (
    (Qt.BrushStyle.SolidPattern, 1.0),
    (Qt.BrushStyle.SolidPattern, 0.16),
    (Qt.BrushStyle.BDiagPattern, 0.5),
)
"""How good, both and bad are filled, as the cells of the heat map are."""


class CountBar(QWidget):
    """A bar from none to all. Without a `part` it is an empty, dashed frame; `least` fills it with lines."""

    def __init__(
        self,
        look: Look,
        part: float | None,
        name: str,
        least: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._part = part
        self._least = least
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, grown(self._look, HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        known = self._part is not None or self._least is not None
        painter.setPen(
            QPen(look.colour("line"), 1.5, Qt.PenStyle.SolidLine if known else Qt.PenStyle.DashLine)
        )
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(whole, CORNER, CORNER)
        filled = self._part if self._part is not None else self._least
        if filled:
            bar = QRectF(whole)
            bar.setWidth(max(8.0, whole.width() * filled))
            pattern = Qt.BrushStyle.SolidPattern if self._part is not None else Qt.BrushStyle.BDiagPattern
            painter.setPen(QPen(look.colour("action"), 1.5))
            painter.setBrush(QBrush(look.colour("action"), pattern))
            painter.drawRoundedRect(bar, CORNER, CORNER)
        painter.end()


class IntervalBar(QWidget):
    """A share from 0 to 1 as a diamond on the line of what it may be; without one a dashed frame.

    `others` are shares that come from elsewhere, drawn above the line: a ring, then a square.
    """

    def __init__(
        self,
        look: Look,
        ends: tuple[float, float, float] | None,
        name: str,
        others: Sequence[float] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._ends = ends
        self._others = tuple(others)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, grown(self._look, HEIGHT + 4 + (RING_ROOM if self._others else 0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = grown(look, RING_ROOM) if self._others else 0
        room = QRectF(self.rect()).adjusted(10, 1 + over, -10, -1)
        middle = room.center().y()
        if self._ends is None:
            painter.setPen(QPen(look.colour("line"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(round(room.left()), round(middle), round(room.right()), round(middle))
            painter.end()
            return
        share, low, high = (room.left() + room.width() * one for one in self._ends)
        painter.setPen(QPen(look.colour("line"), 1.5))
        for at in (room.left(), room.center().x(), room.right()):
            painter.drawLine(round(at), round(room.top()), round(at), round(room.bottom()))
        band = QRectF(low, middle - 5, max(4.0, high - low), 10)
        shade = look.colour("action")
        shade.setAlphaF(0.3)
        painter.setPen(QPen(look.colour("action"), 1.5))
        painter.setBrush(shade)
        painter.drawRoundedRect(band, CORNER, CORNER)
        self._paint_others(painter, room)
        painter.translate(share, middle)
        painter.rotate(45)
        painter.setBrush(look.colour("action"))
        painter.drawRect(QRectF(-5.5, -5.5, 11, 11))
        painter.end()

    def _paint_others(self, painter: QPainter, room: QRectF) -> None:
        size = grown(self._look, RING) / 2
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, one in enumerate(self._others):
            at = room.left() + room.width() * one
            painter.setPen(QPen(self._look.colour("ink"), 2))
            box = QRectF(at - size, room.top() - 2 * size - 1, 2 * size, 2 * size)
            if number:
                painter.drawRect(box)
            else:
                painter.drawEllipse(box)
            painter.drawLine(QPointF(at, room.top() - 1), QPointF(at, room.bottom()))
        painter.restore()


class SpreadBar(QWidget):
    """Parts of a whole beside each other, told apart by pattern; what is not shown is a dashed rest.

    `parts` are shares from 0 to 1, the best first; None is not shown.
    """

    def __init__(
        self, look: Look, parts: Sequence[float | None], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._parts = tuple(parts)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, grown(self._look, HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        left = room.left()
        painter.setPen(QPen(look.colour("line"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(room, CORNER, CORNER)
        painter.setPen(QPen(look.colour("action"), 1.5))
        for part, (pattern, strength) in zip(self._parts, FILLINGS, strict=True):
            if part:
                shade = look.colour("action")
                shade.setAlphaF(strength)
                painter.setBrush(look.colour("surface"))
                box = QRectF(left, room.top(), max(4.0, room.width() * part), room.height())
                painter.drawRect(box)
                painter.setBrush(QBrush(shade, pattern))
                painter.drawRect(box)
                left += room.width() * part
        painter.end()
