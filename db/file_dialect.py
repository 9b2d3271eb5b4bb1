"""SQLAlchemy's SQLite dialect, beginning its transactions by hand.

Python's driver begins late, and never so that it waits for its turn to write. An event of SQLAlchemy could begin as
well, but would make it look for listeners around every statement.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import PoolProxiedConnection

NAME = "sqlite+accessible_fit"
registry.register("sqlite.accessible_fit", __name__, "FileDialect")


class FileDialect(SQLiteDialect_pysqlite):
    """For SQLite's driver in the standard library and for SQLCipher's; `begin` is the statement to begin with."""

    driver = "accessible_fit"
    supports_statement_cache = True

    def __init__(self, begin: str = "BEGIN", **others: Any) -> None:
        super().__init__(**others)
        self._begin = begin

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Begin a transaction."""
        raw: Any = dbapi_connection.driver_connection
        raw.execute(self._begin)
