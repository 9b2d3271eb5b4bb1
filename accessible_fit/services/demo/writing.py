"""Putting invented records in the store with the ids they have already, where `db.bulk` is not enough."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from db import bulk, profiles, users
from db.engine import Tx
from db.records import AccessProfile, User


def add_users(tx: Tx, made: Iterable[User], unit_id: UUID | None = None) -> int:
    """Keep users, let them work in the unit if one is given, and return how many."""
    workers = list(made)
    count = bulk.add_users(tx, workers)
    if unit_id is not None:
        for worker in workers:
            users.assign(tx, worker.id, unit_id)
    return count


def add_profiles(tx: Tx, made: Mapping[UUID, AccessProfile]) -> None:
    """Keep the profiles of persons, by their ids."""
    for person_id, profile in made.items():
        profiles.save(tx, person_id, profile)
