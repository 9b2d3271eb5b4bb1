"""An answer on a line, small, to look at: the line with its two end pictures, and where the mark stands."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.picture import Draw

WIDTH, HEIGHT = 176, 44


class LinePicture(QWidget):
    """`tenths` is 0–100 from the low end; `low` and `high` draw the pictures of the ends.

    With `mirrored` the high end stands at the left, as it stood on the person's screen.
    """

    def __init__(
        self, look: Look, low: Draw, high: Draw, tenths: int, name: str, mirrored: bool = False
    ) -> None:
        super().__init__()
        self._look = look
        self._ends = (high, low) if mirrored else (low, high)
        self._share = (100 - tenths if mirrored else tenths) / 100
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(grown(look, WIDTH), grown(look, HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(grown(self._look, WIDTH), grown(self._look, HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, side = self._look, round(self.height() * 0.62)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look.colour("line"), 1.5))
        painter.setBrush(look.colour("card"))
        painter.drawRoundedRect(frame, 8, 8)
        inset = 6
        top = (self.height() - side) // 2
        for draw, left in zip(self._ends, (inset, self.width() - inset - side), strict=True):
            painter.drawPixmap(left, top, draw(side, self.devicePixelRatioF()))
        self._paint_line(painter, inset + side + 8.0, self.width() - inset - side - 8.0)
        painter.end()

    def _paint_line(self, painter: QPainter, left: float, right: float) -> None:
        ink, middle, end = self._look.colour("on_card"), self.height() / 2, self.height() / 8
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for at in (left, right):
            painter.drawLine(QPointF(at, middle - end), QPointF(at, middle + end))
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(left + (right - left) * self._share, middle), end * 1.2, end * 1.2)
