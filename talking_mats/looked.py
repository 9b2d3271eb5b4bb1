"""What came of looking again: which cards moved, from where to where, and how often a card changed place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from talking_mats.cards import Card, Off, Where
from talking_mats.model import Mat
from talking_mats.steps import Deed, Step


@dataclass(frozen=True, slots=True)
class MovedOnLooking:
    """A card that lies somewhere else than before it was looked at again. `first` and `last` are where."""

    card: Card
    first: Where
    last: Where


def moved_on_looking(mat: Mat) -> tuple[MovedOnLooking, ...]:
    """The cards that the person moved when looking again, in the order of the mat's cards.

    A card that was moved and ended where it had been is not among them; its steps are kept all the same.
    """
    first: dict[str, Where] = {}
    for step in _standing_puts(mat):
        if step.looking and step.card is not None and step.before is not None:
            first.setdefault(step.card, step.before)
    return tuple(
        MovedOnLooking(card, first[card.id], mat.where(card.id))
        for card in mat.cards.values()
        if card.id in first and first[card.id] != mat.where(card.id)
    )


def times_moved(mat: Mat) -> dict[str, int]:
    """How often each card got another place after its first one; cards that never did are left out."""
    puts: dict[str, int] = {}
    for step in _standing_puts(mat):
        if step.card is not None and step.after not in (Off.HAND, Off.PILE):
            puts[step.card] = puts.get(step.card, 0) + 1
    return {card_id: count - 1 for card_id, count in puts.items() if count > 1}


def _standing_puts(mat: Mat) -> Iterator[Step]:
    """The steps that put a card somewhere and were not taken back."""
    undone = {step.undoes for step in mat.steps}
    return (step for step in mat.steps if step.deed is Deed.PUT and step.number not in undone)
