"""Reading the log: about one person, of some units, newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from db.person_rows import log_of
from db.records import AuditEntry
from db.shelf import Shelf
from db.tables import (
    action_table,
    audit_entry_table,
    clip_table,
    consent_table,
    conversation_table,
    person_table,
    photo_table,
    placement_table,
)

_entry = audit_entry_table.c
_ENTRIES = Shelf(AuditEntry, audit_entry_table)
MOST = 200
"""So many lines are read at a time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are wanted; None is any. `units` is what the reader reaches, None every unit and none.

    `until` is not included; `before` is the number of the line that was read last.
    """

    units: frozenset[UUID] | None = None
    actor_id: UUID | None = None
    verbs: frozenset[str] | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None
    most: int = MOST


def about_person(tx: Connection, person_id: UUID, wanted: Wanted = Wanted()) -> list[AuditEntry]:
    """Return lines about a person and everything that belongs to one, newest first."""
    return _read(tx, wanted, log_of(person_id))


def found(tx: Connection, wanted: Wanted) -> list[AuditEntry]:
    """Return lines of the whole log, newest first."""
    return _read(tx, wanted)


def whose(tx: Connection, entries: Iterable[AuditEntry]) -> dict[UUID, UUID]:
    """Return the person that each subject belongs to, by the subject's id; erased ones are left out."""
    wanted = {one.subject_id for one in entries if one.subject_id is not None}
    if not wanted:
        return {}
    known: dict[UUID, UUID] = {}
    for statement in _owners(list(wanted)):
        known |= {row[0]: row[1] for row in tx.execute(statement) if row[1] is not None}
    return known


def _owners(ids: list[UUID]) -> list[Any]:
    held = conversation_table.c
    plain = [
        select(table.c.id, table.c.person_id).where(table.c.id.in_(ids))
        for table in (conversation_table, photo_table, clip_table, consent_table, action_table)
    ]
    person = select(person_table.c.id, person_table.c.id).where(person_table.c.id.in_(ids))
    card = (
        select(placement_table.c.id, held.person_id)
        .join(conversation_table, held.id == placement_table.c.conversation_id)
        .where(placement_table.c.id.in_(ids))
    )
    return [person, *plain, card]


def _read(tx: Connection, wanted: Wanted, *where: ColumnElement[bool]) -> list[AuditEntry]:
    statement = _ENTRIES.select().where(*where, *_narrowed(wanted)).order_by(_entry.seq.desc())
    return [_ENTRIES.record(row) for row in tx.execute(statement.limit(wanted.most))]


def _narrowed(wanted: Wanted) -> list[ColumnElement[bool]]:
    made: list[ColumnElement[bool]] = []
    if wanted.units is not None:
        made.append(_entry.unit_id.in_(list(wanted.units)))
    if wanted.actor_id is not None:
        made.append(_entry.actor_id == wanted.actor_id)
    if wanted.verbs is not None:
        made.append(_entry.verb.in_(sorted(wanted.verbs)))
    if wanted.since is not None:
        made.append(_entry.at >= wanted.since)
    if wanted.until is not None:
        made.append(_entry.at < wanted.until)
    if wanted.before is not None:
        made.append(_entry.seq < wanted.before)
    return made
