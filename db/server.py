"""What only a server has: a clock that all its computers share, and patience that can be set."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

from db.guard import is_guarded

_SERVER = "postgresql"
STATEMENT_MS, LOCK_MS, SILENT_MS = 8_000, 4_000, 10_000
"""How long one statement may take, wait for somebody else, and how long a client may say nothing."""

# Only until the transaction ends: an upgrade or a backup may take longer.
_PATIENCE = text(
    "SELECT set_config('statement_timeout', :statement, true), set_config('lock_timeout', :lock, true), "
    "set_config('idle_in_transaction_session_timeout', :silent, true)"
)


def be_brief(tx: Connection) -> None:
    """Let this transaction fail rather than last: a person waits for it, or others for what it holds.

    A client that is cut off in the middle would otherwise hold its rows until the server's system misses it,
    which takes hours. Does nothing in a file.
    """
    if tx.dialect.name == _SERVER:
        given = {"statement": str(STATEMENT_MS), "lock": str(LOCK_MS), "silent": str(SILENT_MS)}
        tx.execute(_PATIENCE, given)


def only_as(tx: Connection) -> UUID | None:
    """Return who is signed in, where the server lets that user alone write; None where it does not ask."""
    if not is_guarded(tx):
        return None
    who: UUID | None = tx.execute(text("SELECT accessible_fit.me()")).scalar_one()
    return who or UUID(int=0)


def now(tx: Connection, here: datetime) -> datetime:
    """Return the server's time, which is the same for every computer; in a file the time that it is here."""
    if tx.dialect.name != _SERVER:
        return here
    moment: datetime = tx.execute(text("SELECT clock_timestamp()")).scalar_one()
    return moment
