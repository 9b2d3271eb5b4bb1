"""A copy of everything in one encrypted file, made while the program works and read again before it counts.

A file is copied page by page by SQLite itself; a server, or a file in clear text, row by row. Either way the
copy is of one moment, whatever is written meanwhile.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from db import files
from db.addresses import Address, file_url, parse
from db.connections import make_engine
from db.engine import Store
from db.errors import (
    BackupDiffers,
    BackupExists,
    BackupStopped,
    DbError,
    DiskFull,
    FolderMissing,
    NoRoomForBackup,
    NotAllToBeRead,
    StoreDamaged,
    StoreExists,
    StoreFailed,
    StoreReadOnly,
)
from db.failures import as_db_error
from db.guard import keeps
from db.health import Health, count_rows, examine

_PAGES_AT_A_TIME = 1000


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup: where it is, how many bytes, and how many rows every table has in it."""

    place: Path
    size: int
    rows: dict[str, int]

    @property
    def total(self) -> int:
        """Return how many rows there are in all."""
        return sum(self.rows.values())


def never() -> bool:
    """Say that nobody wants the copying to stop."""
    return False


def make_backup(
    store: Store,
    place: Path,
    key: bytes | None = None,
    salt: bytes | None = None,
    stopped: Callable[[], bool] = never,
) -> Made:
    """Write a backup to `place`, where nothing is yet; return it when it has been read again and is whole.

    `key` and `salt` lock the backup; without them an encrypted file's backup opens as the file itself does.
    `stopped` is asked now and then whether to give up. Only a finished and checked backup gets its name.
    Raises BackupExists, FolderMissing, StoreReadOnly, DiskFull, StoreDamaged, BackupDiffers, BackupStopped,
    NotAllToBeRead, KeyNeeded, BadKey, ConnectionLost.
    """
    address = store.address
    if key is None and address.encrypted and address.path is not None:
        key, salt = store.key, files.salt_of(address.path)
    part = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    target = parse(file_url(part))
    with _told_in_words(store.address, target, place):
        files.check_key(target, key, salt)
        files.check_free(place)
        try:
            if address.encrypted:
                counted = _copy_pages(store, target, key, salt, stopped)
            else:
                counted = _copy_rows(store, target, key, salt)
            _close_up(target, key)
            _check(target, key, counted)
            if stopped():
                raise BackupStopped
            files.sync_file(part)
            size = part.stat().st_size
            files.move_into_place(part, place)
        finally:
            with suppress(OSError):
                files.remove(part)
    return Made(place, size, counted)


def _copy_pages(
    store: Store, target: Address, key: bytes | None, salt: bytes | None, stopped: Callable[[], bool]
) -> dict[str, int]:
    def progress(_status: int, _left: int, _all: int) -> None:
        if stopped():
            raise BackupStopped

    with store.reading() as tx, closing(files.connect(target, key, salt)) as into:
        counted = count_rows(tx)  # the first reading fixes the moment that is copied
        _raw(tx).backup(into, pages=_PAGES_AT_A_TIME, progress=progress)
    return counted


def _copy_rows(store: Store, target: Address, key: bytes | None, salt: bytes | None) -> dict[str, int]:
    from db.copying import build_and_copy  # brings every table and Alembic

    with store.reading() as source:
        _see_every_row(source, store.address)
        counted = count_rows(source)
        build_and_copy(source, make_engine(target, key, salt), target)
    return counted


def _see_every_row(tx: Connection, address: Address) -> None:
    """Let a server that hides rows from this user say so instead of leaving them out."""
    if address.path is None and not keeps(tx):
        from db.tables import metadata

        tx.exec_driver_sql("SET LOCAL row_security = off")
        try:
            for name in metadata.tables:
                tx.exec_driver_sql(f"SELECT 1 FROM {name} LIMIT 1")
        except StoreReadOnly as error:  # what a server's refusal is called elsewhere
            raise NotAllToBeRead(place=address.shown) from error


def _close_up(target: Address, key: bytes | None) -> None:
    """Make it one file that needs no other beside it and opens where nothing can be written."""
    with closing(files.connect(target, key)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _check(target: Address, key: bytes | None, counted: dict[str, int]) -> None:
    found = look_through(target, key)
    faults = list(found.faults)
    faults += [
        f"{name}: {found.rows.get(name)} rows for {count}"
        for name, count in counted.items()
        if not found.faults and found.rows.get(name) != count
    ]
    if faults:
        raise BackupDiffers(place=target.shown, fault="; ".join(faults[:3]))


def look_through(address: Address, key: bytes | None) -> Health:
    """Open a finished encrypted file and examine it. Raises WrongKeyOrBroken."""
    engine = make_engine(address, key, only_read=True)
    try:
        with engine.connect() as tx, tx.begin():
            return examine(tx, encrypted=address.encrypted, thorough=False)
    finally:
        engine.dispose()


def _raw(tx: Connection) -> Any:
    return tx.connection.driver_connection


@contextmanager
def _told_in_words(source: Address, target: Address, place: Path) -> Iterator[None]:
    """Name what a driver or the system says, by the names that whoever asked for the backup knows."""
    try:
        yield
    except StoreExists as error:
        raise BackupExists(place=place) from error
    except BackupDiffers as error:
        raise BackupDiffers(**{**error.details, "place": place}) from error
    except (BackupStopped, FolderMissing, NotAllToBeRead):
        raise
    except StoreReadOnly as error:
        raise StoreReadOnly(place=place.parent) from error
    except DiskFull as error:
        raise NoRoomForBackup(place=place.parent) from error
    except DbError:
        raise
    except OSError as error:
        raise from_system(error, place.parent) from error
    except Exception as error:
        if getattr(error, "sqlite_errorcode", None) is None:
            raise
        named = as_db_error(error, target)
        if isinstance(named, StoreDamaged):
            raise StoreDamaged(place=source.shown) from error
        if isinstance(named, DiskFull):
            raise NoRoomForBackup(place=place.parent) from error
        raise named from error


def from_system(error: OSError, folder: Path) -> DbError:
    """Return what to tell when the system refuses to write a file in a folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return NoRoomForBackup(place=folder)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreReadOnly(place=folder)
    if error.errno == errno.ENOENT:
        return FolderMissing(folder=folder)
    return StoreFailed(reason=os.strerror(error.errno) if error.errno else type(error).__name__)
