"""The exact texts that were asked. What is kept never changes: a changed text is a new version."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection, delete

from db.errors import ConstraintBroken, UnknownRow
from db.ids import new_id
from db.records import InstrumentOffer, InstrumentVersion
from db.shelf import Shelf
from db.tables import instrument_offer_table, instrument_version_table

_offer = instrument_offer_table.c
_version = instrument_version_table.c

_OFFERS = Shelf(InstrumentOffer, instrument_offer_table)
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


def versions(tx: Connection, instrument_id: str) -> list[InstrumentVersion]:
    """Return every version of one instrument, oldest first."""
    return _VERSIONS.all(tx, _version.instrument_id == instrument_id, order_by=[_version.number])


def all_versions(tx: Connection) -> list[InstrumentVersion]:
    """Return every version of every instrument, by instrument and number."""
    return _VERSIONS.all(tx, order_by=[_version.instrument_id, _version.number])


def offer(tx: Connection, new: InstrumentOffer) -> InstrumentOffer:
    """Keep that a form was brought in, instead of what was kept about it before.

    Raises UnknownRow when the version is not one of this instrument's, ConstraintBroken.
    """
    if get(tx, new.version_id).instrument_id != new.instrument_id:
        raise UnknownRow(kind=instrument_version_table.name, id=new.version_id)
    tx.execute(delete(instrument_offer_table).where(_offer.instrument_id == new.instrument_id))
    return _OFFERS.put(tx, new)


def offers(tx: Connection) -> list[InstrumentOffer]:
    """Return every form that was brought in, offered or not, by instrument."""
    return _OFFERS.all(tx, order_by=[_offer.instrument_id])


def set_offered(tx: Connection, instrument_id: str, offered: bool) -> InstrumentOffer:
    """Offer a form that was brought in, or offer it no more. Raises UnknownRow."""
    kept = _OFFERS.first(tx, _offer.instrument_id == instrument_id)
    if kept is None:
        raise UnknownRow(kind=instrument_offer_table.name, id=instrument_id)
    return offer(tx, replace(kept, offered=offered))
