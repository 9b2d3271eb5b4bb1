"""How one card in a grid of many is drawn: white, a picture over a name, marked when it is the one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE, TYPE
from accessible_fit.ui.widgets.growth import grown

LINES = 2
CORNER = 12.0
AROUND = 60
"""Pixels that a card is wider than its picture, at least."""
OUTSIDE = 4
Index = QModelIndex | QPersistentModelIndex


class CardCell(QStyledItemDelegate):
    """Paints cells of one `size`. Subclasses draw the picture, `side` logical pixels each way."""

    def __init__(self, look: Look, picture: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.side = grown(look, picture)
        self.size = QSize(1, 1)
        self.unfinished = False
        """Whether the last painting left pictures for the next one."""

    def fit(self, room: int) -> int:
        """Make cells that fill `room` pixels across; return how many stand side by side."""
        columns = max(1, room // (self.side + grown(self.look, AROUND)))
        words = LINES * QFontMetrics(self.look.font(TYPE.normal)).lineSpacing()
        self.size = QSize(room // columns, self.side + words + 2 * OUTSIDE + 2 * SPACE.small + 2 * SPACE.hair)
        return columns

    def begin(self) -> None:
        """A painting of the whole view begins."""
        self.unfinished = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = here and bool(option.state & QStyle.StateFlag.State_HasFocus)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        frame = QRectF(rect).adjusted(OUTSIDE, OUTSIDE, -OUTSIDE, -OUTSIDE)
        self._paint_ground(painter, frame, here, focused, over)
        inset = OUTSIDE + SPACE.small
        place = QRect(rect.left() + (rect.width() - self.side) // 2, rect.top() + inset, self.side, self.side)
        self.paint_picture(painter, place, index)
        words = rect.adjusted(inset, inset + self.side + SPACE.hair, -inset, -inset)
        self._paint_name(painter, words, str(index.data()))
        painter.restore()

    def paint_picture(self, painter: QPainter, place: QRect, index: Index) -> None:
        """Draw the picture of a cell in its square."""

    def _paint_ground(self, painter: QPainter, frame: QRectF, here: bool, focused: bool, over: bool) -> None:
        look = self.look
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for grow, name in ((2.0, "focus_outer"), (-0.5, "focus_inner")):
                painter.setPen(QPen(look.colour(name), 3))
                painter.drawRoundedRect(frame.adjusted(-grow, -grow, grow, grow), CORNER, CORNER)
            frame = frame.adjusted(2, 2, -2, -2)
        width = 4.0 if here else 2.0 if over else 1.5
        painter.setPen(QPen(look.colour("chosen" if here or over else "card_line"), width))
        painter.setBrush(look.colour("card"))
        inset = width / 2
        painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), CORNER, CORNER)

    def _paint_name(self, painter: QPainter, room: QRect, name: str) -> None:
        font = self.look.font(TYPE.normal)
        painter.setFont(font)
        painter.setPen(self.look.colour("on_card"))
        metrics = QFontMetrics(font)
        lines = short_lines(metrics, name, room.width())
        top = (LINES - len(lines)) * metrics.lineSpacing() // 2
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for line, text in enumerate(lines):
            place = QRect(
                room.left(), room.top() + top + line * metrics.lineSpacing(), room.width(), metrics.height()
            )
            painter.drawText(place, centred, text)


def short_lines(metrics: QFontMetrics, text: str, width: int, lines: int = LINES) -> list[str]:
    """Break `text` between words into at most `lines`; what does not fit ends in an ellipsis."""
    broken: list[str] = []
    words = text.split()
    while words and len(broken) < lines:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= width:
            line += f" {words.pop(0)}"
        broken.append(line)
    if words:
        broken[-1] = " ".join([broken[-1], *words])
    return [
        line
        if metrics.horizontalAdvance(line) <= width
        else metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        for line in broken
    ]
