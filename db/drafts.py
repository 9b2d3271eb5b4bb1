"""Forms that are being written, one text for each."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from db.ids import new_id
from db.records import InstrumentDraft
from db.shelf import Shelf
from db.tables import instrument_draft_table

_draft = instrument_draft_table.c

_DRAFTS = Shelf(InstrumentDraft, instrument_draft_table)


def put(
    tx: Connection,
    instrument_id: str,
    source: str,
    changed_at: datetime,
    *,
    changed_by: UUID | None = None,
    based_on: UUID | None = None,
) -> InstrumentDraft:
    """Keep the text of a form as it stands, instead of what it was.

    `based_on` is the version it was begun from; a draft that has one keeps it when None is given. Raises
    ConstraintBroken.
    """
    kept = get(tx, instrument_id)
    if kept is None:
        return _DRAFTS.put(
            tx,
            InstrumentDraft(
                id=new_id(),
                instrument_id=instrument_id,
                source=source,
                changed_at=changed_at,
                changed_by=changed_by,
                based_on=based_on,
            ),
        )
    begun_from = kept.based_on if based_on is None else based_on
    return _DRAFTS.change(
        tx, kept.id, source=source, changed_at=changed_at, changed_by=changed_by, based_on=begun_from
    )


def get(tx: Connection, instrument_id: str) -> InstrumentDraft | None:
    """Return the draft of a form, or None."""
    return _DRAFTS.first(tx, _draft.instrument_id == instrument_id)


def all_drafts(tx: Connection) -> list[InstrumentDraft]:
    """Return every draft, the one changed last first."""
    return _DRAFTS.all(tx, order_by=[_draft.changed_at.desc(), _draft.id.desc()])


def drop(tx: Connection, instrument_id: str) -> None:
    """Throw the draft of a form away, if there is one."""
    kept = get(tx, instrument_id)
    if kept is not None:
        _DRAFTS.remove(tx, kept.id)
