"""Boxes to tick and dots to choose, large, in the theme's colours, with text that wraps."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE, TYPE
from accessible_fit.ui.widgets.growth import grown

BOX = 24
CHECK = (QPointF(-6, 0), QPointF(-2, 5), QPointF(6, -5))
LOWEST = 36
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _text_height(look: Look, text: str, width: int) -> int:
    metrics = QFontMetrics(look.font(TYPE.normal))
    return metrics.boundingRect(
        QRect(0, 0, max(1, width - grown(look, BOX) - SPACE.medium), 10_000), WRAP, text
    ).height()


def _hint(look: Look, text: str) -> QSize:
    metrics = QFontMetrics(look.font(TYPE.normal))
    box = grown(look, BOX)
    return QSize(box + SPACE.medium + metrics.horizontalAdvance(text) + 4, max(LOWEST, metrics.height() + 8))


def _grow(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    widget.setCursor(Qt.CursorShape.PointingHandCursor)


def _paint(button: QAbstractButton, look: Look, round_box: bool) -> None:
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    enabled, chosen = button.isEnabled(), button.isChecked()
    side = grown(look, BOX)
    top = (button.height() - side) / 2
    box = QRectF(1, top + 1, side - 2, side - 2)
    part = side / BOX
    colour = look.colour("action" if chosen or button.underMouse() else "line")
    painter.setPen(QPen(colour, 2))
    painter.setBrush(look.colour("action" if chosen and not round_box else "surface"))
    if round_box:
        painter.drawEllipse(box)
        if chosen:
            painter.setBrush(look.colour("action"))
            painter.setPen(Qt.PenStyle.NoPen)
            inset = 5 * part
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    else:
        painter.drawRoundedRect(box, 6, 6)
        if chosen:
            pen = QPen(look.colour("on_action"), 3)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            centre = box.center()
            painter.drawPolyline([centre + step * part for step in CHECK])
    painter.setFont(look.font(TYPE.normal))
    painter.setPen(look.colour("ink" if enabled else "ink_soft"))
    place = button.rect().adjusted(side + SPACE.medium, 0, 0, 0)
    painter.drawText(place, WRAP, button.text())
    painter.end()


class Tick(QCheckBox):
    """Yes or no to one thing."""

    def __init__(self, look: Look, text: str, ticked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self.setChecked(ticked)
        self.setAccessibleName(text)
        _grow(self)

    def sizeHint(self) -> QSize:
        return _hint(self._look, self.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(BOX * 5, LOWEST)

    def heightForWidth(self, width: int) -> int:
        return max(LOWEST, _text_height(self._look, self.text(), width) + 8)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, self._look, round_box=False)


class Dot(QRadioButton):
    """One of several to choose among."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self.setAccessibleName(text)
        _grow(self)

    def sizeHint(self) -> QSize:
        return _hint(self._look, self.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(BOX * 3, LOWEST)

    def heightForWidth(self, width: int) -> int:
        return max(LOWEST, _text_height(self._look, self.text(), width) + 8)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, self._look, round_box=True)
