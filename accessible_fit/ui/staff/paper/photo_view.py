"""A photo to look closely at: larger, smaller, moved about with a hand, a mouse or keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.words.catalogue import Words

CLOSEST = 8.0
GROWTH = 1.25
STEP = 60
WAYS = {
    Qt.Key.Key_Left: QPointF(STEP, 0),
    Qt.Key.Key_Right: QPointF(-STEP, 0),
    Qt.Key.Key_Up: QPointF(0, STEP),
    Qt.Key.Key_Down: QPointF(0, -STEP),
}


class PhotoView(QWidget):
    """Shows a photo whole to begin with; `closeness` 1 is whole, 8 the closest."""

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self._look = look
        self._image = QImage()
        self.closeness = 1.0
        self._middle = QPointF(0.5, 0.5)  # what of the photo lies in the middle of the widget, as shares
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(words.t("The photo of the mat"))
        self.setAccessibleDescription(
            words.t("Plus and minus look closer and further away. Arrow keys move.")
        )

    def sizeHint(self) -> QSize:
        return QSize(480, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 240)

    def show_photo(self, image: QImage) -> None:
        """Show another photo, whole."""
        self._image = image
        self.whole()

    # ------------------------------------------------------------------ closer and further

    def closer(self) -> None:
        """Look closer at the middle."""
        self._look_at(self.closeness * GROWTH, QPointF(self.rect().center()))

    def further(self) -> None:
        """Look from further away."""
        self._look_at(self.closeness / GROWTH, QPointF(self.rect().center()))

    def whole(self) -> None:
        """Show all of it."""
        self.closeness, self._middle = 1.0, QPointF(0.5, 0.5)
        self.update()

    def _look_at(self, closeness: float, at: QPointF) -> None:
        """Change the closeness so that what is under a point stays there."""
        before = self._share_at(at)
        self.closeness = min(CLOSEST, max(1.0, closeness))
        self._middle += before - self._share_at(at)
        self._keep_inside()

    def _move(self, by: QPointF) -> None:
        place = self._place()
        if place.width() > 0:
            self._middle -= QPointF(by.x() / place.width(), by.y() / place.height())
            self._keep_inside()

    def _keep_inside(self) -> None:
        """The photo never leaves the widget further than its own edge."""
        place = self._place()
        halves = []
        for room, size in ((self.width(), place.width()), (self.height(), place.height())):
            half = min(0.5, room / size / 2) if size > 0 else 0.5
            halves.append(half)
        self._middle = QPointF(
            min(1 - halves[0], max(halves[0], self._middle.x())),
            min(1 - halves[1], max(halves[1], self._middle.y())),
        )
        self.update()

    # ------------------------------------------------------------------ places

    def _place(self) -> QRectF:
        """Where the whole photo lies, in the widget's pixels; much of it outside when it is close."""
        if self._image.isNull():
            return QRectF()
        scale = min(self.width() / self._image.width(), self.height() / self._image.height()) * self.closeness
        width, height = self._image.width() * scale, self._image.height() * scale
        left = self.width() / 2 - self._middle.x() * width
        return QRectF(left, self.height() / 2 - self._middle.y() * height, width, height)

    def _share_at(self, at: QPointF) -> QPointF:
        place = self._place()
        if place.width() <= 0:
            return QPointF(0.5, 0.5)
        return QPointF((at.x() - place.left()) / place.width(), (at.y() - place.top()) / place.height())

    # ------------------------------------------------------------------ hands and keys

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if turns and not self._image.isNull():
            self._look_at(self.closeness * GROWTH**turns, event.position())
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._move(event.position() - self._grip)
            self._grip = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in WAYS:
            self._move(WAYS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.closer()
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.further()
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.whole()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_inside()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._look.colour("band"))
        if not self._image.isNull():
            painter.drawImage(self._place(), self._image)
        painter.setPen(QPen(self._look.colour("line"), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()
