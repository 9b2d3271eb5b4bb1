"""Getting in: the first account, signing in, unlocking, the code that leaves a resident's window.

Every try is counted before it is looked at, so that many at once are not more than one after the other. A
name that nobody has is answered like a wrong password, waits like one, and takes as long.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.errors import (
    FieldMissing,
    NameTaken,
    NewPasswordNeeded,
    NotAllowed,
    NotUnlocked,
    PasswordNeeded,
    SamePassword,
    SignInRefused,
    WrongPassword,
    WrongPin,
)
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.signing_in import given_passwords, new_account, on_server
from accessible_fit.services.signing_in.charged import PIN_TRIES, Charges
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.services.signing_in.secret_words import (
    check_password,
    check_pin,
    fits,
    hashed,
    is_pin,
    like_any,
)
from db import audit, units, users
from db.engine import Store, Tx
from db.records import User
from db.vocabulary import Language, Role, ServiceType

if TYPE_CHECKING:  # only its name is needed, and it brings the forms and answers along
    from accessible_fit.services.clock import Clock


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """What a user sees of the own account."""

    sign_in_name: str
    name: str
    role: Role
    language: Language


class Accounts:
    """The use cases of users: who they are, how they get in.

    `steady` gives seconds and cannot be set by anybody.
    """

    def __init__(self, store: Store, clock: "Clock", steady: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._charges = Charges(store, clock, steady)

    # ------------------------------------------------------------------ accounts are made

    def is_first_start(self) -> bool:
        """Say whether nobody has an account. Raises NoAccountsYet where only the owner makes the first."""
        if self._store.guard is not None:
            self._store.guard.require_accounts()
            return False
        with self._store.reading() as tx:
            return users.count(tx) == 0

    def make_first(self, account: NewAccount, unit_name: str, service_type: ServiceType) -> Actor:
        """Make the first account, a superuser, and the first unit.

        Raises FieldMissing, WeakPassword, EasyPassword, BadPin, EasyPin, and NotAllowed when there are
        accounts already.
        """
        new_account.check(account)
        if not unit_name.strip():
            raise FieldMissing(field=N_("Name of the unit"))
        with self._store.writing() as tx:
            if users.count(tx):
                raise NotAllowed
            unit = units.add(tx, unit_name.strip(), service_type)
            user = new_account.put(tx, account, Role.SUPERUSER)
            users.assign(tx, user.id, unit.id)
            audit.append(tx, user.id, "first_account", "user", user.id, unit.id, {})
            return _actor(tx, user)

    def add(
        self, actor: Actor, account: NewAccount, role: Role, unit_ids: frozenset[UUID], given: bool = False
    ) -> UUID:
        """Make an account for a colleague. Raises NotAllowed, NameTaken and what `make_first` raises.

        A `given` password lets in once, to choose another one and a code.
        """
        actor.require(Right.CHANGE_USERS)
        new_account.check(account, given)
        with self._store.writing() as tx:
            if users.by_name(tx, account.sign_in_name) is not None:
                raise NameTaken(name=account.sign_in_name)
            user = new_account.put(tx, account, role)
            for unit_id in unit_ids:
                users.assign(tx, user.id, unit_id)
            if given:
                given_passwords.note(tx, user.id)
            audit.append(tx, actor.user_id, "added", "user", user.id, None, {"role": role.value})
            return user.id

    # ------------------------------------------------------------------ signing in

    def sign_out(self) -> None:
        """Let a server forget who is signed in here; a file has nobody to forget. Raises ConnectionLost."""
        if self._store.guard is not None:
            self._store.guard.sign_out()

    def sign_in(self, name: str, password: str) -> tuple[Actor, Language]:
        """Return who signed in and the language they read.

        Raises SignInRefused; TooManyTries while waiting after failures: after the third the wait starts at
        two seconds and doubles up to a quarter of an hour; NewPasswordNeeded when the password is right and
        was given by somebody else (see `begin`).
        """
        user_id = self._let_in(name, password)
        with self._store.writing() as tx:
            user = self._welcome(tx, user_id)
            given = given_passwords.is_given(tx, user_id)
            if not given:
                audit.append(tx, user_id, "signed_in", "user", user_id, None, {})
            actor = _actor(tx, user)
        if given:
            raise NewPasswordNeeded
        return actor, user.language

    def begin(self, name: str, password: str, new_password: str, pin: str) -> tuple[Actor, Language]:
        """Take another password, and a code, instead of the password that was given, and sign in.

        Raises what `sign_in` raises, WeakPassword, EasyPassword, SamePassword, BadPin, EasyPin.
        """
        check_password(new_password, name)
        check_pin(pin)
        if new_password == password:
            raise SamePassword
        user_id = self._let_in(name, password)
        kept, code = hashed(new_password), hashed(pin)
        with self._store.writing() as tx:
            self._welcome(tx, user_id)
            if not given_passwords.is_given(tx, user_id):
                raise NotAllowed
            users.set_password(tx, user_id, kept)
            user = users.set_pin(tx, user_id, code)
            self._charges.know(user)
            given_passwords.forget(tx, user_id)
            audit.append(tx, user_id, "changed", "password", user_id, None, {})
            audit.append(tx, user_id, "signed_in", "user", user_id, None, {})
            return _actor(tx, user), user.language

    def _let_in(self, name: str, password: str) -> UUID:
        """Return whose name and password they are; the try is still held against the user."""
        if self._store.guard is not None:
            return on_server.let_in(self._store.guard, name, password)
        with self._store.reading() as tx:
            found = users.by_name(tx, name)
        if found is None:
            self._try_unknown(name, password)
            raise SignInRefused
        charged = self._charges.charge(found.id)
        if charged.problem is not None:
            raise charged.problem
        if fits(charged.user.password_hash, password) and not charged.user.disabled:
            return found.id
        self._note(found.id, "sign_in_refused")
        raise SignInRefused

    def _welcome(self, tx: Tx, user_id: UUID) -> User:
        """Forget what failed before somebody came in. Raises SignInRefused when the account is closed."""
        user = users.hold(tx, user_id)
        if user.disabled:
            raise SignInRefused
        self._charges.forgive(tx, user_id)
        self._charges.know(user)
        return user

    def _try_unknown(self, name: str, password: str) -> None:
        """Do all that is done for a name somebody has, so that the time does not tell that nobody has it."""
        self._charges.charge_unknown(name)
        fits(like_any(), password)
        with self._store.writing() as tx:
            audit.append(tx, None, "sign_in_refused", "unknown_name", None, None, {})

    # ------------------------------------------------------------------ a window is opened again

    def check_pin(self, actor: Actor, pin: str) -> None:
        """Return when `pin` is the actor's own code; see `code_opens` for what else it opens.

        The right code is right also on a full disk, and however often somebody has tried another password
        elsewhere: staff must always get out of a person's screen. Raises WrongPin, TooManyTries.
        """
        tried = self._charges.charge_code(actor.user_id)
        charged = self._charges.charge(actor.user_id, waits=False)
        user = charged.user
        if user.pin_hash is not None and fits(user.pin_hash, pin):
            self._charges.code_was_right(charged, tried)
            return
        if charged.problem is not None:
            raise charged.problem
        self._note(user.id, "unlock_refused")
        raise WrongPin

    def code_opens(self, actor: Actor) -> bool:
        """Say whether the code that led out of a person's screen last opens the staff's window as well."""
        return not self._charges.password_needed(actor.user_id)

    def unlock(self, actor: Actor, secret: str) -> Actor:
        """Return the actor anew, with the rights of today, when it is the actor's own code or password.

        Raises NotUnlocked, TooManyTries; PasswordNeeded when codes have been wrong too often; SignInRefused
        when the account has been closed.
        """
        by_pin = is_pin(secret)
        kept = self._charges.user(actor.user_id)
        if by_pin and (kept.failed_count >= PIN_TRIES or kept.pin_hash is None):
            raise PasswordNeeded
        charged = self._charges.charge(actor.user_id)
        user = charged.user
        if user.disabled:
            raise SignInRefused
        if not fits((user.pin_hash if by_pin else user.password_hash) or like_any(), secret):
            if charged.problem is not None:
                raise charged.problem
            self._note(user.id, "unlock_refused")
            raise NotUnlocked
        if charged.problem is None:
            self._charges.forgive_if_possible(user.id, 0, None, "unlocked")
        else:
            self._charges.forgive_here(user.id)
        with self._store.reading() as tx:
            return _actor(tx, user)

    def renewed(self, actor: Actor) -> Actor | None:
        """Return the actor with the rights of now; None when the account has been closed."""
        with self._store.reading() as tx:
            user = users.get(tx, actor.user_id)
            return None if user.disabled else _actor(tx, user)

    # ------------------------------------------------------------------ one's own account

    def own(self, actor: Actor) -> OwnAccount:
        """Return the actor's own account."""
        with self._store.reading() as tx:
            user = users.get(tx, actor.user_id)
        return OwnAccount(user.sign_in_name, user.display_name, user.role, user.language)

    def change_password(self, actor: Actor, password: str, new: str) -> None:
        """Take another password. Raises WrongPassword, TooManyTries, SamePassword, and as `make_first`."""
        with self._store.reading() as tx:
            name = users.get(tx, actor.user_id).sign_in_name
        check_password(new, name, actor.name)
        if new == password:
            raise SamePassword
        self._require_password(actor, password)
        kept = hashed(new)
        with self._store.writing() as tx:
            users.set_password(tx, actor.user_id, kept)
            given_passwords.forget(tx, actor.user_id)
            audit.append(tx, actor.user_id, "changed", "password", actor.user_id, None, {})

    def change_pin(self, actor: Actor, password: str, pin: str) -> None:
        """Take another code. Raises WrongPassword, TooManyTries, BadPin, EasyPin."""
        check_pin(pin)
        self._require_password(actor, password)
        kept = hashed(pin)
        with self._store.writing() as tx:
            users.set_pin(tx, actor.user_id, kept)
            audit.append(tx, actor.user_id, "changed", "pin", actor.user_id, None, {})

    def change_language(self, actor: Actor, language: Language) -> None:
        """Read the staff's pages in another language from now on."""
        with self._store.writing() as tx:
            user = users.hold(tx, actor.user_id)
            users.change(tx, user.id, user.display_name, user.role, language)

    def _require_password(self, actor: Actor, password: str) -> None:
        charged = self._charges.charge(actor.user_id)
        if charged.problem is not None:
            raise charged.problem
        if not fits(charged.user.password_hash, password):
            self._note(actor.user_id, "unlock_refused")
            raise WrongPassword
        with self._store.writing() as tx:
            self._charges.forgive(tx, actor.user_id)

    def forgive(self, user_id: UUID) -> None:
        """Let a user wait no more in this program, because a superuser has said so in the store."""
        self._charges.forgive_here(user_id)

    def _note(self, user_id: UUID, verb: str) -> None:
        with self._store.writing() as tx:
            audit.append(tx, user_id, verb, "user", user_id, None, {})


def _actor(tx: Tx, user: User) -> Actor:
    reached = units.all_units(tx) if user.role is Role.SUPERUSER else units.of_user(tx, user.id)
    return Actor(user.id, user.display_name, user.role, frozenset(unit.id for unit in reached))
