"""Where a card can be put: a column with its picture of the top scale, or a quiet seam between two."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.mat.faces import WORD_SIZES, draw_face, word_font
from accessible_fit.ui.mat.frames import Kind, corner_of, is_dark, paint_frame
from accessible_fit.ui.mat.pieces import Drawn, room_in
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.widgets.cards import CORNER, SCANNED_PEN, WRAP_LEFT, Face

FIELD_CORNER = 14.0


class Place(Drawn):
    """A column or a seam as one large button. No column looks better than another."""

    def __init__(self, kit: Kit, face: Face, name: str, parent: QWidget | None = None) -> None:
        super().__init__(kit, face, parent)
        self._head = QRect()
        self.word_pixels = 28.0
        self.setAccessibleName(name)

    def set_head(self, head: QRect) -> None:
        """Let the picture of the top scale stand here, from the button's own corner; empty for a seam."""
        if head != self._head:
            self._head = head
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def beside(self) -> bool:
        """Whether the word stands beside the picture: on a wide head."""
        return self._head.width() >= 2.2 * self._head.height()

    def fits(self, pixels: int) -> bool:
        """Whether the word fits at this size."""
        if self._head.isEmpty() or not self.kit.show_text:
            return True
        metrics = QFontMetrics(word_font(self._look, pixels))
        room = self._word_place()
        parts = self.face.label.split() or [""]
        if max(metrics.horizontalAdvance(part) for part in parts) > room.width():
            return False
        bounds = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), WRAP_LEFT, self.face.label)
        share = 1.0 if self.beside() else 0.5
        return bounds.height() <= room.height() * share

    def _appearance(self, ratio: float) -> tuple[object, ...]:
        return (*super()._appearance(ratio), self._head.getRect(), self.word_pixels)

    def _draw(self, painter: QPainter, ratio: float) -> None:
        field = self._field()
        self._draw_field(painter, field)
        if not self._head.isEmpty():
            self._draw_head(painter, ratio)
        self._draw_marks(painter, field.toRect(), FIELD_CORNER, ratio)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            for colour, inset in (("focus_outer", 0.0), ("focus_inner", 3.0)):
                painter.setPen(QPen(self._look.colour(colour), 3))
                painter.drawRoundedRect(ring.adjusted(inset, inset, -inset, -inset), CORNER, CORNER)

    def _field(self) -> QRectF:
        top = self._head.bottom() + 1 + 4 if not self._head.isEmpty() else 0
        return QRectF(self.rect()).adjusted(1, top + 1, -1, -1)

    def _draw_field(self, painter: QPainter, field: QRectF) -> None:
        look, seam = self._look, self._head.isEmpty()
        fill, line, width = ("ground" if seam else "quiet"), "line", (1.5 if seam else 1.0)
        style = Qt.PenStyle.DashLine if seam else Qt.PenStyle.SolidLine
        if self._over or self.isDown():
            fill, line, width, style = "band", "action", 5.0, Qt.PenStyle.SolidLine
        elif self.lit:
            fill, line, style = fill, "lit", Qt.PenStyle.SolidLine
            width = SCANNED_PEN if self._scanned else 6.0
        painter.setPen(QPen(look.colour(line), width, style))
        painter.setBrush(look.colour(fill))
        inset = width / 2
        painter.drawRoundedRect(field.adjusted(inset, inset, -inset, -inset), FIELD_CORNER, FIELD_CORNER)

    def _draw_head(self, painter: QPainter, ratio: float) -> None:
        look = self._look
        head = QRectF(self._head).adjusted(1, 1, -1, -1)
        fill = "lit_fill" if self.lit or self.isDown() or self._over else "card"
        if self.lit:
            corner = corner_of(Kind.SCALE, head)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("lit"))
            painter.drawRoundedRect(head, corner, corner)
            head = head.adjusted(5, 5, -5, -5)
        paint_frame(painter, head, Kind.SCALE, look, fill)
        draw_head(painter, self._head, self.face, self.kit, self.word_pixels, ratio)

    def _word_place(self) -> QRect:
        room = room_in(self._head, Kind.SCALE)
        return _beside(room)[1] if self.beside() else room


def draw_head(painter: QPainter, head: QRect, face: Face, kit: Kit, pixels: float, ratio: float) -> None:
    """Draw a picture of the top scale with its word: beside it where there is room, otherwise below."""
    room, font = room_in(head, Kind.SCALE), word_font(kit.look, pixels)
    if head.width() < 2.2 * head.height() or not kit.show_text:
        draw_face(painter, room, face, kit, font, ratio)
        return
    picture, words = _beside(room)
    metrics = QFontMetrics(font)
    needed = metrics.boundingRect(QRect(0, 0, words.width(), 10_000), WRAP_LEFT, face.label).width()
    indent = max(0, (words.width() - needed) // 2 - 4)
    painter.drawPixmap(
        picture.left() + indent, picture.top(), kit.pixmaps.pixmap(face.picture, picture.width(), ratio)
    )
    painter.setFont(font)
    painter.setPen(kit.look.colour("on_card"))
    painter.drawText(words.adjusted(indent, 0, 0, 0), WRAP_LEFT, face.label)


def _beside(room: QRect) -> tuple[QRect, QRect]:
    side = room.height()
    picture = QRect(room.left(), room.top(), side, side)
    return picture, QRect(picture.right() + 9, room.top(), room.right() - picture.right() - 8, side)


def share_head_words(places: list[Place]) -> None:
    """Give all columns the largest size of words that fits them all."""
    pixels = next((size for size in (34, 30, *WORD_SIZES) if all(place.fits(size) for place in places)), 7)
    for place in places:
        place.word_pixels = float(pixels)
        place.update()


class FreeSlot(QWidget):
    """The outline of where a card that is carried will lie."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._look = kit.look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.colour("action"), 4, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(self._look.colour("ground" if is_dark(self._look) else "surface"))
        frame = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        corner = corner_of(Kind.CARD, frame)
        painter.drawRoundedRect(frame, corner, corner)
        painter.end()


class Pile(QWidget):
    """The backs of the cards that are still to come: an edge or two behind the card in the hand."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._left = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_left(self, left: int) -> None:
        """Show that so many cards are left behind the one in the hand."""
        shown = min(left, 2)
        if shown != self._left:
            self._left = shown
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        for step in range(self._left, 0, -1):
            shift = 7.0 * step
            back = whole.adjusted(shift + 4, 18 - shift, shift - 22, -4 - shift)
            paint_frame(painter, back, Kind.CARD, self._kit.look, "quiet")
        painter.end()
