"""What was written on a computer while the server was gone comes in exactly once."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

from db.records import Arrival
from db.shelf import Shelf
from db.tables import journal_arrival_table

_arrival = journal_arrival_table.c

_ARRIVALS = Shelf(Arrival, journal_arrival_table)


def add(tx: Connection, arrival: Arrival) -> bool:
    """Keep that something has come in; False when it had come in already, and nothing is changed.

    Raises ConstraintBroken when its conversation is not there.
    """
    return tx.execute(_once(tx.dialect.name), _ARRIVALS.values(arrival)).first() is not None


@cache
def _once(dialect: str) -> Any:
    """Build what keeps an arrival, or does nothing when its id is kept."""
    insert: Any = sqlite.insert
    if dialect != "sqlite":
        from sqlalchemy.dialects import postgresql  # which no file needs

        insert = postgresql.insert
    statement = insert(journal_arrival_table).on_conflict_do_nothing(index_elements=[_arrival.id])
    return statement.returning(_arrival.id)
