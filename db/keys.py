"""The key of an encrypted database: 32 random bytes in the system's keyring, or worked out from a passphrase.

In a keyring a key goes by the file's salt, the 16 random bytes the file begins with, so that it is found
again when the file has been moved, renamed or restored. No key is ever printed, logged or written to a
file.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from db import files, passphrases
from db.errors import (
    KeyMissing,
    KeyringLocked,
    KeyringMissing,
    KeyringRefused,
    PassphraseNeeded,
    StoreReadOnly,
)

SERVICE = "accessible-fit"


class KeySource(Protocol):
    """Somewhere keys are kept by name."""

    def usable(self) -> bool:
        """Tell whether keys can be kept there at all."""

    def load(self, name: str) -> bytes | None:
        """Return the key, or None when there is none by that name. Raises KeyringLocked, KeyringRefused."""

    def keep(self, name: str, key: bytes) -> None:
        """Keep the key. Raises KeyringLocked, KeyringRefused."""

    def forget(self, name: str) -> None:
        """Remove the key, if it is there. Raises KeyringLocked, KeyringRefused."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """What a new encrypted database is made with: 32 secret bytes, and 16 that anybody may see."""

    key: bytes = field(repr=False)
    salt: bytes


def make_key(path: Path, source: KeySource, passphrase: str | None = None) -> NewKey:
    """Make the key of a new database at `path`, before the database itself is made.

    Without a passphrase the key is random and kept in `source`; with one it is derived, and how is written
    beside the database. Raises PassphraseNeeded when there is neither, PassphraseEmpty, KeyringLocked,
    KeyringRefused, and FolderMissing, StoreExists or StoreReadOnly when no database can be made there.
    """
    files.check_free(path)
    salt = secrets.token_bytes(files.SALT_BYTES)
    if passphrase is not None:
        way = passphrases.Derivation(salt)
        key = way.key(passphrase)
        try:
            passphrases.write(path, way)
        except OSError as error:
            raise StoreReadOnly(place=path.parent) from error
        return NewKey(key, salt)
    if not source.usable():
        raise PassphraseNeeded(place=path)
    key = secrets.token_bytes(files.KEY_BYTES)
    source.keep(salt.hex(), key)
    return NewKey(key, salt)


def find_key(path: Path, source: KeySource, passphrase: str | None = None) -> bytes:
    """Return the key of the database at `path`.

    Whether a passphrase is right shows only when the database is opened (WrongKeyOrBroken). Raises
    PassphraseNeeded when the database has a passphrase and none is given. One without the file beside it
    was made with a keyring: KeyringMissing where keys cannot be kept at all, KeyMissing where this one is
    not. Also raises KeyringLocked, KeyringRefused, KeyFileBroken, StoreMissing, WrongKeyOrBroken.
    """
    salt = files.salt_of(path)
    way = passphrases.read(path)
    if way is not None and way.salt != salt:  # left by a database that was here before
        way = passphrases.Derivation(salt)
        if passphrase is None and source.usable() and (known := source.load(salt.hex())) is not None:
            return known
    if passphrase is not None:
        return (way or passphrases.Derivation(salt)).key(passphrase)
    if way is not None:
        raise PassphraseNeeded(place=path)
    if not source.usable():
        raise KeyringMissing(place=path, beside=passphrases.file_beside(path).name)
    key = source.load(salt.hex())
    if key is None:
        raise KeyMissing(place=path)
    return key


class SystemKeyring:
    """The keyring of the system the person is signed in to; looked for when first asked."""

    def usable(self) -> bool:
        """Tell whether there is a keyring that keeps secrets: not one that is off or writes clear text."""
        with _named_errors():
            import keyring
            from keyring.backends import chainer, fail, null

            found = keyring.get_keyring()
            backends = found.backends if isinstance(found, chainer.ChainerBackend) else [found]
            # keyring gives what it recommends a priority of 1 or more
            return any(
                not isinstance(backend, fail.Keyring | null.Keyring) and backend.priority >= 1
                for backend in backends
            )

    def load(self, name: str) -> bytes | None:
        """Return the key, or None. Raises KeyringLocked, KeyringRefused."""
        with _named_errors():
            import keyring

            kept = keyring.get_password(SERVICE, name)
            return None if kept is None else bytes.fromhex(kept)

    def keep(self, name: str, key: bytes) -> None:
        """Keep the key, and see that it is there. Raises KeyringLocked, KeyringRefused."""
        with _named_errors():
            import keyring

            keyring.set_password(SERVICE, name, key.hex())
        if self.load(name) != key:
            raise KeyringRefused

    def forget(self, name: str) -> None:
        """Remove the key, if it is there. Raises KeyringLocked, KeyringRefused."""
        if self.load(name) is None:
            return
        with _named_errors():
            import keyring

            keyring.delete_password(SERVICE, name)


@contextmanager
def _named_errors() -> Iterator[None]:
    """Backends raise what their system raises; whatever it is, the key could not be used."""
    from keyring.errors import KeyringLocked as Locked

    try:
        yield
    except Locked as error:
        raise KeyringLocked from error
    except Exception as error:
        raise KeyringRefused from error
