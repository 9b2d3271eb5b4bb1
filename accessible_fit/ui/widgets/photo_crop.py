"""Cutting a square out of a photo with a hand, a mouse or keys."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.raw_pixmap import image_of
from accessible_fit.words.catalogue import Words
from pictograms.cropping import Corner, around, moved, resized, stretched
from pictograms.photos import CropBox, RawPhoto

REACH = 24
"""Logical pixels around a corner that take hold of it."""
KNOB = 9.0
STEP = 0.03
FINE_STEP = 0.004
GROWTH = 1.1
SHADE = 150
CORNERS = {
    Corner.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Corner.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Corner.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Corner.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
}
WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PhotoCrop(QWidget):
    """Shows a photo and the square that is kept. `cropped` carries it as a CropBox each time it changes.

    The square is moved by dragging it or pressing outside it, and made larger or smaller at its corners;
    arrows move it (with Shift a little), plus and minus change its size.
    """

    cropped = Signal(object)

    def __init__(self, look: Look, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = words
        self._raw = RawPhoto(1, 1, b"\xff\xff\xff")
        self._image = QImage()
        self._scaled = QPixmap()
        self._box = self._raw.middle()
        self._held: Corner | None = None
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(words.t("The part of the photo that is kept"))
        self.setAccessibleDescription(
            words.t("Arrow keys move the square. Plus and minus make it larger and smaller.")
        )

    def sizeHint(self) -> QSize:
        return QSize(480, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 200)

    # ------------------------------------------------------------------ what it shows

    def show_photo(self, raw: RawPhoto) -> None:
        """Show a photo with the largest square in its middle."""
        self._raw = raw
        self._image = image_of(raw)
        self._scaled = QPixmap()
        self._change(raw.middle())

    @property
    def box(self) -> CropBox:
        """The square as it stands now."""
        return self._box

    def grow(self) -> None:
        """Make the square a step larger."""
        self._change(resized(self._box, self._box.side * GROWTH, self._raw.width, self._raw.height))

    def shrink(self) -> None:
        """Make the square a step smaller."""
        self._change(resized(self._box, self._box.side / GROWTH, self._raw.width, self._raw.height))

    def preview(self, side: int, ratio: float) -> QPixmap:
        """Return what is kept now, at `side` logical pixels."""
        box = self._box
        cut = self._image.copy(QRect(box.left, box.top, box.side, box.side))
        pixels = round(side * ratio)
        small = cut.scaled(
            pixels,
            pixels,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        made = QPixmap.fromImage(small)
        made.setDevicePixelRatio(ratio)
        return made

    def _change(self, box: CropBox) -> None:
        self._box = box
        self.update()
        self.cropped.emit(box)

    def _tell(self) -> None:
        """Tell a screen reader where the square stands, in hundredths of the picture."""
        if QAccessible.isActive():
            box, raw = self._box, self._raw
            told = self._words.t(
                "{size} percent of the picture, {left} from the left, {top} from the top",
                size=round(100 * box.side / min(raw.width, raw.height)),
                left=round(100 * box.left / raw.width),
                top=round(100 * box.top / raw.height),
            )
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    # ------------------------------------------------------------------ places

    def _place(self) -> QRectF:
        """Where the photo lies in the widget, logical pixels."""
        room = QRectF(self.rect()).adjusted(KNOB, KNOB, -KNOB, -KNOB)
        scale = min(room.width() / self._raw.width, room.height() / self._raw.height)
        width, height = self._raw.width * scale, self._raw.height * scale
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    def _square(self) -> QRectF:
        """Where the square lies in the widget."""
        place = self._place()
        scale = place.width() / self._raw.width
        box = self._box
        return QRectF(
            place.left() + box.left * scale, place.top() + box.top * scale, box.side * scale, box.side * scale
        )

    def _in_photo(self, at: QPointF) -> QPointF:
        """A place of the widget in pixels of the photo."""
        place = self._place()
        return (at - place.topLeft()) * (self._raw.width / place.width())

    def _corner_at(self, at: QPointF) -> Corner | None:
        square = self._square()
        near = {corner: (_corner(square, corner) - at).manhattanLength() for corner in CORNERS}
        corner = min(near, key=lambda one: near[one])
        return corner if near[corner] <= REACH * 1.5 else None

    # ------------------------------------------------------------------ a hand or a mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        at = event.position()
        self._held = self._corner_at(at)
        if self._held is None and not self._square().contains(at):
            there = self._in_photo(at)
            self._change(around(self._box, there.x(), there.y(), self._raw.width, self._raw.height))
        self._grip = self._in_photo(at) - QPointF(self._box.left, self._box.top)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._grip is None:
            corner = self._corner_at(at)
            shape = CORNERS[corner] if corner else Qt.CursorShape.SizeAllCursor
            self.setCursor(shape if corner or self._square().contains(at) else Qt.CursorShape.ArrowCursor)
            return
        there, size = self._in_photo(at), (self._raw.width, self._raw.height)
        if self._held is not None:
            self._change(stretched(self._box, self._held, there.x(), there.y(), *size))
        else:
            to = there - self._grip
            self._change(moved(self._box, to.x() - self._box.left, to.y() - self._box.top, *size))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = self._held = None
            self._tell()

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = WAYS.get(Qt.Key(event.key()))
        if way is not None:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = max(1, min(self._raw.width, self._raw.height) * (FINE_STEP if fine else STEP))
            size = (self._raw.width, self._raw.height)
            self._change(moved(self._box, way[0] * step, way[1] * step, *size))
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.grow()
        elif event.key() in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.shrink()
        elif event.key() == Qt.Key.Key_Home:
            self._change(self._raw.middle())
        else:
            super().keyPressEvent(event)
            return
        self._tell()

    # ------------------------------------------------------------------ painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._scaled = QPixmap()
        super().resizeEvent(event)

    def _photo(self, size: QSize) -> QPixmap:
        if self._scaled.size() != size:
            shown = self._image.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._scaled = QPixmap.fromImage(shown)
        return self._scaled

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place, square = self._place(), self._square()
        ratio = self.devicePixelRatioF()
        size = QSize(max(1, round(place.width() * ratio)), max(1, round(place.height() * ratio)))
        painter.drawPixmap(place.toRect(), self._photo(size))
        outside = QRegion(place.toRect()) - QRegion(square.toRect())
        painter.setClipRegion(outside)
        shade = self._look.colour("shadow")
        shade.setAlpha(SHADE)
        painter.fillRect(place.toRect(), shade)
        painter.setClipping(False)
        self._paint_frame(painter, square)
        painter.end()

    def _paint_frame(self, painter: QPainter, square: QRectF) -> None:
        """Dark beside light, so that the frame is seen on every photo and in every theme."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in ((5.0, Qt.GlobalColor.black), (2.0, Qt.GlobalColor.white)):
            painter.setPen(QPen(colour, width))
            painter.drawRect(square)
        painter.setPen(QPen(Qt.GlobalColor.black, 2))
        painter.setBrush(Qt.GlobalColor.white)
        for corner in CORNERS:
            painter.drawEllipse(_corner(square, corner), KNOB - 1, KNOB - 1)


def _corner(square: QRectF, corner: Corner) -> QPointF:
    return QPointF(
        square.right() if corner.right else square.left(), square.bottom() if corner.bottom else square.top()
    )
