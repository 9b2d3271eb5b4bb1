"""Putting invented records in the store with the ids they have already, where `db.bulk` is not enough."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from accessible_fit.services.demo.mats import LaidMat
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


def add_mats(tx: Tx, made: Sequence[LaidMat]) -> None:
    """Keep mats whose conversations are kept, with their steps, where the cards lie, and who may see them."""
    bulk.add_mats(tx, (one.mat for one in made))
    bulk.add_mat_steps(tx, (step for one in made for step in one.steps))
    bulk.add_placements(tx, (card for one in made for card in one.placements))
    bulk.add_consents(tx, (one.consent for one in made if one.consent is not None))


def add_profiles(tx: Tx, made: Mapping[UUID, AccessProfile]) -> None:
    """Keep the profiles of persons, by their ids."""
    for person_id, profile in made.items():
        profiles.save(tx, person_id, profile)
