"""“You said – we did”: what follows from an answer, and whether the person has seen it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, and_, not_

from db.ids import new_id
from db.records import Action
from db.shelf import Shelf
from db.tables import action_table
from db.vocabulary import Helped

_action = action_table.c

_ACTIONS = Shelf(Action, action_table)
_NEWEST_FIRST = (_action.created_at.desc(), _action.id.desc())


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
    said: str = "",
    picture: str = "",
) -> Action:
    """Keep what will be done, by whom, and which answer or card it comes from. Raises ConstraintBroken.

    `said` is what the person said, in words, and `picture` the key of the pictogram of what we do.
    """
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
        said=said,
        picture=picture,
    )
    return _ACTIONS.put(tx, action)


def get(tx: Connection, action_id: UUID) -> Action:
    """Return an action. Raises UnknownRow."""
    return _ACTIONS.get(tx, action_id)


def of_person(tx: Connection, person_id: UUID) -> list[Action]:
    """Return a person's actions, newest first."""
    return _ACTIONS.all(tx, _action.person_id == person_id, order_by=_NEWEST_FIRST)


def open_of_units(tx: Connection, unit_ids: Iterable[UUID]) -> list[Action]:
    """Return what is left to do in some units, soonest due first, then those that have no day.

    An action is open until it is closed, or has been done and shown and the person asked whether it helped.
    """
    asked = and_(_action.done_at.is_not(None), _action.shown_at.is_not(None), _action.helped.is_not(None))
    return _ACTIONS.all(
        tx,
        _action.unit_id.in_(list(unit_ids)),
        _action.closed_at.is_(None),
        not_(asked),
        order_by=[_action.due_on.is_(None), _action.due_on, _action.created_at, _action.id],
    )


def change(
    tx: Connection, action_id: UUID, *, text: str, who: str, due_on: date | None, picture: str
) -> Action:
    """Keep what is to be done instead of what it was. Raises UnknownRow, ConstraintBroken."""
    return _ACTIONS.change(tx, action_id, text=text, who=who, due_on=due_on, picture=picture)


def done(tx: Connection, action_id: UUID, done_at: datetime) -> Action:
    """Keep that it has been done. Raises UnknownRow, ConstraintBroken."""
    return _ACTIONS.change(tx, action_id, done_at=done_at)


def shown(tx: Connection, action_id: UUID, shown_at: datetime, helped: Helped | None = None) -> Action:
    """Keep that the person has seen it, and whether it helped in the person's own word. Raises UnknownRow."""
    return _ACTIONS.change(tx, action_id, shown_at=shown_at, helped=helped)


def close(tx: Connection, action_id: UUID, closed_at: datetime, because: str) -> Action:
    """Keep that it will not be done, and why. Raises UnknownRow, ConstraintBroken: also when it was done."""
    return _ACTIONS.change(tx, action_id, closed_at=closed_at, closed_because=because)


def reopen(tx: Connection, action_id: UUID) -> Action:
    """Keep that it is to be done again, whether it was closed or done. Raises UnknownRow."""
    return _ACTIONS.change(tx, action_id, closed_at=None, closed_because="", done_at=None)
