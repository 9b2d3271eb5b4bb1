"""What follows the finger: a picture of the card that was taken up, with a shadow under it."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

SHADOW = 10
"""How far the shadow reaches beyond the card, logical pixels."""
STEPS = 5


class Ghost(QWidget):
    """Painted once when it is taken up; after that only moved. It takes no presses itself."""

    def __init__(self, shadow: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self._shadow = shadow
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def take(self, card: QPixmap, place: QRect) -> None:
        """Become this card, lying here."""
        ratio = card.devicePixelRatio()
        whole = place.size().grownBy(_margins())
        self._picture = QPixmap(whole * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        inside = QRectF(SHADOW, SHADOW + 3, place.width(), place.height()).adjusted(4, 4, -4, -4)
        for step in range(STEPS):
            soft = QColor(self._shadow)
            soft.setAlphaF(0.07)
            painter.setBrush(soft)
            out = SHADOW * (1 - step / STEPS)
            painter.drawRoundedRect(inside.adjusted(-out, -out, out, out), 16 + out, 16 + out)
        painter.drawPixmap(SHADOW, SHADOW, card)
        painter.end()
        self.resize(whole)
        self.lie_at(place.topLeft())
        self.raise_()
        self.show()

    @property
    def card(self) -> QRect:
        """Where the card itself is."""
        return self.geometry().marginsRemoved(_margins())

    def lie_at(self, corner: QPoint) -> None:
        """Put the card's top left corner here."""
        self.move(self.corner_for(corner))

    @staticmethod
    def corner_for(card: QPoint) -> QPoint:
        """The widget's own corner when the card's is here."""
        return card - QPoint(SHADOW, SHADOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


def _margins() -> QMargins:
    return QMargins(SHADOW, SHADOW, SHADOW, SHADOW)
