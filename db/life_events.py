"""What happened in a person's life that may explain a change."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from db import people
from db.ids import new_id
from db.records import LifeEvent
from db.shelf import Shelf
from db.tables import life_event_table

_event = life_event_table.c

_EVENTS = Shelf(LifeEvent, life_event_table)


def add(tx: Connection, person_id: UUID, name: str, happened_on: date, note: str = "") -> LifeEvent:
    """Keep an event. Raises UnknownRow when there is no such person, ConstraintBroken."""
    unit_id = people.get(tx, person_id).unit_id
    return _EVENTS.put(tx, LifeEvent(new_id(), person_id, unit_id, name, happened_on, note))


def of_person(tx: Connection, person_id: UUID) -> list[LifeEvent]:
    """Return a person's events, oldest first."""
    return _EVENTS.all(
        tx,
        _event.person_id == person_id,
        order_by=[_event.happened_on, _event.id],
    )


def remove(tx: Connection, event_id: UUID) -> None:
    """Remove an event that was written down by mistake. Raises UnknownRow."""
    _EVENTS.remove(tx, event_id)
