"""One thing to be written in a conversation, and the way in which it is written.

Usually it goes straight to the store. Where the store is a server, `journal.guard` takes the same deed, and
keeps on this computer what the server cannot take now.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from accessible_fit.services.access import Actor
from db.engine import Store, Tx

Body = Mapping[str, Any]
"""What JSON can hold."""
Arrive = Callable[[Tx, Actor, "Came"], None]
"""Writes what comes from a journal; the rights are those that the user has now."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be written: of which kind, by whom, about whom.

    `body` makes the rest, if it has to be kept here.
    """

    kind: str
    actor: Actor
    person_id: UUID
    unit_id: UUID
    conversation_id: UUID | None
    body: Callable[[], Body]


@dataclass(frozen=True, slots=True)
class Came:
    """A deed that comes from a journal."""

    person_id: UUID
    conversation_id: UUID | None
    body: Body


class Writing(Protocol):
    """How what happens in a conversation is written."""

    def write(self, deed: Deed, do: Callable[[Tx], None]) -> None:
        """Have `do` done in a transaction of its own, now or, where it may, later."""

    def bring_in(self, conversation_id: UUID) -> None:
        """Send what waits on this computer first: somebody wants to go on with what is on the server.

        Raises StillWaiting.
        """


class Straight:
    """Writes to the store at once, or raises why it cannot."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, deed: Deed, do: Callable[[Tx], None]) -> None:
        """Write it in a transaction of its own."""
        with self._store.writing() as tx:
            do(tx)

    def bring_in(self, conversation_id: UUID) -> None:
        """Nothing ever waits."""
