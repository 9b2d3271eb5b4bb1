"""What is asked how often."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from db.ids import new_id
from db.records import Plan
from db.shelf import Shelf
from db.tables import plan_table

_plan = plan_table.c

_PLANS = Shelf(Plan, plan_table)


def add(
    tx: Connection,
    unit_id: UUID,
    instrument_id: str,
    every_months: int,
    starts_on: date,
    *,
    person_id: UUID | None = None,
    ends_on: date | None = None,
    note: str = "",
) -> Plan:
    """Keep a plan for one person, or for everybody in the unit. Raises ConstraintBroken."""
    plan = Plan(new_id(), unit_id, instrument_id, every_months, starts_on, ends_on, person_id, note)
    return _PLANS.put(tx, plan)


def get(tx: Connection, plan_id: UUID) -> Plan:
    """Return a plan. Raises UnknownRow."""
    return _PLANS.get(tx, plan_id)


def of_unit(tx: Connection, unit_id: UUID) -> list[Plan]:
    """Return the plans of a unit and of its persons, oldest first."""
    return _PLANS.all(tx, _plan.unit_id == unit_id, order_by=[_plan.starts_on, _plan.id])


def change(
    tx: Connection, plan_id: UUID, *, every_months: int, starts_on: date, ends_on: date | None, note: str
) -> Plan:
    """Keep how often and when instead of what it was. Raises UnknownRow, ConstraintBroken."""
    return _PLANS.change(
        tx, plan_id, every_months=every_months, starts_on=starts_on, ends_on=ends_on, note=note
    )


def end(tx: Connection, plan_id: UUID, ends_on: date) -> Plan:
    """Keep the last day of a plan. Raises UnknownRow, ConstraintBroken."""
    return _PLANS.change(tx, plan_id, ends_on=ends_on)
