"""Signing in, the first account, and the code that leaves a resident's window."""

import datetime as dt
import logging
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.errors import (
    BadPin,
    FieldMissing,
    NameTaken,
    NotAllowed,
    SignInRefused,
    TooManyTries,
    WeakPassword,
    WrongPin,
)
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from db import audit, settings, units, users
from db.engine import Store, Tx
from db.errors import DbError
from db.records import User
from db.vocabulary import Language, Role, ServiceType

log = logging.getLogger(__name__)

if TYPE_CHECKING:  # only its name is needed, and it brings the forms and answers along
    from accessible_fit.services.clock import Clock

SHORTEST_PASSWORD = 10
FREE_TRIES = 3
LONGEST_WAIT = dt.timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What somebody writes to get an account: the name to sign in with, the name shown, the two secrets."""

    sign_in_name: str
    display_name: str
    password: str
    pin: str
    language: Language = Language.SV


class Accounts:
    """The use cases of users: who they are, how they get in."""

    def __init__(self, store: Store, clock: "Clock") -> None:
        self._store = store
        self._clock = clock

    def is_first_start(self) -> bool:
        """Say whether nobody has an account yet."""
        with self._store.reading() as tx:
            return users.count(tx) == 0

    def make_first(self, account: NewAccount, unit_name: str, service_type: ServiceType) -> Actor:
        """Make the first account, a superuser, and the first unit.

        Raises FieldMissing, WeakPassword, BadPin, and NotAllowed when there are accounts already.
        """
        self._check(account)
        if not unit_name.strip():
            raise FieldMissing(field=N_("Name of the unit"))
        with self._store.writing() as tx:
            if users.count(tx):
                raise NotAllowed
            unit = units.add(tx, unit_name.strip(), service_type)
            user = self._add(tx, account, Role.SUPERUSER)
            users.assign(tx, user.id, unit.id)
            audit.append(tx, user.id, "first_account", "user", user.id, unit.id, {})
            return _actor(tx, user)

    def add(self, actor: Actor, account: NewAccount, role: Role, unit_ids: frozenset[UUID]) -> UUID:
        """Make an account for a colleague. Raises NotAllowed, NameTaken and what `make_first` raises."""
        actor.require(Right.CHANGE_USERS)
        self._check(account)
        with self._store.writing() as tx:
            if users.by_name(tx, account.sign_in_name) is not None:
                raise NameTaken(name=account.sign_in_name)
            user = self._add(tx, account, role)
            for unit_id in unit_ids:
                users.assign(tx, user.id, unit_id)
            audit.append(tx, actor.user_id, "added", "user", user.id, None, {"role": role.value})
            return user.id

    def sign_in(self, name: str, password: str) -> tuple[Actor, Language]:
        """Return who signed in and the language they read.

        Raises SignInRefused, and TooManyTries while waiting after failures: after the third the wait starts
        at two seconds and doubles up to a quarter of an hour.
        """
        now = self._clock()
        with self._store.reading() as tx:
            user = users.by_name(tx, name)
        if user is None or user.disabled:
            # As long as for a real user, so that time does not tell which names exist.
            _hash(password)
            raise SignInRefused
        _require_no_wait(user, now)
        right = _matches(user.password_hash, password)
        with self._store.writing() as tx:
            if right:
                users.record_success(tx, user.id)
            else:
                users.record_failure(tx, user.id, _locked_until(now, user.failed_count + 1))
            audit.append(tx, user.id, "signed_in" if right else "sign_in_refused", "user", user.id, None, {})
            if right:
                return _actor(tx, user), user.language
        raise SignInRefused

    def check_pin(self, actor: Actor, pin: str) -> None:
        """Return when `pin` is the actor's own code. Raises WrongPin, TooManyTries.

        The right code is right also on a full disk: staff must always get out of a person's screen.
        """
        now = self._clock()
        with self._store.reading() as tx:
            user = users.get(tx, actor.user_id)
        _require_no_wait(user, now)
        if user.pin_hash is not None and _matches(user.pin_hash, pin):
            if user.failed_count:
                self._forget_failures(user)
            return
        with self._store.writing() as tx:
            users.record_failure(tx, user.id, _locked_until(now, user.failed_count + 1))
        raise WrongPin

    def _forget_failures(self, user: User) -> None:
        try:
            with self._store.writing() as tx:
                users.record_success(tx, user.id)
        except DbError as problem:
            log.warning("failed tries could not be forgotten: %s", type(problem).__name__)

    def organisation(self) -> str:
        """Return the name of the organisation, empty when none is given."""
        with self._store.reading() as tx:
            return settings.read(tx, "organisation") or ""

    def _add(self, tx: Tx, account: NewAccount, role: Role) -> User:
        return users.add(
            tx,
            account.sign_in_name.strip(),
            account.display_name.strip(),
            role,
            _hash(account.password),
            language=account.language,
            pin_hash=_hash(account.pin),
        )

    def _check(self, account: NewAccount) -> None:
        if not account.display_name.strip():
            raise FieldMissing(field=N_("Your name"))
        if not account.sign_in_name.strip():
            raise FieldMissing(field=N_("Sign-in name"))
        if len(account.password) < SHORTEST_PASSWORD:
            raise WeakPassword(length=SHORTEST_PASSWORD)
        if not (account.pin.isascii() and account.pin.isdecimal() and 4 <= len(account.pin) <= 8):
            raise BadPin


def _actor(tx: Tx, user: User) -> Actor:
    reached = units.all_units(tx) if user.role is Role.SUPERUSER else units.of_user(tx, user.id)
    return Actor(user.id, user.display_name, user.role, frozenset(unit.id for unit in reached))


def _locked_until(now: dt.datetime, failures: int) -> dt.datetime | None:
    if failures < FREE_TRIES:
        return None
    return now + min(dt.timedelta(seconds=2 ** (failures - FREE_TRIES + 1)), LONGEST_WAIT)


def _require_no_wait(user: User, now: dt.datetime) -> None:
    """Raise TooManyTries while a user waits.

    A wait longer than any that is given comes from a clock that has been set back since, and does not count.
    """
    left = user.locked_until - now if user.locked_until is not None else dt.timedelta()
    if dt.timedelta() < left <= LONGEST_WAIT:
        raise TooManyTries(seconds=int(left.total_seconds()) + 1)


def _hash(secret: str) -> str:
    from argon2 import PasswordHasher

    return PasswordHasher().hash(_typed(secret))


def _typed(secret: str) -> str:
    """Return a secret as one keyboard would write it: an å is one sign on one computer and two on another."""
    return unicodedata.normalize("NFC", secret)


def _matches(kept: str, secret: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import VerifyMismatchError

    try:
        return PasswordHasher().verify(kept, _typed(secret))
    except VerifyMismatchError:
        return False
