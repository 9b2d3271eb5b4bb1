"""Passwords and codes: what is good enough to be kept, how it is kept, and whether one fits."""

import base64
import logging
import secrets
import unicodedata
from itertools import pairwise

from accessible_fit.errors import BadPin, EasyPassword, EasyPin, WeakPassword

log = logging.getLogger(__name__)

SHORTEST_PASSWORD = 10
FEWEST_LETTERS = 5
CONSONANTS, VOWELS = "bdfghjklmnprstv", "aeiouy"
PARTS, PAIRS = 4, 2


def check_password(password: str, *names: str) -> None:
    """Raise WeakPassword or EasyPassword for one that guards nothing; `names` are the user's own."""
    typed = as_typed(password).casefold()
    if len(typed) < SHORTEST_PASSWORD:
        raise WeakPassword(length=SHORTEST_PASSWORD)
    if len(set(typed)) < FEWEST_LETTERS or typed.strip() in {
        as_typed(name).casefold().strip() for name in names
    }:
        raise EasyPassword


def check_pin(pin: str) -> None:
    """Raise BadPin unless it is four to eight digits, EasyPin when they are the same or in a row."""
    if not is_pin(pin):
        raise BadPin
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    if steps in ({0}, {1}, {-1}):
        raise EasyPin


def is_pin(written: str) -> bool:
    """Say whether something written can be a code; no password is that short."""
    return written.isascii() and written.isdecimal() and 4 <= len(written) <= 8


def given_password() -> str:
    """Return a password to begin with that can be told over a telephone, such as "kavo-timu-sela-ropi".

    Four parts of two pairs out of 90: about 52 bits.
    """
    return "-".join(
        "".join(secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(PAIRS))
        for _ in range(PARTS)
    )


def hashed(secret: str) -> str:
    """Return an argon2id hash to keep, each with a salt of its own."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(as_typed(secret))


def fits(kept: str, secret: str) -> bool:
    """Say whether a secret is the one of a hash that was kept."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(kept, as_typed(secret))
    except InvalidHashError:
        log.warning("a hash that was kept cannot be read")
        return False
    except VerificationError:
        return False


def like_any() -> str:
    """Return a hash that no secret fits and that takes as long to try as one that was kept."""
    from argon2 import PasswordHasher

    usual = PasswordHasher()
    cost = f"m={usual.memory_cost},t={usual.time_cost},p={usual.parallelism}"
    salt, digest = base64.b64encode(bytes(16)), base64.b64encode(secrets.token_bytes(32))
    return f"$argon2id$v=19${cost}${salt.decode().rstrip('=')}${digest.decode().rstrip('=')}"


def as_typed(secret: str) -> str:
    """Return a secret as one keyboard would write it: an å is one sign on one computer and two on another."""
    return unicodedata.normalize("NFC", secret)
