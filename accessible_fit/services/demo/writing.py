"""Putting invented records in the store with the ids they have already."""

from collections.abc import Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from db import bulk, profiles, users
from db.engine import Tx
from db.records import AccessProfile, Action, InstrumentVersion, LifeEvent, Plan, Unit, User
from db.shelf import Shelf
from db.tables import ActionRow, InstrumentVersionRow, LifeEventRow, PlanRow, UnitRow, UserRow

R = TypeVar("R")

add_people = bulk.add_people
add_enrolments = bulk.add_enrolments
add_conversations = bulk.add_conversations
add_answers = bulk.add_answers


def add_units(tx: Tx, made: Iterable[Unit]) -> int:
    """Keep units and return how many."""
    return _add(tx, Shelf(Unit, UnitRow), made)


def add_users(tx: Tx, made: Iterable[User], unit_id: UUID | None = None) -> int:
    """Keep users, let them work in the unit if one is given, and return how many."""
    workers = list(made)
    count = _add(tx, Shelf(User, UserRow), workers)
    if unit_id is not None:
        for worker in workers:
            users.assign(tx, worker.id, unit_id)
    return count


def add_versions(tx: Tx, made: Iterable[InstrumentVersion]) -> int:
    """Keep versions of instruments and return how many."""
    return _add(tx, Shelf(InstrumentVersion, InstrumentVersionRow), made)


def add_profiles(tx: Tx, made: Mapping[UUID, AccessProfile]) -> None:
    """Keep the profiles of persons, by their ids."""
    for person_id, profile in made.items():
        profiles.save(tx, person_id, profile)


def add_plans(tx: Tx, made: Iterable[Plan]) -> int:
    """Keep plans and return how many."""
    return _add(tx, Shelf(Plan, PlanRow), made)


def add_life_events(tx: Tx, made: Iterable[LifeEvent]) -> int:
    """Keep events and return how many."""
    return _add(tx, Shelf(LifeEvent, LifeEventRow), made)


def add_actions(tx: Tx, made: Iterable[Action]) -> int:
    """Keep actions and return how many."""
    return _add(tx, Shelf(Action, ActionRow), made)


def _add(tx: Tx, shelf: Shelf[R], made: Iterable[R]) -> int:
    records = list(made)
    return shelf.put_many(tx, records) if records else 0
