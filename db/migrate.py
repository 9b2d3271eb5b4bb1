"""Bringing a database from the form it has to the newest one."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from db import files
from db.addresses import Address, parse
from db.connections import open_engine, revision_of
from db.errors import DbError, StoreNewer, UpgradeFailed

SCRIPTS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did. `copy` is the database as it was; None on a server or when nothing was done."""

    before: str
    after: str
    copy: Path | None


def head(scripts: Path = SCRIPTS) -> str:
    """Return the newest form there is a migration to."""
    return str(ScriptDirectory(str(scripts)).get_current_head())


def current(url: str, key: bytes | None = None) -> str:
    """Return which form a database has. Raises what `engine.open_store` raises about finding it."""
    address = parse(url)
    engine = open_engine(address, key)
    try:
        with engine.connect() as connection:
            return revision_of(connection, address)
    finally:
        engine.dispose()


def build(connection: Connection, scripts: Path = SCRIPTS) -> None:
    """Run every migration that has not been run, in the transaction that the connection is in."""
    config = Config(stdout=StringIO())
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    _be_owner(connection)
    command.upgrade(config, "head")


def _be_owner(connection: Connection) -> None:
    """On a server, work as the role that owns the tables, so that what is made belongs to it as well."""
    if connection.dialect.name != "postgresql":
        return
    owner = connection.execute(
        text(
            "SELECT quote_ident(tableowner) FROM pg_tables WHERE tablename = 'alembic_version'"
            " AND tableowner <> current_user AND pg_has_role(tableowner, 'MEMBER')"
        )
    ).scalar()
    if owner is not None:
        connection.execute(text(f"SET LOCAL ROLE {owner}"))


def upgrade(url: str, key: bytes | None = None, scripts: Path = SCRIPTS) -> Upgraded:
    """Bring a database to the newest form, all or nothing, keeping a copy of a file beside it first.

    On a server the copy is the organisation's own backup. Raises StoreNewer, UpgradeFailed, and what
    `engine.open_store` raises about finding the database.
    """
    address = parse(url)
    engine = open_engine(address, key)
    try:
        with engine.connect() as connection:
            before = revision_of(connection, address)
        newest = ScriptDirectory(str(scripts))
        if before not in {script.revision for script in newest.walk_revisions()}:
            raise StoreNewer(place=address.shown)
        after = str(newest.get_current_head())
        if before == after:
            return Upgraded(before, after, None)
        copy = _keep_copy(engine, address, key, before)
        try:
            _run(engine, scripts)
        except Exception as error:
            reason = error.__cause__ if isinstance(error, DbError) and error.__cause__ else error
            raise UpgradeFailed(place=address.shown, reason=reason) from error
        return Upgraded(before, after, copy)
    finally:
        engine.dispose()


def _run(engine: Engine, scripts: Path) -> None:
    on_file = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        if on_file:
            # SQLite changes a table by making a new one; dropping the old must not erase what points to it
            _raw_pragma(connection, "foreign_keys = OFF")
        with connection.begin():
            build(connection, scripts)
            if on_file and connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                raise ValueError("rows point to rows that are not there")


def _raw_pragma(connection: Connection, pragma: str) -> None:
    """Set it outside any transaction, where SQLite heeds it."""
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute(f"PRAGMA {pragma}")


def _keep_copy(engine: Engine, address: Address, key: bytes | None, before: str) -> Path | None:
    """Copy the file through SQLite itself, so that what is still in the log beside it comes along."""
    if address.path is None:
        return None
    copy = _free_name(address.path, before)
    part = copy.with_name(f".{copy.name}.part")
    salt = files.salt_of(address.path) if address.encrypted else None
    target = Address("", str(part), part, address.encrypted)
    try:
        with engine.connect() as connection, closing(files.connect(target, key, salt)) as into:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.backup(into)
        files.move_into_place(part, copy)
    finally:
        files.remove(part)
    return copy


def _free_name(path: Path, before: str) -> Path:
    """Name the copy after the form it has; a number tells several apart."""
    name = path.with_name(f"{path.stem}.before-upgrade-{before}{path.suffix}")
    number = 2
    while name.exists():
        name = path.with_name(f"{path.stem}.before-upgrade-{before}-{number}{path.suffix}")
        number += 1
    return name
