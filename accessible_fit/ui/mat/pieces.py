"""What lies on a mat's screens: framed cards that are pressed and carried, and framed pictures to look at.

Each is drawn once when something about it changes, and after that only copied or moved.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.mat.faces import draw_face, word_font, word_pixels
from accessible_fit.ui.mat.frames import WIDTH, Kind, corner_of, paint_focus, paint_frame
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.widgets.card_marks import corner_of as corner_mark
from accessible_fit.ui.widgets.card_marks import paint_badge, paint_band, paint_dashes, paint_tick
from accessible_fit.ui.widgets.cards import HEARD_MARK, HEARD_PEN, SCANNED_PEN, TICK_MARK, Card, Face

RING = 2.0
"""Room at the edge of every piece for its rings, so that nothing is drawn outside it."""


PROGRESS = 16.0


class Drawn(Card):
    """A card that is drawn into a picture of its own when something about it changes."""

    def __init__(self, kit: Kit, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(face, kit.look, kit.pixmaps, parent=parent)
        self.kit = kit
        self.show_text = kit.show_text
        self._drawings: dict[tuple[object, ...], QPixmap] = {}
        self._over = False

    def set_over(self, over: bool) -> None:
        """Show that a card that is carried would come here."""
        if over != self._over:
            self._over = over
            self.update()

    def drawing(self, ratio: float) -> QPixmap:
        """Return how it looks now."""
        appearance = self._appearance(ratio)
        drawing = self._drawings.get(appearance)
        if drawing is None:
            drawing = self._redraw(ratio)
            # The look before is kept as well: a column that a card is carried over and away from goes back.
            self._drawings = {**dict(list(self._drawings.items())[-1:]), appearance: drawing}
        return drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        drawing = self.drawing(ratio)
        painter = QPainter(self)
        where = QRectF(event.rect())
        painter.drawPixmap(where, drawing, QRectF(where.topLeft() * ratio, where.size() * ratio))
        painter.end()

    def _redraw(self, ratio: float) -> QPixmap:
        drawing = QPixmap(self.size() * ratio)
        drawing.setDevicePixelRatio(ratio)
        drawing.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawing)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, ratio)
        painter.end()
        return drawing

    def _appearance(self, ratio: float) -> tuple[object, ...]:
        """Return everything that the drawing depends on."""
        return (
            self.width(), self.height(), ratio, self.face, self._text_pixels, self._spoken, self._scanned,
            self._heard, self._progress, self.isChecked(), self.isDown(), self.hasFocus(), self.isEnabled(),
            self._over, self._primary,
        )  # fmt: skip

    def _draw(self, painter: QPainter, ratio: float) -> None:
        raise NotImplementedError

    def _draw_marks(self, painter: QPainter, place: QRect, corner: float, ratio: float) -> None:
        """Draw how far a wait has come, and what is heard or chosen, in the measure of what is marked."""
        side = min(place.width(), place.height())
        if self._progress > 0:
            paint_band(painter, place, self._look, self._progress, min(PROGRESS, side * 0.09), corner)
        if self._heard:
            paint_dashes(painter, place, self._look, min(HEARD_PEN, side * 0.05), corner, 0.0)
            badge = corner_mark(place, min(HEARD_MARK, side * 0.36))
            paint_badge(painter, badge, self._look)
            sound = self._pixmaps.pixmap("own:hear-again", round(badge.width() * 0.72), ratio)
            painter.drawPixmap(badge.center() - QPointF(sound.width(), sound.height()) / (2 * ratio), sound)
        elif self.isChecked():
            paint_tick(painter, corner_mark(place, min(TICK_MARK, side * 0.36)), self._look)


class Piece(Drawn):
    """A framed card: picture and word, or the word alone when there is no picture.

    While it is in somebody's hand only its empty place is seen.
    """

    def __init__(self, kit: Kit, face: Face, kind: Kind = Kind.CARD, parent: QWidget | None = None) -> None:
        super().__init__(kit, face, parent)
        self._kind = kind
        self._lifted = False

    def set_lifted(self, lifted: bool) -> None:
        """Show that it is in somebody's hand, or back."""
        if lifted != self._lifted:
            self._lifted = lifted
            self.update()

    def room(self) -> QRect:
        """Return where picture and word stand."""
        return room_in(self.rect(), self._kind)

    def word_room(self) -> int:
        return self.room().width()

    def word_font(self, pixels: float) -> QFont:
        return word_font(self._look, pixels)

    def sizeHint(self) -> QSize:
        side = self._look.px(30)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        side = self._look.px(20)
        return QSize(side, side)

    def _appearance(self, ratio: float) -> tuple[object, ...]:
        return (*super()._appearance(ratio), self._lifted)

    def _draw(self, painter: QPainter, ratio: float) -> None:
        frame = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        corner = corner_of(self._kind, frame)
        if self._lifted:
            painter.setPen(QPen(self._look.colour("line"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), corner, corner)
            return
        self._draw_ground(painter, frame, corner)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        draw_face(painter, self.room(), self.face, self.kit, self._font(), ratio)
        painter.setOpacity(1.0)
        self._draw_marks(painter, self.rect(), corner, ratio)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self._look, corner)

    def _draw_ground(self, painter: QPainter, frame: QRectF, corner: float) -> None:
        look = self._look
        strong = self._primary or self._over or self.isChecked()
        fill = "lit_fill" if self.lit or self.isDown() or self._over else "card"
        if self.lit:
            width = SCANNED_PEN if self._scanned else 6.0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("lit"))
            painter.drawRoundedRect(self.rect(), corner + RING, corner + RING)
            frame = frame.adjusted(width - RING, width - RING, RING - width, RING - width)
        paint_frame(painter, frame, self._kind, look, fill)
        if strong:
            painter.setPen(QPen(look.colour("chosen"), 6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), corner, corner)


