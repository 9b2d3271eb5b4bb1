"""Writing to a server that may go away: what it cannot take now waits on this computer and arrives once.

Every deed has an id before it is tried, and the server keeps the ids of those that came (`db.arrivals`) in
the same transaction. So it does not matter whether a connection was lost before a commit, during it or after.
While anything of a user waits, what follows waits behind it: nothing overtakes, and nobody waits for a silent
network a second time. Where the server lets everybody write in their own name alone, what somebody wrote
waits until that user is signed in here.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import TimeoutError as TooLong
from contextlib import AbstractContextManager, contextmanager
from threading import Lock
from uuid import UUID

from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.clock import Clock
from accessible_fit.services.journal.deeds import Arrive, Came, Deed
from accessible_fit.services.journal.errors import StillWaiting
from accessible_fit.services.journal.lane import Lane
from db import arrivals, conversations, people, server, units, users
from db.engine import Store, Tx
from db.errors import ConnectionLost, DbError, DiskFull, ServerRefused, SignInEnded, StoreBusy
from db.ids import new_id
from db.journal import Entry, LocalJournal
from db.records import Arrival
from db.vocabulary import Role

log = logging.getLogger(__name__)

NOT_NOW = (ConnectionLost, ServerRefused, StoreBusy, DiskFull, SignInEnded)
"""A server that fails like this may take the same thing later."""
PATIENCE_S = 1.5
"""So long a person's screen waits for a server that says nothing."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
CLOSING_S = 4.0


