"""Which passwords were chosen by somebody else, and so let in once only."""

from uuid import UUID

from db import settings
from db.engine import Tx

GIVEN, OWN = "given", ""


def note(tx: Tx, user_id: UUID) -> None:
    """Remember that a user's password was given."""
    settings.write(tx, _name(user_id), GIVEN)


def forget(tx: Tx, user_id: UUID) -> None:
    """Remember that a user's password is the user's own choice, unless that is known."""
    if is_given(tx, user_id):
        settings.write(tx, _name(user_id), OWN)


def is_given(tx: Tx, user_id: UUID) -> bool:
    """Say whether a user's password was given."""
    return settings.read(tx, _name(user_id)) == GIVEN


def _name(user_id: UUID) -> str:
    return f"password_of_{user_id}"
