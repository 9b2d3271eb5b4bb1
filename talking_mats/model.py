"""The mat and its rules: a frozen value whose every change is a step; `replay` builds it again from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from talking_mats.cards import MAX_CARDS, Card, Off, Where
from talking_mats.errors import CardTwice, NoSuchCard, NotNow, TooManyCards, WrongPlace
from talking_mats.faults import N_
from talking_mats.steps import Deed, Start, Step
from talking_mats.table import Table

_PAUSED = N_("the mat is paused")
_NOT_PAUSED = N_("the mat is not paused")
_ENDED = N_("the mat is finished")
_BELOW = N_("a mat that goes deeper is open")
_NOT_BELOW = N_("no mat that goes deeper is open")
_EMPTY_HAND = N_("there is no card in the hand")
_NOTHING_BACK = N_("there is nothing to take back")
_NOTHING_PLACED = N_("no card lies on the mat")
_NOT_LOOKING = N_("nobody is looking over the mat")


class Mode(StrEnum):
    """Whether the mat can be worked on: OPEN, PAUSED until another time, or ended as FINISHED or STOPPED."""

    OPEN = "open"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Placed:
    """A card that lies on the mat, as it is shown and kept.

    `position` counts from 0 (least). `column` and `x` are what the eye meets: the column from 0 at the left,
    the middle one for a card between two, and the share of the mat's width from the left, 0 to 1. `order`
    is the card's place among the mat's cards; `way` and `at` tell how and when it last got there.
    """

    card: Card
    order: int
    position: int
    column: int
    x: float
    way: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Mat:
    """One mat at one moment. Every method that changes something gives the next mat and adds one step.

    The first card of the pile is the one in the hand. Cards stay movable until the mat has ended. Methods
    take `at` (a moment with its time zone) and `way` (how it was done). They raise NotNow, NoSuchCard,
    WrongPlace, TooManyCards or CardTwice and leave the mat as it was.
    """

    id: str
    start: Start
    steps: tuple[Step, ...]
    mode: Mode = Mode.OPEN
    below: str | None = None
    _table: Table = field(default_factory=lambda: Table(()))
    _past: tuple[tuple[int, Table], ...] = ()

    @classmethod
    def begin(cls, mat_id: str, start: Start, at: datetime, way: str) -> Mat:
        """A new mat with every card in the pile, the first one in the hand."""
        first = Step(0, Deed.STARTED, at, way, start=start)
        table = Table(start.cards, queue=tuple(card.id for card in start.cards), turned=start.turned)
        return cls(mat_id, start, (first,), _table=table)

    # What the mat shows

    @property
    def cards(self) -> Mapping[str, Card]:
        """Every card of the mat by id, in order; blank cards last."""
        return MappingProxyType({card.id: card for card in self._table.cards})

    @property
    def in_hand(self) -> Card | None:
        """The card to be placed now."""
        return self.cards[self._table.queue[0]] if self._table.queue else None

    @property
    def pile(self) -> tuple[Card, ...]:
        """The cards that come after the one in the hand."""
        return self._named(self._table.queue[1:])

    @property
    def aside(self) -> tuple[Card, ...]:
        """The "not for me" cards, the last one last."""
        return self._named(self._table.aside)

    @property
    def positions(self) -> Mapping[str, int]:
        """Card id → position of the cards on the mat, in the order they were put there."""
        return MappingProxyType(dict(self._table.placed))

    @property
    def turned(self) -> bool:
        """Whether left and right are mirrored on the screen now."""
        return self._table.turned

    @property
    def limit(self) -> int:
        """The most cards that may be on the mat, in the hand and in the pile together."""
        return min(self.start.limit, MAX_CARDS)

    @property
    def may_add(self) -> bool:
        """Whether there is room for a blank card now."""
        return self.mode is Mode.OPEN and self.below is None and self._table.active < self.limit

    @property
    def ended(self) -> bool:
        """Whether the mat can no longer change."""
        return self.mode in (Mode.FINISHED, Mode.STOPPED)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.mode is Mode.OPEN and self.below is None and bool(self._past)

    @property
    def looking_at(self) -> Card | None:
        """The card to be confirmed or moved while the mat is looked over; None when it is not."""
        return self.cards[self._table.walk[0]] if self._table.walk else None

    @property
    def confirmed(self) -> frozenset[str]:
        """Ids of the cards whose place the person said is right, and that have not moved since."""
        return self._table.confirmed

    @property
    def looked_over(self) -> bool:
        """Whether the person has said of every card on the mat that it lies right."""
        return bool(self._table.placed) and self.positions.keys() <= self._table.confirmed

    def where(self, card_id: str) -> Where:
        """Where a card is; raises NoSuchCard."""
        if card_id in self.positions:
            return self.positions[card_id]
        if card_id in self._table.aside:
            return Off.ASIDE
        if card_id not in self._table.queue:
            raise NoSuchCard(card=card_id)
        return Off.HAND if self._table.queue[0] == card_id else Off.PILE

    def screen_place(self, position: int) -> int:
        """Which place from the left, counted from 0, a position has on the screen now."""
        return self.start.scale.screen_place(position, self.start.positions, self.turned)

    def position_at(self, screen_place: int) -> int:
        """The position that stands at a place counted from 0 at the left."""
        return self.screen_place(screen_place)

    def column(self, position: int) -> tuple[Card, ...]:
        """The cards at a position, in the order they were put there."""
        return self._named(tuple(card_id for card_id, there in self._table.placed if there == position))

    def placements(self) -> tuple[Placed, ...]:
        """Every card on the mat in the order of its cards, as it is shown and kept."""
        order = {card.id: number for number, card in enumerate(self._table.cards)}
        last = self._last_puts()
        found = []
        for card_id, position in sorted(self._table.placed, key=lambda pair: order[pair[0]]):
            place = self.screen_place(position)
            x = (place + 0.5) / self.start.positions
            column = place if self.start.positions == 3 else (0, 1, 1, 1, 2)[place]
            step = last[card_id]
            card = self.cards[card_id]
            found.append(Placed(card, order[card_id], position, column, x, step.way, step.at))
        return tuple(found)

    # What can be done

    def place(self, position: int, at: datetime, way: str) -> Mat:
        """Put the card in the hand at a position."""
        if not self._table.queue:
            self._check_open(Deed.PUT)
            raise NotNow(deed=Deed.PUT, why=_EMPTY_HAND)
        return self.put(self._table.queue[0], position, at, way)

    def put(self, card_id: str, after: Where, at: datetime, way: str) -> Mat:
        """Put any card anywhere: a position, Off.ASIDE, Off.HAND (the next to place) or Off.PILE (the last).

        The card that is looked at again counts as answered when it is put somewhere; back where it was means
        confirmed. Any other card put where it was is no step.
        """
        self._check_open(Deed.PUT)
        before = self.where(card_id)
        looking = self._table.walk[:1] == (card_id,)
        if not isinstance(after, Off) and not 0 <= after < self.start.positions:
            raise WrongPlace(place=after, highest=self.start.positions - 1)
        if after == before:
            return self.confirm(at, way) if looking else self
        if before is Off.ASIDE and self._table.active >= self.limit:
            raise TooManyCards(count=self._table.active + 1, limit=self.limit)
        table = self._table.with_card_at(card_id, after)
        return self._next(Deed.PUT, at, way, table, card=card_id, before=before, after=after, looking=looking)

    def add(self, card: Card, at: datetime, way: str) -> Mat:
        """Add a card that the person wants; it comes into the hand at once."""
        self._check_open(Deed.ADDED)
        if card.id in self.cards:
            raise CardTwice(card=card.id)
        if self._table.active >= self.limit:
            raise TooManyCards(count=self._table.active + 1, limit=self.limit)
        table = self._table.with_new(card)
        return self._next(Deed.ADDED, at, way, table, card=card.id, after=Off.HAND, added=card)

    def turn(self, at: datetime, way: str) -> Mat:
        """Mirror left and right. Cards keep what was said with them and move with their columns."""
        self._check_open(Deed.TURNED)
        return self._next(Deed.TURNED, at, way, replace(self._table, turned=not self._table.turned))

    def undo(self, at: datetime, way: str) -> Mat:
        """Take back the last change of the table; its step is kept, and one more that undoes it."""
        self._check_open(Deed.UNDONE)
        if not self._past:
            raise NotNow(deed=Deed.UNDONE, why=_NOTHING_BACK)
        number, table = self._past[-1]
        undone = self.steps[number]
        step = Step(
            len(self.steps), Deed.UNDONE, at, way,
            card=undone.card, before=undone.after, after=undone.before, undoes=number,
        )  # fmt: skip
        return replace(self, steps=(*self.steps, step), _table=table, _past=self._past[:-1])

    def look_again(self, at: datetime, way: str, cards: Sequence[str] = ()) -> Mat:
        """Begin to look over the mat, column by column from the left; or only these cards, in this order."""
        self._check_open(Deed.LOOKING)
        for card_id in cards:
            if not isinstance(self.where(card_id), int):
                raise NotNow(deed=Deed.LOOKING, why=_NOTHING_PLACED)
        shown = tuple(dict.fromkeys(cards)) or self._column_by_column()
        if not shown:
            raise NotNow(deed=Deed.LOOKING, why=_NOTHING_PLACED)
        return self._next(Deed.LOOKING, at, way, replace(self._table, walk=shown), shown=shown)

    def confirm(self, at: datetime, way: str) -> Mat:
        """The person says that the card looked at lies right."""
        self._check_open(Deed.CONFIRMED)
        if not self._table.walk:
            raise NotNow(deed=Deed.CONFIRMED, why=_NOT_LOOKING)
        card_id = self._table.walk[0]
        place = self.where(card_id)
        table = self._table.with_confirmed(card_id)
        return self._next(
            Deed.CONFIRMED, at, way, table, card=card_id, before=place, after=place, looking=True
        )

    def leave_looking(self, at: datetime, way: str) -> Mat:
        """Stop looking over the mat before its end."""
        self._check_open(Deed.LOOKED)
        if not self._table.walk:
            raise NotNow(deed=Deed.LOOKED, why=_NOT_LOOKING)
        return self._next(Deed.LOOKED, at, way, replace(self._table, walk=()))

    def open_below(self, card_id: str, mat_id: str, at: datetime, way: str) -> Mat:
        """Go deeper into a card; until `come_back` this mat waits. `tree.MatTree` holds both mats."""
        self._check_open(Deed.OPENED)
        place = self.where(card_id)
        mat = self._noted(Deed.OPENED, at, way, card=card_id, before=place, after=place, mat=mat_id)
        return replace(mat, below=mat_id)

    def come_back(self, at: datetime, way: str) -> Mat:
        """Return from the mat that goes deeper."""
        self._check_awake(Deed.CAME_BACK)
        if self.below is None:
            raise NotNow(deed=Deed.CAME_BACK, why=_NOT_BELOW)
        return replace(self._noted(Deed.CAME_BACK, at, way, mat=self.below), below=None)

    def pause(self, at: datetime, way: str) -> Mat:
        """Leave the mat as it is until another time."""
        self._check_awake(Deed.PAUSED)
        return replace(self._noted(Deed.PAUSED, at, way), mode=Mode.PAUSED)

    def resume(self, at: datetime, way: str) -> Mat:
        """Go on where the mat was left."""
        if self.mode is not Mode.PAUSED:
            raise NotNow(deed=Deed.RESUMED, why=_ENDED if self.ended else _NOT_PAUSED)
        return replace(self._noted(Deed.RESUMED, at, way), mode=Mode.OPEN)

    def finish(self, at: datetime, way: str) -> Mat:
        """The mat is done; cards left in the pile stay unplaced."""
        self._check_open(Deed.FINISHED)
        return replace(self._noted(Deed.FINISHED, at, way), mode=Mode.FINISHED)

    def stop(self, at: datetime, way: str) -> Mat:
        """The person does not want to go on; also a paused mat can be stopped."""
        if self.ended:
            raise NotNow(deed=Deed.STOPPED, why=_ENDED)
        return replace(self._noted(Deed.STOPPED, at, way), mode=Mode.STOPPED)

    # How it holds together

    def _next(
        self,
        deed: Deed,
        at: datetime,
        way: str,
        table: Table,
        *,
        card: str | None = None,
        before: Where | None = None,
        after: Where | None = None,
        looking: bool = False,
        added: Card | None = None,
        shown: tuple[str, ...] = (),
    ) -> Mat:
        step = Step(len(self.steps), deed, at, way, card, before, after, looking, added=added, shown=shown)
        past = (*self._past, (step.number, self._table))
        return replace(self, steps=(*self.steps, step), _table=table, _past=past)

    def _noted(
        self,
        deed: Deed,
        at: datetime,
        way: str,
        *,
        card: str | None = None,
        before: Where | None = None,
        after: Where | None = None,
        mat: str | None = None,
    ) -> Mat:
        step = Step(len(self.steps), deed, at, way, card, before, after, mat=mat)
        return replace(self, steps=(*self.steps, step))

    def _check_awake(self, deed: Deed) -> None:
        if self.mode is not Mode.OPEN:
            raise NotNow(deed=deed, why=_PAUSED if self.mode is Mode.PAUSED else _ENDED)

    def _check_open(self, deed: Deed) -> None:
        self._check_awake(deed)
        if self.below is not None:
            raise NotNow(deed=deed, why=_BELOW)

    def _named(self, card_ids: tuple[str, ...]) -> tuple[Card, ...]:
        cards = self.cards
        return tuple(cards[card_id] for card_id in card_ids)

    def _column_by_column(self) -> tuple[str, ...]:
        by_place = sorted(self._table.placed, key=lambda pair: self.screen_place(pair[1]))
        return tuple(card_id for card_id, _position in by_place)

    def _last_puts(self) -> Mapping[str, Step]:
        """The step that brought each card where it is: a step that was undone brought nothing."""
        undone = {step.undoes for step in self.steps}
        puts = (step for step in self.steps if step.deed is Deed.PUT and step.number not in undone)
        return {step.card: step for step in puts if step.card is not None}
