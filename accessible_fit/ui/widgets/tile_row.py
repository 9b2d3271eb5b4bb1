"""Pictures with their names to look at, side by side on as many lines as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.picture import Draw, PictureTile
from accessible_fit.ui.widgets.texts import label


class NamedTile(QWidget):
    """One picture over its name."""

    def __init__(self, look: Look, draw: Draw, side: int, name: str) -> None:
        super().__init__()
        words = label(name, "small")
        words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.hair)
        whole.addWidget(PictureTile(look, draw, side, name), 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(words)
        self._width = side + SPACE.large

    def sizeHint(self) -> QSize:
        return QSize(self._width, self.heightForWidth(self._width))


class TileRow(QWidget):
    """Lays the tiles out from left to right and grows as tall as they need."""

    def __init__(self, tiles: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = list(tiles)
        for tile in self.tiles:
            tile.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def _place(self) -> None:
        x = y = tallest = 0
        for tile in self.tiles:
            size = tile.sizeHint()
            if x and x + size.width() > self.width():
                x, y, tallest = 0, y + tallest + SPACE.medium, 0
            tile.setGeometry(x, y, size.width(), size.height())
            tallest = max(tallest, size.height())
            x += size.width() + SPACE.small
        self.setFixedHeight(max(1, y + tallest))
