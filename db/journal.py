"""What was written while the server was gone: a small encrypted file of this computer, emptied as it arrives.

Every entry is on the disk before `add` returns. Several programs of one computer may use the file at the same
time. What is taken out is overwritten (`secure_delete`), and no log beside the file keeps a copy of it
(a rollback journal, encrypted like the file, is removed at the end of every transaction).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, Self
from uuid import UUID

from db import files, keys
from db.addresses import Address, file_url, parse
from db.errors import DbError, StoreNewer
from db.failures import as_db_error
from db.file_dialect import to_json

_VERSION = 1
_SCHEMA = """
CREATE TABLE entry (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    store TEXT NOT NULL,
    user_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    conversation_id TEXT,
    kind TEXT NOT NULL,
    made_at TEXT NOT NULL,
    body TEXT NOT NULL,
    why TEXT
) STRICT
"""
_COLUMNS = "id, store, user_id, person_id, unit_id, conversation_id, kind, made_at, body, why"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was written: who wrote it, about whom, and in `body` what, as JSON can hold it.

    `store` is the address of the database that it belongs to, without a password. `why` is a word for why it
    could not arrive there; None while it waits.
    """

    id: UUID
    store: str
    user_id: UUID
    person_id: UUID
    unit_id: UUID
    conversation_id: UUID | None
    kind: str
    made_at: datetime
    body: Mapping[str, Any] = field(repr=False)
    why: str | None = None


class LocalJournal:
    """The open file. It may be used from any thread."""

    def __init__(self, path: Path, connection: Any) -> None:
        self._path = path
        self._address = parse(file_url(path))
        self._connection = connection
        self._turn = Lock()

    def add(self, entry: Entry) -> None:
        """Keep an entry behind all others; the same once more changes nothing. Raises DiskFull, StoreBusy."""
        given = (
            *(None if one is None else str(one) for one in _ids(entry)),
            entry.kind,
            entry.made_at.isoformat(),
            to_json(entry.body),
            entry.why,
        )
        with self._writing() as raw:
            raw.execute(
                f"INSERT INTO entry ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (id) DO NOTHING",
                given,
            )

    def waiting(self, store: str) -> list[Entry]:
        """Return what waits to be sent to a database, in the order in which it was written."""
        return self._read("store = ? AND why IS NULL", (store,))

    def refused(self) -> list[Entry]:
        """Return what could not arrive, in the order in which it was written."""
        return self._read("why IS NOT NULL")

    def count(self, store: str, user_id: UUID | None = None) -> int:
        """Return how many entries wait to be sent to a database, of everybody or of one user."""
        whose = " AND user_id = ?" if user_id is not None else ""
        given = (store,) if user_id is None else (store, str(user_id))
        with self._reading() as raw:
            found = raw.execute(f"SELECT count(*) FROM entry WHERE store = ? AND why IS NULL{whose}", given)
            return int(found.fetchone()[0])

    def waits_for(self, store: str, conversation_id: UUID) -> bool:
        """Say whether anything of one conversation waits to be sent."""
        return bool(
            self._read("store = ? AND why IS NULL AND conversation_id = ?", (store, str(conversation_id)))
        )

    def kinds(self, store: str) -> dict[str, int]:
        """Return how many entries of each kind wait to be sent to a database."""
        with self._reading() as raw:
            rows = raw.execute(
                "SELECT kind, count(*) FROM entry WHERE store = ? AND why IS NULL GROUP BY kind", (store,)
            )
            return {str(kind): int(number) for kind, number in rows.fetchall()}

    def stores(self) -> dict[str, int]:
        """Return how many entries wait for each database."""
        with self._reading() as raw:
            rows = raw.execute("SELECT store, count(*) FROM entry WHERE why IS NULL GROUP BY store")
            return {str(store): int(number) for store, number in rows.fetchall()}

    def remove(self, entry_id: UUID) -> None:
        """Take out what has arrived, or what is not to be kept any longer."""
        self._write("DELETE FROM entry WHERE id = ?", (str(entry_id),))

    def refuse(self, entry_id: UUID, why: str) -> None:
        """Keep why an entry could not arrive; it is not sent again until `ask_again`."""
        self._write("UPDATE entry SET why = ? WHERE id = ?", (why, str(entry_id)))

    def ask_again(self, entry_id: UUID) -> None:
        """Let an entry that could not arrive wait again, in its old place."""
        self._write("UPDATE entry SET why = NULL WHERE id = ?", (str(entry_id),))

    def forget_person(self, person_id: UUID) -> int:
        """Take out everything about a person who is erased; returns how many entries that were."""
        return self._write("DELETE FROM entry WHERE person_id = ?", (str(person_id),))

    def sending(self) -> AbstractContextManager[bool]:
        """Give True to the one program that may send now, False while another one of this computer does."""
        return _only_one(self._path.with_name(f"{self._path.name}.sending"))

    def close(self) -> None:
        """Close the file."""
        with self._turn:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, where: str, given: Sequence[str] = ()) -> list[Entry]:
        with self._reading() as raw:
            rows = raw.execute(f"SELECT {_COLUMNS} FROM entry WHERE {where} ORDER BY number", given)
            return [_entry(row) for row in rows.fetchall()]

    def _write(self, statement: str, given: Sequence[str]) -> int:
        with self._writing() as raw:
            return int(raw.execute(statement, given).rowcount)

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        with self._turn, _named(self._address):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        with self._reading() as raw:
            raw.execute("BEGIN IMMEDIATE")
            try:
                yield raw
                raw.execute("COMMIT")
            except BaseException:
                if raw.in_transaction:
                    raw.execute("ROLLBACK")
                raise