class StepBack(Piece):
    """A topic to go back to: its picture and word, and the arrow of the way back."""

    def __init__(self, kit: Kit, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(kit, face, Kind.TOPIC, parent)

    def room(self) -> QRect:
        """Return where picture and word stand: beside the arrow."""
        return super().room().adjusted(self._arrow(), 0, 0, 0)

    def _arrow(self) -> int:
        return min(round(self.width() * 0.24), round(self.height() * 0.5))

    def _draw(self, painter: QPainter, ratio: float) -> None:
        super()._draw(painter, ratio)
        side, room = self._arrow(), super().room()
        arrow = self.kit.pixmaps.pixmap("own:back", side, ratio)
        painter.drawPixmap(room.left() - 2, room.center().y() - side // 2, arrow)


class Portrait(QWidget):
    """A framed picture with its word that is looked at and not pressed."""

    def __init__(self, kit: Kit, face: Face, kind: Kind, name: str = "") -> None:
        super().__init__()
        self.kit, self.kind = kit, kind
        self.face = face
        self._pixels = 24.0
        self.setAccessibleName(name or face.label)

    def show_face(self, face: Face, name: str = "") -> None:
        """Show something else."""
        self.face = face
        self.setAccessibleName(name or face.label)
        self.fit(self.size())

    def fit(self, size: QSize) -> None:
        """Take this size, with the largest word that fits."""
        self.setFixedSize(size)
        room = room_in(self.rect(), self.kind)
        self._pixels = word_pixels(self.kit.look, [(self.face.label, room, bool(self.face.picture))])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        paint_frame(painter, frame, self.kind, self.kit.look)
        font = word_font(self.kit.look, self._pixels)
        room = room_in(self.rect(), self.kind)
        draw_face(painter, room, self.face, self.kit, font, self.devicePixelRatioF())
        painter.end()


def room_in(place: QRect, kind: Kind) -> QRect:
    """Return what a frame leaves for a picture and its word."""
    least = min(place.width(), place.height())
    margin = round(RING + WIDTH[kind]) + max(3, round(least * 0.035))
    if kind is Kind.TOPIC:
        margin += 5
    side = margin + round(least * (0.12 if kind is Kind.SCALE else 0.03))
    return place.adjusted(side, margin, -side, -margin)


def share_words(pieces: Sequence[Piece]) -> None:
    """Give pieces that lie together the largest size of words that fits them all."""
    rooms = [(piece.face.label, piece.room(), bool(piece.face.picture)) for piece in pieces]
    pixels = word_pixels(pieces[0].kit.look, rooms) if pieces else 0.0
    for piece in pieces:
        if piece._text_pixels != pixels:
            piece.set_text_pixels(pixels)
