"""An account that is made: what is written for it, what is refused, and how it is kept."""

from dataclasses import dataclass

from accessible_fit.errors import FieldMissing
from accessible_fit.marks import N_
from accessible_fit.services.signing_in.secret_words import check_password, check_pin, hashed
from db import users
from db.engine import Tx
from db.records import User
from db.vocabulary import Language, Role


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What somebody writes to get an account: the name to sign in with, the name shown, the two secrets.

    The code is empty in an account for a colleague, who chooses one with the first password of their own.
    """

    sign_in_name: str
    display_name: str
    password: str
    pin: str
    language: Language = Language.SV


def check(account: NewAccount, given: bool = False) -> None:
    """Raise FieldMissing, WeakPassword, EasyPassword, BadPin, EasyPin; a `given` one needs no code yet."""
    if not account.display_name.strip():
        raise FieldMissing(field=N_("Your name"))
    if not account.sign_in_name.strip():
        raise FieldMissing(field=N_("Sign-in name"))
    check_password(account.password, account.sign_in_name, account.display_name)
    if account.pin or not given:
        check_pin(account.pin)


def put(tx: Tx, account: NewAccount, role: Role) -> User:
    """Keep an account, its secrets as hashes. Raises ConstraintBroken when the sign-in name is taken."""
    return users.add(
        tx,
        account.sign_in_name.strip(),
        account.display_name.strip(),
        role,
        hashed(account.password),
        language=account.language,
        pin_hash=hashed(account.pin) if account.pin else None,
    )
