"""One question on the screen, answered by pointing at a place on a line between two pictures."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from accessible_fit.input.engine import Scan, Steering
from accessible_fit.instruments.model import Line, Option
from accessible_fit.services.flow import Said
from accessible_fit.ui.input.targets import Target
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.line_bar import LineBar, LinePlace
from accessible_fit.ui.resident.line_bit import BitCard
from accessible_fit.ui.resident.question import Asked, QuestionScreen
from accessible_fit.ui.widgets.card_words import share_text_size
from accessible_fit.ui.widgets.cards import Card
from accessible_fit.words.line import place_words

BIT = 3
"""How far "a bit more" goes, in tenths: it is seen to move, and every tenth can be reached with it."""

DRAG_MM = 10
LEFT_MM = 20


class LineScreen(QuestionScreen):
    """A question whose answer is a place on a line; a picture and a word stand at each end.

    A hand presses or drags anywhere along the line; keys move the mark tenth by tenth and Enter chooses it.
    For a light or a pointer that stays there are eleven places, the two end pictures among them, and once
    something is chosen two cards move it a bit. All keep the same: whole tenths, 0–100.
    """

    told = Signal(object, str)
    heard_elsewhere = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._line: Line | None = None
        self._bar: LineBar | None = None
        self._bits: list[tuple[Card, int]] = []
        self._by_places = False
        self._hears_first = False
        self._taken: QPointF | None = None
        self._offset = 0.0
        self._carried = False
        self._moved_bit: Card | None = None
        self._last_words = ""

    @property
    def bar(self) -> LineBar:
        """The line on screen."""
        assert self._bar is not None  # asked for only while a question is shown
        return self._bar

    def steer(self, steering: Steering) -> None:
        """Say how the person chooses from the next question on."""
        self._by_places = steering.scan is not Scan.OFF or steering.dwell_ms is not None
        self._hears_first = steering.hear_first

    # ------------------------------------------------------------------ building

    def ask(self, asked: Asked, chosen: Said | None) -> None:
        self._line = asked.line
        self._taken, self._carried, self._moved_bit = None, False, None
        super().ask(asked, chosen)

    def _lay_out(self, options: tuple[Option, ...]) -> None:
        assert self._asked is not None and self._line is not None  # a question that has a line
        self._clear()
        words, line, mirrored = self.kit.words, self._line, self._asked.mirrored
        ends = [words.pick(one.label) for one in (line.low, line.high)]
        name = words.t("Line from “{low}” to “{high}”", low=ends[0], high=ends[1])
        self._bar = bar = LineBar(self.kit, name, lambda tenths: place_words(words, line, tenths), mirrored)
        left, right = (self._end_card(option) for option in options)
        for part, stretch in ((left, 0), (bar, 1), (right, 0)):
            self._row.addWidget(part, stretch)
        bar.clicked.connect(self._pressed)
        bar.proposal_changed.connect(self._tell_held)
        for place in bar.places:
            place.clicked.connect(lambda _=False, one=place: self._pressed_place(one))
        bar.show_places(self._by_places)
        self._make_bits(options)
        self._fit()

    def _end_card(self, option: Option) -> Card:
        card = self.kit.card(option.pictogram, self.kit.words.pick(option.label))
        card.become_choice()
        card.clicked.connect(lambda _=False, o=option, c=card: self._say(Said(raw=o.raw), c))
        self._choices.append((card, option))
        return card

    def _make_bits(self, options: tuple[Option, ...]) -> None:
        """Beside the ways of not answering, one at each end, so that nothing moves when they appear."""
        for old, _ in self._bits:
            self._quiet_row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._bits = []
        for spacer in (0, self._quiet_row.count() - 1):
            self._quiet_row.setStretch(spacer, 0 if self._by_places else 1)
        if not self._by_places:
            return
        for option, to_the_left in zip(options, (True, False), strict=True):
            end = self.kit.words.pick(option.label)
            name = self.kit.words.t("A bit towards “{end}”", end=end[:1].lower() + end[1:])
            card, move = BitCard(self.kit, option.pictogram, name, to_the_left), BIT if option.raw else -BIT
            card.clicked.connect(lambda _=False, c=card, by=move: self._move_a_bit(c, by))
            self._quiet_row.insertWidget(0 if to_the_left else self._quiet_row.count(), card)
            self._bits.append((card, move))

    # ------------------------------------------------------------------ showing

    def show_chosen(self, chosen: Said | None) -> None:
        super().show_chosen(chosen)
        raw = chosen.raw if chosen is not None else None
        if self._bar is not None:
            self._bar.show_marked(raw)
        for card, _ in self._bits:
            card.setVisible(raw is not None)

    def cards(self) -> Sequence[Card]:
        """The eleven places for a light or a staying pointer, or the line between its ends for a hand."""
        if self._bar is None:
            return super().cards()
        (left, _), (right, _) = self._choices
        middle: Sequence[Card] = self._bar.places if self._by_places else (self._bar,)
        bits = [card for card, _ in self._bits]
        return [left, *middle, right, *bits, *(card for card, _ in self._quiet)]

    def rows(self) -> Sequence[Sequence[Card]]:
        if self._bar is None:
            return super().rows()
        (left, _), (right, _) = self._choices
        return [[left, self._bar, right], self._lower()]

    def reading(self) -> Sequence[QWidget]:
        return (self.heading, *self.rows()[0], *self.rows()[1])

    def _lower(self) -> list[Card]:
        quiet, bits = [card for card, _ in self._quiet], [card for card, _ in self._bits]
        return [bits[0], *quiet, bits[1]] if bits else quiet

    def name_of(self, card: Card) -> str:
        return self.bar.words() if card is self._bar else super().name_of(card)

    def spoken_of(self, card: Card) -> str:
        return self.name_of(card) if card is self._bar else super().spoken_of(card)

    def light_after(self) -> Card | None:
        return self._moved_bit

    # ------------------------------------------------------------------ choosing

    def _pressed(self) -> None:
        """The line was pressed: by a hand at a place, by keys or a screen reader where the mark is held."""
        bar, place = self.bar, self._taken
        if place is None:
            if bar.proposed is not None:
                self._choose(bar.proposed, bar)
            elif bar.marked is None:
                bar.step(0)
            return
        self._taken = None
        tenths = bar.tenths_of(place)
        if self._hears_first and bar.proposed is not None:
            if not bar.near(place, bar.proposed):
                bar.propose(tenths)
                self.heard_elsewhere.emit(bar)
                return
            tenths = bar.proposed
        elif bar.marked is not None and bar.near(place, bar.marked):
            tenths = bar.marked  # a press on the handle is no move
        self._choose(tenths, bar)

    def _pressed_place(self, place: LinePlace) -> None:
        """A light or a staying pointer chose a place; a finger there is as exact as anywhere on the line."""
        exact, self._taken = self._taken, None
        self._choose(place.tenths if exact is None else self.bar.tenths_of(exact), place)

    def _move_a_bit(self, card: Card, by: int) -> None:
        if self.bar.marked is not None:
            self._choose(min(max(self.bar.marked + by, 0), 100), card)
            self._moved_bit = card

    def _choose(self, tenths: int, card: Card) -> None:
        self._moved_bit = card if any(card is bit for bit, _ in self._bits) else None
        self._say(Said(raw=tenths), card)

    def _tell_held(self) -> None:
        """Tell a screen reader where the mark is held, when the words for it are others than before."""
        words = self.bar.words()
        if self.bar.proposed is not None and words != self._last_words:
            self.told.emit(self.bar, words)
        self._last_words = words

    # ------------------------------------------------------------------ a hand that drags

    def take(self, target: Target, place: QPointF) -> None:
        """A finger or mouse went down; on the line it may become a drag."""
        self._taken, self._carried = None, False
        if target is not self._bar and not isinstance(target, LinePlace):
            return
        bar = self.bar
        self._taken = place
        held = bar.marked is not None and bar.near(place, bar.marked)
        self._offset = (
            bar.mapToGlobal(QPointF(bar.place_of(bar.marked or 0))).x() - place.x() if held else 0.0
        )
        if self._hears_first and not bar.heard and not held:
            bar.propose(bar.tenths_of(place))

    def carry(self, place: QPointF) -> bool:
        """Let the handle follow once the hand has moved so far that it is no tremor."""
        if self._taken is None:
            return False
        way = place - self._taken
        far = self.kit.look.px(DRAG_MM)
        if not self._carried and way.x() ** 2 + way.y() ** 2 < far * far:
            return False
        self._carried = True
        left = self.bar.beside(place, self.kit.look.px(LEFT_MM))
        self.bar.propose(None if left else self._under(place))
        return True

    def put_down(self, place: QPointF, way: str) -> bool:
        """Choose where the handle was let go; far over or under the line it goes back to where it was."""
        carried, self._carried = self._carried, False
        if not carried:
            return False
        self._taken = None
        bar = self.bar
        if bar.beside(place, self.kit.look.px(LEFT_MM)):
            bar.propose(None)
            return True
        bar.pressed_by = way
        self._choose(self._under(place), bar)
        bar.pressed_by = "keyboard"
        return True

    def let_fall(self) -> None:
        """The window lost the hand."""
        self._taken, self._carried = None, False
        if self._bar is not None:
            self._bar.propose(None)

    def _under(self, place: QPointF) -> int:
        return self.bar.tenths_of(place + QPointF(self._offset, 0.0))

    # ------------------------------------------------------------------ sizes

    def _fit_choices(self, tallest: int) -> None:
        look = self.kit.look
        side = max(look.px(20), min(round(self.width() * 0.14), round(tallest * 0.9)))
        height = min(tallest, look.px(90))
        for card, _ in self._choices:
            card.setFixedSize(side, height)
        if self._bar is not None:
            self._bar.setFixedHeight(height)
        self._head.setContentsMargins(0, 0, 0, 0)
        share_text_size([card for card, _ in self._choices], (32, 28, 24, 20, 16, 14))
        for card, _ in self._bits:
            card.setFixedHeight(self._quiet[0][0].height())
