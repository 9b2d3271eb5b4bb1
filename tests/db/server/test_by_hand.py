"""What somebody tries who has the program's address and a colleague's password: each way, one by one."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors

from tests.db.server.town import Town, by_hand, one, plain, signed_in

Hand = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def bo(standing: Town) -> Iterator[Hand]:
    """Bo works at Linden. Åsa lives at Björken. Whatever Bo may write is undone."""
    with by_hand(standing, "bo") as connection:
        yield connection


@pytest.fixture
def town(standing: Town) -> Town:
    return standing


# ---------------------------------------------------------------------- reading


def test_the_rows_of_another_unit_are_not_found(bo: Hand, town: Town) -> None:
    asa = town.asa
    assert one(bo, "SELECT alias FROM person WHERE id = %s", town.bengt) == "Bengt-Olov"
    assert one(bo, "SELECT alias FROM person WHERE id = %s", asa) is None
    joined = (
        "SELECT count(*) FROM user_unit m FULL JOIN conversation c ON c.unit_id = m.unit_id"
        " FULL JOIN answer a ON a.conversation_id = c.id WHERE c.person_id = %s"
    )
    assert one(bo, joined, asa) == 0
    assert one(bo, "SELECT count(*) FROM photo WHERE unit_id = %s", town.bjorken) == 0
    assert one(bo, "SELECT count(*) FROM clip WHERE unit_id = %s", town.bjorken) == 0
    assert one(bo, "SELECT count(*) FROM audit_entry WHERE subject_id = %s", asa) == 0
    assert one(bo, "SELECT count(*) FROM audit_entry WHERE details::text LIKE %s", f"%{asa}%") == 0
    lateral = "SELECT count(*) FROM unit u, LATERAL (SELECT * FROM person p WHERE p.unit_id <> u.id) x"
    assert one(bo, lateral) == 0
    assert one(bo, "SELECT max(length(data)) FROM photo WHERE person_id = %s", asa) is None
    assert one(bo, "TABLE month_summary LIMIT 1") != town.bjorken


def test_row_marks_cursors_and_prepared_statements_see_no_more(bo: Hand, town: Town) -> None:
    assert one(bo, "SELECT count(*) FROM (SELECT 1 FROM person FOR UPDATE) x") == 1
    bo.execute("PREPARE asked (uuid) AS SELECT alias FROM person WHERE id = $1")
    assert bo.execute(f"EXECUTE asked('{town.asa}')").fetchone() is None
    with bo.transaction():
        bo.execute("DECLARE c CURSOR FOR SELECT alias FROM person")
        assert bo.execute("FETCH ALL c").fetchall() == [("Bengt-Olov",)]


def test_a_statement_prepared_by_one_user_sees_with_the_next_ones_eyes(town: Town) -> None:
    with plain(town) as connection:
        signed_in(connection, "anna")
        connection.execute("SET plan_cache_mode = force_generic_plan")
        connection.execute("PREPARE all_of_them AS SELECT alias FROM person")
        assert connection.execute("EXECUTE all_of_them").fetchall() == [("Åsa-Märta",)]
        signed_in(connection, "bo")
        assert connection.execute("EXECUTE all_of_them").fetchall() == [("Bengt-Olov",)]
        connection.execute("RESET accessible_fit.token")
        assert connection.execute("EXECUTE all_of_them").fetchall() == []


def test_no_error_tells_what_a_row_holds(bo: Hand) -> None:
    """A cast that fails says what it failed at; it is never given another's row."""
    with pytest.raises(errors.InvalidTextRepresentation) as told:
        bo.execute("SELECT 1 FROM person WHERE alias::integer = 1")
    assert "Bengt" in str(told.value)  # it does say it of one's own
    bo.execute("SELECT 1 FROM person WHERE alias <> 'Bengt-Olov' AND alias::integer = 1")
    nought = "CASE WHEN unit_id <> ALL (accessible_fit.my_units()) THEN 1 / (score - score) END > 0"
    assert bo.execute(f"SELECT 1 FROM answer WHERE {nought}").fetchall() == []


def test_a_function_that_tells_cannot_be_put_before_the_rules(bo: Hand, town: Town) -> None:
    leak = (
        "CREATE FUNCTION {}.leak(text) RETURNS boolean COST 0.0000001 LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$"
    )
    for schema in ("pg_temp", "public", "accessible_fit"):
        with pytest.raises(errors.InsufficientPrivilege):
            bo.execute(leak.format(schema))
    notices: list[str] = []
    bo.add_notice_handler(lambda notice: notices.append(notice.message_primary or ""))
    bo.execute(
        "DO $$ DECLARE r record; BEGIN FOR r IN SELECT alias FROM person LOOP RAISE NOTICE '%', r.alias;"
        " END LOOP; END $$"
    )
    assert notices == ["Bengt-Olov"]


