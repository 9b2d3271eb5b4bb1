"""A list that opens, with values behind its words."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.growth import grown

LEAST_SHARE = 0.8
CHEVRON = (QPointF(-6, -3), QPointF(0, 4), QPointF(6, -3))
V = TypeVar("V")


class Select(QComboBox, Generic[V]):
    """Chooses one of `choices`, pairs of value and word; `value()` is what is chosen."""

    def __init__(
        self, look: Look, choices: Sequence[tuple[V, str]], chosen: V, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._values: list[V] = []
        self.setView(QListView())  # the platform's own popup ignores the stylesheet's row height
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(12)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.offer(choices, chosen)

    def offer(self, choices: Sequence[tuple[V, str]], chosen: V) -> None:
        """Offer these instead of what was offered."""
        self._values = [value for value, _ in choices]
        self.clear()
        self.addItems([word for _, word in choices])
        self.setMinimumContentsLength(min(28, max((len(word) for _, word in choices), default=8)))
        self.choose(chosen)

    def value(self) -> V:
        """Return what is chosen."""
        return self._values[self.currentIndex()]

    def choose(self, value: V) -> None:
        """Choose `value` if it is offered."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def minimumSizeHint(self) -> QSize:
        """Several side by side may take a little less than their words rather than widen the page."""
        usual = super().minimumSizeHint()
        return QSize(round(usual.width() * LEAST_SHARE), usual.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the page past a list must not change what it says.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        option.currentText = words
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.colour("ink"), 2.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        at = QPointF(self.width() - 22, self.height() / 2)
        part = grown(self._look, 100) / 100
        painter.drawPolyline([at + step * part for step in CHEVRON])
        painter.end()
