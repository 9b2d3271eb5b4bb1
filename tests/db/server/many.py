"""A whole municipality on a server, with leaders who are given figures and no rows."""

from __future__ import annotations

from typing import Any

import psycopg
from sqlalchemy import text

from accessible_fit.services.access import Actor
from accessible_fit.services.demo.fill import DemoPlan, fill_store
from accessible_fit.services.signing_in.on_server import proof
from accessible_fit.trends.quarters import Span, quarter_of
from db import units, users
from db.engine import create_store
from db.vocabulary import Role
from tests.db.conftest import sql_on_server
from tests.db.server.town import Town, one
from tests.journeys.people import PASSWORD, now

Hand = psycopg.Connection[tuple[Any, ...]]

LARGE = 5


def build_many(server: str) -> Town:
    """Ten units and 140 persons over two years: Lea leads the largest unit, Leo five, Sam supports all."""
    sql_on_server(server, "CREATE DATABASE many")
    url = server.format(name="many")
    with create_store(url) as store:
        fill_store(store, DemoPlan(10, 140, 2, 3, PASSWORD, "2580"), now().date(), lambda *_: None)
        with store.writing() as tx:
            counted = {
                unit.id: tx.execute(
                    text("SELECT count(*) FROM person WHERE unit_id = :unit"), {"unit": unit.id}
                ).scalar_one()
                for unit in units.all_units(tx)
            }
            order = sorted(counted, key=counted.__getitem__, reverse=True)
            known = users.all_users(tx)[0].password_hash
            made = {
                name: users.add(tx, name, name.title(), role, known).id
                for name, role in (("lea", Role.LEADER), ("leo", Role.LEADER), ("sam", Role.SUPERUSER))
            }
            users.assign(tx, made["lea"], order[0])
            for unit_id in order[:LARGE]:
                users.assign(tx, made["leo"], unit_id)
    program = "accessible_fit_many_program"
    sql_on_server(server, f"ALTER ROLE {program} PASSWORD 'x'")
    return Town(server, "many", program, order[0], order[-1], order[0], order[0], made)


def as_user(town: Town, name: str) -> Hand:
    """Connect by hand, as somebody can who knows the program's address and the user's password."""
    hand = psycopg.connect(town.url().replace("+psycopg", ""), autocommit=True)
    way = one(hand, "SELECT accessible_fit.way_of(%s)", name)
    attempt = one(hand, "SELECT accessible_fit.knock(%s, %s)", name, proof(PASSWORD, way))
    token = one(hand, "SELECT token FROM accessible_fit.enter(%s)", attempt)
    hand.execute("SELECT set_config('accessible_fit.token', %s, false)", (token,))
    return hand


def lea(town: Town) -> Actor:
    """The leader as the program knows her."""
    return Actor(town.users["lea"], "Lea", Role.LEADER, frozenset({town.bjorken}))


def last_year() -> Span:
    """The twelve months that ended with the last whole quarter."""
    last = quarter_of(now()) - 1
    return Span(last - 3, last)
