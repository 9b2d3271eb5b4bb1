"""How the screens suit each person."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from db.errors import UnknownRow
from db.records import AccessProfile
from db.shelf import Shelf
from db.tables import access_profile_table, person_table

_profile = access_profile_table.c
_person = person_table.c

_PROFILES = Shelf(AccessProfile, access_profile_table)


def of(tx: Connection, person_id: UUID) -> AccessProfile:
    """Return a person's profile; the ordinary one when nothing has been set."""
    return _PROFILES.first(tx, _profile.person_id == person_id) or AccessProfile()


def save(tx: Connection, person_id: UUID, profile: AccessProfile) -> AccessProfile:
    """Keep a person's profile. Raises UnknownRow, and ConstraintBroken when a value is out of its range."""
    values = _PROFILES.values(profile)
    changed = tx.execute(update(access_profile_table).where(_profile.person_id == person_id).values(values))
    if not changed.rowcount:
        unit_id = tx.execute(select(_person.unit_id).where(_person.id == person_id)).scalar()
        if unit_id is None:
            raise UnknownRow(kind="person", id=person_id)
        tx.execute(insert(access_profile_table).values(person_id=person_id, unit_id=unit_id, **values))
    return profile
