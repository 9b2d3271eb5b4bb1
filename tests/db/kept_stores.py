"""Stores as the program of their time kept them, one for each form: invented people, a row in every table.

Those of Björkens gruppbostad were written by hand, so that there is something odd in every column. In
Källängens gruppbostad they lived with the program of that form itself (`kept_life`). No program ever had 0004
or 0005 as its newest: theirs is the first one that had 0006, with the later migrations taken out.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

from alembic import command
from alembic.config import Config
from sqlalchemy import JSON, Boolean, Date, DateTime, MetaData, Table, Uuid, create_engine, select, text
from sqlalchemy.types import TypeEngine

from db import migrate
from db.addresses import Address, file_url
from db.files import connect
from tests.db.conftest import KEY, SALT

KEPT = Path(__file__).parent / "kept"
FORMS = tuple(sorted(path.stem for path in KEPT.glob("*.sql")))

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def on_file(form: str, path: Path, *, encrypted: bool = False) -> str:
    """Put a kept store in a file and return its address."""
    url = file_url(path, encrypted=encrypted)
    place = Address(url, str(path), path, encrypted)
    with closing(connect(place, KEY, SALT)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executescript((KEPT / f"{form}.sql").read_text("utf-8"))
    return url


def on_server(form: str, url: str) -> None:
    """Put a kept store in an empty database of a server, made there by the migrations up to that form."""
    engine = create_engine(url)
    with engine.begin() as tx:
        config = Config(stdout=StringIO())
        config.set_main_option("script_location", str(migrate.SCRIPTS))
        config.attributes["connection"] = tx
        command.upgrade(config, form)
        tables = MetaData()
        tables.reflect(tx)
        # rows come in any order, and some were never meant to be written by hand
        tx.execute(text("SET LOCAL session_replication_role = replica"))
        for name, rows in rows_of_dump(form).items():
            table = tables.tables[name]
            tx.execute(table.delete())
            tx.execute(table.insert(), as_on_server(rows, table))
    engine.dispose()


def as_on_server(rows: list[Row], table: Table) -> list[Row]:
    """Return rows of a table as SQLite keeps them as a server keeps them."""
    read = {column.name: _reader(column.type) for column in table.columns}
    return [{name: _read(read.get(name), value) for name, value in row.items()} for row in rows]


def rows_on_server(url: str) -> dict[str, tuple[Table, list[Row]]]:
    """Return every row of every table of a server, with the table it is in."""
    engine = create_engine(url)
    with engine.connect() as tx:
        tables = MetaData()
        tables.reflect(tx)
        found = {
            name: (
                table,
                [
                    {one: _in_utc(value) for one, value in row._mapping.items()}
                    for row in tx.execute(select(table))
                ],
            )
            for name, table in tables.tables.items()
        }
    engine.dispose()
    return found


def rows_of_dump(form: str) -> Rows:
    """Return every row of a kept store as SQLite keeps it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript((KEPT / f"{form}.sql").read_text("utf-8"))
        return rows_of(connection)


def rows_of(connection: Any) -> Rows:
    """Return every row of every table, in no order, as the driver gives them."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    ]
    found: Rows = {}
    for name in names:
        asked = connection.execute(f"SELECT * FROM {name}")
        columns = [column[0] for column in asked.description]
        found[name] = [dict(zip(columns, row, strict=True)) for row in asked.fetchall()]
    return found


def _in_utc(value: Any) -> Any:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _read(reader: Callable[[Any], Any] | None, value: Any) -> Any:
    return value if value is None or reader is None else reader(value)


def _reader(kind: TypeEngine[Any]) -> Callable[[Any], Any] | None:
    """How what SQLite keeps becomes what a server keeps."""
    if isinstance(kind, Uuid):
        return lambda value: UUID(bytes=value)
    if isinstance(kind, JSON):
        return json.loads
    if isinstance(kind, DateTime):
        return lambda value: datetime.fromisoformat(value).replace(tzinfo=UTC)
    if isinstance(kind, Date):
        return date.fromisoformat
    if isinstance(kind, Boolean):
        return bool
    return None
