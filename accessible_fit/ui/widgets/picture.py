"""A picture that is looked at, not pressed."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from accessible_fit.ui.theme.look import Look

Draw = Callable[[int, float], QPixmap]


class PictureTile(QWidget):
    """A pictogram or photo on its white ground, at a fixed square size.

    `draw(side, ratio)` gives the pixmap at `side` logical pixels, so that nothing is scaled while painting.
    """

    def __init__(
        self,
        look: Look,
        draw: Draw,
        side: int,
        name: str = "",
        framed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._draw = draw
        self._framed = framed
        self._side = side
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(side, side)

    def show_picture(self, draw: Draw, name: str = "") -> None:
        """Show another picture."""
        self._draw = draw
        self.setAccessibleName(name)
        self.update()

    def set_side(self, side: int) -> None:
        """Change the size, logical pixels."""
        if side != self._side:
            self._side = side
            self.setFixedSize(side, side)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        corner = min(20.0, self._side / 6)
        painter.setBrush(self._look.colour("card"))
        painter.setPen(QPen(self._look.colour("line"), 1.5) if self._framed else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(frame, corner, corner)
        inset = max(4, self._side // 14)
        path = QPainterPath()
        path.addRoundedRect(frame.adjusted(2, 2, -2, -2), corner, corner)
        painter.setClipPath(path)
        painter.drawPixmap(inset, inset, self._draw(self._side - 2 * inset, self.devicePixelRatioF()))
        painter.end()
