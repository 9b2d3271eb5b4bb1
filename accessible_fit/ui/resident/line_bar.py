"""The line that a person points at, with its large handle."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from accessible_fit.scales.line_place import share_of, tenths_at
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.line_reading import make_lines_readable
from accessible_fit.ui.widgets.card_marks import paint_tick
from accessible_fit.ui.widgets.cards import CORNER, Card, Face, Shape

STEPS = 10
"""Between the ends a light or a staying pointer has nine places, one for each of these parts of the line."""

KEY_STEP, KEY_LEAP = 1, 10
HANDLE_MM, LEAST_HANDLE_MM = 22, 12
LINE_PEN = 14.0
FIRST = 50
"""Where the keys put the mark first. It is no answer until it is chosen."""

Words = Callable[[int], str]


class LinePlace(Card):
    """One of the nine places between the ends: nothing is drawn of it until it is lit or waited on."""

    def __init__(self, tenths: int, name: str, kit: Kit, line: QWidget) -> None:
        super().__init__(Face("", name), kit.look, kit.pixmaps, Shape.TALL, line)
        self.tenths = tenths
        # With keys the line itself is used, tenth by tenth.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.lit or self.progress > 0 or self.heard):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - 12.0
        ring = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(self._look.colour("lit"), 10))
        painter.setBrush(self._look.colour("lit_fill"))
        painter.drawEllipse(ring)
        if self.progress > 0:
            painter.setPen(QPen(self._look.colour("chosen"), 12, c=Qt.PenCapStyle.FlatCap))
            painter.drawArc(ring, 90 * 16, -round(360 * 16 * self.progress))
        elif self.heard:
            painter.setPen(QPen(self._look.colour("chosen"), 8, Qt.PenStyle.DashLine))
            painter.drawEllipse(ring)
        painter.end()


class LineBar(Card):
    """A thick line on white. The handle appears where the person first points; nothing stands there before.

    `marked` is what is chosen, `proposed` what a finger or key holds and has not let go yet: both in tenths
    from the end that is least of what is asked, None when there is none. `say` puts tenths into words.
    """

    own_keys = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
    proposal_changed = Signal()

    def __init__(self, kit: Kit, name: str, say: Words, mirrored: bool) -> None:
        make_lines_readable()
        super().__init__(Face("", name), kit.look, kit.pixmaps)
        self.marked: int | None = None
        self.proposed: int | None = None
        self._say = say
        self._nowhere = kit.words.t("nothing is chosen")
        self._mirrored = mirrored
        self._kit = kit
        self.places = self._make_places()
        self.show_places(False)
        self.become_choice(one_of_many=False)

    def _make_places(self) -> list[LinePlace]:
        """From left to right."""
        tenths = [tenths_at(number / STEPS, self._mirrored) for number in range(1, STEPS)]
        return [LinePlace(one, self._say(one), self._kit, self) for one in tenths]

    def show_places(self, shown: bool) -> None:
        """Let the nine places be lit and pointed at one by one, or leave the whole line to the hand."""
        self._in_places = shown
        for place in self.places:
            place.setVisible(shown)
        self.update()

    # ------------------------------------------------------------------ what stands there

    def words(self) -> str:
        """Say where the mark stands; for screen readers too."""
        now = self.now
        return self._nowhere if now is None else self._say(now)

    @property
    def now(self) -> int | None:
        """What is seen: what is held, or else what is chosen."""
        return self.proposed if self.proposed is not None else self.marked

    def show_marked(self, tenths: int | None) -> None:
        """Show what is chosen; nothing is held any more."""
        self.marked, self.proposed = tenths, None
        self.mark(tenths is not None)
        self._changed()

    def propose(self, tenths: int | None) -> None:
        """Show what is held, or let go of it."""
        if tenths != self.proposed:
            self.proposed = tenths
            self._changed()

    def step(self, tenths: int) -> None:
        """Move the mark along; the first step puts it in the middle, where it is no answer yet."""
        self.propose(FIRST if self.now is None else min(max(self.now + tenths, 0), 100))

    def _changed(self) -> None:
        self.update()
        self.proposal_changed.emit()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    # ------------------------------------------------------------------ places

    def tenths_of(self, place: QPointF) -> int:
        """Return the tenths nearest to a place of the screen."""
        x = self.mapFromGlobal(place).x()
        return tenths_at((x - self._inset()) / max(1.0, self.width() - 2 * self._inset()), self._mirrored)

    def place_of(self, tenths: int) -> QPoint:
        """Return where on the line a number of tenths stands, from its own corner."""
        return QPoint(round(self._x(tenths)), self.height() // 2)

    def near(self, place: QPointF, tenths: int) -> bool:
        """Say whether a place of the screen is on the handle that stands at these tenths."""
        return abs(self.mapFromGlobal(place).x() - self._x(tenths)) <= self._handle() / 2

    def beside(self, place: QPointF, slack: float) -> bool:
        """Say whether a place of the screen is so far over or under the line that it is left."""
        y = self.mapFromGlobal(place).y()
        return y < -slack or y > self.height() + slack

    def _handle(self) -> float:
        most, least = self._look.px(HANDLE_MM), self._look.px(LEAST_HANDLE_MM)
        return float(max(least, min(most, round(self.height() * 0.6))))

    def _inset(self) -> float:
        return self._look.px(HANDLE_MM) / 2 + 14

    def _x(self, tenths: int) -> float:
        return self._inset() + share_of(tenths, self._mirrored) * (self.width() - 2 * self._inset())

    # ------------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        half = (self.width() - 2 * self._inset()) / STEPS / 2
        for place in self.places:
            left = round(self._x(place.tenths) - half)
            place.setGeometry(left, 6, round(2 * half), self.height() - 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        right = -1 if self._mirrored else 1
        deeds: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Right: lambda: self.step(right * KEY_STEP),
            Qt.Key.Key_Left: lambda: self.step(-right * KEY_STEP),
            Qt.Key.Key_PageUp: lambda: self.step(right * KEY_LEAP),
            Qt.Key.Key_PageDown: lambda: self.step(-right * KEY_LEAP),
            Qt.Key.Key_Home: lambda: self.propose(tenths_at(0, self._mirrored)),
            Qt.Key.Key_End: lambda: self.propose(tenths_at(1, self._mirrored)),
        }
        deed = deeds.get(event.key())
        if deed is None:
            super().keyPressEvent(event)
            return
        deed()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_sheet(painter)
        self._paint_line(painter)
        if self.marked is not None and self.proposed is None:
            paint_tick(painter, self._ring(self.marked), self._look)
        elif self.proposed is not None:
            self._paint_held(painter, self._ring(self.proposed))
        self._paint_waits(painter)
        painter.end()

    def _paint_sheet(self, painter: QPainter) -> None:
        look, frame = self._look, QRectF(self.rect()).adjusted(6, 6, -6, -6)
        painter.setBrush(look.colour("lit_fill" if self.lit else "card"))
        painter.setPen(QPen(look.colour("lit"), 6) if self.lit else QPen(look.colour("card_line"), 2))
        painter.drawRoundedRect(frame, CORNER, CORNER)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for inside, colour in ((1.5, "focus_outer"), (4.5, "focus_inner")):
                painter.setPen(QPen(look.colour(colour), 3))
                ring = QRectF(self.rect()).adjusted(inside, inside, -inside, -inside)
                painter.drawRoundedRect(ring, CORNER + 4.5 - inside, CORNER + 4.5 - inside)

    def _paint_line(self, painter: QPainter) -> None:
        pen = LINE_PEN * min(1.5, self._look.percent / 100)
        painter.setPen(QPen(self._look.colour("on_card"), pen, c=Qt.PenCapStyle.RoundCap))
        middle = self.height() / 2
        painter.drawLine(QPointF(self._inset(), middle), QPointF(self.width() - self._inset(), middle))
        if self._in_places:
            painter.setPen(QPen(self._look.colour("card"), pen * 0.55, c=Qt.PenCapStyle.RoundCap))
            for place in self.places:
                painter.drawPoint(QPointF(self._x(place.tenths), middle))

    def _ring(self, tenths: int) -> QRectF:
        side = self._handle()
        return QRectF(self._x(tenths) - side / 2, (self.height() - side) / 2, side, side)

    def _paint_held(self, painter: QPainter, ring: QRectF) -> None:
        painter.setPen(QPen(self._look.colour("chosen"), 7, Qt.PenStyle.DashLine))
        painter.setBrush(self._look.colour("card"))
        painter.drawEllipse(ring.adjusted(4, 4, -4, -4))

    def _paint_waits(self, painter: QPainter) -> None:
        """A finger that holds on fills the handle, as it fills a card."""
        now = self.now
        if self.progress > 0 and now is not None:
            painter.setPen(QPen(self._look.colour("chosen"), 12, c=Qt.PenCapStyle.FlatCap))
            painter.drawArc(self._ring(now), 90 * 16, -round(360 * 16 * self.progress))
