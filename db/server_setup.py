"""Making a database on a server ready: its tables, its two roles, and what whoever owns it does next."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from db.addresses import parse
from db.connections import open_engine
from db.engine import create_store


@dataclass(frozen=True, slots=True)
class Roles:
    """What the roles of a database are called: who owns it, and what the program connects with."""

    owner: str
    program: str


def make_if_empty(url: str) -> bool:
    """Make everything in a server's database that holds no table yet, and say whether that was so.

    Raises RolesMissing, RolesUnsafe, ServerRefused, ConnectionLost, StoreReadOnly.
    """
    engine = open_engine(parse(url))
    try:
        with engine.connect() as tx:
            empty = not tx.execute(
                text("SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema())")
            ).scalar_one()
    finally:
        engine.dispose()
    if empty:
        create_store(url).close()
    return empty


def roles_of(url: str) -> Roles:
    """Return what the roles of a database that is ready are called."""
    engine = open_engine(parse(url))
    try:
        with engine.connect() as tx:
            owner = tx.execute(
                text("SELECT tableowner FROM pg_tables WHERE tablename = 'audit_entry'")
            ).scalar_one()
    finally:
        engine.dispose()
    return Roles(str(owner), str(owner).removesuffix("_owner") + "_program")
