"""A board on which cards lie and are moved by hand. What cards and fields look like is theirs to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from talking_mats.widgets.ghost import Ghost
from talking_mats.widgets.gliding import MOTION_MS, Gliding
from talking_mats.widgets.plan import Measures, Plan
from talking_mats.widgets.slots import Slots, lay_out

GRIP_MM = 10.0
"""A movement shorter than this is a tap."""
REACH_MM = 12.0
"""How far outside the mat a card may be let go and still come to the nearest column."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What lies on the board: the cards of each field from the left, the one in the hand, and which of all
    these can be carried.
    """

    fields: tuple[tuple[QWidget, ...], ...]
    hand: QWidget | None = None
    movable: frozenset[QWidget] = frozenset()


@dataclass(slots=True)
class _Hold:
    """A card that a hand has gone down on: where, and where the card lay. `over` is what it would come to."""

    card: QWidget
    at: QPoint
    lay: QRect
    carried: bool = False
    over: QWidget | None = None


@dataclass(slots=True)
class _Arrows:
    """The buttons that scroll one field."""

    up: QWidget
    down: QWidget


@dataclass(slots=True)
class _State:
    """What the board has been told."""

    plan: Plan | None = None
    slots: Slots | None = None
    laid: Laid = field(default_factory=lambda: Laid(()))
    first_rows: list[int] = field(default_factory=list)
    dropped: dict[QWidget, QRect] = field(default_factory=dict)


class Surface(QWidget):
    """Lays cards in fields, lets them be carried and says where they were put.

    A card that is carried follows the hand from 10 mm on; it is never over the top scale. `over_changed`
    tells which field or pocket it would come to (None outside), `put` and `pocketed` that it was let go there
    with which way ("touch", "mouse"), `returned` that it went back. `lifted` tells that a card has left its
    place for the hand, or lies there again.

    The caller makes the widgets: fields, cards, pockets and the `mark` that shows the free slot. Only what
    moves is painted while a card is carried.
    """

    put = Signal(object, int, str)
    pocketed = Signal(object, object, str)
    returned = Signal(object)
    lifted = Signal(object, bool)
    over_changed = Signal(object)
    scrolled = Signal(int)

    def __init__(
        self,
        measures: Measures,
        ground: QColor,
        shadow: QColor,
        still: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.measures = measures
        self._ground = ground
        self._fields: Sequence[QWidget] = ()
        self._pockets: tuple[QWidget, ...] = ()
        self._arrows: Mapping[int, _Arrows] = {}
        self._mark: QWidget | None = None
        self._state = _State()
        self._hold: _Hold | None = None
        self._returning: _Hold | None = None
        self._ghost = Ghost(shadow, self)
        self._gliding = Gliding(0 if still else MOTION_MS, self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # ------------------------------------------------------------------ what it is made of

    def set_fields(
        self, fields: Sequence[QWidget], mark: QWidget | None = None, pockets: Sequence[QWidget] = ()
    ) -> None:
        """Use these fields from the left, and these other places where a card can be let go."""
        self._fields, self._mark, self._pockets = fields, mark, tuple(pockets)
        self._state.first_rows = [0] * len(fields)
        for one in (*fields, *((mark,) if mark is not None else ())):
            one.setParent(self)
        if mark is not None:
            mark.hide()

    def set_arrows(self, arrows: Mapping[int, tuple[QWidget, QWidget]]) -> None:
        """Use these buttons, up and down, for the fields they are given for."""
        self._arrows = {number: _Arrows(up, down) for number, (up, down) in arrows.items()}
        for pair in self._arrows.values():
            for one in (pair.up, pair.down):
                one.setParent(self)
                one.hide()

    @property
    def carrying(self) -> bool:
        """Whether a card is in somebody's hand now."""
        return self._hold is not None and self._hold.carried

    @property
    def slots(self) -> Slots | None:
        """How the cards lie now."""
        return self._state.slots

    def place_of(self, card: QWidget) -> QPoint:
        """Where a card lies, or is on its way to."""
        return self._gliding.goal(card)

    # ------------------------------------------------------------------ laying out

    def lay(self, plan: Plan, laid: Laid, largest: int, spare: bool = True) -> None:
        """Put everything in its place; what lies elsewhere glides there.

        `largest` is the largest side of a card on the mat. A field to which a card has come shows it.
        """
        state = self._state
        before = state.laid
        counts = [len(cards) for cards in laid.fields]
        state.plan, state.laid = plan, laid
        state.slots = lay_out(plan.fields, counts, largest, self.measures, spare)
        for widget, place in zip(self._fields, plan.columns, strict=True):
            widget.setGeometry(place)
            widget.show()
        for number in range(len(laid.fields)):
            came = set(laid.fields[number]) - set(before.fields[number] if before.fields else ())
            last = self._last_row(number)
            state.first_rows[number] = last if came else min(state.first_rows[number], last)
        self._drop_hold_of_gone(laid)
        for number in range(len(laid.fields)):
            self._lay_field(number)
        if laid.hand is not None:
            self._lie(laid.hand, plan.hand)
        state.dropped.clear()

    def scroll_field(self, number: int, rows: int) -> None:
        """Show a field from so many rows further down, or up when negative.

        Where there is one arrow alone it goes on by all that is seen, and from the end to the beginning.
        """
        slots, last = self._state.slots, self._last_row(number)
        if slots is None:
            return
        now = self._state.first_rows[number]
        if slots.arrows(number)[0] is None:
            self._show_from(number, min(now + slots.rows[number].shown, last) if now < last else 0)
        else:
            self._show_from(number, min(max(0, now + rows), last))

    def _show_from(self, number: int, row: int) -> None:
        if row != self._state.first_rows[number]:
            self._state.first_rows[number] = row
            self._lay_field(number, glide=False)
            self.scrolled.emit(number)

    def _last_row(self, number: int) -> int:
        """The row a field begins at when its last card is seen."""
        slots, cards = self._state.slots, self._state.laid.fields[number]
        return slots.first_row_for(number, max(0, len(cards) - 1)) if slots is not None else 0

    def _lay_field(self, number: int, glide: bool = True) -> None:
        slots, state = self._state.slots, self._state
        assert slots is not None  # set by `lay`, which comes first
        for index, card in enumerate(state.laid.fields[number]):
            box = slots.box(number, index, state.first_rows[number])
            if box is None:
                self._gliding.stop(card)
                card.hide()
            else:
                self._lie(card, box, glide)
        arrows = self._arrows.get(number)
        if arrows is not None:
            self._stand_arrows(number, arrows, slots)

    def _stand_arrows(self, number: int, arrows: _Arrows, slots: Slots) -> None:
        now, last = self._state.first_rows[number], self._last_row(number)
        up, down = slots.arrows(number)
        for one, place, leads in (
            (arrows.up, up, now > 0),
            (arrows.down, down, now < last or (up is None and last > 0)),
        ):
            one.setVisible(place is not None and slots.rows[number].scrolls)
            if place is not None:
                one.setGeometry(place)
                one.setEnabled(leads)
                one.raise_()

    def _lie(self, card: QWidget, box: QRect, glide: bool = True) -> None:
        """Let a card lie here, and come from where it was let go or lay before."""
        if card.parent() is not self:
            card.setParent(self)
        dropped = self._state.dropped.get(card)
        known = card.isVisible() or dropped is not None
        if dropped is not None:
            # From where it was let go, in the size it will have.
            card.move(dropped.center() - QPoint(box.width() // 2, box.height() // 2))
            card.raise_()
        if card.size() != box.size():
            card.resize(box.size())
        card.show()
        if known and glide:
            self._gliding.to(card, box.topLeft())
        else:
            self._gliding.stop(card)
            card.move(box.topLeft())

    def _drop_hold_of_gone(self, laid: Laid) -> None:
        if self._hold is not None and self._hold.card not in laid.movable:
            self.let_fall()

    # ------------------------------------------------------------------ the hand

    def take(self, target: object, place: QPointF) -> None:
        """A finger or mouse went down on something."""
        self.let_fall()
        if isinstance(target, QWidget) and target in self._state.laid.movable and target.isVisible():
            lay = QRect(self._gliding.goal(target), target.size())
            self._hold = _Hold(target, self._here(place), lay)

    def carry(self, place: QPointF) -> bool:
        """It moved; say whether a card is carried."""
        hold = self._hold
        if hold is None:
            return False
        here = self._here(place)
        if not hold.carried:
            way = here - hold.at
            grip = self.measures.px(GRIP_MM)
            if way.x() ** 2 + way.y() ** 2 < grip * grip:
                return False
            self._lift(hold)
        self._follow(hold, here)
        return True

    def put_down(self, place: QPointF, way: str) -> bool:
        """It was lifted; say whether a card was carried."""
        hold, self._hold = self._hold, None
        if hold is None or not hold.carried:
            return False
        self._follow(hold, self._here(place))
        over, hold.over = hold.over, None
        self._show_over(None)
        if over is None:
            self._go_back(hold)
            return True
        self._state.dropped[hold.card] = self._ghost.card
        self._ghost.hide()
        self.lifted.emit(hold.card, False)
        if over in self._fields:
            self.put.emit(hold.card, list(self._fields).index(over), way)
        else:
            self.pocketed.emit(hold.card, over, way)
        self._settle(hold.card)
        return True

    def let_fall(self) -> None:
        """What is carried goes back to where it lay."""
        hold, self._hold = self._hold, None
        if hold is not None and hold.carried:
            self._show_over(None)
            self._go_back(hold)

    def _lift(self, hold: _Hold) -> None:
        hold.carried = True
        self._gliding.stop(self._ghost)
        self._returned()
        self._ghost.take(_portrait(hold.card), hold.lay)
        self.lifted.emit(hold.card, True)

    def _follow(self, hold: _Hold, here: QPoint) -> None:
        plan = self._state.plan
        assert plan is not None  # nothing can be taken up before it is laid out
        corner = hold.lay.topLeft() + here - hold.at
        left = min(max(corner.x(), 0), self.width() - hold.lay.width())
        top = min(max(corner.y(), plan.ceiling), self.height() - hold.lay.height())
        self._ghost.lie_at(QPoint(left, top))
        over = self._under(QRect(QPoint(left, top), hold.lay.size()).center(), here, plan)
        if over is not hold.over:
            hold.over = over
            self._show_over(over)

    def _under(self, middle: QPoint, finger: QPoint, plan: Plan) -> QWidget | None:
        """The pocket under the finger, or the field nearest to the card unless the finger is outside."""
        for pocket in self._pockets:
            if pocket.isVisible() and pocket.geometry().contains(finger):
                return pocket
        reach = self.measures.px(REACH_MM)
        if not plan.mat.adjusted(-reach, -reach, reach, plan.fields[0].top() and reach).contains(finger):
            return None
        nearest = min(range(len(plan.fields)), key=lambda number: _away(plan.fields[number], middle.x()))
        return self._fields[nearest]

    def _show_over(self, over: QWidget | None) -> None:
        self.over_changed.emit(over)
        if self._mark is None:
            return
        box = self._free_slot(over) if over in self._fields else None
        if box is None:
            self._mark.hide()
            return
        self._mark.setGeometry(box)
        self._mark.show()
        self._mark.raise_()
        self._ghost.raise_()

    def _free_slot(self, over: QWidget | None) -> QRect | None:
        """Where a card that comes to a field will lie: a field that scrolls shows its end for it."""
        state, slots = self._state, self._state.slots
        if slots is None or over is None:
            return None
        number = list(self._fields).index(over)
        cards = state.laid.fields[number]
        if self._hold is not None and self._hold.card in cards:
            return slots.box(number, cards.index(self._hold.card), state.first_rows[number])
        self._show_from(number, slots.first_row_for(number, len(cards)))
        return slots.box(number, len(cards), state.first_rows[number])

    def _go_back(self, hold: _Hold) -> None:
        self._returning = hold
        self._gliding.to(self._ghost, Ghost.corner_for(hold.lay.topLeft()), self._returned)

    def _returned(self) -> None:
        """What went back to where it lay is there."""
        hold, self._returning = self._returning, None
        if hold is not None:
            self._ghost.hide()
            self.lifted.emit(hold.card, False)
            self.returned.emit(hold.card)

    def _settle(self, card: QWidget) -> None:
        """Nobody has laid the card anew: it lies where it lay."""
        self._state.dropped.pop(card, None)

    def _here(self, place: QPointF) -> QPoint:
        return self.mapFromGlobal(place).toPoint()

    # ------------------------------------------------------------------ Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._ground)
        painter.end()

    def arrive(self) -> None:
        """Let everything be where it is on its way to, at once."""
        self._gliding.arrive()


def _portrait(card: QWidget) -> QPixmap:
    """A card as it is now, and nothing of what lies under its round corners."""
    ratio = card.devicePixelRatioF()
    picture = QPixmap(card.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    card.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return picture


def _away(box: QRect, x: int) -> int:
    """How far a place is from a box, sideways; inside it is how far from its middle, as a negative number."""
    if box.left() <= x <= box.right():
        return -1
    return min(abs(box.left() - x), abs(box.right() - x))
