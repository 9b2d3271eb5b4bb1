"""Leave for one user to see one person, because it was given."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, or_, update

from db.records import PersonGrant
from db.shelf import Shelf
from db.tables import person_grant_table

_grant = person_grant_table.c

_GRANTS = Shelf(PersonGrant, person_grant_table)


def give(tx: Connection, grant: PersonGrant) -> PersonGrant:
    """Keep leave to see a person; one the same user has for the same person ends. Raises ConstraintBroken."""
    same = (_grant.person_id == grant.person_id, _grant.user_id == grant.user_id)
    tx.execute(
        update(person_grant_table).where(*same, _grant.taken_at.is_(None)).values(taken_at=grant.given_at)
    )
    return _GRANTS.put(tx, grant)


def get(tx: Connection, grant_id: UUID) -> PersonGrant:
    """Return one leave to see. Raises UnknownRow."""
    return _GRANTS.get(tx, grant_id)


def take(tx: Connection, grant_id: UUID, taken_at: datetime) -> PersonGrant:
    """Keep that the leave has been taken back. Raises UnknownRow, ConstraintBroken."""
    return _GRANTS.change(tx, grant_id, taken_at=taken_at)


def of_person(tx: Connection, person_id: UUID) -> list[PersonGrant]:
    """Return every leave that was given to see a person, newest first, also what has ended."""
    return _GRANTS.all(tx, _grant.person_id == person_id, order_by=[_grant.given_at.desc(), _grant.id.desc()])


def of_user(tx: Connection, user_id: UUID, on: date) -> list[PersonGrant]:
    """Return what a user may see on a day because it was given and not taken back, newest first."""
    return _GRANTS.all(
        tx,
        _grant.user_id == user_id,
        _grant.taken_at.is_(None),
        or_(_grant.until.is_(None), _grant.until >= on),
        order_by=[_grant.given_at.desc(), _grant.id.desc()],
    )
