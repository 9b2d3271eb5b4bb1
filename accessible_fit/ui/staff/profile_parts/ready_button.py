"""A ready profile to start from, as a button: its picture, its name, and for whom it is."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE, TYPE
from accessible_fit.ui.widgets.growth import grown

PICTURE = 44
LEFT = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
CORNER = 10.0


class ReadyButton(QAbstractButton):
    """Fills the page when pressed; the one that the page started from is marked with a word.

    It is no radio button: an arrow key must not overwrite what somebody has set by hand.
    """

    def __init__(
        self, kit: StaffKit, name: str, about: str, picture: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = kit.look
        self._paint_picture = kit.leading(picture)
        self._about = about
        self._mark = ""
        self.setText(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.mark("")

    def mark(self, text: str) -> None:
        """Mark the button with a word as the one the page started from; empty takes the mark away."""
        self._mark = text
        self.setAccessibleName(", ".join(part for part in (self.text(), text) if part))
        self.setAccessibleDescription(self._about)
        self.updateGeometry()
        self.update()

    @property
    def marked(self) -> bool:
        """Whether the page started from this one."""
        return bool(self._mark)

    def _told(self) -> str:
        return f"✓ {self._mark}"

    def _room(self, width: int) -> tuple[int, int]:
        """Return where the words begin and how wide they may be."""
        left = SPACE.medium + grown(self._look, PICTURE) + SPACE.medium
        return left, max(40, width - left - SPACE.medium)

    def _heights(self, width: int) -> tuple[int, int, int]:
        room = QRect(0, 0, self._room(width)[1], 10_000)
        name = QFontMetrics(self._look.font(TYPE.normal, bold=True)).boundingRect(room, LEFT, self.text())
        small = QFontMetrics(self._look.font(TYPE.small))
        about = small.boundingRect(room, LEFT, self._about)
        mark = QFontMetrics(self._look.font(TYPE.small, bold=True)).boundingRect(room, LEFT, self._told())
        return name.height(), about.height(), mark.height() + 4 if self._mark else 0

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(max(260, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 44)

    def heightForWidth(self, width: int) -> int:
        return max(grown(self._look, PICTURE), sum(self._heights(width)) + 2) + 2 * SPACE.medium

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        over = self.underMouse() or self.isDown()
        width = 3.0 if self.marked else 1.5
        painter.setPen(QPen(look.colour("action" if self.marked or over else "line"), width))
        painter.setBrush(look.colour("band" if self.marked or self.isDown() else "surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
        side = grown(look, PICTURE)
        self._paint_picture(painter, QRectF(SPACE.medium, SPACE.medium, side, side))
        left, room = self._room(self.width())
        name, about, mark = self._heights(self.width())
        top = SPACE.medium
        painter.setFont(look.font(TYPE.normal, bold=True))
        painter.setPen(look.colour("ink"))
        painter.drawText(QRect(left, top, room, name), LEFT, self.text())
        painter.setFont(look.font(TYPE.small))
        painter.setPen(look.colour("ink_soft"))
        painter.drawText(QRect(left, top + name + 2, room, about), LEFT, self._about)
        if mark:
            painter.setFont(look.font(TYPE.small, bold=True))
            painter.setPen(look.colour("action"))
            place = QRect(left, top + name + 2 + about + 4, room, mark)
            painter.drawText(place, LEFT, self._told())
        painter.end()
