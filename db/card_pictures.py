"""Pictures of one's own that stand on cards."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, and_, or_

from db.ids import new_id
from db.records import CardPicture
from db.shelf import Shelf
from db.tables import card_picture_table

_PICTURES = Shelf(CardPicture, card_picture_table)
_picture = card_picture_table.c
_IN_ORDER = (_picture.card_key, _picture.id)
_OWN_LAST = (_picture.card_key, _picture.person_id.is_not(None), _picture.id)


def put(
    tx: Connection,
    unit_id: UUID,
    card_key: str,
    photo_id: UUID,
    made_at: datetime,
    *,
    label: str = "",
    person_id: UUID | None = None,
) -> CardPicture:
    """Tie a photo to a card; `unit_id` is the person's unit when it is for a person.

    Raises ConstraintBroken when the card has a picture there already.
    """
    picture = CardPicture(new_id(), unit_id, person_id, card_key, label, photo_id, made_at)
    return _PICTURES.put(tx, picture)


def get(tx: Connection, card_picture_id: UUID) -> CardPicture:
    """Return one of them. Raises UnknownRow."""
    return _PICTURES.get(tx, card_picture_id)


def on_card(
    tx: Connection, unit_id: UUID, card_key: str, person_id: UUID | None = None
) -> CardPicture | None:
    """Return the picture on a card for one person, or for the unit, or None."""
    whose = _picture.person_id.is_(None) if person_id is None else _picture.person_id == person_id
    return _PICTURES.first(tx, _picture.card_key == card_key, _picture.unit_id == unit_id, whose)


def of_unit(tx: Connection, unit_id: UUID) -> list[CardPicture]:
    """Return those for everybody in a unit, by card."""
    return _PICTURES.all(tx, _picture.unit_id == unit_id, _picture.person_id.is_(None), order_by=_IN_ORDER)


def of_person(tx: Connection, person_id: UUID) -> list[CardPicture]:
    """Return those for one person, by card."""
    return _PICTURES.all(tx, _picture.person_id == person_id, order_by=_IN_ORDER)


def shown_to(tx: Connection, person_id: UUID, unit_id: UUID) -> list[CardPicture]:
    """Return those that a person meets in a unit, by card: the unit's, then the person's own."""
    for_everybody = and_(_picture.unit_id == unit_id, _picture.person_id.is_(None))
    return _PICTURES.all(tx, or_(_picture.person_id == person_id, for_everybody), order_by=_OWN_LAST)


def remove(tx: Connection, card_picture_id: UUID) -> None:
    """Give the card its symbol back; the photo stays. Raises UnknownRow."""
    _PICTURES.remove(tx, card_picture_id)
