"""Occasions on which a person was to be asked, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, update

from db.records import Occasion
from db.shelf import Shelf
from db.tables import occasion_table
from db.vocabulary import AskingOutcome

_occasion = occasion_table.c

_OCCASIONS = Shelf(Occasion, occasion_table)
_AT_A_TIME = 500
_BY_DAY = (_occasion.due_on, _occasion.id)


def put(tx: Connection, occasion: Occasion) -> Occasion:
    """Keep an occasion instead of what was kept under its id, if anything was. Raises ConstraintBroken."""
    values = _OCCASIONS.values(occasion)
    changed = tx.execute(update(occasion_table).where(_occasion.id == values.pop("id")).values(values))
    return occasion if changed.rowcount else _OCCASIONS.put(tx, occasion)


def get(tx: Connection, occasion_id: UUID) -> Occasion:
    """Return an occasion. Raises UnknownRow."""
    return _OCCASIONS.get(tx, occasion_id)


def of_person(tx: Connection, person_id: UUID) -> list[Occasion]:
    """Return every occasion of a person, oldest first."""
    return _OCCASIONS.all(tx, _occasion.person_id == person_id, order_by=_BY_DAY)


def of_people(tx: Connection, person_ids: Iterable[UUID], first: date, last: date) -> list[Occasion]:
    """Return the occasions of some people due from one day to another, both counted, oldest first."""
    known = list(person_ids)
    found: list[Occasion] = []
    for start in range(0, len(known), _AT_A_TIME):
        some = _occasion.person_id.in_(known[start : start + _AT_A_TIME])
        found += _OCCASIONS.all(tx, some, _occasion.due_on.between(first, last), order_by=_BY_DAY)
    return found


def of_unit(tx: Connection, unit_id: UUID, first: date, last: date) -> list[Occasion]:
    """Return a unit's occasions due from one day to another, both counted, oldest first."""
    return _OCCASIONS.all(
        tx, _occasion.unit_id == unit_id, _occasion.due_on.between(first, last), order_by=_BY_DAY
    )


def waiting(tx: Connection, unit_ids: Iterable[UUID], until: date) -> list[Occasion]:
    """Return what some units still have to ask of what is due up to and on a day, oldest first."""
    return _OCCASIONS.all(
        tx,
        _occasion.unit_id.in_(list(unit_ids)),
        _occasion.outcome == AskingOutcome.WAITING,
        _occasion.due_on <= until,
        order_by=_BY_DAY,
    )
