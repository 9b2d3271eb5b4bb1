"""“You said – we did”: what follows from an answer, and whether the person has seen it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from db.ids import new_id
from db.records import Action
from db.shelf import Shelf
from db.tables import action_table

_action = action_table.c

_ACTIONS = Shelf(Action, action_table)


def add(
    tx: Connection,
    person_id: UUID,
    unit_id: UUID,
    text: str,
    who: str,
    created_at: datetime,
    *,
    due_on: date | None = None,
    answer_id: UUID | None = None,
    placement_id: UUID | None = None,
) -> Action:
    """Keep what will be done, by whom, and which answer or card it comes from. Raises ConstraintBroken."""
    action = Action(
        id=new_id(),
        person_id=person_id,
        unit_id=unit_id,
        text=text,
        who=who,
        created_at=created_at,
        due_on=due_on,
        answer_id=answer_id,
        placement_id=placement_id,
    )
    return _ACTIONS.put(tx, action)


def get(tx: Connection, action_id: UUID) -> Action:
    """Return an action. Raises UnknownRow."""
    return _ACTIONS.get(tx, action_id)


def of_person(tx: Connection, person_id: UUID) -> list[Action]:
    """Return a person's actions, newest first."""
    return _ACTIONS.all(
        tx,
        _action.person_id == person_id,
        order_by=[_action.created_at.desc(), _action.id.desc()],
    )


def done(tx: Connection, action_id: UUID, done_at: datetime) -> Action:
    """Keep that it has been done. Raises UnknownRow, ConstraintBroken."""
    return _ACTIONS.change(tx, action_id, done_at=done_at)


def shown(tx: Connection, action_id: UUID, shown_at: datetime, helped: bool | None = None) -> Action:
    """Keep that the person has seen it, and whether it helped in the person's own word. Raises UnknownRow."""
    return _ACTIONS.change(tx, action_id, shown_at=shown_at, helped=helped)
