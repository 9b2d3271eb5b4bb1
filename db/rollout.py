"""How units begin to use the program, line by line, and what they stop doing."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, update

from db.records import RolloutStep
from db.shelf import Shelf
from db.tables import rollout_step_table

_step = rollout_step_table.c

_STEPS = Shelf(RolloutStep, rollout_step_table)


def put(tx: Connection, step: RolloutStep) -> RolloutStep:
    """Keep a line instead of what was kept under its id, if anything was. Raises ConstraintBroken."""
    values = _STEPS.values(step)
    changed = tx.execute(update(rollout_step_table).where(_step.id == values.pop("id")).values(values))
    return step if changed.rowcount else _STEPS.put(tx, step)


def of_unit(tx: Connection, unit_id: UUID) -> list[RolloutStep]:
    """Return a unit's lines in their order."""
    return _STEPS.all(tx, _step.unit_id == unit_id, order_by=[_step.order_in_plan, _step.id])


def remove(tx: Connection, step_id: UUID) -> None:
    """Remove a line. Raises UnknownRow."""
    _STEPS.remove(tx, step_id)