class Guard:
    """Writes deeds, now or later. `changed` is called, from any thread, when more or less waits."""

    def __init__(
        self,
        store: Store,
        journal: LocalJournal,
        clock: Clock,
        patience_s: float = PATIENCE_S,
        longest_pause_s: float = LONGEST_PAUSE_S,
    ) -> None:
        self._store = store
        self.journal = journal
        self._clock = clock
        self._patience_s = patience_s
        self._longest_pause_s = longest_pause_s
        self._pause_s = FIRST_PAUSE_S
        self._arrive: dict[str, Arrive] = {}
        self._order = Lock()
        self._lane = Lane("server", self._send_what_waits)
        self.changed: Callable[[], None] = _nothing
        self.place = store.shown
        self.away = False
        """Whether the server did not answer when it was last tried; then it is tried again and again."""

    def begin(self, arrive: Mapping[str, Arrive]) -> None:
        """Take who writes which kind of deed when it arrives, and send what an earlier start left behind."""
        self._arrive = dict(arrive)
        if self.journal.count(self.place):
            self._lane.wake()

    def near(self) -> Store:
        """Return the store for everything else: while the server is away it says so at once."""
        return _Near(self._store, lambda: self.away)

    # ------------------------------------------------------------------ what happens in a conversation

    def write(self, deed: Deed, do: Callable[[Tx], None]) -> None:
        """Write a deed on the server, or on this computer when the server cannot take it now.

        Raises what `do` raises, and what kept it from the server when this computer cannot keep it either.
        """
        with self._order:  # of two that come at once, the second waits to see where the first one goes
            deed_id = new_id()
            if self.journal.count(self.place, deed.actor.user_id):
                self._keep(deed_id, deed)
                return
            job = self._lane.submit(lambda: self._straight(deed_id, deed, do))
            try:
                job.result(self._patience_s)
            except TooLong:
                # It may still succeed. Sending comes after it on the same thread, and finds its id.
                self._keep_or(ConnectionLost(place=self.place), deed_id, deed)
            except NOT_NOW as problem:
                self._keep_or(problem, deed_id, deed)

    def bring_in(self, conversation_id: UUID) -> None:
        """Send what waits, because somebody goes on with a conversation. Raises StillWaiting if it cannot."""
        if not self.journal.waits_for(self.place, conversation_id):
            return
        try:
            self._lane.submit(self._send_what_waits).result(self._patience_s * 2)
        except TooLong:
            log.info("the server is silent")
        if self.journal.waits_for(self.place, conversation_id):
            raise StillWaiting

    def _straight(self, deed_id: UUID, deed: Deed, do: Callable[[Tx], None]) -> None:
        with self._store.writing() as tx:
            server.be_brief(tx)
            if deed.conversation_id is not None:
                arrivals.add(tx, Arrival(deed_id, deed.unit_id, deed.conversation_id, self._clock()))
            do(tx)

    def _keep_or(self, problem: DbError, deed_id: UUID, deed: Deed) -> None:
        try:
            self._keep(deed_id, deed)
        except DbError as second:
            log.warning("nothing can be kept on this computer: %s", type(second).__name__)
            raise problem from second

    def _keep(self, deed_id: UUID, deed: Deed) -> None:
        self.journal.add(
            Entry(
                deed_id,
                self.place,
                deed.actor.user_id,
                deed.person_id,
                deed.unit_id,
                deed.conversation_id,
                deed.kind,
                self._clock(),
                deed.body(),
            )
        )
        self.away = True
        self._lane.wake()
        self.changed()

    # ------------------------------------------------------------------ sending

    def send_now(self) -> None:
        """Try at once, also when the next try would come later."""
        self._pause_s = FIRST_PAUSE_S
        self._lane.wake()

    def close(self) -> None:
        """Try once more to send what waits, and end; what cannot be sent waits for the next start."""
        if self.journal.count(self.place):
            self._lane.submit(self._send_what_waits)
        if self._lane.close(CLOSING_S):
            self.journal.close()

    def _send_what_waits(self) -> float | None:
        """Send in order until the server is gone; return after how many seconds to try again."""
        before = self.journal.count(self.place)
        if not before:
            self.away = False
            return None
        with self.journal.sending() as mine:
            if not mine:
                return FIRST_PAUSE_S  # another program of this computer is at it
            self.away = away = not self._send_in_order()
        if self.journal.count(self.place) != before:
            self.changed()
        if not away:
            # What is left is another user's, or was written just now.
            self._pause_s = FIRST_PAUSE_S
            return self._longest_pause_s if self.journal.count(self.place) else None
        pause_s, self._pause_s = self._pause_s, min(self._pause_s * 2, self._longest_pause_s)
        return pause_s

    def _send_in_order(self) -> bool:
        """Send all that may be sent now; say whether the server took it."""
        try:
            with self._store.writing() as tx:
                only_as = server.only_as(tx)
        except NOT_NOW as problem:
            log.info("the server cannot take it now: %s", type(problem).__name__)
            return False
        mine = (
            entry for entry in self.journal.waiting(self.place) if only_as is None or entry.user_id == only_as
        )
        return all(self._sent(entry) for entry in mine)

    def _sent(self, entry: Entry) -> bool:
        """Say whether to go on with the next entry: it has arrived, or it never can."""
        try:
            self._bring(entry)
        except NOT_NOW as problem:
            log.info("the server cannot take it now: %s", type(problem).__name__)
            return False
        except Exception as problem:
            # Whatever it is, nothing of it is thrown away, and what comes after it is not held up.
            log.warning("something that waited could not arrive: %s", type(problem).__name__)
            self.journal.refuse(entry.id, type(problem).__name__)
        else:
            self.journal.remove(entry.id)
        return True

    def _bring(self, entry: Entry) -> None:
        with self._store.writing() as tx:
            server.be_brief(tx)
            if server.only_as(tx) not in (None, entry.user_id):
                raise SignInEnded(place=self.place)  # somebody else has just signed in
            actor = _as_of_now(tx, entry.user_id)
            people.get(tx, entry.person_id)
            if entry.conversation_id is not None:
                talk = conversations.get(tx, entry.conversation_id)
                if not arrivals.add(tx, Arrival(entry.id, talk.unit_id, talk.id, self._clock())):
                    return  # it came, and only the answer to that was lost
            self._arrive[entry.kind](tx, actor, Came(entry.person_id, entry.conversation_id, entry.body))


class _Near(Store):
    """The same store; nobody waits for a server that is known to be gone."""

    def __init__(self, store: Store, away: Callable[[], bool]) -> None:
        self.__dict__.update(store.__dict__)
        self._away = away

    @contextmanager
    def reading(self) -> Iterator[Tx]:
        """Give a transaction that can write nothing. Raises ConnectionLost."""
        self._require_there()
        with super().reading() as tx:
            yield tx

    def writing(self) -> AbstractContextManager[Tx]:
        """Give a transaction. Raises ConnectionLost and what the store raises."""
        self._require_there()
        return super().writing()

    def _require_there(self) -> None:
        if self._away():
            raise ConnectionLost(place=self.shown)


def _as_of_now(tx: Tx, user_id: UUID) -> Actor:
    """Return who wrote it, with the role and the units of today. Raises NotAllowed, UnknownRow."""
    user = users.get(tx, user_id)
    if user.disabled:
        raise NotAllowed
    reached = units.all_units(tx) if user.role is Role.SUPERUSER else units.of_user(tx, user.id)
    return Actor(user.id, user.display_name, user.role, frozenset(unit.id for unit in reached))


def _nothing() -> None:
    """Nobody wants to know."""
