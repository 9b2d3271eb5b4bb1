"""What lies where, and how cards get from one place to another: the part of a mat that undo brings back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from talking_mats.cards import Card, Off, Where


@dataclass(frozen=True, slots=True)
class Table:
    """Every card and where it lies, and how far looking again has come.

    `placed` holds card id and position in the order they were put there; the first of `queue` is in the
    hand; `walk` is what is still to be looked at; `confirmed` are cards whose place was said to be right.
    """

    cards: tuple[Card, ...]
    placed: tuple[tuple[str, int], ...] = ()
    queue: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    turned: bool = False
    walk: tuple[str, ...] = ()
    confirmed: frozenset[str] = frozenset()

    @property
    def active(self) -> int:
        """How many cards take up room: all but those put aside."""
        return len(self.placed) + len(self.queue)

    def with_new(self, card: Card) -> Table:
        """With one more card, in the hand."""
        return replace(self, cards=(*self.cards, card), queue=(card.id, *self.queue))

    def with_card_at(self, card_id: str, after: Where) -> Table:
        """With a card put somewhere else; when it is the one looked at, that was the answer."""
        was_looked_at = self.walk[:1] == (card_id,)
        placed = tuple(pair for pair in self.placed if pair[0] != card_id)
        queue = tuple(other for other in self.queue if other != card_id)
        aside = tuple(other for other in self.aside if other != card_id)
        match after:
            case Off.HAND:
                queue = (card_id, *queue)
            case Off.PILE:
                queue = (*queue, card_id)
            case Off.ASIDE:
                aside = (*aside, card_id)
            case position:
                placed = (*placed, (card_id, position))
        there = {placed_id for placed_id, _position in placed}
        said = {card_id} & there if was_looked_at else set()
        return replace(
            self,
            placed=placed,
            queue=queue,
            aside=aside,
            walk=tuple(
                other for other in self.walk if other in there and not (was_looked_at and other == card_id)
            ),
            confirmed=(self.confirmed - {card_id}) | said,
        )

    def with_confirmed(self, card_id: str) -> Table:
        """With the card looked at said to lie right, and the next one to be looked at."""
        return replace(self, walk=self.walk[1:], confirmed=self.confirmed | {card_id})
