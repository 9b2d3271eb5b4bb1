"""What waits on this computer for the server, and what could not arrive there."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.journal.errors import NotHere
from accessible_fit.services.journal.guard import Guard
from db import audit, people, users
from db.engine import Store, Tx
from db.errors import UnknownRow
from db.journal import Entry

SAID = ("answer", "mat", "pretest", "photo", "audience", "consent", "helped")
"""Kinds in which a person says something; the rest is what was shown, and that a conversation has ended."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How much waits here: what somebody said, everything, what could not arrive, what another server has."""

    said: int = 0
    all: int = 0
    refused: int = 0
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """One thing that could not arrive. `alias` and `who` are empty when they are not known here any more.

    `why` is the name of the failure.
    """

    id: UUID
    alias: str
    who: str
    kind: str
    made_at: dt.datetime
    why: str


@dataclass(frozen=True, slots=True)
class NotArrived:
    """Everything that could not arrive; `erased` is how much was taken away with people who are erased."""

    refused: tuple[Refused, ...]
    erased: int


class Waiting:
    """The use cases of what waits. Without a guard (the store is a file) nothing ever does."""

    def __init__(self, store: Store, clock: Clock, guard: Guard | None) -> None:
        self._store = store
        self._clock = clock
        self._guard = guard

    @property
    def offered(self) -> bool:
        """Whether anything can wait here at all."""
        return self._guard is not None

    def counted(self) -> Counted:
        """Return how much waits; it is no secret, and says nothing about anybody."""
        guard = self._guard
        if guard is None:
            return Counted()
        kinds = guard.journal.kinds(guard.place)
        stores = guard.journal.stores()
        return Counted(
            sum(kinds.get(kind, 0) for kind in SAID),
            sum(kinds.values()),
            len(guard.journal.refused()),
            sum(number for store, number in stores.items() if store != guard.place),
        )

    def send_now(self) -> None:
        """Try to send what waits without waiting for the next try."""
        if self._guard is not None:
            self._guard.send_now()

    def not_arrived(self, actor: Actor) -> NotArrived:
        """Return what could not arrive; what it is about people who are erased goes now.

        Raises NotAllowed.
        """
        actor.require(Right.KEEP_BACKUPS)
        if self._guard is None:
            return NotArrived((), 0)
        found, gone = [], set[UUID]()
        with self._store.writing() as tx:
            for entry in self._guard.journal.refused():
                alias = _alias(tx, entry.person_id)
                if alias is None:
                    gone.add(entry.person_id)
                else:
                    found.append(
                        Refused(entry.id, alias, _user(tx, entry), entry.kind, entry.made_at, entry.why or "")
                    )
            audit.append(tx, actor.user_id, "looked_at", "waiting", None, None, {})
        erased = sum(self._guard.journal.forget_person(person_id) for person_id in gone)
        return NotArrived(tuple(found), erased)

    def ask_again(self, actor: Actor, entry_id: UUID) -> None:
        """Let something that could not arrive wait again, and try at once. Raises NotAllowed, NotHere."""
        actor.require(Right.KEEP_BACKUPS)
        guard, _ = self._found(entry_id)
        guard.journal.ask_again(entry_id)
        guard.send_now()
        guard.changed()

    def let_go(self, actor: Actor, entry_id: UUID) -> None:
        """Take away something that could not arrive; the log keeps that. Raises NotAllowed, NotHere."""
        actor.require(Right.KEEP_BACKUPS)
        guard, entry = self._found(entry_id)
        with self._store.writing() as tx:
            about = {"kind": entry.kind, "why": entry.why or ""}
            audit.append(tx, actor.user_id, "removed", "waiting", entry.person_id, None, about)
        guard.journal.remove(entry_id)
        guard.changed()

    def forget(self, person_id: UUID) -> None:
        """Take away everything about somebody who is erased."""
        if self._guard is not None and self._guard.journal.forget_person(person_id):
            self._guard.changed()

    def _found(self, entry_id: UUID) -> tuple[Guard, Entry]:
        refused: Iterator[Entry] = iter(self._guard.journal.refused() if self._guard is not None else ())
        entry = next((one for one in refused if one.id == entry_id), None)
        if self._guard is None or entry is None:
            raise NotHere
        return self._guard, entry


def _alias(tx: Tx, person_id: UUID) -> str | None:
    try:
        return people.get(tx, person_id).alias
    except UnknownRow:
        return None


def _user(tx: Tx, entry: Entry) -> str:
    try:
        return users.get(tx, entry.user_id).display_name
    except UnknownRow:
        return ""
