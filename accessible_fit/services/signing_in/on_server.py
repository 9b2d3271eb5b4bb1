"""Signing in where the server itself compares the password: see db.guard."""

import base64
from functools import partial
from uuid import UUID

from accessible_fit.errors import SignInRefused
from accessible_fit.services.signing_in.secret_words import as_typed, like_any
from accessible_fit.services.signing_in.tries import too_many
from db import users
from db.guard import Guard


def let_in(guard: Guard, name: str, password: str) -> UUID:
    """Return whose name and password they are; the store is that user's from now on.

    The server counts every try and lets wait. Raises SignInRefused, TooManyTries.
    """
    answered = guard.sign_in(users.folded(name), partial(proof, password))
    if answered.wait_s:
        raise too_many(answered.wait_s)
    if answered.user_id is None:
        raise SignInRefused
    return answered.user_id


def proof(password: str, way: str) -> str:
    """Return the password hashed in the way that was told: argon2's own writing without its last part."""
    from argon2 import PasswordHasher, Type, extract_parameters
    from argon2.exceptions import InvalidHashError
    from argon2.low_level import hash_secret

    try:
        told = extract_parameters(f"{way}${like_any().rpartition('$')[2]}")
        salt = base64.b64decode(way.rpartition("$")[2] + "==")
        costs = (told.time_cost, told.memory_cost, told.parallelism)
    except (InvalidHashError, ValueError):  # no account has a password yet, or none that can be read
        return PasswordHasher().hash(as_typed(password))
    return hash_secret(as_typed(password).encode(), salt, *costs, told.hash_len, Type.ID).decode()
