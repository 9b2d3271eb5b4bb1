"""A small button with a picture on its white tile, with or without its word."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE, TYPE
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.picture import Draw

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
LOWEST = 44
CORNER = 8.0


class PictureButton(QAbstractButton):
    """One of several to choose among. Arrow keys are left to the row it stands in.

    `side` is the picture's in logical pixels at the usual text size; without `show_word` the name is only
    told to a screen reader and shown when pointed at.
    """

    def __init__(
        self,
        look: Look,
        draw: Draw,
        name: str,
        side: int,
        show_word: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._draw = draw
        self._side = grown(look, side)
        self._show_word = show_word
        self.setText(name)
        self.setAccessibleName(name)
        if not show_word:
            self.setToolTip(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        if not self._show_word:
            return QSize(self._side + 2 * SPACE.hair, self._side + 2 * SPACE.hair)
        height = max(LOWEST, self._side + 2 * SPACE.small)
        # measured as when chosen, so that nothing moves when it is
        metrics = QFontMetrics(self._look.font(TYPE.normal, bold=self.isCheckable()))
        words = metrics.horizontalAdvance(self.text())
        return QSize(self._side + words + 3 * SPACE.small + SPACE.hair, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, chosen = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        width = 3.0 if chosen else 1.5
        painter.setPen(QPen(look.colour("action" if chosen or self.underMouse() else "line"), width))
        painter.setBrush(look.colour("band" if chosen or self.isDown() else "surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
        left = SPACE.small if self._show_word else (self.width() - self._side) // 2
        tile = QRect(left, (self.height() - self._side) // 2, self._side, self._side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("card"))
        painter.drawRoundedRect(QRectF(tile).adjusted(-2, -2, 2, 2), 6, 6)
        painter.drawPixmap(tile.topLeft(), self._draw(self._side, self.devicePixelRatioF()))
        if self._show_word:
            painter.setFont(look.font(TYPE.normal, bold=chosen))
            painter.setPen(look.colour("ink"))
            room = self.rect().adjusted(tile.right() + SPACE.small + 1, 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
