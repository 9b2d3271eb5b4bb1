"""How topics are set up for persons and units, and the cards that are kept for them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, or_

from db.ids import new_id
from db.records import NewOwnCard, OwnCard, TopicSetup
from db.shelf import Shelf
from db.tables import own_card_table, topic_setup_table

_card = own_card_table.c
_setup = topic_setup_table.c

_CARDS = Shelf(OwnCard, own_card_table)
_SETUPS = Shelf(TopicSetup, topic_setup_table)


def setup(tx: Connection, unit_id: UUID, person_id: UUID | None, topic_id: str) -> TopicSetup | None:
    """Return how a topic is set up for this person, or for the unit when None; None when it is not.

    A person without a setup of their own meets the unit's: ask for both.
    """
    return _SETUPS.first(tx, *_whose(unit_id, person_id), _setup.topic_id == topic_id)


def setups(tx: Connection, unit_id: UUID, person_id: UUID | None) -> list[TopicSetup]:
    """Return every setup of this person, or of the unit when None, by topic."""
    return _SETUPS.all(tx, *_whose(unit_id, person_id), order_by=[_setup.topic_id])


def put_setup(
    tx: Connection,
    unit_id: UUID,
    person_id: UUID | None,
    topic_id: str,
    *,
    hidden: tuple[str, ...] = (),
    card_order: tuple[str, ...] = (),
    most_cards: int | None = None,
    scale_id: str | None = None,
    positions: int | None = None,
) -> TopicSetup:
    """Keep how a topic is set up, instead of how it was. `unit_id` is the person's own unit.

    Raises ConstraintBroken.
    """
    kept = setup(tx, unit_id, person_id, topic_id)
    record = TopicSetup(
        kept.id if kept is not None else new_id(),
        unit_id,
        person_id,
        topic_id,
        hidden,
        card_order,
        most_cards,
        scale_id,
        positions,
    )
    if kept is None:
        return _SETUPS.put(tx, record)
    values = _SETUPS.values(record)
    return _SETUPS.change(tx, values.pop("id"), **values)


def own_cards(
    tx: Connection, unit_id: UUID, person_id: UUID | None, *, retired: bool = False
) -> list[OwnCard]:
    """Return the cards kept for the unit and for this person, if one is named, in the order they were made.

    Those that are retired come along only when `retired` says so.
    """
    whose: ColumnElement[bool] = and_(_card.unit_id == unit_id, _card.person_id.is_(None))
    if person_id is not None:
        whose = or_(whose, _card.person_id == person_id)
    offered = [] if retired else [_card.retired_at.is_(None)]
    return _CARDS.all(tx, whose, *offered, order_by=[_card.made_at, _card.id])


def own_card(tx: Connection, card_id: UUID) -> OwnCard:
    """Return one of them. Raises UnknownRow."""
    return _CARDS.get(tx, card_id)


def add_own_card(tx: Connection, new: NewOwnCard) -> OwnCard:
    """Keep a new card. Raises ConstraintBroken."""
    return _CARDS.put(
        tx,
        OwnCard(
            id=new_id(),
            unit_id=new.unit_id,
            made_at=new.made_at,
            person_id=new.person_id,
            topic_id=new.topic_id,
            kind=new.kind,
            words_sv=new.words_sv,
            words_en=new.words_en,
            picture=new.picture,
            photo_id=new.photo_id,
            life_area=new.life_area,
        ),
    )


def change_own_card(tx: Connection, card: OwnCard) -> OwnCard:
    """Keep what is new about a card; mats it lay on keep what it was. Raises UnknownRow, ConstraintBroken."""
    values = _CARDS.values(card)
    return _CARDS.change(tx, values.pop("id"), **values)


def retire_own_card(tx: Connection, card_id: UUID, retired_at: datetime | None) -> OwnCard:
    """Offer a card no more, or again when None. Raises UnknownRow, ConstraintBroken."""
    return _CARDS.change(tx, card_id, retired_at=retired_at)


def _whose(unit_id: UUID, person_id: UUID | None) -> tuple[ColumnElement[bool], ...]:
    if person_id is None:
        return (_setup.unit_id == unit_id, _setup.person_id.is_(None))
    return (_setup.person_id == person_id,)
