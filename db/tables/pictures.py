"""Pictures of one's own on cards, and which symbols are used."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Table, TypedColumns, UniqueConstraint

from db.tables.base import filled, follows_person, metadata, unique_where
from db.tables.columns import instant, key, number, optional, string


class CardPictureColumns(TypedColumns):
    """A photo that stands on a card instead of its symbol, for one person or for everybody in a unit.

    An empty label leaves the card its own words.
    """

    id = key(primary_key=True)
    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    person_id = optional(key())
    card_key = string()
    label = string()
    photo_id = key(ForeignKey("photo.id", ondelete="CASCADE"))
    made_at = instant()


card_picture_table = Table(
    "card_picture",
    metadata,
    CardPictureColumns,
    follows_person(),
    UniqueConstraint("person_id", "card_key"),
    filled("card_key"),
    Index(None, "photo_id"),
    Index(None, "unit_id"),
    unique_where("uq_card_picture_unit", "unit_id", "card_key", where="person_id IS NULL"),
)


class SymbolChoiceColumns(TypedColumns):
    """A symbol that a user, or a unit together, has chosen or marked as a favourite."""

    id = key(primary_key=True)
    user_id = optional(key(ForeignKey("app_user.id", ondelete="CASCADE")))
    unit_id = optional(key(ForeignKey("unit.id", ondelete="CASCADE")))
    symbol_key = string()
    favoured_at = optional(instant())
    used_at = optional(instant())
    times_used = number()


symbol_choice_table = Table(
    "symbol_choice",
    metadata,
    SymbolChoiceColumns,
    UniqueConstraint("user_id", "symbol_key"),
    UniqueConstraint("unit_id", "symbol_key"),
    filled("symbol_key"),
    CheckConstraint("(user_id IS NULL) <> (unit_id IS NULL)", name="one_owner"),
    CheckConstraint("favoured_at IS NOT NULL OR used_at IS NOT NULL", name="some_use"),
    CheckConstraint("times_used >= 0", name="times_used"),
)
