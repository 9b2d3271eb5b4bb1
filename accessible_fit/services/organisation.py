"""The organisation: who works here, in which role and which units; the units; and always one superuser."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.errors import FieldMissing, LastSuperuser, NameTaken, NotAllowed, UnitNameTaken
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.signing_in import given_passwords
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.services.signing_in.secret_words import given_password, hashed
from db import audit, units, users
from db.engine import Store, Tx
from db.errors import ConstraintBroken
from db.records import Unit, User
from db.vocabulary import Language, Role, ServiceType

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with an account. `signed_in_at` is None when it has never been, `given` while the password
    is the one that was given to begin with.
    """

    id: UUID
    sign_in_name: str
    name: str
    role: Role
    language: Language
    units: tuple[Unit, ...]
    disabled: bool
    given: bool
    signed_in_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class ColleagueChange:
    """What a superuser says of an account: what the colleague is called, works as, reads, and where."""

    name: str
    role: Role
    language: Language
    unit_ids: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Given:
    """A password to hand to a colleague, who chooses another one when signing in for the first time."""

    user_id: UUID
    sign_in_name: str
    password: str


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works in a unit."""

    id: UUID
    name: str
    role: Role
    disabled: bool


@dataclass(frozen=True, slots=True)
class UnitCard:
    """A unit, who leads it and who works there, by name."""

    unit: Unit
    leaders: tuple[Worker, ...]
    workers: tuple[Worker, ...]


class Colleagues:
    """The use cases of looking after accounts, for superusers."""

    def __init__(self, store: Store, accounts: Accounts) -> None:
        self._store = store
        self._accounts = accounts

    def listed(self, actor: Actor) -> list[Colleague]:
        """Return every account by name. Raises NotAllowed."""
        actor.require(Right.CHANGE_USERS)
        with self._store.reading() as tx:
            latest = users.last_signed_in(tx)
            return sorted(
                (_colleague(tx, user, latest.get(user.id)) for user in users.all_users(tx)),
                key=lambda one: (one.disabled, one.name.casefold()),
            )

    def one(self, actor: Actor, user_id: UUID) -> Colleague:
        """Return one account. Raises NotAllowed, UnknownRow."""
        actor.require(Right.CHANGE_USERS)
        with self._store.reading() as tx:
            return _colleague(tx, users.get(tx, user_id), users.last_signed_in(tx).get(user_id))

    def add(self, actor: Actor, sign_in_name: str, change: ColleagueChange) -> Given:
        """Make an account, with a password to begin with. Raises NotAllowed, FieldMissing, NameTaken."""
        actor.require(Right.CHANGE_USERS)
        name = _shown(change.name, N_("Name"))
        password = given_password()
        account = NewAccount(_shown(sign_in_name, N_("Sign-in name")), name, password, "", change.language)
        try:
            user_id = self._accounts.add(actor, account, change.role, change.unit_ids, given=True)
        except ConstraintBroken as broken:  # somebody else took the name at the same moment
            raise NameTaken(name=sign_in_name) from broken
        return Given(user_id, account.sign_in_name, password)

    def change(self, actor: Actor, user_id: UUID, change: ColleagueChange) -> Colleague:
        """Change an account. Raises NotAllowed, FieldMissing, and LastSuperuser when nobody would be left."""
        actor.require(Right.CHANGE_USERS)
        name = _shown(change.name, N_("Name"))
        with self._store.writing() as tx:
            active = _active_with(tx, actor)
            user = users.hold(tx, user_id)
            if change.role is not Role.SUPERUSER:
                _keep_one(active, user)
            users.change(tx, user_id, name, change.role, change.language)
            _work_in(tx, user_id, change.unit_ids)
            told = {"role": change.role.value, "units": sorted(str(one) for one in change.unit_ids)}
            audit.append(tx, actor.user_id, "changed", "user", user_id, None, told)
            return _colleague(tx, users.get(tx, user_id), None)

    def give_password(self, actor: Actor, user_id: UUID) -> Given:
        """Give a colleague another password to begin with; the one before and the code open nothing more.

        Raises NotAllowed.
        """
        actor.require(Right.CHANGE_USERS)
        password = given_password()
        kept = hashed(password)
        with self._store.writing() as tx:
            _active_with(tx, actor)
            user = users.set_password(tx, user_id, kept)
            users.set_pin(tx, user_id, None)
            users.set_failures(tx, user_id, 0, None)
            given_passwords.note(tx, user_id)
            audit.append(tx, actor.user_id, "gave", "password", user_id, None, {})
        self._accounts.forgive(user_id)
        return Given(user_id, user.sign_in_name, password)

    def set_disabled(self, actor: Actor, user_id: UUID, disabled: bool) -> None:
        """Let a colleague in no more, or again. Raises NotAllowed, LastSuperuser."""
        actor.require(Right.CHANGE_USERS)
        with self._store.writing() as tx:
            active = _active_with(tx, actor)
            user = users.hold(tx, user_id)
            if disabled:
                _keep_one(active, user)
            users.set_disabled(tx, user_id, disabled)
            verb = "closed" if disabled else "opened"
            audit.append(tx, actor.user_id, verb, "user", user_id, None, {})


class Units:
    """The use cases of units: what they are called, who leads them and who works there."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def listed(self, actor: Actor) -> list[UnitCard]:
        """Return the units that the actor reaches, by name. Raises NotAllowed."""
        actor.require(Right.CHANGE_UNITS)
        with self._store.reading() as tx:
            everybody = {user.id: (user, set(users.units_of(tx, user.id))) for user in users.all_users(tx)}
            return sorted(
                (_card(unit, everybody.values()) for unit in units.all_units(tx) if actor.reaches(unit.id)),
                key=lambda one: one.unit.name.casefold(),
            )

    def change(self, actor: Actor, unit_id: UUID, name: str, service_type: ServiceType) -> Unit:
        """Change a unit's name or kind of support. Raises NotAllowed, FieldMissing, UnitNameTaken.

        The kind is for superusers: it decides which units are counted together, and a leader who moved a unit
        to another kind could subtract what was told of each before and after.
        """
        actor.require(Right.CHANGE_UNITS, unit_id)
        shown = _shown(name, N_("Name of the unit"))
        with self._store.writing() as tx:
            if units.get(tx, unit_id).service_type is not service_type:
                actor.require(Right.CHANGE_USERS, unit_id)
            _require_free(tx, shown, unit_id)
            unit = units.change(tx, unit_id, shown, service_type)
            audit.append(tx, actor.user_id, "changed", "unit_name", unit_id, unit_id, {})
            return unit

    def add(self, actor: Actor, name: str, service_type: ServiceType) -> Unit:
        """Add a unit. Raises NotAllowed, FieldMissing, UnitNameTaken."""
        actor.require(Right.CHANGE_UNITS)
        shown = _shown(name, N_("Name of the unit"))
        with self._store.writing() as tx:
            _require_free(tx, shown, None)
            unit = units.add(tx, shown, service_type)
            if actor.role is not Role.SUPERUSER:
                users.assign(tx, actor.user_id, unit.id)  # nobody works there yet whom it could show
            audit.append(tx, actor.user_id, "added", "unit", unit.id, unit.id, {})
            return unit

    def set_workers(self, actor: Actor, unit_id: UUID, user_ids: frozenset[UUID]) -> None:
        """Say who works in a unit, leaders as well.

        Only for those who may change users: it decides whose answers somebody sees. Raises NotAllowed.
        """
        actor.require(Right.CHANGE_USERS, unit_id)
        with self._store.writing() as tx:
            _active_with(tx, actor)
            before = {user.id for user in users.all_users(tx) if unit_id in users.units_of(tx, user.id)}
            for user_id in user_ids - before:
                users.assign(tx, user_id, unit_id)
            for user_id in before - user_ids:
                users.unassign(tx, user_id, unit_id)
            if before != user_ids:
                told = {
                    "added": sorted(str(one) for one in user_ids - before),
                    "removed": sorted(str(one) for one in before - user_ids),
                }
                audit.append(tx, actor.user_id, "changed", "unit_workers", unit_id, unit_id, told)


