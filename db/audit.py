"""The log of who did what to whom: lines are only ever added, and each covers the one before it.

Every line's hash is SHA-256 over the line and the previous line's hash, so that a changed, inserted or
removed line breaks the chain; where the chain ends is kept apart, so that lines removed at the end are seen
as well. Whoever can rewrite the whole database can rewrite the whole log: the last hash, written down
elsewhere, shows that too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import Connection, or_, select, text, update

from db.errors import NaiveInstant
from db.guard import is_guarded
from db.records import AuditEntry, AuditProblem
from db.shelf import Shelf
from db.tables import audit_entry_table, audit_head_table, conversation_table
from db.vocabulary import AuditFault

_entry = audit_entry_table.c
_head = audit_head_table.c
_conversation = conversation_table.c

BEGINNING = "0" * 64
_ENTRIES = Shelf(AuditEntry, audit_entry_table)
_ROWS_AT_A_TIME = 1000


def append(
    tx: Connection,
    actor_id: UUID | None,
    verb: str,
    subject_kind: str,
    subject_id: UUID | None = None,
    unit_id: UUID | None = None,
    details: Mapping[str, object] | None = None,
    at: datetime | None = None,
) -> AuditEntry:
    """Add a line in the same transaction as what it tells of. `details` is anything that JSON can hold.

    Writers wait here for each other until their transactions end, so add the line last. A server gives the
    line its number and hash itself; of somebody who is kept to the own units it takes only lines about the
    own doings, with its own time, and raises NotForThisAccount for any other.
    """
    if tx.dialect.name == "postgresql":
        return _appended_by_server(tx, actor_id, verb, subject_kind, subject_id, unit_id, details, at)
    head = select(_head.seq, _head.hash).with_for_update()
    seq, previous = tx.execute(head).one()
    line: dict[str, object] = {
        "seq": seq + 1,
        "at": at or datetime.now(UTC),
        "actor_id": actor_id,
        "verb": verb,
        "subject_kind": subject_kind,
        "subject_id": subject_id,
        "unit_id": unit_id,
        "details": dict(details or {}),
        "previous_hash": previous,
    }
    entry = AuditEntry(**line, hash=_hash(line))  # type: ignore[arg-type]  # a dict has one type for all values
    _ENTRIES.put(tx, entry)
    tx.execute(update(audit_head_table).values(seq=entry.seq, hash=entry.hash))
    return entry


def _appended_by_server(
    tx: Connection,
    actor_id: UUID | None,
    verb: str,
    subject_kind: str,
    subject_id: UUID | None,
    unit_id: UUID | None,
    details: Mapping[str, object] | None,
    at: datetime | None,
) -> AuditEntry:
    about = json.dumps(details or {}, **_ONE_WAY)  # type: ignore[arg-type]  # a dict has one type for all values
    if at is not None and at.utcoffset() is None:
        raise NaiveInstant(instant=at.isoformat())
    given = {
        "actor": actor_id,
        "verb": verb,
        "kind": subject_kind,
        "subject": subject_id,
        "place": unit_id,
        "about": about,
        "at": at,
    }
    return _ENTRIES.record(tx.execute(_LOG_LINE, given).one())


def verify(tx: Connection) -> list[AuditProblem]:
    """Go through the whole log and return where it does not hold together; an empty list is a whole log.

    Somebody whom a server shows only some lines is told what the server finds in all of them.
    """
    if is_guarded(tx):
        faults = tx.execute(text("SELECT seq, fault FROM accessible_fit.log_faults()"))
        return [AuditProblem(seq, AuditFault(fault)) for seq, fault in faults]
    problems: list[AuditProblem] = []
    seq, previous = 0, BEGINNING
    rows = tx.execute(
        _ENTRIES.select().order_by(_entry.seq), execution_options={"yield_per": _ROWS_AT_A_TIME}
    )
    for row in rows:
        entry = _ENTRIES.record(row)
        problems += [AuditProblem(gone, AuditFault.MISSING) for gone in range(seq + 1, entry.seq)]
        if entry.seq == seq + 1 and entry.previous_hash != previous:
            problems.append(AuditProblem(entry.seq, AuditFault.UNLINKED))
        line = _ENTRIES.values(entry)
        if line.pop("hash") != _hash(line):
            problems.append(AuditProblem(entry.seq, AuditFault.CHANGED))
        seq, previous = entry.seq, entry.hash
    end = tx.execute(select(_head.seq, _head.hash)).first()
    if end is None:
        return [*problems, AuditProblem(seq, AuditFault.NO_END)]
    problems += [AuditProblem(gone, AuditFault.MISSING) for gone in range(seq + 1, end.seq + 1)]
    problems += [AuditProblem(extra, AuditFault.ADDED) for extra in range(end.seq + 1, seq + 1)]
    if end.seq == seq and end.hash != previous:
        problems.append(AuditProblem(seq, AuditFault.CHANGED))
    return problems


def about(tx: Connection, person_id: UUID) -> list[AuditEntry]:
    """Return the lines about a person and the person's conversations, oldest first."""
    conversations = select(_conversation.id).where(_conversation.person_id == person_id)
    where = or_(_entry.subject_id == person_id, _entry.subject_id.in_(conversations))
    return _ENTRIES.all(tx, where, order_by=[_entry.seq])


def _hash(line: Mapping[str, object]) -> str:
    """Hash a line as JSON written in one way only: sorted, no spaces, instants in UTC to the microsecond."""
    written = json.dumps(line, **_ONE_WAY)  # type: ignore[arg-type]  # a dict has one type for all values
    return hashlib.sha256(written.encode()).hexdigest()


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"not something a log line can hold: {type(value).__name__}")


_ONE_WAY: Mapping[str, object] = MappingProxyType(
    {
        "ensure_ascii": False,
        "allow_nan": False,
        "sort_keys": True,
        "separators": (",", ":"),
        "default": _as_text,
    }
)
_LOG_LINE = text(
    "SELECT * FROM accessible_fit.log_line(CAST(:actor AS uuid), :verb, :kind, CAST(:subject AS uuid),"
    " CAST(:place AS uuid), :about, CAST(:at AS timestamptz))"
).columns(*audit_entry_table.columns)
