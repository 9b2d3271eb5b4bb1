"""Buttons with picture and word in columns of one width, on as many lines as they need; Tab stops at each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from accessible_fit.ui.theme.sizes import SPACE

STRETCH = 1.3
"""How much wider than its words a button may become, to fill the line."""


class DoorRow(QWidget):
    """Lays the buttons out line by line, all equally wide and the lines evenly filled.

    It grows as tall as they need. A wide window leaves room at the right rather than stretch them. With
    `widest` they stand in the columns of other rows that have the same.
    """

    def __init__(
        self, buttons: Sequence[QAbstractButton], widest: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.buttons = list(buttons)
        self._widest = widest
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
        if not self.buttons:
            self.setFixedHeight(1)
            return
        count, gap = len(self.buttons), SPACE.small
        widest = self._widest or max(button.sizeHint().width() for button in self.buttons)
        height = max(button.sizeHint().height() for button in self.buttons)
        fitting = max(1, (self.width() + gap) // (widest + gap))
        lines = -(-count // fitting)
        columns = -(-count // lines) if self._widest is None else fitting
        width = min((self.width() - (columns - 1) * gap) // columns, round(widest * STRETCH))
        for number, button in enumerate(self.buttons):
            line, column = divmod(number, columns)
            button.setGeometry(column * (width + gap), line * (height + gap), width, height)
        self.setFixedHeight(lines * (height + gap) - gap)
