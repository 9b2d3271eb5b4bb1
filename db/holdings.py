"""Who has a conversation open now, so that a second one who opens it is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, select, update

from db.records import Holding
from db.shelf import Shelf
from db.tables import conversation_table, holding_table

STALE_AFTER = timedelta(minutes=2)
"""Somebody not seen for so long has gone without saying so: the power went, or the program ended."""

_conversation = conversation_table.c
_holding = holding_table.c

_HOLDINGS = Shelf(Holding, holding_table)


def take(tx: Connection, holding: Holding, stale_after: timedelta = STALE_AFTER) -> Holding | None:
    """Keep that a conversation is open here, unless somebody else has it: then return who.

    One that was not seen for `stale_after` before this one's `seen_at` gives way, and so does what the same
    place had. To take it over all the same, `leave` with the other one's place first. Raises ConstraintBroken
    when there is no such conversation.
    """
    # On a server two who come at the same moment wait for each other at the conversation's row.
    tx.execute(select(_conversation.id).where(_conversation.id == holding.conversation_id).with_for_update())
    other = of(tx, holding.conversation_id)
    if other is not None and other.place != holding.place and other.seen_at > holding.seen_at - stale_after:
        return other
    tx.execute(delete(holding_table).where(_holding.conversation_id == holding.conversation_id))
    _HOLDINGS.put(tx, holding)
    return None


def seen(tx: Connection, conversation_id: UUID, place: str, at: datetime) -> bool:
    """Keep that it is still open at a place; False when it is not that place's any more."""
    changed = tx.execute(update(holding_table).where(*_at(conversation_id, place)).values(seen_at=at))
    return bool(changed.rowcount)


def leave(tx: Connection, conversation_id: UUID, place: str) -> None:
    """Keep that it is no longer open at a place; what another place has stays."""
    tx.execute(delete(holding_table).where(*_at(conversation_id, place)))


def of(tx: Connection, conversation_id: UUID) -> Holding | None:
    """Return who has a conversation open, or was last seen with it, or None."""
    return _HOLDINGS.first(tx, _holding.conversation_id == conversation_id)


def _at(conversation_id: UUID, place: str) -> tuple[Any, ...]:
    return (_holding.conversation_id == conversation_id, _holding.place == place)
