"""Which symbols a user, or the staff of a unit together, use and have marked as favourites."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection

from db.ids import new_id
from db.records import SymbolChoice
from db.shelf import Shelf
from db.tables import symbol_choice_table

_CHOICES = Shelf(SymbolChoice, symbol_choice_table)
_choice = symbol_choice_table.c


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose choices: one user's, or a unit's. Make it with `of_user` or `of_unit`."""

    user_id: UUID | None
    unit_id: UUID | None


def of_user(user_id: UUID) -> Owner:
    """A user's own choices."""
    return Owner(user_id, None)


def of_unit(unit_id: UUID) -> Owner:
    """What the staff of a unit share."""
    return Owner(None, unit_id)


def used(tx: Connection, owner: Owner, symbol_key: str, at: datetime) -> SymbolChoice:
    """Keep that a symbol was chosen. Raises ConstraintBroken."""
    kept = _kept(tx, owner, symbol_key)
    if kept is not None:
        return _CHOICES.change(tx, kept.id, used_at=at, times_used=kept.times_used + 1)
    return _CHOICES.put(tx, SymbolChoice(new_id(), owner.user_id, owner.unit_id, symbol_key, None, at, 1))


def favour(tx: Connection, owner: Owner, symbol_key: str, at: datetime) -> SymbolChoice:
    """Mark a symbol as a favourite; one that is stays where it stands. Raises ConstraintBroken."""
    kept = _kept(tx, owner, symbol_key)
    if kept is None:
        return _CHOICES.put(tx, SymbolChoice(new_id(), owner.user_id, owner.unit_id, symbol_key, at, None, 0))
    return kept if kept.favoured_at is not None else _CHOICES.change(tx, kept.id, favoured_at=at)


def unfavour(tx: Connection, owner: Owner, symbol_key: str) -> None:
    """Take the mark away, if there is one."""
    kept = _kept(tx, owner, symbol_key)
    if kept is None:
        return
    if kept.used_at is None:
        _CHOICES.remove(tx, kept.id)
    else:
        _CHOICES.change(tx, kept.id, favoured_at=None)


def favourites(tx: Connection, owner: Owner) -> list[str]:
    """Return the keys of the favourites, in the order they were marked."""
    found = _CHOICES.all(
        tx,
        *_owned(owner),
        _choice.favoured_at.is_not(None),
        order_by=[_choice.favoured_at, _choice.id],
    )
    return [choice.symbol_key for choice in found]


def recent(tx: Connection, owner: Owner, limit: int) -> list[str]:
    """Return the keys used last, the newest first, at most `limit`."""
    statement = (
        _CHOICES.select()
        .where(*_owned(owner), _choice.used_at.is_not(None))
        .order_by(_choice.used_at.desc(), _choice.id.desc())
        .limit(limit)
    )
    return [_CHOICES.record(row).symbol_key for row in tx.execute(statement)]


def _owned(owner: Owner) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (
        _choice.user_id.is_(None) if owner.user_id is None else _choice.user_id == owner.user_id,
        _choice.unit_id.is_(None) if owner.unit_id is None else _choice.unit_id == owner.unit_id,
    )


def _kept(tx: Connection, owner: Owner, symbol_key: str) -> SymbolChoice | None:
    return _CHOICES.first(tx, *_owned(owner), _choice.symbol_key == symbol_key)
