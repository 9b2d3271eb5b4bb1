"""From a passphrase to a key: Argon2id (RFC 9106), and the small file that says how.

The file stands beside the database and holds the salt and the parameters, never the key. The salt is the
one the database itself begins with, so a lost file is no lost database as long as the ordinary parameters
were used.
"""

from __future__ import annotations

import json
import os
import secrets
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path

from db import files
from db.errors import KeyFileBroken, PassphraseEmpty

_WAY = "argon2id"


@dataclass(frozen=True, slots=True)
class Derivation:
    """How hard trying passphrases is made; the defaults are RFC 9106's second choice: 64 MiB, three passes.

    Raises ValueError for parameters that would protect nothing or use the computer up.
    """

    salt: bytes
    time_cost: int = 3
    memory_kib: int = 65536
    parallelism: int = 4

    def __post_init__(self) -> None:
        if (
            len(self.salt) != files.SALT_BYTES
            or not 1 <= self.time_cost <= 100
            or not 8192 <= self.memory_kib <= 4 * 1024 * 1024
            or not 1 <= self.parallelism <= 64
        ):
            raise ValueError("parameters out of range")

    def key(self, passphrase: str) -> bytes:
        """Work the key out; takes about a tenth of a second. Raises PassphraseEmpty."""
        from argon2.low_level import Type, hash_secret_raw

        # the same letters whether the keyboard makes å in one piece or in two
        secret = unicodedata.normalize("NFC", passphrase).encode()
        if not secret:
            raise PassphraseEmpty
        return hash_secret_raw(
            secret,
            self.salt,
            time_cost=self.time_cost,
            memory_cost=self.memory_kib,
            parallelism=self.parallelism,
            hash_len=files.KEY_BYTES,
            type=Type.ID,
        )


def file_beside(path: Path) -> Path:
    """Return where the way from passphrase to key is written for the database at `path`."""
    return path.with_name(f"{path.name}.key.json")


def write(path: Path, way: Derivation) -> None:
    """Write the file beside the database, whole or not at all. Raises OSError."""
    target = file_beside(path)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with part.open("x", encoding="utf-8") as out:
            json.dump({"way": _WAY, **asdict(way), "salt": way.salt.hex()}, out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    files.sync_folder(target.parent)


def read(path: Path) -> Derivation | None:
    """Return what the file beside the database says, or None when there is none. Raises KeyFileBroken."""
    source = file_beside(path)
    try:
        said = json.loads(source.read_text("utf-8"))
        if said.pop("way") != _WAY:
            raise ValueError("another way than Argon2id")
        return Derivation(**{**said, "salt": bytes.fromhex(said["salt"])})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise KeyFileBroken(place=source) from error
