"""Encrypted files with ten thousand, a hundred thousand and a million answers, and whoever looks at them.

What grows is the municipality: a unit has twenty persons and five thousand answers in each of them. The
answers of a unit lie between those of all others, as they do when everybody answers month after month.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from accessible_fit.services.access import Actor
from db import people, units, users
from db.addresses import file_url
from db.engine import Store, open_store
from db.records import Conversation, Person, Unit
from db.vocabulary import Role
from tests.benchmarks.million import TODAY, Size, store_file
from tests.db.scene import set_scene

KEY = bytes(range(32))
SIZES = (Size(2, 40, 10_000), Size(20, 400, 100_000), Size(200, 4_000, 1_000_000))
FEW = (Size(2, 12, 240), Size(4, 24, 480))
AHEAD = 7
"""How many units or persons further on the next look is, so that little of it has just been read."""


@dataclass(frozen=True)
class InFile:
    """One file: `user` may do everything, `talk` is a conversation that goes on."""

    size: Size
    store: Store
    room: int
    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    user: Actor
    talk: Conversation

    def unit(self, turn: int) -> Unit:
        """The unit that is looked at in this turn."""
        return self.units[turn * AHEAD % len(self.units)]

    def person(self, turn: int) -> Person:
        return self.people[turn * AHEAD % len(self.people)]

    def staff(self, turn: int) -> Actor:
        """Somebody who works in the unit of this turn."""
        return Actor(self.user.user_id, "Karin", Role.STAFF, frozenset({self.unit(turn).id}))


def noon() -> dt.datetime:
    return dt.datetime.combine(TODAY, dt.time(12), dt.UTC)


def encrypt(plain: Path, path: Path, key: bytes) -> None:
    """Copy a store in clear text into an encrypted one, by SQLCipher's own way."""
    with closing(dbapi2.connect(str(plain), isolation_level=None)) as raw:
        raw.execute(f"ATTACH DATABASE ? AS made KEY \"x'{key.hex()}'\"", (str(path),))
        raw.execute("SELECT sqlcipher_export('made')")
        for pragma in ("user_version", "application_id"):
            (found,) = raw.execute(f"PRAGMA main.{pragma}").fetchone()
            raw.execute(f"PRAGMA made.{pragma} = {found}")


@contextmanager
def opened(size: Size, folder: Path) -> Iterator[InFile]:
    """Give a file of this size with everything that is looked at in it."""
    path = folder / f"{size.answers}.db"
    encrypt(store_file(size), path, KEY)
    room = path.stat().st_size
    with open_store(file_url(path), KEY) as store:
        with store.reading() as tx:
            known = sorted(units.all_units(tx), key=lambda one: one.id)
            persons = sorted(people.in_units(tx, [one.id for one in known]), key=lambda one: one.id)
        with store.writing() as tx:
            user = users.add(tx, "eva.ek", "Eva Ek", Role.SUPERUSER, "a hash")
            talk = set_scene(tx).conversation
        eva = Actor(user.id, "Eva Ek", Role.SUPERUSER, frozenset())
        yield InFile(size, store, room, tuple(known), tuple(persons), eva, talk)
