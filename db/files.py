"""Database files: connecting to them as they must be, and what can be told about one before it is opened."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from db.addresses import Address
from db.errors import (
    BadKey,
    FolderMissing,
    KeyNeeded,
    NotADatabase,
    NotEncrypted,
    StoreExists,
    StoreMissing,
    StoreReadOnly,
    WrongKeyOrBroken,
)

KEY_BYTES = 32
SALT_BYTES = 16
# How long to wait for somebody else who is writing.
WAIT_MS = 5000
# Files SQLite keeps beside a database while it is open.
_BESIDE = ("-wal", "-shm", "-journal")

PRAGMAS = (
    f"busy_timeout = {WAIT_MS}",
    # every commit is on the disk before the next question shows
    "synchronous = FULL",
    # macOS: fsync alone leaves the data in the drive's cache
    "fullfsync = ON",
    "foreign_keys = ON",
    # what is erased is overwritten, and nothing is sorted in files in clear text
    "secure_delete = ON",
    "temp_store = MEMORY",
)


def driver(address: Address) -> Any:
    """Return the DB-API module for the file: SQLite of the standard library, or SQLCipher's."""
    if not address.encrypted:
        return sqlite3
    from sqlcipher3 import dbapi2

    return dbapi2


def connect(
    address: Address, key: bytes | None = None, salt: bytes | None = None, only_read: bool = False
) -> Any:
    """Open one connection, ready for use from any one thread at a time; transactions are begun by hand.

    `key` is used as it is, without derivation, so that a new connection costs under a millisecond. `salt`
    is for a new file; SQLCipher writes it as the first 16 bytes and reads it back from there. Raises the
    driver's errors.
    """
    connection = driver(address).connect(str(address.path), isolation_level=None, check_same_thread=False)
    try:
        if address.encrypted:
            _unlock(connection, (key or b"") + (salt or b""))
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA query_only = {int(only_read)}")
    except BaseException:
        connection.close()
        raise
    return connection


def check_key(address: Address, key: bytes | None, salt: bytes | None = None) -> None:
    """Raise KeyNeeded or BadKey unless the key fits the kind of file."""
    if not address.encrypted:
        return
    if key is None:
        raise KeyNeeded(place=address.shown)
    if len(key) != KEY_BYTES or (salt is not None and len(salt) != SALT_BYTES):
        raise BadKey


def check_present(path: Path) -> None:
    """Raise FolderMissing, StoreMissing or StoreReadOnly unless there is a file that can be written."""
    _check_folder(path)
    if not path.is_file():
        raise StoreMissing(place=path)
    if not (_may_write(path) and _may_write(path.parent)):
        raise StoreReadOnly(place=path)


def check_free(path: Path) -> None:
    """Raise FolderMissing, StoreExists or StoreReadOnly unless a new file can be made there."""
    _check_folder(path)
    if path.exists():
        raise StoreExists(place=path)
    if not _may_write(path.parent):
        raise StoreReadOnly(place=path.parent)


def connect_unchanged(address: Address, key: bytes | None) -> Any:
    """Open a finished file for reading only, leaving no trace beside it, also where nothing may be written.

    A file with a log beside it is still being worked with, or was copied with its log; it is opened as usual.
    Raises the driver's errors.
    """
    path = address.path
    assert path is not None  # only files are opened this way
    log = path.with_name(path.name + "-wal")
    how = "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"
    connection = driver(address).connect(
        f"{path.resolve().as_uri()}?{how}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        if address.encrypted:
            _unlock(connection, key or b"")
        connection.execute("PRAGMA query_only = 1")
    except BaseException:
        connection.close()
        raise
    return connection


def in_use(path: Path) -> bool:
    """Tell whether another program has the database open, without its key.

    While SQLite works with a write-ahead log it holds a lock on these bytes of the file (the lock-byte page,
    sqlite.org/fileformat2.html, 1.4). Where there are no such locks, on Windows, an open file cannot be
    renamed, which is found out soon enough. Ask only when this program does not have it open itself.
    """
    if os.name != "posix" or not path.is_file():
        return False
    import fcntl

    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000000 + 2)
        except OSError:
            return True
    return False


def why_locked(address: Address, error: WrongKeyOrBroken) -> Exception:
    """Return the plainest reason why the first page could not be read."""
    if not address.encrypted:
        return NotADatabase(place=address.shown)
    with closing(driver(address).connect(str(address.path))) as connection, suppress(Exception):
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("SELECT count(*) FROM sqlite_master")
        return NotEncrypted(place=address.shown)
    return error


def salt_of(path: Path) -> bytes:
    """Return the 16 random bytes an encrypted file begins with: they tell files apart and survive a move.

    SQLCipher is asked, and the file is not opened beside it: closing it again would drop the locks that
    SQLite holds in this process (sqlite.org/howtocorrupt.html, 2.2). Raises StoreMissing, WrongKeyOrBroken.
    """
    from sqlcipher3 import dbapi2

    if not path.is_file():
        raise StoreMissing(place=path)
    with closing(dbapi2.connect(str(path))) as connection:
        _unlock(connection, bytes(KEY_BYTES))
        found = connection.execute("PRAGMA cipher_salt").fetchone()
    if path.stat().st_size < SALT_BYTES or not found:
        raise WrongKeyOrBroken(place=path)
    return bytes.fromhex(found[0])


def move_into_place(built: Path, path: Path) -> None:
    """Give a finished file its name, never over another one. Raises StoreExists."""
    try:
        os.link(built, path)
    except FileExistsError:
        raise StoreExists(place=path) from None
    except OSError:  # a file system without hard links
        if path.exists():
            raise StoreExists(place=path) from None
        built.rename(path)
    sync_folder(path.parent)


def put_aside(path: Path, aside: Path) -> None:
    """Give a database, and what SQLite keeps beside it, another name that is free; the old name stays too.

    A second name for the same file costs nothing and leaves no moment without the first. Where a file system
    has no second names, the file is copied. Raises OSError.
    """
    for end in ("", *_BESIDE):
        old, new = path.with_name(path.name + end), aside.with_name(aside.name + end)
        if not old.exists():
            continue
        try:
            os.link(old, new)
        except OSError:
            shutil.copyfile(old, new)
            sync_file(new)
    sync_folder(aside.parent)


def put_over(built: Path, path: Path) -> None:
    """Let a finished file take the name of the one that has been put aside. Raises OSError."""
    for end in _BESIDE:  # the old one's log must not be taken for the new one's
        path.with_name(path.name + end).unlink(missing_ok=True)
    built.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until a file that nobody has open is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def remove(path: Path) -> None:
    """Remove a database file and what SQLite keeps beside it, as far as they are there."""
    for name in (path.name, *(path.name + end for end in _BESIDE)):
        path.with_name(name).unlink(missing_ok=True)


def _unlock(connection: Any, key: bytes) -> None:
    # A wrong key is reported once, by an error; SQLCipher would also write about it on stderr.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def _check_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise FolderMissing(folder=path.parent)


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def sync_folder(folder: Path) -> None:
    """Make a new name in the folder survive a power cut; Windows has no such call."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