def _active_with(tx: Tx, actor: Actor) -> list[UUID]:
    """Return the superusers who may sign in, the actor among them.

    Raises NotAllowed when the actor was one when signing in and is no more.
    """
    active = users.active_superusers(tx)
    if actor.user_id not in active:
        raise NotAllowed
    return active


def _keep_one(active: list[UUID], user: User) -> None:
    if active == [user.id]:
        raise LastSuperuser(name=user.display_name)


def _work_in(tx: Tx, user_id: UUID, unit_ids: frozenset[UUID]) -> None:
    before = set(users.units_of(tx, user_id))
    for unit_id in unit_ids - before:
        users.assign(tx, user_id, unit_id)
    for unit_id in before - unit_ids:
        users.unassign(tx, user_id, unit_id)


def _colleague(tx: Tx, user: User, signed_in_at: dt.datetime | None) -> Colleague:
    return Colleague(
        user.id,
        user.sign_in_name,
        user.display_name,
        user.role,
        user.language,
        tuple(units.of_user(tx, user.id)),
        user.disabled,
        given_passwords.is_given(tx, user.id),
        signed_in_at,
    )


def _card(unit: Unit, everybody: Iterable[tuple[User, set[UUID]]]) -> UnitCard:
    there = sorted(
        (
            Worker(user.id, user.display_name, user.role, user.disabled)
            for user, theirs in everybody
            if unit.id in theirs
        ),
        key=lambda one: one.name.casefold(),
    )
    leaders = tuple(one for one in there if one.role is Role.LEADER)
    return UnitCard(unit, leaders, tuple(one for one in there if one.role is not Role.LEADER))


def _require_free(tx: Tx, name: str, unit_id: UUID | None) -> None:
    for unit in units.all_units(tx):
        if unit.id != unit_id and unit.name.casefold() == name.casefold():
            raise UnitNameTaken(name=name)


def _shown(written: str, field: str) -> str:
    """Return a name as one line. Raises FieldMissing when nothing can be seen of it, or too much."""
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in written).split())
    if not name or len(name) > LONGEST_NAME:
        raise FieldMissing(field=field)
    return name
