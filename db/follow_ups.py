"""What was written down when support was followed up."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from db.records import FollowUp
from db.shelf import Shelf
from db.tables import follow_up_table

_follow_up = follow_up_table.c

_FOLLOW_UPS = Shelf(FollowUp, follow_up_table)


def add(tx: Connection, follow_up: FollowUp) -> FollowUp:
    """Keep what was written. Raises ConstraintBroken."""
    return _FOLLOW_UPS.put(tx, follow_up)


def get(tx: Connection, follow_up_id: UUID) -> FollowUp:
    """Return what was written. Raises UnknownRow."""
    return _FOLLOW_UPS.get(tx, follow_up_id)


def change(tx: Connection, follow_up: FollowUp) -> FollowUp:
    """Keep what it says now instead of what it said. Raises UnknownRow, ConstraintBroken."""
    values = _FOLLOW_UPS.values(follow_up)
    return _FOLLOW_UPS.change(tx, values.pop("id"), **values)


def of_person(tx: Connection, person_id: UUID) -> list[FollowUp]:
    """Return every follow-up of a person, the one held last first."""
    return _FOLLOW_UPS.all(
        tx,
        _follow_up.person_id == person_id,
        order_by=[_follow_up.held_on.desc(), _follow_up.written_at.desc(), _follow_up.id.desc()],
    )


def remove(tx: Connection, follow_up_id: UUID) -> None:
    """Remove what was written by mistake. Raises UnknownRow."""
    _FOLLOW_UPS.remove(tx, follow_up_id)
