"""The one connection of a program that writes to a file.

SQLite lets one writer in at a time. Waiting for the turn here, and not in SQLite, lets the threads of a
program in as soon as it is theirs; and keeping the connection makes the commit of one answer a fifth
quicker than borrowing one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine

from db import files
from db.errors import StoreBusy
from db.file_dialect import FileDialect


class OneWriter:
    """Gives out the connection for one transaction at a time, to any thread."""

    def __init__(self, engine: Engine, dialect: FileDialect) -> None:
        self._engine = engine
        self._dialect = dialect
        self._turn = Lock()
        self._connection: Connection | None = None

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Give a transaction, committed when the block is left and undone if it raises. Raises StoreBusy."""
        if not self._turn.acquire(timeout=files.WAIT_MS / 1000):
            raise StoreBusy
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            self._dialect.resting = False
            with self._connection.begin():
                yield self._connection
        finally:
            self._dialect.resting = True
            self._turn.release()

    @contextmanager
    def between(self) -> Iterator[Any]:
        """Give the driver's own connection, with no transaction running on it. Raises StoreBusy."""
        if not self._turn.acquire(timeout=files.WAIT_MS / 1000):
            raise StoreBusy
        try:
            with self._engine.connect() as connection:
                yield connection.connection.driver_connection
        finally:
            self._turn.release()

    def dispose(self) -> None:
        """Close the connection, when the transaction that is running has ended. Raises StoreBusy."""
        if not self._turn.acquire(timeout=files.WAIT_MS / 1000):
            raise StoreBusy
        try:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            self._engine.dispose()
        finally:
            self._turn.release()
