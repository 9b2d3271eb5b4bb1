"""Pictures that are only looked at, side by side on as many lines as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from accessible_fit.ui.theme.sizes import SPACE


class TileRow(QWidget):
    """Lays widgets of a fixed size out from left to right and grows as tall as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, tiles: Sequence[QWidget]) -> None:
        """Show these instead of those before."""
        for old in self.tiles:
            old.hide()
            old.deleteLater()
        self.tiles = list(tiles)
        for tile in self.tiles:
            tile.setParent(self)
            tile.show()
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def _place(self) -> None:
        x = y = tallest = 0
        for tile in self.tiles:
            size = tile.size()
            if x and x + size.width() > self.width():
                x, y, tallest = 0, y + tallest + SPACE.small, 0
            tile.move(x, y)
            x += size.width() + SPACE.small
            tallest = max(tallest, size.height())
        self.setFixedHeight(max(1, y + tallest))
