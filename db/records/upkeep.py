"""Records of pictures, sounds, the log, and how long things are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from db.vocabulary import AuditFault, Kept, WhenDue


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of a person or of something that is theirs; `width` and `height` in pixels."""

    id: UUID
    unit_id: UUID
    person_id: UUID | None
    media_type: str
    width: int
    height: int
    data: bytes = field(repr=False)
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Clip:
    """A recorded voice for one text; stale when the text of `subject_key` is no longer `spoken_text`."""

    id: UUID
    unit_id: UUID | None
    person_id: UUID | None
    subject_key: str
    spoken_text: str
    media_type: str
    duration_ms: int
    data: bytes = field(repr=False)
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class SymbolSet:
    """A picture set the organisation brought in itself, and under what licence."""

    id: UUID
    name: str
    title: str
    licence: str
    imported_at: datetime
    imported_by: UUID | None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the log: who did what to whom. `hash` covers the line and `previous_hash`."""

    seq: int
    at: datetime
    actor_id: UUID | None
    verb: str
    subject_kind: str
    subject_id: UUID | None
    unit_id: UUID | None
    details: Mapping[str, object]
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class AuditProblem:
    """Where the log does not hold together: the number of the line and what is wrong with it."""

    seq: int
    fault: AuditFault


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How many months something is kept, and what happens then."""

    id: UUID
    kept: Kept
    months: int
    when_due: WhenDue
