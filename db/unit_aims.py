"""For whom a unit is meant, and what it is to do."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, delete

from db.records import UnitAims
from db.shelf import Shelf
from db.tables import unit_aims_table

_aims = unit_aims_table.c

_AIMS = Shelf(UnitAims, unit_aims_table)


def put(tx: Connection, aims: UnitAims) -> UnitAims:
    """Keep a unit's aims instead of what they were. Raises ConstraintBroken."""
    tx.execute(delete(unit_aims_table).where(_aims.unit_id == aims.unit_id))
    return _AIMS.put(tx, aims)


def of(tx: Connection, unit_id: UUID) -> UnitAims | None:
    """Return a unit's aims, or None when nobody has written them."""
    return _AIMS.first(tx, _aims.unit_id == unit_id)
