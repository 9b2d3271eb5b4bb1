"""Opening the store: which one, with which key, and what is missing before it can be opened."""

import errno
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from db.keys import KeySource

if TYPE_CHECKING:
    from db.engine import Store


class Need(StrEnum):
    """What the person must give before the store opens."""

    NOTHING = "nothing"
    PASSPHRASE = "passphrase"
    NEW_PASSPHRASE = "new_passphrase"


class PassphraseTooShort(ProgramError):
    """A passphrase for the whole store is too short to guard it."""

    sentence = N_("The passphrase is too short.")
    mend = N_("Use at least {length} characters, for example four words in a row.")


SHORTEST_PASSPHRASE = 14


@dataclass(frozen=True, slots=True)
class Address:
    """Where the store is: an encrypted file of this computer, or any database by its address."""

    url: str
    file: Path | None

    @property
    def encrypted(self) -> bool:
        """Whether the store is a file that needs a key."""
        return self.file is not None


def address(db: str, usual_file: Path) -> Address:
    """Return the store's address: what the settings or `--db` say, else the usual encrypted file.

    A bare path means an encrypted file. Raises db.errors.UnknownScheme.
    """
    from db import addresses

    if not db:
        return Address(addresses.file_url(usual_file), usual_file)
    if "://" not in db:
        path = _expanded(db)
        return Address(addresses.file_url(path), path)
    parsed = addresses.parse(db)
    return Address(db, parsed.path if parsed.encrypted else None)


def _expanded(db: str) -> Path:
    try:
        return Path(db).expanduser()
    except RuntimeError:  # "~somebody" who is not on this computer: then it is a name like any other
        return Path(db)


def what_is_needed(where: Address, source: KeySource) -> Need:
    """Say what to ask before `open_or_make`.

    Raises what db.keys.find_key raises but for a passphrase that is needed: among it KeyringMissing, for a
    store whose key is in a keyring on a computer without one. No passphrase would open that.
    """
    from db import keys
    from db.errors import PassphraseNeeded

    if where.file is None:
        return Need.NOTHING
    if not where.file.exists():
        return Need.NOTHING if source.usable() else Need.NEW_PASSPHRASE
    try:
        keys.find_key(where.file, source)
    except PassphraseNeeded:
        return Need.PASSPHRASE
    return Need.NOTHING


def open_or_make(where: Address, source: KeySource, passphrase: str | None, make: bool) -> "Store":
    """Open the store, upgrade an older one (a copy is kept), or make a new one when `make` allows it.

    Raises what db.engine and db.keys raise, and PassphraseTooShort for a new store.
    """
    from db import engine, keys
    from db.errors import StoreMissing, StoreOlder

    if where.file is not None and not where.file.exists():
        if not make:
            raise StoreMissing(place=where.file)
        if passphrase is not None and len(passphrase) < SHORTEST_PASSPHRASE:
            raise PassphraseTooShort(length=SHORTEST_PASSPHRASE)
        make_folder(where.file.parent)
        made = keys.make_key(where.file, source, passphrase)
        return engine.create_store(where.url, made.key, made.salt)
    key = keys.find_key(where.file, source, passphrase) if where.file is not None else None
    try:
        return engine.open_store(where.url, key)
    except StoreOlder:
        from db import migrate  # Alembic is slow to import

        migrate.upgrade(where.url, key)
        return engine.open_store(where.url, key)
    except StoreMissing:
        if not make:
            raise
        return engine.create_store(where.url, key)


def make_folder(folder: Path) -> None:
    """Make the folder of a store. Raises StoreReadOnly, DiskFull."""
    from db.errors import DiskFull, StoreReadOnly

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from problem
        raise StoreReadOnly(place=folder) from problem
