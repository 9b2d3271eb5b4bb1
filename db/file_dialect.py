"""SQLAlchemy's SQLite dialect, beginning its transactions by hand.

Python's driver begins late, and never so that it waits for its turn to write. An event of SQLAlchemy could
begin as well, but would make it look for listeners around every statement.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import PoolProxiedConnection

NAME = "sqlite+accessible_fit"
registry.register("sqlite.accessible_fit", __name__, "FileDialect")

# Execution option that every connection carries: which database it is, for the errors.
ADDRESS = "db_address"

# Made once: `json.dumps` makes an encoder for every call that asks for something else than the defaults.
to_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


class FileDialect(SQLiteDialect_pysqlite):
    """For SQLite's driver and for SQLCipher's; `begin` is the statement a transaction begins with."""

    driver = "accessible_fit"
    supports_statement_cache = True

    def __init__(self, begin: str = "BEGIN", **others: Any) -> None:
        super().__init__(json_serializer=to_json, **others)
        self._begin = begin
        # True between two turns of `OneWriter`: a transaction kept longer than its block begins no other
        self.resting = False

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Begin a transaction. Raises ValueError when it is nobody's turn."""
        if self.resting:
            raise ValueError("the transaction is over")
        raw: Any = dbapi_connection.driver_connection
        raw.execute(self._begin)

    def do_rollback_to_savepoint(self, connection: Connection, name: str) -> None:
        """Undo what came after a savepoint, unless SQLite has undone the whole transaction already.

        It does so by itself on a full disk and on some other errors (sqlite.org/lang_transaction.html, 3),
        and the savepoint is gone with it; to ask for it would hide the error behind another.
        """
        raw: Any = connection.connection.driver_connection
        if raw.in_transaction:
            raw.execute(f"ROLLBACK TO SAVEPOINT {name}")
