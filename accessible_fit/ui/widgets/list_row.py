"""A large row of a list: who or what, a line about it, and a mark when something waits."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE, TYPE
from accessible_fit.ui.widgets.growth import grown

LEADING = 52
CHEVRON = 28
LEFT = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

Paint = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class RowText:
    """What a row says: its title, a line about it, and a mark ("Waits")."""

    title: str
    about: str = ""
    mark: str = ""


class ListRow(QAbstractButton):
    """A real button as wide as the list. `paint_leading` draws a round or square picture at its left."""

    def __init__(
        self,
        look: Look,
        text: RowText,
        paint_leading: Paint | None = None,
        choosing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.row_text = text
        self._paint_leading = paint_leading
        self._choosing = choosing
        self.setCheckable(choosing)
        self.setAutoExclusive(choosing)
        self.setText(text.title)
        self.setAccessibleName(", ".join(part for part in (text.title, text.about, text.mark) if part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _left(self) -> int:
        return SPACE.normal + (
            grown(self._look, LEADING) + SPACE.normal if self._paint_leading is not None else 0
        )

    def _mark_size(self) -> QSize:
        if not self.row_text.mark:
            return QSize(0, 0)
        metrics = QFontMetrics(self._look.font(TYPE.small, bold=True))
        return QSize(metrics.horizontalAdvance(self.row_text.mark) + 24, metrics.height() + 10)

    def _mark_below(self, width: int) -> bool:
        return self._mark_size().width() > (width - self._left()) * 0.36

    def _text_width(self, width: int) -> int:
        beside = 0 if self._mark_below(width) else self._mark_size().width() + SPACE.normal
        return max(40, width - self._left() - CHEVRON - SPACE.normal - beside)

    def _blocks(self, width: int) -> tuple[int, int, int]:
        room = QRect(0, 0, self._text_width(width), 10_000)
        title = QFontMetrics(self._look.font(TYPE.normal + 2, bold=True))
        about = QFontMetrics(self._look.font(TYPE.normal))
        below = self._mark_size().height() + SPACE.hair if self._mark_below(width) else 0
        return (
            title.boundingRect(room, LEFT, self.row_text.title).height(),
            about.boundingRect(room, LEFT, self.row_text.about).height() if self.row_text.about else 0,
            below,
        )

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(320, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 44)

    def heightForWidth(self, width: int) -> int:
        least = grown(self._look, LEADING) if self._paint_leading is not None else 24
        return max(least, sum(self._blocks(width)) + 2) + 2 * SPACE.medium

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._choosing:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter)
        if self._paint_leading is not None:
            side = grown(look, LEADING)
            self._paint_leading(painter, QRectF(SPACE.normal, (self.height() - side) / 2, side, side))
        title, about, below = self._blocks(self.width())
        width, left = self._text_width(self.width()), self._left()
        top = (self.height() - title - about - below - 2) // 2
        painter.setFont(look.font(TYPE.normal + 2, bold=True))
        painter.setPen(look.colour("ink"))
        painter.drawText(QRect(left, top, width, title), LEFT, self.row_text.title)
        painter.setFont(look.font(TYPE.normal))
        painter.setPen(look.colour("ink_soft"))
        painter.drawText(QRect(left, top + title + 2, width, about), LEFT, self.row_text.about)
        if self.row_text.mark:
            self._paint_mark(painter, top + title + about + 2 + SPACE.hair)
        self._paint_end(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._look
        over = self.underMouse() or self.isDown()
        marked = self.isChecked()
        colour = (
            "action"
            if over or marked
            else ("quiet" if look.colours.surface != look.colours.ground else "line")
        )
        painter.setPen(QPen(look.colour(colour), 3 if marked else 2))
        painter.setBrush(look.colour("band" if self.isDown() or marked else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 12, 12)

    def _paint_mark(self, painter: QPainter, top_below: int) -> None:
        size = self._mark_size()
        if self._mark_below(self.width()):
            place = QRectF(self._left(), top_below, size.width(), size.height())
        else:
            right = self.width() - SPACE.normal - CHEVRON
            place = QRectF(
                right - size.width(), (self.height() - size.height()) / 2, size.width(), size.height()
            )
        painter.setPen(QPen(self._look.colour("action"), 1.5))
        painter.setBrush(self._look.colour("band"))
        painter.drawRoundedRect(place, size.height() / 2, size.height() / 2)
        painter.setFont(self._look.font(TYPE.small, bold=True))
        painter.setPen(self._look.colour("action"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.row_text.mark)

    def _paint_end(self, painter: QPainter) -> None:
        at = QPointF(self.width() - SPACE.normal - 8, self.height() / 2)
        pen = QPen(self._look.colour("action"), 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if self._choosing:
            painter.setPen(QPen(self._look.colour("action" if self.isChecked() else "line"), 2))
            painter.setBrush(self._look.colour("surface"))
            painter.drawEllipse(at - QPointF(3, 0), 12, 12)
            if self.isChecked():
                painter.setBrush(self._look.colour("action"))
                painter.drawEllipse(at - QPointF(3, 0), 6, 6)
            return
        painter.setPen(pen)
        painter.drawPolyline([at + QPointF(-4, -7), at + QPointF(3, 0), at + QPointF(-4, 7)])
