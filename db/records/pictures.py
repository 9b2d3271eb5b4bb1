"""Records of pictures of one's own on cards, and of which symbols are used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CardPicture:
    """A photo on a card for one person, or for everybody in a unit when `person_id` is None.

    `card_key` is what the card shows otherwise (a symbol's key, or a card of one's own); an empty `label`
    leaves the card its own words.
    """

    id: UUID
    unit_id: UUID
    person_id: UUID | None
    card_key: str
    label: str
    photo_id: UUID
    made_at: datetime


@dataclass(frozen=True, slots=True)
class SymbolChoice:
    """A symbol that a user, or a unit, has used or marked; exactly one of the two owners is there.

    `favoured_at` is None when it is no favourite, `used_at` when it was never used.
    """

    id: UUID
    user_id: UUID | None
    unit_id: UUID | None
    symbol_key: str
    favoured_at: datetime | None
    used_at: datetime | None
    times_used: int