def open_journal(path: Path, source: keys.KeySource) -> LocalJournal:
    """Open the journal of this computer, or make it; its key is random and kept in `source` alone.

    Raises PassphraseNeeded, KeyringMissing or KeyMissing where there is no keyring or no key in it, and
    KeyringLocked, KeyringRefused, StoreReadOnly, DiskFull, WrongKeyOrBroken, StoreNewer.
    """
    address = parse(file_url(path))
    if not path.exists():
        made = keys.make_key(path, source)
        built = path.with_name(f".{path.name}.{made.salt.hex()[:8]}.new")
        try:
            with _named(address), closing(_connected(parse(file_url(built)), made.key, made.salt)) as raw:
                raw.executescript(f"BEGIN; {_SCHEMA}; PRAGMA user_version = {_VERSION}; COMMIT")
            with suppress(DbError):  # another program of this computer was first
                files.move_into_place(built, path)
        finally:
            files.remove(built)
    key = keys.find_key(path, source)
    with _named(address):
        raw = _connected(address, key)
        try:
            if raw.execute("PRAGMA user_version").fetchone()[0] > _VERSION:
                raise StoreNewer(place=path)
        except BaseException:
            raw.close()
            raise
    return LocalJournal(path, raw)


def _connected(address: Address, key: bytes, salt: bytes | None = None) -> Any:
    raw = files.connect(address, key, salt)
    raw.execute("PRAGMA journal_mode = DELETE")
    return raw


@contextmanager
def _named(address: Address) -> Iterator[None]:
    try:
        yield
    except DbError:
        raise
    except Exception as error:
        raise as_db_error(error, address) from error


@contextmanager
def _only_one(path: Path) -> Iterator[bool]:
    """Hold a lock that the system lets go of when a program ends, however it ends, on every platform."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)) as raw:
        try:
            raw.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            yield False
            return
        yield True


def _ids(entry: Entry) -> tuple[object, ...]:
    return (entry.id, entry.store, entry.user_id, entry.person_id, entry.unit_id, entry.conversation_id)


def _entry(row: Sequence[Any]) -> Entry:
    import json

    number, store, user, person, unit, conversation, kind, made_at, body, why = row
    return Entry(
        UUID(number),
        store,
        UUID(user),
        UUID(person),
        UUID(unit),
        None if conversation is None else UUID(conversation),
        kind,
        datetime.fromisoformat(made_at),
        json.loads(body),
        why,
    )
