"""The card that moves the mark on a line a bit towards one of its ends."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.widgets.cards import WRAP_LEFT, Card, Face, Shape

# With larger text than this there is no room for words beside the ways of not answering.
LARGE_TEXT = 130


class BitCard(Card):
    """An arrow and the picture of the end it points to; its words beside them where there is room.

    It keeps its place while it is hidden, so that nothing moves when it appears.
    """

    def __init__(self, kit: Kit, picture: str, name: str, to_the_left: bool) -> None:
        super().__init__(Face(picture, name), kit.look, kit.pixmaps, Shape.WIDE)
        self._left = to_the_left
        self.show_text = kit.show_text and kit.look.percent <= LARGE_TEXT
        self.set_text_pixels(20)
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setFixedWidth(kit.look.px(62 if self.show_text else 34))

    def _paint_wide(self, painter: QPainter) -> None:
        room = self.rect().adjusted(16, 12, -16, -12)
        arrow = min(34, room.height() // 2)
        side = min(room.height(), self._look.px(16), room.width() - arrow - 8)
        middle = room.center().y()
        if self._left:
            at, face = room.left(), room.left() + arrow + 8
            words = QRect(face + side + 10, room.top(), room.right() - face - side - 10, room.height())
        else:
            at, face = room.right() - arrow, room.right() - arrow - 8 - side
            words = QRect(room.left(), room.top(), face - room.left() - 10, room.height())
        self._paint_arrow(painter, QRectF(at, middle - arrow / 2, arrow, arrow))
        self._paint_picture(painter, QRect(face, middle - side // 2, side, side))
        if self.show_text:
            self._paint_word(painter, words, WRAP_LEFT)

    def _paint_arrow(self, painter: QPainter, place: QRectF) -> None:
        tip, back = (place.left(), place.right()) if self._left else (place.right(), place.left())
        corners = ((tip, place.center().y()), (back, place.top()), (back, place.bottom()))
        painter.setPen(self._look.colour("on_card"))
        painter.setBrush(self._look.colour("on_card"))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
