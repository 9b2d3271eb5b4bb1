"""A statement made ready once and run on the file's driver itself.

For what happens between two questions to a person only: SQLAlchemy takes longer to run a statement than
SQLite takes to keep an answer. Values go through the same column types either way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ClauseElement, Connection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from db.errors import DbError
from db.failures import as_db_error
from db.file_dialect import ADDRESS, FileDialect


class Prepared:
    """One statement for SQLite that returns at most one value, of the type `returns`."""

    def __init__(self, statement: ClauseElement, returns: TypeEngine[Any]) -> None:
        dialect = FileDialect()
        compiled = statement.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)
        self._sql = str(compiled)
        self._binds = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or ()
        ]
        self._result = returns.dialect_impl(dialect).result_processor(dialect, None)

    def scalar(self, tx: Connection, values: Mapping[str, Any]) -> Any:
        """Run it and return the value, None when there is none. Raises what `Connection.execute` raises."""
        raw: Any = tx.connection.driver_connection
        try:
            bound = [process(values[name]) if process else values[name] for name, process in self._binds]
            rows = raw.execute(self._sql, bound).fetchall()
        except DbError:
            raise
        except Exception as error:
            raise as_db_error(error, tx.get_execution_options()[ADDRESS]) from error
        if not rows:
            return None
        return self._result(rows[0][0]) if self._result else rows[0][0]
