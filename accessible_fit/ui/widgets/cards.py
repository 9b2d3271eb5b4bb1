"""Cards with a picture and a word: what a resident presses."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
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
from accessible_fit.ui.widgets.card_marks import corner_of, paint_badge, paint_band, paint_dashes, paint_tick
from pictograms.widgets.pixmaps import PixmapStore

CORNER = 20.0
WORD_SHARE = 0.6
"""Of a tall card's height, at most for its word."""
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)
WRAP_LEFT = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Shape(Enum):
    """How picture and word stand: a tall answer card, a wide quiet one, or a button of the bar."""

    TALL = "tall"
    WIDE = "wide"
    BAR = "bar"


ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
# Read from two metres: what a switch would choose now, and how far a wait has come.
SCANNED_PEN = 10.0
HEARD_PEN = 9.0
HEARD_MARK = 60.0
TICK_MARK = 44.0
PROGRESS_PEN = {Shape.TALL: 16.0, Shape.WIDE: 12.0, Shape.BAR: 9.0}


@dataclass(frozen=True, slots=True)
class Face:
    """What a card shows and is called."""

    picture: str
    label: str
    spoken: str = ""


class Card(QAbstractButton):
    """A real button that shows a pictogram and a word, and can be lit (spoken now) and chosen.

    By itself it acts on release and is cancelled by sliding off; every other way of choosing goes through
    `choose`. While it acts, `pressed_by` tells the way: "touch", "mouse", "dwell" and so on; an assistive
    technology presses without an event and counts as "keyboard".

    A card that can be chosen is marked by its screen with `mark`, never by the press itself, so that what is
    marked is what is kept.
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
        self._look = look
        self._pixmaps = pixmaps
        self._shape = shape
        self._spoken = False
        self._scanned = False
        self._heard = False
        self._progress = 0.0
        self._primary = False
        self._text_pixels = 32.0 if shape is Shape.TALL else 24.0
        self._least_word = 0
        self.setText(face.label)
        self.setAccessibleName(face.label)
        self._marking = False
        self.toggled.connect(self._marked_from_outside)
        # A finger or mouse leaves the focus where it is: the ring is for those who use keys.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def lit(self) -> bool:
        """Whether this card is the one being spoken or scanned now."""
        return self._spoken or self._scanned

    @property
    def progress(self) -> float:
        """How far a dwell or hold on it has come, 0–1."""
        return self._progress

    @property
    def heard(self) -> bool:
        """Whether it has been said and waits to be confirmed."""
        return self._heard

    def set_lit(self, lit: bool) -> None:
        """Light the card because it is being said, or put it out."""
        self._light(lit, self._scanned)

    def set_scanned(self, lit: bool) -> None:
        """Light the card as the one that a switch would choose now, or put it out."""
        self._light(self._spoken, lit)

    def _light(self, spoken: bool, scanned: bool) -> None:
        before = self.lit
        if (spoken, scanned) != (self._spoken, self._scanned):
            self._spoken, self._scanned = spoken, scanned
            self.update()
        if self.lit != before:
            self.lit_changed.emit(self.lit)

    def set_progress(self, share: float) -> None:
        """Show how far a dwell or hold on it has come, 0–1."""
        if share != self._progress:
            self._progress = share
            self.update()

    def set_heard(self, heard: bool) -> None:
        """Show that it has been said and that another press confirms it."""
        if heard != self._heard:
            self._heard = heard
            self.update()

    def become_choice(self, one_of_many: bool = True) -> None:
        """Let the card be marked as chosen; for a screen reader it is one of several when `one_of_many`."""
        self.setCheckable(True)
        self.setAutoExclusive(one_of_many)

    def mark(self, chosen: bool) -> None:
        """Show that this is chosen, or no longer."""
        one_of_many = self.autoExclusive()
        self._marking = True
        # Qt keeps the last chosen of several chosen; here all may be unmarked.
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(one_of_many)
        self._marking = False

    def nextCheckState(self) -> None:
        """Leave the mark to the screen."""

    def _marked_from_outside(self, chosen: bool) -> None:
        """Turn a mark set by an assistive technology, which does not press, into a press."""
        if not self._marking and (chosen or not self.autoExclusive()):
            self.clicked.emit()

    def choose(self, way: str) -> None:
        """Act as chosen in this way."""
        if self.isEnabled():
            self.pressed_by = way
            self.click()
            self.pressed_by = "keyboard"

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

    def set_least_word(self, height: int) -> None:
        """Leave at least so much height for the word, so that pictures of cards side by side are as large."""
        if height != self._least_word:
            self._least_word = height
            self.update()

    def word_space(self) -> QSize:
        """Return the room for the whole word at the card's present size, in logical pixels."""
        if self._stacked():
            return QSize(self.width() - 36, round((self.height() - 30) * WORD_SHARE))
        return QSize(self.word_room(), self.height() - 20)

    def word_room(self) -> int:
        """Return how wide the longest part of the word may be at the card's present size, logical pixels."""
        if self._stacked():
            return self.width() - 40
        return self.width() - 40 - self._picture_side() - 12

    def _stacked(self) -> bool:
        """Whether the picture stands over the word; in the bar when text is large, so that both have room."""
        tall_bar = self._shape is Shape.BAR and self.height() >= self._look.px(26)
        return self._shape is Shape.TALL or (tall_bar and bool(self.face.picture))

    def _picture_side(self) -> int:
        if not self.face.picture:
            return 0
        most = self._look.px(12 if self._shape is Shape.BAR else 22)
        if self._shape is Shape.WIDE:  # on a card that is large on purpose the picture grows with it
            most = max(most, min(round(self.height() * 0.72), round(self.width() * 0.3)))
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt's own button takes Tab away from every other of several choices, and never gives it back: who
        # has only Tab would come to one of them and, once past it, to none.
        QWidget.focusInEvent(self, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        device = event.device()
        touched = device is not None and device.type() == QInputDevice.DeviceType.TouchScreen
        self.pressed_by = "touch" if touched else "mouse"
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.pressed_by = "keyboard"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Qt's buttons answer to Space only; on a resident's screen both keys choose.
            if not event.isAutoRepeat():
                self.choose("keyboard")
            return
        if event.key() in ARROWS:
            # The window knows how the cards stand; Qt would choose the next one on the way.
            event.ignore()
            return
        super().keyPressEvent(event)

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
        if self._stacked():
            self._paint_tall(painter)
        else:
            self._paint_wide(painter)
        self._paint_marks(painter)
        painter.end()

    def _paint_marks(self, painter: QPainter) -> None:
        if self._progress > 0:
            pen = PROGRESS_PEN[self._shape] * self._grown()
            paint_band(painter, self.rect(), self._look, self._progress, pen, CORNER)
        if self._heard:
            # Half of a choice: the frame is begun, and the second press makes it whole.
            tall = self._shape is Shape.TALL
            width, inside = (HEARD_PEN * self._grown(), 6.0) if tall else (6.0, 1.0)
            paint_dashes(painter, self.rect(), self._look, width, CORNER, inside)
            place = corner_of(self.rect(), self._mark_side(HEARD_MARK))
            paint_badge(painter, place, self._look)
            side = round(place.width() * 0.72)
            sound = self._pixmaps.pixmap("own:hear-again", side, self.devicePixelRatioF())
            painter.drawPixmap(place.center() - QPointF(side / 2, side / 2), sound)
        elif self.isChecked():
            paint_tick(painter, corner_of(self.rect(), self._mark_side(TICK_MARK)), self._look)

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._look
        frame = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        if not self.isEnabled():
            # An empty outline: there, in its place, and plainly not to be used now.
            painter.setPen(QPen(look.colour("line"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), CORNER, CORNER)
            return
        fill = "lit_fill" if self.lit else "card"
        width, line = (2.0, "card_line")
        if self.isChecked():
            width, line = 7.0, "chosen"
        elif self._primary:
            width, line = 4.0, "chosen"
        if self.isDown():
            fill = "lit_fill"
        if self.lit:
            pen = SCANNED_PEN * self._grown() if self._scanned else 6.0
            inside = (pen - 6) / 2
            painter.setPen(QPen(look.colour("lit"), pen))
            painter.setBrush(look.colour(fill))
            painter.drawRoundedRect(frame.adjusted(inside, inside, -inside, -inside), CORNER, CORNER)
            frame = frame.adjusted(pen - 2, pen - 2, 2 - pen, 2 - pen)
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

    def _grown(self) -> float:
        """How much thicker lines are where text is larger: the screen is looked at from further off."""
        return min(1.5, self._look.percent / 100) if self._shape is Shape.TALL else 1.0

    def _mark_side(self, tall: float) -> float:
        """How large a mark is; on low cards smaller, so that it leaves the word free."""
        if self._shape is Shape.TALL:
            return tall
        return self.height() * (0.32 if self._shape is Shape.WIDE else 0.42)

    def _paint_tall(self, painter: QPainter) -> None:
        # In the bar there is little height for both.
        room = self.rect().adjusted(*((12, 9, -12, -8) if self._shape is Shape.BAR else (18, 16, -18, -14)))
        text_height = 0
        if self.show_text and self.face.label:
            metrics = QFontMetrics(self._font())
            bounds = metrics.boundingRect(QRect(0, 0, room.width(), room.height()), WRAP, self.face.label)
            wanted = max(bounds.height(), self._least_word)
            text_height = min(wanted, round(room.height() * WORD_SHARE)) + 6
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
