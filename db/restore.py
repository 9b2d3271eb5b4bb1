"""A backup takes the place of what is there, which is kept beside it under another name.

Whatever happens on the way, either the old database or the whole new one has the name. The backup itself is
only read.
"""

from __future__ import annotations

import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db import audit, files, passphrases
from db.addresses import Address, file_url, parse
from db.backup import from_system
from db.connections import make_engine, revision_of
from db.copying import build_and_copy
from db.engine import Store, open_store
from db.errors import (
    BackupBroken,
    BackupLocked,
    BackupMissing,
    DiskFull,
    FolderMissing,
    NoRoomForBackup,
    OpenElsewhere,
    StoreDamaged,
    StoreNewer,
    WrongKeyOrBroken,
)
from db.failures import as_db_error
from db.health import examine
from db.keys import NewKey
from db.migrate import upgrade
from db.revision import REVISIONS

RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: `aside` is where what was there before is kept, None where nothing was.

    `before` and `after` are the form that the backup had and the form it has now.
    """

    place: str
    aside: Path | None
    before: str
    after: str
    rows: dict[str, int]

    @property
    def total(self) -> int:
        """Return how many rows there are in all."""
        return sum(self.rows.values())


def restore_backup(
    source: Path,
    source_key: bytes,
    url: str,
    today: date,
    new: NewKey | None = None,
    way: passphrases.Derivation | None = None,
) -> Restored:
    """Put a backup in a database's place, checked and brought to the newest form first.

    `new` is what an encrypted file is locked with from now on, `way` how its key comes from a passphrase,
    None where the key is in a keyring. What was there gets `today` in its name; a server's database must be
    empty. Raises BackupMissing, BackupLocked, BackupBroken, StoreNewer, NotThisProgram, UpgradeFailed,
    OpenElsewhere, StoreExists (a server that is not empty), FolderMissing, StoreReadOnly, DiskFull,
    ConnectionLost.
    """
    address = parse(url)
    _check_place(source, address)
    with _workshop(address) as folder, _told_in_words(source, folder):
        path = folder / f".restored.{secrets.token_hex(4)}.new"
        work = parse(file_url(path))
        lock = new or NewKey(source_key, files.salt_of(source))
        try:
            before = _bring_in(source, source_key, work, lock)
            _bring_to_newest(work, lock.key)
            with open_store(work.url, lock.key) as store:
                rows = _see_that_it_is_whole(store, source)
                _note(store)
                if not address.encrypted:
                    aside = _fill(store, address, today)
            if address.encrypted and address.path is not None:
                aside = _take_over(path, address.path, today, way)
        finally:
            with suppress(OSError):
                files.remove(path)
    return Restored(address.shown, aside, before, REVISIONS[-1], rows)


def _check_place(source: Path, address: Address) -> None:
    if not source.is_file():
        raise BackupMissing(place=source)
    if address.path is None:
        return
    if not address.path.parent.is_dir():
        raise FolderMissing(folder=address.path.parent)
    if files.in_use(address.path):
        raise OpenElsewhere(place=address.path)


@contextmanager
def _workshop(address: Address) -> Iterator[Path]:
    """Give the folder to work in: the file's own, so that the last step is only a change of name."""
    if address.path is not None:
        yield address.path.parent
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def _bring_in(source: Path, key: bytes, work: Address, lock: NewKey) -> str:
    """Copy the backup's pages, locked anew, and return the form it has. Every page is checked on the way."""
    opened = parse(file_url(source))
    try:
        with (
            closing(files.connect_unchanged(opened, key)) as raw,
            closing(files.connect(work, lock.key, lock.salt)) as into,
        ):
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            raw.backup(into)
    except Exception as error:
        if getattr(error, "sqlite_errorcode", None) is None:
            raise
        raise as_db_error(error, work) from error
    engine = make_engine(work, lock.key, only_read=True)
    try:
        with engine.connect() as tx:
            form = revision_of(tx, opened)
    finally:
        engine.dispose()
    if form not in REVISIONS:
        raise StoreNewer(place=source)
    return form


def _bring_to_newest(work: Address, key: bytes) -> None:
    done = upgrade(work.url, key)
    if done.copy is not None:  # the backup itself is the copy that is kept
        files.remove(done.copy)


def _see_that_it_is_whole(store: Store, source: Path) -> dict[str, int]:
    with store.reading() as tx:
        health = examine(tx, encrypted=True)
    if health.faults:
        raise BackupBroken(place=source, fault="; ".join(health.faults[:3]))
    return health.rows


def _note(store: Store) -> None:
    """Write in the log that what follows was put back from a backup."""
    with store.writing() as tx:
        audit.append(tx, None, RESTORED, "store")


def _take_over(built: Path, path: Path, today: date, way: passphrases.Derivation | None) -> Path | None:
    """Let the finished file take the name; what had it gets another one first."""
    aside = _put_aside(path, today)
    try:
        files.put_over(built, path)
    except PermissionError as error:
        if sys.platform != "win32":
            raise
        raise OpenElsewhere(place=path) from error  # Windows keeps what a program has open
    if way is not None:
        passphrases.write(path, way)
    else:
        passphrases.file_beside(path).unlink(missing_ok=True)
    return aside


def _fill(source: Store, address: Address, today: date) -> Path | None:
    """Fill a database in clear text, or a server's empty one, row by row."""
    if address.path is None:
        with source.reading() as tx:
            build_and_copy(tx, make_engine(address), address)
        return None
    built = address.path.with_name(f".{address.path.name}.{secrets.token_hex(4)}.new")
    target = parse(file_url(built, encrypted=False))
    try:
        with source.reading() as tx:
            build_and_copy(tx, make_engine(target), target)
        return _take_over(built, address.path, today, None)
    finally:
        with suppress(OSError):
            files.remove(built)


def _put_aside(path: Path, today: date) -> Path | None:
    if not path.exists():
        return None
    start = f"{path.stem}.replaced-{today.isoformat()}"
    aside, number = path.with_name(f"{start}{path.suffix}"), 2
    while aside.exists():
        aside, number = path.with_name(f"{start}-{number}{path.suffix}"), number + 1
    files.put_aside(path, aside)
    way = passphrases.file_beside(path)
    if way.exists():
        files.put_aside(way, passphrases.file_beside(aside))
    return aside


@contextmanager
def _told_in_words(source: Path, folder: Path) -> Iterator[None]:
    try:
        yield
    except WrongKeyOrBroken as error:
        raise BackupLocked(place=source) from error
    except StoreDamaged as error:
        raise BackupBroken(place=source, fault=str(error.__cause__ or error)) from error
    except NoRoomForBackup as error:
        raise DiskFull from error
    except OSError as error:
        named = from_system(error, folder)
        raise (DiskFull() if isinstance(named, NoRoomForBackup) else named) from error
