"""Names that somebody signed in with and that nobody has: they wait like those that somebody has.

Only a keyed hash of a name is kept, because a password is easily written into the field for the name.
"""

import datetime as dt
import hashlib
import json
import secrets
import unicodedata

from accessible_fit.services.signing_in.tries import Waits
from db import settings
from db.engine import Tx

TRIES, SALT = "unknown_names", "unknown_names_salt"
MOST = 200
"""The oldest names are forgotten: a person mistypes a few, and whoever tries thousands finds none sooner."""


def charge(tx: Tx, waits: Waits, name: str) -> None:
    """Count a try with a name that nobody has. Raises TooManyTries while that name waits."""
    kept: dict[str, tuple[int, str]] = json.loads(settings.read(tx, TRIES) or "{}")
    key = _key(tx, name)
    failures, until = kept.pop(key, (0, ""))
    before = waits.require_none(key, failures, dt.datetime.fromisoformat(until) if until else None)
    ends = waits.failed(key, before + 1)
    kept[key] = before + 1, ends.isoformat() if ends is not None else ""
    newest = dict(list(kept.items())[-MOST:])
    settings.write(tx, TRIES, json.dumps(newest))


def _key(tx: Tx, name: str) -> str:
    salt = settings.read(tx, SALT)
    if salt is None:
        salt = secrets.token_hex(16)
        settings.write(tx, SALT, salt)
    folded = unicodedata.normalize("NFC", name.strip()).casefold()
    return hashlib.blake2b(folded.encode(), key=bytes.fromhex(salt), digest_size=16).hexdigest()
