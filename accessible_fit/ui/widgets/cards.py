"""Cards with a picture and a word: what a resident presses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from accessible_fit.ui.theme.look import Look
from pictograms.widgets.pixmaps import PixmapStore

CORNER = 20.0
TICK = (QPointF(-10, 1), QPointF(-3, 8), QPointF(11, -8))
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)
WRAP_LEFT = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


Accepts = Callable[[QPointF | None], bool]


def _always(place: QPointF | None) -> bool:
    return True


class Shape(Enum):
    """How picture and word stand: a tall answer card, a wide quiet one, or a button of the bar."""

    TALL = "tall"
    WIDE = "wide"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Face:
    """What a card shows and is called."""

    picture: str
    label: str
    spoken: str = ""


class Card(QAbstractButton):
    """A real button that shows a pictogram and a word, and can be lit (spoken now) and chosen.

    It acts on release and is cancelled by sliding off. `pressed_by` tells the way it was pressed last:
    "touch", "mouse" or "keyboard"; an assistive technology presses without an event and counts as keyboard.
    """

    lit_changed = Signal(bool)

    def __init__(
        self,
        face: Face,
        look: Look,
        pixmaps: PixmapStore,
        shape: Shape = Shape.TALL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.face = face
        self.pressed_by = "keyboard"
        self.show_text = True
        self.picture_scale = 1.0
        self.accepts: Accepts = _always
        self._look = look
        self._pixmaps = pixmaps
        self._shape = shape
        self._lit = False
        self._primary = False
        self._text_pixels = 32.0 if shape is Shape.TALL else 24.0
        self.setText(face.label)
        self.setAccessibleName(face.label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def lit(self) -> bool:
        """Whether this card is the one being spoken or scanned now."""
        return self._lit

    def set_lit(self, lit: bool) -> None:
        """Light the card or put it out."""
        if lit != self._lit:
            self._lit = lit
            self.update()
            self.lit_changed.emit(lit)

    def set_primary(self, primary: bool) -> None:
        """Give the card a thick frame in the colour of action: the one thing to do next."""
        self._primary = primary
        self.update()

    def set_face(self, face: Face) -> None:
        """Show another picture and word."""
        self.face = face
        self.setText(face.label)
        self.setAccessibleName(face.label)
        self.updateGeometry()
        self.update()

    def set_text_pixels(self, pixels: float) -> None:
        """Set the size of the word, so that cards standing together can share one."""
        self._text_pixels = pixels
        self.updateGeometry()
        self.update()

    def word_room(self) -> int:
        """Return how wide the longest part of the word may be at the card's present size, logical pixels."""
        if self._shape is Shape.TALL:
            return self.width() - 40
        return self.width() - 40 - self._picture_side() - 12

    def _picture_side(self) -> int:
        if not self.face.picture:
            return 0
        most = self._look.px(12) if self._shape is Shape.BAR else self._look.px(22)
        return max(0, min(self.height() - 20, most))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        word = metrics.horizontalAdvance(self.face.label)
        if self._shape is Shape.TALL:
            return QSize(max(self._look.px(34), word + 48), self._look.px(48))
        if self._shape is Shape.WIDE:
            return QSize(word + self._look.px(30) + 56, self._look.px(30))
        picture = self._look.px(13) if self.face.picture else 0
        return QSize(word + picture + 44, self._look.px(20))

    def minimumSizeHint(self) -> QSize:
        if self._shape is Shape.TALL:
            return QSize(self._look.px(30), self._look.px(30))
        return QSize(self._look.px(20), self._look.px(20))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.accepts(event.globalPosition()):
            event.accept()
            return
        device = event.device()
        touched = device is not None and device.type() == QInputDevice.DeviceType.TouchScreen
        self.pressed_by = "touch" if touched else "mouse"
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Qt's buttons answer to Space only; on a resident's screen both keys choose.
            if not event.isAutoRepeat():
                self.press_by_key()
            return
        if event.key() == Qt.Key.Key_Space:
            if event.isAutoRepeat() or not self.accepts(None):
                return
            self.pressed_by = "keyboard"
        super().keyPressEvent(event)

    def press_by_key(self) -> None:
        """Act as when a key chose the card."""
        if self.isEnabled() and self.accepts(None):
            self.pressed_by = "keyboard"
            self.click()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def word_font(self, pixels: float) -> QFont:
        """Return the type of the card's word at a size."""
        return self._look.font(pixels, bold=self._shape is Shape.TALL)

    def _font(self) -> QFont:
        return self.word_font(self._text_pixels)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter)
        if self._shape is Shape.TALL:
            self._paint_tall(painter)
        else:
            self._paint_wide(painter)
        if self.isChecked() and self._shape is not Shape.BAR:
            self._paint_tick(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._look
        frame = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        if not self.isEnabled():
            # An empty outline: there, in its place, and plainly not to be used now.
            painter.setPen(QPen(look.colour("line"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), CORNER, CORNER)
            return
        fill = "lit_fill" if self._lit else "card"
        width, line = (2.0, "card_line")
        if self.isChecked():
            width, line = 7.0, "chosen"
        elif self._primary:
            width, line = 4.0, "chosen"
        if self.isDown():
            fill = "lit_fill"
        if self._lit:
            painter.setPen(QPen(look.colour("lit"), 6))
            painter.setBrush(look.colour(fill))
            painter.drawRoundedRect(frame, CORNER, CORNER)
            frame = frame.adjusted(4, 4, -4, -4)
        painter.setPen(QPen(look.colour(line), width))
        painter.setBrush(look.colour(fill))
        inset = width / 2
        painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            outer = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.setPen(QPen(look.colour("focus_outer"), 3))
            painter.drawRoundedRect(outer, CORNER + 3, CORNER + 3)
            painter.setPen(QPen(look.colour("focus_inner"), 3))
            painter.drawRoundedRect(outer.adjusted(3, 3, -3, -3), CORNER, CORNER)

    def _paint_tall(self, painter: QPainter) -> None:
        room = self.rect().adjusted(18, 16, -18, -14)
        text_height = 0
        if self.show_text and self.face.label:
            metrics = QFontMetrics(self._font())
            bounds = metrics.boundingRect(QRect(0, 0, room.width(), room.height()), WRAP, self.face.label)
            text_height = min(bounds.height(), room.height() // 2) + 6
        side = min(room.width(), room.height() - text_height)
        side = max(24, round(side * self.picture_scale))
        left = room.left() + (room.width() - side) // 2
        spare = room.height() - text_height - side
        self._paint_picture(painter, QRect(left, room.top() + max(0, spare // 2), side, side))
        if text_height:
            self._paint_word(
                painter, QRect(room.left(), room.bottom() - text_height + 1, room.width(), text_height), WRAP
            )

    def _paint_wide(self, painter: QPainter) -> None:
        room = self.rect().adjusted(14, 10, -14, -10)
        side = self._picture_side()
        word = QFontMetrics(self._font()).horizontalAdvance(self.face.label) if self.show_text else 0
        gap = 12 if word and side else 0
        word = min(word, room.width() - side - gap)
        left = room.left() + max(0, (room.width() - side - gap - word) // 2)
        if side:
            self._paint_picture(painter, QRect(left, room.center().y() - side // 2, side, side))
        if word > 0:
            start = left + side + gap
            self._paint_word(
                painter, QRect(start, room.top(), room.right() - start + 1, room.height()), WRAP_LEFT
            )

    def _paint_picture(self, painter: QPainter, place: QRect) -> None:
        pixmap = self._pixmaps.pixmap(self.face.picture, place.width(), self.devicePixelRatioF())
        painter.setOpacity(1.0 if self.isEnabled() else 0.3)
        painter.drawPixmap(place.topLeft(), pixmap)
        painter.setOpacity(1.0)

    def _paint_word(self, painter: QPainter, place: QRect, flags: int) -> None:
        painter.setFont(self._font())
        painter.setPen(self._look.colour("on_card" if self.isEnabled() else "ink_soft"))
        painter.drawText(place, flags, self.face.label)

    def _paint_tick(self, painter: QPainter) -> None:
        side = 44.0
        place = QRectF(self.width() - side - 14, 14, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("chosen"))
        painter.drawEllipse(place)
        pen = QPen(self._look.colour("card"), 5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([place.center() + step for step in TICK])


def share_text_size(cards: Sequence[Card], sizes: Sequence[int]) -> None:
    """Give cards that stand together the largest of `sizes` at which every one's words fit, whole and unbroken.

    One size for all, so that no choice looks more important than another.
    """
    for pixels in sizes:
        metrics = QFontMetrics(cards[0].word_font(pixels)) if cards else None
        if metrics is None or all(_fits(card, metrics) for card in cards):
            break
    for card in cards:
        card.set_text_pixels(float(pixels))


def _fits(card: Card, metrics: QFontMetrics) -> bool:
    words = card.face.label.split() or [""]
    return max(metrics.horizontalAdvance(word) for word in words) <= card.word_room()
