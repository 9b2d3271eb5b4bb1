"""Buttons with picture and word side by side, on as many lines as they need; each is a stop for Tab."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from accessible_fit.ui.theme.sizes import SPACE


class DoorRow(QWidget):
    """Lays the buttons out from left to right and grows as tall as they need."""

    def __init__(self, buttons: Sequence[QAbstractButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = list(buttons)
        for button in self.buttons:
            button.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def _place(self) -> None:
        x = y = 0
        for button in self.buttons:
            size = button.sizeHint()
            if x and x + size.width() > self.width():
                x, y = 0, y + size.height() + SPACE.small
            button.setGeometry(x, y, min(size.width(), self.width()), size.height())
            x += size.width() + SPACE.small
        tallest = max((button.sizeHint().height() for button in self.buttons), default=1)
        self.setFixedHeight(y + tallest)
