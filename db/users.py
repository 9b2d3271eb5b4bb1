"""Those who sign in. Hashes come ready-made: this module keeps them and never sees a password or a PIN."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select

from db.ids import new_id
from db.records import User
from db.shelf import Shelf
from db.tables import audit_entry_table, user_table, user_unit_table
from db.vocabulary import Language, Role

_user = user_table.c
_user_unit = user_unit_table.c
_entry = audit_entry_table.c

_USERS = Shelf(User, user_table)


def add(
    tx: Connection,
    sign_in_name: str,
    display_name: str,
    role: Role,
    password_hash: str,
    *,
    language: Language = Language.SV,
    pin_hash: str | None = None,
) -> User:
    """Keep a new user. Raises ConstraintBroken when the sign-in name is taken, whatever its capitals."""
    user = User(
        id=new_id(),
        sign_in_name=folded(sign_in_name),
        display_name=display_name,
        role=role,
        language=language,
        password_hash=password_hash,
        pin_hash=pin_hash,
    )
    return _USERS.put(tx, user)


def get(tx: Connection, user_id: UUID) -> User:
    """Return a user. Raises UnknownRow."""
    return _USERS.get(tx, user_id)


def by_name(tx: Connection, sign_in_name: str) -> User | None:
    """Return the user with this sign-in name, however it is typed, or None."""
    return _USERS.first(tx, _user.sign_in_name == folded(sign_in_name))


def all_users(tx: Connection) -> list[User]:
    """Return every user by displayed name."""
    return _USERS.all(tx, order_by=[_user.display_name])


def count(tx: Connection) -> int:
    """Return how many users there are."""
    return tx.execute(select(func.count()).select_from(user_table)).scalar_one()


def hold(tx: Connection, user_id: UUID) -> User:
    """Return a user whom nobody else changes until the transaction ends. Raises UnknownRow."""
    tx.execute(select(_user.id).where(_user.id == user_id).with_for_update())
    return get(tx, user_id)


def change(tx: Connection, user_id: UUID, display_name: str, role: Role, language: Language) -> User:
    """Change what a user is called, works as and reads. Raises UnknownRow, ConstraintBroken."""
    return _USERS.change(tx, user_id, display_name=display_name, role=role, language=language)


def active_superusers(tx: Connection) -> list[UUID]:
    """Return the superusers who may sign in, and keep them so until the transaction ends.

    Two who each take the other away on a server wait here for each other, and the second finds one alone.
    """
    who = select(_user.id).where(_user.role == Role.SUPERUSER, _user.disabled.is_(False))
    return list(tx.execute(who.order_by(_user.id).with_for_update()).scalars())


def last_signed_in(tx: Connection) -> dict[UUID, datetime]:
    """Return when each user was let in last, as the log has it; who never was is left out."""
    latest = (
        select(_entry.actor_id, func.max(_entry.at))
        .where(_entry.verb == "signed_in", _entry.subject_kind == "user")
        .group_by(_entry.actor_id)
    )
    return {user_id: at for user_id, at in tx.execute(latest) if user_id is not None}


def set_password(tx: Connection, user_id: UUID, password_hash: str) -> User:
    """Replace the password's hash. Raises UnknownRow."""
    return _USERS.change(tx, user_id, password_hash=password_hash)


def set_pin(tx: Connection, user_id: UUID, pin_hash: str | None) -> User:
    """Replace the PIN's hash, or take the PIN away. Raises UnknownRow."""
    return _USERS.change(tx, user_id, pin_hash=pin_hash)


def set_disabled(tx: Connection, user_id: UUID, disabled: bool) -> User:
    """Let a user in no more, or again. Raises UnknownRow."""
    return _USERS.change(tx, user_id, disabled=disabled)


def set_failures(tx: Connection, user_id: UUID, failed_count: int, locked_until: datetime | None) -> User:
    """Set how many tries have failed, and until when the user waits. Raises UnknownRow."""
    return _USERS.change(tx, user_id, failed_count=failed_count, locked_until=locked_until)


def units_of(tx: Connection, user_id: UUID) -> list[UUID]:
    """Return the ids of the units a user works in."""
    return list(tx.execute(select(_user_unit.unit_id).where(_user_unit.user_id == user_id)).scalars())


def assign(tx: Connection, user_id: UUID, unit_id: UUID) -> None:
    """Let a user work in a unit. Raises ConstraintBroken when one of them is not there."""
    if unit_id not in units_of(tx, user_id):
        tx.execute(insert(user_unit_table).values(user_id=user_id, unit_id=unit_id))


def unassign(tx: Connection, user_id: UUID, unit_id: UUID) -> None:
    """Let a user work in a unit no more."""
    tx.execute(delete(user_unit_table).where(_user_unit.user_id == user_id, _user_unit.unit_id == unit_id))


def folded(name: str) -> str:
    """Return a sign-in name as it is kept, however it was typed."""
    return unicodedata.normalize("NFC", name.strip()).casefold()