def test_the_plan_does_not_tell_what_others_have(bo: Hand, town: Town) -> None:
    with psycopg.connect(town.owner_url().replace("+psycopg", ""), autocommit=True) as owner:
        owner.execute("ANALYZE")

    def expected(alias: str) -> list[object]:
        rows = bo.execute("EXPLAIN (FORMAT JSON) SELECT * FROM person WHERE alias = %s", (alias,)).fetchall()
        return [rows[0][0][0]["Plan"]["Plan Rows"], rows[0][0][0]["Plan"]["Total Cost"]]

    assert expected("Åsa-Märta") == expected("nobody")
    done = bo.execute("EXPLAIN (ANALYZE, FORMAT JSON) SELECT * FROM person").fetchall()[0][0]
    assert done[0]["Plan"]["Actual Rows"] == 1
    held = bo.execute(
        "SELECT count(*) FROM pg_stats WHERE tablename IN ('person', 'answer', 'conversation', 'audit_entry')"
    )
    assert held.fetchone() == (0,)
    with pytest.raises(errors.InsufficientPrivilege):
        bo.execute("SELECT * FROM pg_statistic")


def test_copy_gives_no_more(bo: Hand) -> None:
    with bo.cursor().copy("COPY (SELECT alias FROM person) TO STDOUT") as out:
        assert b"".join(bytes(part) for part in out) == b"Bengt-Olov\n"
    with bo.cursor().copy("COPY person TO STDOUT") as out:
        assert len(list(out)) == 1
    for statement in (
        "COPY person TO '/tmp/people'",
        "COPY person TO PROGRAM 'cat'",
        "COPY person FROM '/etc/passwd'",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            bo.execute(statement)
    with (
        pytest.raises((errors.InsufficientPrivilege, errors.FeatureNotSupported)),
        bo.cursor().copy("COPY person (id, unit_id, alias, sex) FROM STDIN") as into,
    ):
        into.write_row((uuid4(), uuid4(), "x", "not_stated"))


def test_turning_the_rules_off_is_refused(bo: Hand) -> None:
    bo.execute("SET row_security = off")
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
        bo.execute("SELECT * FROM person")


# ---------------------------------------------------------------------- writing


def test_nothing_is_written_for_another_unit(bo: Hand, town: Town) -> None:
    here, there, bengt, asa = town.linden, town.bjorken, town.bengt, town.asa
    with pytest.raises(errors.InsufficientPrivilege):
        bo.execute(
            "INSERT INTO person (id, unit_id, alias, sex) VALUES (%s, %s, 'Ny', 'not_stated')",
            (uuid4(), there),
        )
    for table in ("person", "conversation", "photo", "action", "enrolment", "plan", "life_event", "answer"):
        with pytest.raises(errors.InsufficientPrivilege):
            bo.execute(f"UPDATE {table} SET unit_id = %s WHERE unit_id = %s", (there, here))
        refused = bo.execute(f"UPDATE {table} SET unit_id = %s WHERE unit_id = %s", (here, there))
        assert refused.rowcount == 0
    assert bo.execute("UPDATE person SET alias = 'x' WHERE id = %s", (asa,)).rowcount == 0
    assert bo.execute("DELETE FROM photo WHERE person_id = %s", (asa,)).rowcount == 0
    assert bo.execute("DELETE FROM person WHERE id = %s", (bengt,)).rowcount == 0
    upsert = (
        "INSERT INTO access_profile SELECT * FROM access_profile WHERE person_id = %s"
        " ON CONFLICT (person_id) DO UPDATE SET unit_id = %s"
    )
    with pytest.raises(errors.InsufficientPrivilege):
        bo.execute(upsert, (bengt, there))
    with pytest.raises(errors.InsufficientPrivilege):
        bo.execute(
            "MERGE INTO person p USING (SELECT %s::uuid AS unit) s ON p.id = %s"
            " WHEN MATCHED THEN UPDATE SET unit_id = s.unit",
            (there, bengt),
        )


def test_one_cannot_find_out_which_ids_there_are(bo: Hand, town: Town) -> None:
    """Pointing to another's row and pointing to nothing are refused in the same words."""

    def told(person: object) -> str:
        with pytest.raises(psycopg.Error) as refused:
            bo.execute(
                "INSERT INTO enrolment (id, person_id, unit_id, started_on, reason_in, reason_out)"
                " VALUES (%s, %s, %s, '2026-01-01', '', '')",
                (uuid4(), person, town.linden),
            )
        return f"{refused.value.sqlstate} {refused.value}"

    assert told(town.asa) == told(uuid4())

    def tied(photo: object) -> str:
        with pytest.raises(psycopg.Error) as refused:
            bo.execute("UPDATE person SET photo_id = %s WHERE id = %s", (photo, town.bengt))
        return f"{refused.value.sqlstate} {refused.value}"

    with by_hand(town, "anna") as anna:
        hers = one(anna, "SELECT id FROM photo LIMIT 1")
        talk = one(anna, "SELECT id FROM conversation LIMIT 1")
    assert tied(hers) == tied(uuid4())

    def consented(conversation: object) -> str:
        with pytest.raises(psycopg.Error) as refused:
            bo.execute("UPDATE consent SET conversation_id = %s", (conversation,))
        return f"{refused.value.sqlstate} {refused.value}"

    assert consented(talk) == consented(uuid4())
    for person in (town.asa, uuid4()):
        assert one(bo, "SELECT accessible_fit.mine('person', %s)", person) is False


def test_sums_cannot_be_written(bo: Hand) -> None:
    for statement in ("UPDATE month_summary SET best = 0", "DELETE FROM month_summary"):
        with pytest.raises(errors.InsufficientPrivilege):
            bo.execute(statement)


# ---------------------------------------------------------------------- accounts


def test_the_own_account_cannot_be_made_more(bo: Hand, town: Town) -> None:
    me = town.users["bo"]
    bo.execute("SET search_path = accessible_fit, public")
    for change in ("role = 'superuser'", "sign_in_name = 'x'", "display_name = 'Eva Ek'", "disabled = true"):
        with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
            bo.execute(f"UPDATE app_user SET {change} WHERE id = %s", (me,))
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
        bo.execute("UPDATE app_user SET password_hash = 'x' WHERE id = %s", (town.users["eva.ek"],))
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
        bo.execute("DELETE FROM app_user WHERE id = %s", (town.users["anna"],))
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
        bo.execute(
            "INSERT INTO app_user VALUES (%s, 'me2', 'x', 'superuser', 'sv', 'x', NULL, 0, NULL, false)",
            (uuid4(),),
        )
    for statement in (
        f"INSERT INTO user_unit VALUES ('{me}', '{town.bjorken}')",
        f"INSERT INTO unit VALUES ('{uuid4()}', 'Ny', 'group_home')",
        f"INSERT INTO person_grant VALUES ('{uuid4()}', '{town.bengt}', '{town.linden}', '{me}', now())",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            bo.execute(statement)
    assert bo.execute("UPDATE user_unit SET unit_id = %s", (town.bjorken,)).rowcount == 0
    assert bo.execute("UPDATE unit SET name = 'x'").rowcount == 0
    assert one(bo, "SELECT accessible_fit.my_role()") == "staff"


def test_hashes_of_others_are_not_read(bo: Hand) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        bo.execute("SELECT password_hash FROM public.app_user")
    rows = bo.execute("SELECT sign_in_name, password_hash, pin_hash FROM accessible_fit.app_user").fetchall()
    assert {row[0] for row in rows if row[1] or row[2]} == {"bo"}
    for table in ("signed_in", "knock", "secret"):
        with pytest.raises(errors.InsufficientPrivilege):
            bo.execute(f"SELECT * FROM accessible_fit.{table}")


@pytest.mark.parametrize(
    "claim",
    [
        lambda town: ("accessible_fit.user", str(town.users["anna"])),
        lambda town: ("accessible_fit.token", str(town.users["anna"])),
        lambda town: ("accessible_fit.token", ""),
        lambda town: ("role", town.program.replace("_program", "_owner")),
        lambda town: ("session_authorization", "keeper"),
        lambda town: ("session_replication_role", "replica"),
        lambda town: ("search_path", "pg_temp, public"),
    ],
    ids=["user", "token", "nothing", "role", "authorization", "replica", "path"],
)
def test_nobody_becomes_another_by_saying_so(
    bo: Hand, town: Town, claim: Callable[[Town], tuple[str, str]]
) -> None:
    name, value = claim(town)
    try:
        bo.execute("SELECT set_config(%s, %s, false)", (name, value))
    except psycopg.Error as refused:
        assert refused.sqlstate in ("42501", "22023")
    seen = bo.execute("SELECT alias FROM person").fetchall()
    assert seen in ([("Bengt-Olov",)], [])


def test_roles_are_not_taken(bo: Hand, town: Town) -> None:
    owner = town.program.replace("_program", "_owner")
    for statement in (
        f'SET ROLE "{owner}"',
        "SET ROLE keeper",
        "SET ROLE postgres",
        f'GRANT "{owner}" TO "{town.program}"',
        f'ALTER ROLE "{town.program}" BYPASSRLS',
        f'ALTER ROLE "{town.program}" SUPERUSER',
        "CREATE ROLE me SUPERUSER",
        "ALTER SYSTEM SET row_security = off",
        "CREATE EXTENSION dblink",
        "LOAD 'auto_explain'",
    ):
        with pytest.raises(psycopg.Error):
            bo.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE answer",
        "TRUNCATE audit_entry CASCADE",
        "CREATE TABLE public.mine (n int)",
        "CREATE TABLE accessible_fit.mine (n int)",
        "CREATE TEMP TABLE app_user (id uuid, role text)",
        "CREATE TEMP VIEW person AS SELECT 1 AS n",
        "CREATE SCHEMA mine",
        "CREATE VIEW public.v AS SELECT * FROM person",
        "ALTER TABLE person DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE person NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY program_select ON person",
        "CREATE POLICY mine ON person USING (true)",
        "ALTER TABLE answer DISABLE TRIGGER ALL",
        "CREATE TRIGGER mine BEFORE UPDATE ON person EXECUTE FUNCTION refuse_change()",
        "CREATE RULE mine AS ON SELECT TO person DO INSTEAD SELECT 1",
        "DROP FUNCTION accessible_fit.me()",
        "CREATE OR REPLACE FUNCTION accessible_fit.me() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
        "ALTER FUNCTION accessible_fit.me() RESET search_path",
        "GRANT ALL ON person TO PUBLIC",
        "ALTER TABLE person OWNER TO CURRENT_USER",
        "CREATE INDEX ON person ((alias::integer))",
        "COMMENT ON TABLE person IS 'x'",
        "ANALYZE person (alias)",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT accessible_fit.write_line(NULL, 'x', 'x', NULL, NULL, '{}', now())",
        "SELECT accessible_fit.tell_untold()",
        "SELECT accessible_fit.units_as('{staff}')",
        "SELECT * FROM pg_authid",
        "SELECT * FROM pg_user_mapping",
        "VACUUM FULL person",
    ],
)
def test_refused(bo: Hand, statement: str) -> None:
    """Nobody but the owner changes what there is, goes around the rules or reaches the server itself."""
    noticed: list[str] = []
    bo.add_notice_handler(lambda notice: noticed.append(notice.message_primary or ""))
    try:
        bo.execute(statement)
    except psycopg.Error as refused:
        assert refused.sqlstate in ("42501", "42P17", "0A000", "42809"), refused
    else:  # maintenance of what one does not own is skipped with a warning
        assert any("permission denied" in one or "no privileges" in one for one in noticed), statement


