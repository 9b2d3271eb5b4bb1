"""Mats of one topic as a film strip by date: small pictures, one of them chosen by a press or an arrow."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE, TYPE
from accessible_fit.ui.widgets.flow import FlowRow
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.picture_button import ARROWS
from talking_mats.widgets.slots import largest_in

if TYPE_CHECKING:
    from accessible_fit.services.mats.history import HeldMat
    from pictograms.widgets.pixmaps import PixmapStore
    from talking_mats.model import Mat

WIDTH, HEIGHT = 152, 104
PAD = 8
HEAD_SHARE = 0.2
LARGEST_CARD = 30


class Frame(QAbstractButton):
    """One mat of the strip: what lies where without words, its day, and its role beside the other.

    All mats of a strip have their sides `turned` alike, so that what changes is what moved.
    """

    def __init__(
        self, kit: StaffKit, held: "HeldMat", pixmaps: "PixmapStore", told: str, *, turned: bool = False
    ) -> None:
        super().__init__()
        w = kit.words
        self.held = held
        self._turned = turned
        self._look, self._pixmaps, self._words = kit.look, pixmaps, w
        self._wide, self._high = grown(kit.look, WIDTH), grown(kit.look, HEIGHT)
        self._day = w.day(held.when)
        self._role = ""
        self._drawn = QPixmap()
        self.setText(self._day)
        self.setAccessibleName(self._day)
        self.setAccessibleDescription(told)
        self.setToolTip(told)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_role(self, role: str) -> None:
        """Say which of the two it is that are laid beside each other; nothing for the others."""
        self._role = role
        self.setAccessibleName(f"{self._day}, {role}" if role else self._day)
        self.update()

    def sizeHint(self) -> QSize:
        lines = 2 * (QFontMetrics(self._look.font(TYPE.small, bold=True)).height() + 2)
        return QSize(self._wide + 2 * PAD, self._high + lines + 2 * PAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()  # the strip moves on
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 3.0 if self._role else 1.5
        painter.setPen(QPen(look.colour("action" if self._role or self.underMouse() else "line"), width))
        painter.setBrush(look.colour("band" if self._role or self.isDown() else "surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 10, 10)
        painter.drawPixmap(PAD, PAD, self._picture())
        painter.setPen(look.colour("ink"))
        line = QFontMetrics(look.font(TYPE.small, bold=True)).height() + 2
        below = QRect(PAD, PAD + self._high, self._wide, line)
        for text, bold in ((self._day, bool(self._role)), (self._role or self._about(), bool(self._role))):
            painter.setFont(look.font(TYPE.small, bold))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), text)
            below.translate(0, line)
        painter.end()

    def _about(self) -> str:
        if self.held.empty:
            return self._words.t("no card placed")
        return self._words.t("stopped early") if self.held.stopped else ""

    def _picture(self) -> QPixmap:
        """The mat, drawn once."""
        ratio = self.devicePixelRatioF()
        if self._drawn.isNull() or self._drawn.devicePixelRatio() != ratio:
            self._drawn = QPixmap(QSize(self._wide, self._high) * ratio)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.held.for_staff:
                self._draw(painter, self.held.mat, ratio)
            else:
                painter.setFont(self._look.font(TYPE.small))
                painter.setPen(self._look.colour("ink_soft"))
                flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
                painter.drawText(
                    QRect(0, 0, self._wide, self._high), flags, self._words.t("The picture is not shown")
                )
            painter.end()
        return self._drawn

    def _draw(self, painter: QPainter, mat: "Mat", ratio: float) -> None:
        places = mat.start.positions
        head = round(self._high * HEAD_SHARE)
        gap = 3
        wide = (self._wide - gap * (places - 1)) / places
        step = (places - 1) // 2
        for place in range(places):
            position = mat.start.scale.screen_place(place, places, self._turned)
            left = round(place * (wide + gap))
            if position % step == 0:
                picture = mat.start.scale.columns[position // step].picture
                icon = self._pixmaps.pixmap(picture, head - 4, ratio)
                middle = left + (round(wide) - head) // 2
                self._tile(painter, QRect(middle, 0, head, head))
                painter.drawPixmap(middle + 2, 2, icon)
            field = QRect(left, head + gap, round(wide), self._high - head - gap)
            painter.setPen(QPen(self._look.colour("line"), 1))
            painter.setBrush(self._look.colour("quiet"))
            painter.drawRoundedRect(field, 5, 5)
            self._cards(painter, mat, position, field.adjusted(3, 3, -3, -3), ratio)

    def _cards(self, painter: QPainter, mat: "Mat", position: int, field: QRect, ratio: float) -> None:
        cards = mat.column(position)
        side, across = largest_in(field.size(), len(cards), 2)
        side = min(side, grown(self._look, LARGEST_CARD))
        across = max(across, (field.width() + 2) // (side + 2))
        for number, card in enumerate(cards):
            row, column = divmod(number, across)
            box = QRect(field.left() + column * (side + 2), field.top() + row * (side + 2), side, side)
            self._tile(painter, box)
            picture = card.photo or card.picture
            if picture and side > 6:
                painter.drawPixmap(
                    box.left() + 1, box.top() + 1, self._pixmaps.pixmap(picture, side - 2, ratio)
                )

    def _tile(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(QPen(self._look.colour("card_line"), 1))
        painter.setBrush(self._look.colour("card"))
        painter.drawRoundedRect(box, 3, 3)


class _Strip(FlowRow):
    """All frames on one line."""

    def _place(self) -> None:
        x = tallest = 0
        for button in self.buttons:
            size = button.sizeHint()
            button.setGeometry(x, 0, size.width(), size.height())
            x += size.width() + self._gap
            tallest = max(tallest, size.height())
        self.setFixedSize(max(1, x - self._gap), max(1, tallest))


class Film(QScrollArea):
    """The strip, which scrolls sideways by itself to what is chosen. Arrows, Home and End move along it."""

    def __init__(self, kit: StaffKit, name: str, on_chosen: Callable[[int], None]) -> None:
        super().__init__()
        self._kit = kit
        self.strip = _Strip(name, on_chosen)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.strip)
        self.setObjectName("film")
        for one in (self, self.viewport(), self.strip):
            one.setStyleSheet("background: transparent;")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bring(self.strip.chosen())

    @property
    def frames(self) -> list[Frame]:
        """The mats from left to right, the first one first."""
        return [one for one in self.strip.buttons if isinstance(one, Frame)]

    def fill(self, frames: Sequence[Frame], chosen: int) -> None:
        """Show these mats by date."""
        self.strip.fill(frames, chosen)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self.strip.height() + bar + SPACE.hair)

    def mark(self, roles: dict[int, str]) -> None:
        """Say of each mat what it is called, by its number."""
        for number, frame in enumerate(self.frames):
            frame.show_role(roles.get(number, ""))

    def choose(self, number: int) -> None:
        """Mark a mat as the chosen one and bring it into view; nobody is told."""
        self.strip.mark(number)
        self.bring(number)

    def bring(self, number: int) -> None:
        """Scroll so far that a mat is seen, with a part of the next."""
        if 0 <= number < len(self.frames):
            self.ensureWidgetVisible(self.frames[number], grown(self._kit.look, WIDTH) // 2, 0)
