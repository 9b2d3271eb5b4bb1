"""Units and who works in them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, select

from db.ids import new_id
from db.records import Unit
from db.shelf import Shelf
from db.tables import unit_table, user_unit_table
from db.vocabulary import ServiceType

_unit = unit_table.c
_user_unit = user_unit_table.c

_UNITS = Shelf(Unit, unit_table)


def add(tx: Connection, name: str, service_type: ServiceType) -> Unit:
    """Keep a new unit. Raises ConstraintBroken when the name is taken or empty."""
    return _UNITS.put(tx, Unit(new_id(), name, service_type))


def change(tx: Connection, unit_id: UUID, name: str, service_type: ServiceType) -> Unit:
    """Change what a unit is called and what kind of support it gives. Raises UnknownRow, ConstraintBroken."""
    return _UNITS.change(tx, unit_id, name=name, service_type=service_type)


def get(tx: Connection, unit_id: UUID) -> Unit:
    """Return a unit. Raises UnknownRow."""
    return _UNITS.get(tx, unit_id)


def all_units(tx: Connection) -> list[Unit]:
    """Return every unit by name."""
    return _UNITS.all(tx, order_by=[_unit.name])


def of_user(tx: Connection, user_id: UUID) -> list[Unit]:
    """Return the units a user works in, by name."""
    theirs = select(_user_unit.unit_id).where(_user_unit.user_id == user_id)
    return _UNITS.all(tx, _unit.id.in_(theirs), order_by=[_unit.name])