def test_what_others_do_now_is_not_told(bo: Hand, town: Town) -> None:
    with by_hand(town, "anna") as anna:
        anna.execute("SELECT alias FROM person WHERE alias = %s", ("Åsa-Märta",))
        shown = bo.execute("SELECT query FROM pg_stat_activity").fetchall()
        secret = one(anna, "SELECT current_setting('accessible_fit.token')")
    told = " ".join(str(row[0]) for row in shown)
    assert secret not in told
    assert "Åsa" not in told


# ---------------------------------------------------------------------- the log


def test_the_log_is_only_added_to_and_only_about_oneself(bo: Hand, town: Town) -> None:
    for statement in (
        "UPDATE audit_entry SET verb = 'x'",
        "DELETE FROM audit_entry",
        "UPDATE audit_head SET seq = 0",
        "DELETE FROM audit_head",
        "INSERT INTO audit_head VALUES (2, 0, 'x')",
        "INSERT INTO audit_entry VALUES (999, now(), NULL, 'x', 'x', NULL, NULL, '{}', 'a', 'b')",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            bo.execute(statement)
    line = "SELECT accessible_fit.log_line(%s, 'looked_at', 'person', NULL, %s, '{}', NULL)"
    for actor, place in ((town.users["anna"], town.linden), (None, town.bjorken)):
        with pytest.raises(errors.InsufficientPrivilege):
            bo.execute(line, (actor, place))
    line = "accessible_fit.log_line(NULL, 'looked_at', 'person', NULL, NULL, '{}', '2020-01-01')"
    at = f"SELECT ({line}).at > now()"
    assert one(bo, at) is True
    for about in ('{"a": 1, "a": 2}', '{"a": 1.50}', '{"a": 1e2}', "nothing", '{"a": 007}', '{"a": -0}'):
        with pytest.raises(psycopg.Error):
            bo.execute("SELECT accessible_fit.log_line(NULL, 'x', 'y', NULL, NULL, %s, NULL)", (about,))


def test_the_log_shows_own_units_and_own_doings(bo: Hand, town: Town) -> None:
    rows = bo.execute("SELECT actor_id, unit_id, subject_id FROM audit_entry").fetchall()
    assert rows
    # what was done with Bengt's things before he came to Linden comes along with him
    elsewhere = [row for row in rows if row[0] != town.users["bo"] and row[1] != town.linden]
    assert {subject for _, _, subject in elsewhere} <= {town.bengt}
    with by_hand(town, "lea") as lea:
        others = "SELECT DISTINCT unit_id FROM audit_entry WHERE actor_id <> %s"
        assert lea.execute(others, (town.users["lea"],)).fetchall() == [(town.bjorken,)]
