"""SQLAlchemy engines set up so that every connection, transaction and error is as this package promises."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool

from db import files
from db.addresses import Address
from db.errors import NotThisProgram, WrongKeyOrBroken
from db.failures import as_db_error
from db.file_dialect import ADDRESS, NAME, FileDialect, to_json
from db.one_writer import OneWriter

# A server that is gone is given up after some seconds, not after the hours that a system waits by itself.
# `tcp_user_timeout` is Linux's alone; elsewhere the system's own patience with lost packets counts.
_REACHING = {
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 6000,
}


def open_engine(address: Address, key: bytes | None = None, *, only_read: bool = False) -> Engine:
    """Return an engine for a database that is there. Raises what `open_store` raises about finding it."""
    if address.path is not None:
        files.check_key(address, key)
        files.check_present(address.path)
    engine = make_engine(address, key, only_read=only_read)
    try:
        engine.connect().close()
    except WrongKeyOrBroken as error:
        raise files.why_locked(address, error) from error
    return engine


def make_engine(
    address: Address, key: bytes | None = None, salt: bytes | None = None, *, only_read: bool = False
) -> Engine:
    """Return an engine that raises named errors. Nothing is opened yet.

    Readers and writers have engines of their own: telling one connection in turn that it may and may not
    write would make SQLite prepare every statement anew, which takes longer than running it.
    """
    if address.path is None:
        engine = create_engine(
            address.url,
            pool_pre_ping=True,
            json_serializer=to_json,
            isolation_level="REPEATABLE READ" if only_read else "READ COMMITTED",
            execution_options={"postgresql_readonly": only_read},
            connect_args={"application_name": "accessible-fit", **_REACHING},
        )
    else:
        # The key goes to the connection only: it stands in no URL, and is not derived again each time.
        engine = create_engine(
            f"{NAME}://",
            begin="BEGIN" if only_read else "BEGIN IMMEDIATE",
            module=files.driver(address),
            creator=partial(files.connect, address, key, salt, only_read),
            poolclass=QueuePool,
            # every transaction is ended by its block
            pool_reset_on_return=None,
            execution_options={ADDRESS: address},
        )
    # of the dialect, not of the engine, which would look for listeners around every statement
    event.listen(engine.dialect, "handle_error", partial(_raise_named, address))
    return engine


def make_writer(address: Address, key: bytes | None = None) -> Engine | OneWriter:
    """Return what write transactions are begun with. Nothing is opened yet."""
    engine = make_engine(address, key)
    dialect = engine.dialect
    return OneWriter(engine, dialect) if isinstance(dialect, FileDialect) else engine


def write_ahead(engine: Engine, address: Address) -> None:
    """Let a file be read while it is written to. The file remembers it; set it only when the file is ours."""
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except Exception as error:
            raise as_db_error(error, address) from error


def revision_of(connection: Connection, address: Address) -> str:
    """Return which form the database has. Raises NotThisProgram."""
    if connection.dialect.has_table(connection, "alembic_version"):
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if found is not None:
            return str(found)
    raise NotThisProgram(place=address.shown)


def _raise_named(address: Address, context: ExceptionContext) -> None:
    if not context.is_pre_ping:  # a stale connection is replaced, which is no error yet
        raise as_db_error(context.sqlalchemy_exception or context.original_exception, address)
