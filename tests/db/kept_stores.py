"""Stores as earlier forms of the program kept them: invented people, with a row in every table."""

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
from sqlalchemy import JSON, Boolean, Date, DateTime, MetaData, Uuid, create_engine, text
from sqlalchemy.types import TypeEngine

from db import migrate
from db.addresses import Address, file_url
from db.files import connect
from tests.db.conftest import KEY, SALT

KEPT = Path(__file__).parent / "kept"

Rows = dict[str, list[dict[str, Any]]]


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
            read = {column.name: _reader(column.type) for column in table.columns}
            tx.execute(table.delete())
            tx.execute(
                table.insert(),
                [{column: _read(read[column], value) for column, value in row.items()} for row in rows],
            )
    engine.dispose()


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
