"""A municipality on a server: two homes, who lives there with everything that is kept, and who works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy import create_engine, text

from accessible_fit.services.access import Actor
from accessible_fit.services.organisation import Units
from accessible_fit.services.residents import Residents
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.services.signing_in.on_server import proof
from db.addresses import parse
from db.connections import make_engine
from db.copying import build_and_copy
from db.engine import Store, open_store
from db.migrations.sixth.roles import named
from db.tables import metadata
from db.vocabulary import Role, ServiceType
from tests.db.conftest import sql_on_server
from tests.journeys.people import PASSWORD, now
from tests.journeys.whole_life import ALIAS, OTHER, Home

PINS = {"anna": "2469", "bo": "1357", "lea": "8642"}


@dataclass(frozen=True)
class Town:
    """Where the finished database is, what the roles are called, and whose ids are whose."""

    server: str
    database: str
    program: str
    bjorken: UUID
    linden: UUID
    asa: UUID
    bengt: UUID
    users: dict[str, UUID]

    def owner_url(self) -> str:
        return as_login(self.server, "keeper").format(name=self.database)

    def url(self) -> str:
        """The address that is in the settings of the computers of the town."""
        return as_login(self.server, self.program).format(name=self.database)

    def in_database(self, name: str) -> Town:
        return Town(
            self.server, name, self.program, self.bjorken, self.linden, self.asa, self.bengt, self.users
        )


def as_login(server: str, role: str) -> str:
    return server.replace("//postgres:", f"//{role}:x")


def build(server: str, folder: Path) -> Town:
    """Make the town by whoever owns the database and is nobody special on the server."""
    sql_on_server(server, "CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'x'")
    sql_on_server(server, "CREATE DATABASE town OWNER keeper")
    home = Home(folder)
    url = as_login(server, "keeper").format(name="town")
    with home.store.reading() as tx:
        build_and_copy(tx, make_engine(parse(url)), parse(url))
    home.store.close()
    program = named("town")[1]
    sql_on_server(server, f"ALTER ROLE {program} PASSWORD 'x'")
    with open_store(url) as store:
        accounts, residents = Accounts(store, now), Residents(store, now)
        eva, _ = accounts.sign_in("eva.ek", PASSWORD)
        bjorken = residents.units(eva)[0].id
        linden = Units(store).add(eva, "Linden", ServiceType.GROUP_HOME).id
        people = {line.person.alias: line.person.id for line in residents.listed(eva)}
        users = {"eva.ek": eva.user_id}
        for name, role, unit in (
            ("anna", Role.STAFF, bjorken),
            ("bo", Role.STAFF, linden),
            ("lea", Role.LEADER, bjorken),
        ):
            account = NewAccount(name, f"{name} A", PASSWORD, PINS[name])
            users[name] = accounts.add(eva, account, role, frozenset({unit}))
    _let_live_elsewhere(server, people[OTHER], linden)
    return Town(server, "town", program, bjorken, linden, people[ALIAS], people[OTHER], users)


def _let_live_elsewhere(server: str, person: UUID, unit: UUID) -> None:
    """Write the second person's whole life to the other home, as if nothing had been anywhere else."""
    theirs = "SELECT id FROM conversation WHERE person_id = :person"
    by_parent = {
        "answer_revision": f"answer_id IN (SELECT id FROM answer WHERE conversation_id IN ({theirs}))",
        "mat_step": f"mat_id IN (SELECT id FROM mat WHERE conversation_id IN ({theirs}))",
        "person": "id = :person",
    }
    engine = create_engine(server.format(name="town"))
    with engine.begin() as tx:
        tx.execute(text("SET LOCAL session_replication_role = replica"))
        for table in metadata.sorted_tables:
            if "unit_id" not in table.c or table.name == "audit_entry":
                continue
            where = by_parent.get(table.name)
            if where is None and "person_id" in table.c:
                where = "person_id = :person"
            elif where is None and "conversation_id" in table.c:
                where = f"conversation_id IN ({theirs})"
            if where is not None:
                tx.execute(
                    text(f"UPDATE {table.name} SET unit_id = :unit WHERE {where}"),
                    {"unit": unit, "person": person},
                )
    engine.dispose()


@contextmanager
def plain(town: Town) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A connection by hand with the program's address, nobody signed in, each statement by itself."""
    url = town.url().replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


def signed_in(connection: psycopg.Connection[tuple[Any, ...]], name: str) -> str:
    """Sign in by hand and let the whole connection be the user's."""
    way = one(connection, "SELECT accessible_fit.way_of(%s)", name)
    attempt = one(connection, "SELECT accessible_fit.knock(%s, %s)", name, proof(PASSWORD, way))
    token = one(connection, "SELECT token FROM accessible_fit.enter(%s)", attempt)
    connection.execute("SELECT set_config('accessible_fit.token', %s, false)", (token,))
    return str(token)


@contextmanager
def by_hand(town: Town, name: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """What somebody has who knows the program's address and one colleague's name and password."""
    with plain(town) as connection:
        signed_in(connection, name)
        yield connection


def one(connection: psycopg.Connection[tuple[Any, ...]], statement: Any, *given: object) -> Any:
    row = connection.execute(statement, given or None).fetchone()
    return None if row is None else row[0]


@contextmanager
def at_work(town: Town, name: str) -> Iterator[tuple[Store, Actor]]:
    """The program's own store with somebody signed in."""
    with open_store(town.url()) as store:
        actor, _ = Accounts(store, now).sign_in(name, PASSWORD)
        yield store, actor
