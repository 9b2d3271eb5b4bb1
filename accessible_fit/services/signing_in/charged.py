"""Tries held against somebody: counted before they are looked at, forgotten when one was right.

The store counts, and this running program counts along: what cannot be written, because the disk is full or
the server away, is counted here all the same.
"""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.services.signing_in import unknown_names
from accessible_fit.services.signing_in.tries import Waits
from db import audit, users
from db.engine import Store, Tx
from db.errors import DbError
from db.records import User

log = logging.getLogger(__name__)

if TYPE_CHECKING:  # only its name is needed, and it brings the forms and answers along
    from accessible_fit.services.clock import Clock

PIN_TRIES = 5
"""After so many failures in a row a code opens nothing but a person's screen, until there is a password."""


@dataclass(frozen=True, slots=True)
class Charged:
    """A try that has been counted: who it is about, how many failed before it, why it could not be kept."""

    user: User
    before: int
    problem: DbError | None = None


class Charges:
    """What has been tried against each user. `steady` gives seconds and cannot be set by anybody."""

    def __init__(self, store: Store, clock: "Clock", steady: Callable[[], float]) -> None:
        self._store = store
        self._waits = Waits(clock, steady)
        self._known: dict[UUID, User] = {}
        self._password_needed: set[UUID] = set()

    def charge(self, user_id: UUID, waits: bool = True) -> Charged:
        """Count a try against a user before it is looked at. Raises TooManyTries while the user waits.

        What cannot be written is counted in this program; the reason comes along.
        """
        try:
            with self._store.writing() as tx:
                user = users.hold(tx, user_id)
                before = self._before(user) if waits else user.failed_count
                until = self._waits.failed(user.id, before + 1)
                users.set_failures(tx, user.id, before + 1, until)
                return Charged(user, before)
        except DbError as problem:
            user = self.user(user_id)
            before = self._before(user) if waits else user.failed_count
            if waits:
                self._waits.failed(user_id, before + 1)
            return Charged(user, before, problem)

    def charge_unknown(self, name: str) -> None:
        """Count a try with a name that nobody has. Raises TooManyTries while that name waits."""
        with self._store.writing() as tx:
            unknown_names.charge(tx, self._waits, name)

    def charge_code(self, user_id: UUID) -> int:
        """Count a code on a person's screen, and return how many have been wrong there.

        Codes wait for codes alone. Raises TooManyTries.
        """
        key = ("pin", user_id)
        tried = self._waits.require_none(key, 0, None)
        self._waits.failed(key, tried + 1)
        return tried

    def code_was_right(self, charged: Charged, tried: int) -> None:
        """Forget the codes that were wrong on a person's screen, `tried` of them before the right one.

        What was tried elsewhere than on this screen is not forgotten because of a code.
        """
        user, opens = charged.user, charged.before < PIN_TRIES
        self._waits.forget(("pin", user.id))
        (self._password_needed.discard if opens else self._password_needed.add)(user.id)
        if charged.problem is None:
            left = max(charged.before - tried, 0) if opens else charged.before
            self.forgive_if_possible(user.id, left, user.locked_until)

    def password_needed(self, user_id: UUID) -> bool:
        """Say whether the code that was right last on a person's screen is good for nothing else."""
        return user_id in self._password_needed

    def forgive(self, tx: Tx, user_id: UUID, failures: int = 0, until: dt.datetime | None = None) -> None:
        """Hold no more than so many failures against a user, who waits no longer than until then."""
        users.set_failures(tx, user_id, failures, until if failures else None)
        self._waits.forget(user_id, failures)
        if not failures:
            self._password_needed.discard(user_id)

    def forgive_if_possible(
        self, user_id: UUID, failures: int, until: dt.datetime | None, verb: str = ""
    ) -> None:
        """The same in a transaction of its own, with `verb` in the log; a full disk shuts nobody out."""
        try:
            with self._store.writing() as tx:
                self.forgive(tx, user_id, failures, until)
                if verb:
                    audit.append(tx, user_id, verb, "user", user_id, None, {})
        except DbError as problem:
            log.warning("failed tries could not be forgotten: %s", type(problem).__name__)

    def forgive_here(self, user_id: UUID, failures: int = 0) -> None:
        """Let a user wait no more in this program; what the store holds against the user stays."""
        self._waits.forget(user_id, failures)

    def know(self, user: User) -> None:
        """Remember a user as now, for when the store cannot be asked."""
        self._known[user.id] = user

    def user(self, user_id: UUID) -> User:
        """Return a user; as known from signing in when the store cannot be asked at the moment."""
        try:
            with self._store.reading() as tx:
                return users.get(tx, user_id)
        except DbError:
            if user_id not in self._known:
                raise
            return self._known[user_id]

    def _before(self, user: User) -> int:
        return self._waits.require_none(user.id, user.failed_count, user.locked_until)
