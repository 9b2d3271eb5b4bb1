"""Every table has rules, and what they show of every table is the own units' alone."""

from typing import Any

import pytest
from sqlalchemy import create_engine, text

from db.migrations.sixth.rows import CLASSES, NOBODY
from db.tables import metadata
from tests.db.server.town import Town, at_work, by_hand, one, plain

PERSONS = sorted(
    table.name
    for table in metadata.sorted_tables
    if {"person_id", "conversation_id"} & {*table.c.keys()} or table.name in ("answer_revision", "mat_step")
)
# the log goes by more than the unit: tests of its own
UNITS = sorted(
    table.name for table in metadata.sorted_tables if "unit_id" in table.c and table.name != "audit_entry"
)


def catalogue(standing: Town, statement: str) -> list[tuple[Any, ...]]:
    engine = create_engine(standing.owner_url())
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(text(statement))]
    engine.dispose()
    return rows


def test_no_table_is_without_rules(standing: Town) -> None:
    """A new table has to say who reads and writes it, in the migration that makes it."""
    found = catalogue(
        standing,
        "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity, pg_get_userbyid(c.relowner),"
        " (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'keeper'),"
        " (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid)"
        " FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace"
        " AND c.relname <> 'alembic_version'",
    )
    assert {row[0] for row in found} == {table.name for table in metadata.sorted_tables}
    owner = standing.program.replace("_program", "_owner")
    closed = {name for name, rules in CLASSES.items() if rules.read == NOBODY}
    for name, guarded, owned_by, keeper, policies in found:
        assert (guarded, owned_by, keeper) == (True, owner, 1), name
        assert policies >= 2 or name in closed, f"{name} can be read by nobody"


def test_nobody_else_has_rights_to_anything(standing: Town) -> None:
    granted = catalogue(
        standing,
        "SELECT DISTINCT grantee, privilege_type FROM information_schema.role_table_grants"
        " WHERE table_schema IN ('public', 'accessible_fit') AND grantee <> 'keeper'",
    )
    owner = standing.program.replace("_program", "_owner")
    assert {row[0] for row in granted} == {owner, standing.program}
    to_program = {row[1] for row in granted if row[0] == standing.program}
    assert to_program == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    to_all = catalogue(
        standing,
        "SELECT proname FROM pg_proc WHERE pronamespace = 'accessible_fit'::regnamespace"
        " AND (proacl IS NULL OR proacl::text ~ '[{,]=X')",
    )
    assert to_all == []


def test_what_runs_with_the_owners_right_looks_names_up_in_fixed_places(standing: Town) -> None:
    loose = catalogue(
        standing,
        "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace IN"
        " ('accessible_fit'::regnamespace, 'public'::regnamespace)"
        " AND NOT coalesce(proconfig::text, '') ~ 'search_path=.*pg_temp\"?}'",
    )
    assert loose == []


def test_the_roles_are_nobody_special(standing: Town) -> None:
    owner = standing.program.replace("_program", "_owner")
    roles = catalogue(
        standing,
        "SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication,"
        f" rolcanlogin FROM pg_roles WHERE rolname IN ('{standing.program}', '{owner}') ORDER BY rolname",
    )
    assert [row[1:] for row in roles] == [(False, False), (False, True)]


@pytest.mark.parametrize("table", sorted(CLASSES))
def test_without_a_sign_in_nothing_is_there(standing: Town, table: str) -> None:
    with plain(standing) as connection:
        if table == "app_user":
            assert one(connection, "SELECT count(*) FROM accessible_fit.app_user") == 0
        else:
            assert one(connection, f"SELECT count(*) FROM public.{table}") == 0


def test_staff_see_rows_of_their_own_units_in_every_table(standing: Town) -> None:
    """There is something of both homes in every table about persons, and each sees the own half."""
    engine = create_engine(standing.owner_url())
    with engine.connect() as owner, by_hand(standing, "anna") as anna, by_hand(standing, "bo") as bo:
        for table in UNITS:
            counted = dict(
                tuple(row)
                for row in owner.execute(text(f"SELECT unit_id, count(*) FROM {table} GROUP BY unit_id"))
            )
            for connection, unit in ((anna, standing.bjorken), (bo, standing.linden)):
                seen = connection.execute(f"SELECT unit_id, count(*) FROM public.{table} GROUP BY unit_id")
                found = dict(seen.fetchall())
                assert found == {one: n for one, n in counted.items() if one == unit}, table
                if table in PERSONS:
                    assert found, f"the town has nothing in {table}"
    engine.dispose()


def test_a_superuser_sees_everything_and_no_hashes(standing: Town) -> None:
    engine = create_engine(standing.owner_url())
    with engine.connect() as owner, by_hand(standing, "eva.ek") as eva:
        for table in sorted(set(CLASSES) - {"app_user"}):
            counted = owner.execute(text(f"SELECT count(*) FROM {table}")).scalar()
            assert one(eva, f"SELECT count(*) FROM public.{table}") == counted, table
        hashes = eva.execute("SELECT sign_in_name, password_hash FROM accessible_fit.app_user").fetchall()
    engine.dispose()
    assert len(hashes) == 4
    assert {name for name, kept in hashes if kept} == {"eva.ek"}


def test_a_leader_sees_no_person_and_no_answer(standing: Town) -> None:
    with by_hand(standing, "lea") as lea:
        for table in PERSONS:
            # what is planned for a whole unit is about no person
            about = "person_id IS NOT NULL" if table == "plan" else "true"
            assert one(lea, f"SELECT count(*) FROM public.{table} WHERE {about}") == 0, table
        assert one(lea, "SELECT count(*) FROM unit") == 1


def test_the_program_reads_with_the_same_eyes(standing: Town) -> None:
    with at_work(standing, "anna") as (store, _), store.reading() as tx:
        for table in PERSONS:
            rows = tx.execute(metadata.tables[table].select()).mappings().all()
            assert rows
            assert {row["unit_id"] for row in rows} == {standing.bjorken}
