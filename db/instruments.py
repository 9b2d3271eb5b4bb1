"""The exact texts that were asked. What is kept never changes: a changed text is a new version."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection

from db.errors import ConstraintBroken
from db.ids import new_id
from db.records import InstrumentVersion
from db.shelf import Shelf
from db.tables import instrument_version_table

_version = instrument_version_table.c

_VERSIONS = Shelf(InstrumentVersion, instrument_version_table)


def keep(
    tx: Connection,
    instrument_id: str,
    title: str,
    frozen_text: str,
    checksum: str,
    kept_at: datetime | None = None,
) -> InstrumentVersion:
    """Return the version with this checksum, keeping it as the next number when it is new.

    When another program keeps the same instrument at the same moment, one of the two finds the other's
    version.
    """
    while True:
        known = _VERSIONS.first(
            tx,
            _version.instrument_id == instrument_id,
            _version.checksum == checksum,
        )
        if known is not None:
            return known
        newest = latest(tx, instrument_id)
        version = InstrumentVersion(
            id=new_id(),
            instrument_id=instrument_id,
            number=newest.number + 1 if newest else 1,
            title=title,
            frozen_text=frozen_text,
            checksum=checksum,
            kept_at=kept_at or datetime.now(UTC),
        )
        try:
            with tx.begin_nested():
                return _VERSIONS.put(tx, version)
        except ConstraintBroken:
            if latest(tx, instrument_id) == newest:
                raise  # nobody else was quicker: the text itself is refused


def get(tx: Connection, version_id: UUID) -> InstrumentVersion:
    """Return a version. Raises UnknownRow."""
    return _VERSIONS.get(tx, version_id)


def latest(tx: Connection, instrument_id: str) -> InstrumentVersion | None:
    """Return the newest version of an instrument, or None."""
    newest = (
        _VERSIONS.select()
        .where(_version.instrument_id == instrument_id)
        .order_by(_version.number.desc())
        .limit(1)
    )
    row = tx.execute(newest).first()
    return None if row is None else _VERSIONS.record(row)


def all_versions(tx: Connection) -> list[InstrumentVersion]:
    """Return every version of every instrument, by instrument and number."""
    return _VERSIONS.all(tx, order_by=[_version.instrument_id, _version.number])
