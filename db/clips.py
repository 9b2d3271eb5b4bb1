"""Recorded voices, each tied to the text it was recorded for, inside the encrypted database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from db.ids import new_id
from db.records import Clip
from db.shelf import Shelf
from db.tables import clip_table

_clip = clip_table.c


@dataclass(frozen=True, slots=True)
class ClipHead:
    """A clip without its sound, for lists."""

    id: UUID
    unit_id: UUID | None
    person_id: UUID | None
    subject_key: str
    spoken_text: str
    duration_ms: int
    recorded_at: datetime


_CLIPS = Shelf(Clip, clip_table)
_HEADS = Shelf(ClipHead, clip_table)
_NEWEST_FIRST = (_clip.recorded_at.desc(), _clip.id.desc())


def put(
    tx: Connection,
    unit_id: UUID | None,
    subject_key: str,
    spoken_text: str,
    media_type: str,
    duration_ms: int,
    data: bytes,
    recorded_at: datetime,
    person_id: UUID | None = None,
) -> Clip:
    """Keep a recording, of the whole organisation when `unit_id` is None. Raises ConstraintBroken."""
    return _CLIPS.put(
        tx,
        Clip(
            new_id(),
            unit_id,
            person_id,
            subject_key,
            spoken_text,
            media_type,
            duration_ms,
            data,
            recorded_at,
        ),
    )


def get(tx: Connection, clip_id: UUID) -> Clip:
    """Return a recording with its sound. Raises UnknownRow."""
    return _CLIPS.get(tx, clip_id)


def of_unit(tx: Connection, unit_id: UUID) -> list[ClipHead]:
    """Return what a unit has recorded for everybody there, newest first."""
    return _HEADS.all(tx, _for_everybody_in(unit_id), order_by=_NEWEST_FIRST)


def of_person(tx: Connection, person_id: UUID) -> list[ClipHead]:
    """Return what is recorded for one person alone, newest first."""
    return _HEADS.all(tx, _clip.person_id == person_id, order_by=_NEWEST_FIRST)


def heard_by(tx: Connection, person_id: UUID, unit_id: UUID) -> list[ClipHead]:
    """Return what a person of the unit can hear: the person's own, then the unit's, then the organisation's.

    The newest comes first within each.
    """
    organisation = and_(_clip.unit_id.is_(None), _clip.person_id.is_(None))
    found = _HEADS.all(
        tx,
        or_(_clip.person_id == person_id, _for_everybody_in(unit_id), organisation),
        order_by=_NEWEST_FIRST,
    )
    return sorted(found, key=lambda one: (one.person_id is None, one.unit_id is None))


def sounds(tx: Connection, clip_ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """Return the sounds of these clips."""
    wanted = select(_clip.id, _clip.data).where(_clip.id.in_(list(clip_ids)))
    return {row.id: row.data for row in tx.execute(wanted)}


def remove(tx: Connection, clip_id: UUID) -> None:
    """Erase a recording. Raises UnknownRow."""
    _CLIPS.remove(tx, clip_id)


def _for_everybody_in(unit_id: UUID) -> ColumnElement[bool]:
    return and_(_clip.unit_id == unit_id, _clip.person_id.is_(None))
