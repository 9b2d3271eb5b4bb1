"""Opening and creating databases, and the transactions everything else is done in."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from db import files, settings
from db.addresses import Address, file_url, parse
from db.connections import make_engine, make_writer, open_engine, revision_of, write_ahead
from db.errors import DbError, StoreDamaged, StoreExists, StoreNewer, StoreOlder
from db.failures import as_db_error
from db.guard import Guard, guard_of
from db.one_writer import OneWriter
from db.revision import REVISIONS

# What the query modules take first. A plain connection, not an ORM session: a session makes the commit of one
# answer a quarter slower, the ORM takes long to load, and what leaves this package are records.
Tx = Connection


class Store:
    """An open database. Transactions may be used from any thread, each from one thread at a time."""

    def __init__(
        self,
        address: Address,
        reader: Engine,
        writer: Engine | OneWriter,
        key: bytes | None = None,
        guard: Guard | None = None,
    ) -> None:
        self._address = address
        self._reader = reader
        self._writer = writer
        self._key = key
        self._guard = guard

    @property
    def address(self) -> Address:
        """Where the database is. Its URL may hold a password."""
        return self._address

    @property
    def key(self) -> bytes | None:
        """The key of an encrypted file, for a copy that opens with the same one."""
        return self._key

    @property
    def guard(self) -> Guard | None:
        """Who is signed in, where a server keeps everybody to the own units; None where the program does it.

        The program does it for a file, and for whoever connects to a server as the owner of the database.
        """
        return self._guard

    @property
    def shown(self) -> str:
        """Where the database is, without a password."""
        return self._address.shown

    @contextmanager
    def reading(self) -> Iterator[Tx]:
        """Give a transaction that sees one unchanging state and can write nothing."""
        with self._reader.connect() as tx:
            tx.begin()
            if self._guard is not None:
                self._guard.bring(tx, writes=False)
            yield tx

    def writing(self) -> AbstractContextManager[Tx]:
        """Give a transaction that is on the disk when the block is left, or undone if the block raises.

        Raises StoreBusy when another program writes for longer than five seconds, DiskFull, StoreReadOnly,
        ConnectionLost, SignInEnded.
        """
        if self._guard is None:
            return self._writer.begin()
        return self._guard.brought(self._writer.begin())

    def settle(self) -> None:
        """Write what is in the log beside a file into the file, as far as nobody still reads what was before.

        SQLCipher's check looks at the file alone. After a power cut a page there may be half written, which
        is no damage while the log has the whole of it. Raises StoreBusy, StoreDamaged.
        """
        if isinstance(self._writer, OneWriter):
            with self._writer.between() as raw:
                try:
                    raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
                except Exception as error:
                    raise as_db_error(error, self._address) from error

    def check(self) -> list[str]:
        """Read every page of a file and return what is damaged, in SQLite's own words; whole when empty."""
        if self._address.path is None:
            return []
        found: list[str] = []
        try:
            self.settle()
            with self.reading() as tx:
                if self._address.encrypted:
                    found += tx.exec_driver_sql("PRAGMA cipher_integrity_check").scalars()
                found += tx.exec_driver_sql("PRAGMA quick_check").scalars()
        except StoreDamaged as error:
            found.append(str(error.__cause__))
        return [line for line in found if line != "ok"]

    def scrub(self) -> None:
        """Leave no trace of what was erased in a file or beside it; a server's own upkeep does it there.

        Writes the whole file anew. Raises StoreBusy when somebody else is reading or writing, DiskFull.
        """
        if isinstance(self._writer, OneWriter):
            from db.scrub import scrub

            with self._writer.between() as raw:
                try:
                    scrub(raw)
                except DbError:
                    raise
                except Exception as error:
                    raise as_db_error(error, self._address) from error

    def close(self) -> None:
        """Close every connection, when the write transaction that is running has ended. Raises StoreBusy.

        A server forgets who was signed in; one that is not there forgets it after a week.
        """
        if self._guard is not None:
            with suppress(DbError):
                self._guard.sign_out()
        self._reader.dispose()
        self._writer.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(url: str, key: bytes | None = None) -> Store:
    """Open a database that is there and up to date.

    `key` is the 32 bytes of an encrypted file. Raises UnknownScheme, FolderMissing, StoreMissing,
    StoreReadOnly, KeyNeeded, BadKey, WrongKeyOrBroken, NotEncrypted, NotADatabase, StoreDamaged,
    NotThisProgram, StoreNewer, StoreOlder; for a server ConnectionLost or ServerRefused.
    """
    address = parse(url)
    reader = open_engine(address, key, only_read=True)
    store = Store(address, reader, make_writer(address, key), key)
    try:
        guard = None
        with store.reading() as tx:
            found = revision_of(tx, address)
            if address.path is None and found == REVISIONS[-1]:
                guard = guard_of(tx, store.writing, address)
        if found not in REVISIONS:
            raise StoreNewer(place=address.shown)
        if found != REVISIONS[-1]:
            raise StoreOlder(place=address.shown)
        if address.path is not None:
            write_ahead(reader, address)
    except BaseException:
        store.close()
        raise
    return store if guard is None else Store(address, reader, store._writer, key, guard)


def create_store(url: str, key: bytes | None = None, salt: bytes | None = None) -> Store:
    """Make a new, empty database and open it.

    A file is built beside its place under another name and gets its own name when it is complete. On a
    server the database itself is there already and empty; everything is made in one transaction. `salt` (16
    bytes) tells the encrypted file apart from others, see `files.salt_of`. Raises what `open_store` raises,
    and StoreExists.
    """
    address = parse(url)
    if address.path is None:
        _fill(open_engine(address), address)
        return open_store(url)
    files.check_key(address, key, salt)
    files.check_free(address.path)
    built = address.path.with_name(f".{address.path.name}.{secrets.token_hex(4)}.new")
    place = parse(file_url(built, encrypted=address.encrypted))
    try:
        _fill(make_engine(place, key, salt), place)
        files.move_into_place(built, address.path)
    finally:
        files.remove(built)
    return open_store(url, key)


def _fill(engine: Engine, address: Address) -> None:
    from db import migrate  # Alembic is slow to import and needed here only

    try:
        with engine.begin() as tx:
            if tx.dialect.has_table(tx, "alembic_version"):
                raise StoreExists(place=address.shown)
            migrate.build(tx)
            settings.write(tx, settings.CREATED_AT, datetime.now(UTC).isoformat(timespec="seconds"))
    finally:
        engine.dispose()
