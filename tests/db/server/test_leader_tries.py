"""A leader who is curious about single persons, with psql and her own name and password."""

from collections.abc import Iterator
from itertools import combinations
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import Connection, create_engine, text

from accessible_fit.trends.disclosure import MINIMUM
from db.migrations.seventh import (
    asking,
    asking_plans,
    asking_told,
    asking_unit,
    changes,
    done,
    gate,
    kinds,
    own_kind,
    register,
    said,
    taking_part,
    years,
)
from db.migrations.seventh.figures import FOR_THE_PROGRAM
from db.tables import metadata
from tests.db.server.many import Hand, as_user, last_year
from tests.db.server.test_every_table import PERSONS
from tests.db.server.town import Town, one, plain

OF_PLANS = (asking_plans, asking, asking_told, asking_unit)
PARTS = (gate, years, taking_part, said, changes, done, kinds, register, own_kind, *OF_PLANS)
OF_UNITS = tuple(name for name in FOR_THE_PROGRAM if name.endswith("(uuid)"))
NEWEST = last_year().last


@pytest.fixture
def lea(municipality: Town) -> Iterator[Hand]:
    with as_user(municipality, "lea") as hand:
        yield hand


def made() -> list[str]:
    """What every statement of the migration makes, by name."""
    statements = [one for part in PARTS for one in part.STATEMENTS if "CREATE FUNCTION" in one]
    return [one.split("accessible_fit.", 1)[1].split("(", 1)[0].strip() for one in statements]


def told(hand: Hand, call: str, *given: object) -> list[tuple[object, ...]]:
    return hand.execute(f"SELECT * FROM accessible_fit.{call}", given or None).fetchall()


# ---------------------------------------------------------------------- rows


def test_no_row_of_any_person_is_read(lea: Hand) -> None:
    for table in (*PERSONS, "month_summary", "year_sheet", "person"):
        about = "person_id IS NOT NULL" if table == "plan" else "true"
        assert one(lea, f"SELECT count(*) FROM public.{table} WHERE {about}") == 0, table
    for table in metadata.tables:
        with pytest.raises(psycopg.Error):
            lea.execute(f"CREATE TEMP TABLE mine AS TABLE public.{table}")


def test_what_the_functions_are_made_of_is_closed(lea: Hand) -> None:
    """The helpers hold who is in a group as bits; only finished figures may be asked for."""
    open_ones = {name.split("(")[0] for name in FOR_THE_PROGRAM}
    names = set(made())
    assert open_ones <= names
    may = lea.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'accessible_fit'::regnamespace"
        " AND has_function_privilege(oid, 'EXECUTE') AND proname = ANY (%s)",
        (list(names),),
    ).fetchall()
    assert {name for (name,) in may} == open_ones
    unit = one(lea, "SELECT id FROM unit")
    of_units = ("counted", "years", "own_means", "items", "stays", "plans", "rhythms", "held", "occasions")
    told_whole = ("asking_periods", "asking_beside", "asking_years")
    for private in (*(f"{name}(%s)" for name in (*of_units, *told_whole)), "periods(%s, 1)"):
        with pytest.raises(errors.InsufficientPrivilege):
            told(lea, private, unit)


def test_nothing_told_is_a_group_of_persons(lea: Hand) -> None:
    """No figure has a column of ids or bits, however it is asked for."""
    unit = one(lea, "SELECT id FROM unit")
    for function in OF_UNITS:
        asked = lea.execute(f"SELECT * FROM accessible_fit.{function.replace('uuid', '%s')}", (unit,))
        types = {column.type_code for column in asked.description or ()}
        names = one(lea, "SELECT array_agg(typname::text) FROM pg_type WHERE oid = ANY (%s)", (list(types)))
        assert set(names) <= {"int4", "float8", "text", "bool", "date"}, function


# ---------------------------------------------------------------------- other units and periods


def test_another_unit_is_told_nothing_of(lea: Hand, municipality: Town) -> None:
    own = one(lea, "SELECT id FROM unit")
    with as_user(municipality, "sam") as sam:
        others = [unit for (unit,) in sam.execute("SELECT id FROM unit").fetchall() if unit != own]
    assert len(others) == 9
    for function in OF_UNITS:
        call = function.replace("uuid", "%s")
        assert told(lea, call, own) or function.startswith("unit_event")
        for unit in (*others, uuid4(), None):
            assert told(lea, call, unit) == []


def test_nobody_who_is_not_signed_in_or_works_with_persons_is_told(municipality: Town) -> None:
    with plain(municipality) as nobody:
        for function in OF_UNITS:
            assert told(nobody, function.replace("uuid", "%s"), municipality.bjorken) == []
        assert told(nobody, "kinds(%s)", NEWEST) == []


def test_no_period_can_be_chosen_but_the_years_of_the_page(lea: Hand) -> None:
    """Years that slide by a quarter would, subtracted, tell of single quarters and few persons."""
    assert told(lea, "kinds(%s)", NEWEST)
    for ends in (*range(NEWEST - 3, NEWEST), NEWEST + 1, NEWEST + 4, NEWEST + 400, None, -1):
        assert told(lea, "kinds(%s)", ends) == []
    for function in FOR_THE_PROGRAM:
        assert function.endswith(("(uuid)", "(integer)"))
    assert [name for name in FOR_THE_PROGRAM if name.endswith("(integer)")] == ["kinds(integer)"]


def test_all_that_is_told_is_of_whole_periods_that_do_not_overlap(lea: Hand) -> None:
    unit = one(lea, "SELECT id FROM unit")
    for function in OF_UNITS:
        if function in ("unit_means(uuid)", "unit_asking(uuid)"):
            continue
        for ends, *_rest in told(lea, function.replace("uuid", "%s"), unit):
            assert isinstance(ends, int) and ends <= NEWEST and (NEWEST - ends) % 4 == 0, function
    means = [row[1:3] for row in told(lea, "unit_means(%s)", unit)]
    for first, last in (*means, *(row[:2] for row in told(lea, "unit_asking(%s)", unit))):
        if last is not None:
            assert isinstance(first, int) and isinstance(last, int) and last <= NEWEST
            assert first == last or (first == last - 3 and (NEWEST - last) % 4 == 0)


@pytest.mark.parametrize(
    "setting",
    [
        "TimeZone = 'Pacific/Kiritimati'",
        "DateStyle = 'German'",
        "search_path = pg_temp",
        "array_nulls = off",
        "transform_null_equals = on",
        "extra_float_digits = -15",
        "row_security = off",
        "client_min_messages = debug5",
    ],
)
def test_settings_of_the_session_tell_no_more(lea: Hand, setting: str) -> None:
    """Which quarters have ended goes by the server's clock in UTC, not by what a connection says."""
    unit = one(lea, "SELECT id FROM unit")
    before = {function: told(lea, function.replace("uuid", "%s"), unit) for function in OF_UNITS}
    noticed: list[str] = []
    lea.add_notice_handler(lambda notice: noticed.append(notice.message_primary or ""))
    lea.execute(f"SET {setting}")
    for function, was in before.items():
        try:
            now = told(lea, function.replace("uuid", "%s"), unit)
        except psycopg.Error:
            continue  # told nothing at all
        assert len(now) == len(was), function
        if "float" not in setting:
            assert now == was, function
    assert not any(str(unit) in line for line in noticed)


def test_asking_again_is_told_the_same(lea: Hand) -> None:
    unit = one(lea, "SELECT id FROM unit")
    for function in OF_UNITS:
        call = function.replace("uuid", "%s")
        assert sorted(map(repr, told(lea, call, unit))) == sorted(map(repr, told(lea, call, unit)))


# ---------------------------------------------------------------------- by changing something


def test_a_leader_does_not_move_the_unit_to_another_kind(lea: Hand, municipality: Town) -> None:
    """All units of a kind with and without one's own, subtracted, would be one's own few persons."""
    before = told(lea, "kinds(%s)", NEWEST)
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
        lea.execute("UPDATE unit SET service_type = 'other'")
    lea.execute("UPDATE unit SET name = name || ' '")
    lea.execute("UPDATE unit SET name = trim(name)")
    assert told(lea, "kinds(%s)", NEWEST) == before


def test_a_plan_of_the_unit_is_not_made_one_of_a_person(lea: Hand, municipality: Town) -> None:
    with as_user(municipality, "sam") as sam:
        somebody = one(sam, "SELECT id FROM person WHERE unit_id = %s LIMIT 1", municipality.bjorken)
    own, other = municipality.bjorken, municipality.linden
    plan = "INSERT INTO plan VALUES (%s, %s, %s, 'form', 6, current_date)"
    for person, unit in ((somebody, own), (None, other)):
        with pytest.raises(psycopg.Error):
            lea.execute(
                plan.replace(
                    "VALUES", "(id, person_id, unit_id, instrument_id, every_months, starts_on) VALUES"
                ),
                (uuid4(), person, unit),
            )
    assert lea.execute("UPDATE plan SET note = note WHERE person_id IS NOT NULL").rowcount == 0
    with pytest.raises(errors.InsufficientPrivilege):
        lea.execute("UPDATE plan SET person_id = %s", (somebody,))
    assert lea.execute("DELETE FROM plan").rowcount == 0


def test_what_a_leader_changes_in_the_plan_counts_from_the_next_quarter(owner: Connection) -> None:
    """A plan that is moved by a day, before and after subtracted, would tell of whoever came on that day."""
    unit = one_of(owner, "SELECT unit_id FROM plan WHERE person_id IS NULL ORDER BY id LIMIT 1")
    owner.execute(text("DELETE FROM user_unit"))
    owner.execute(
        text("INSERT INTO user_unit (user_id, unit_id) SELECT accessible_fit.me(), :unit"), {"unit": unit}
    )
    about_asking = ("unit_asking(uuid)", "unit_stage(uuid)")
    before = {name: numbers_in(owner, unit)[name] for name in about_asking}
    moved = "UPDATE plan SET starts_on = starts_on + 1, every_months = 1 WHERE person_id IS NULL"
    for statement in (
        moved,
        moved,
        "UPDATE plan SET ends_on = starts_on WHERE person_id IS NULL",
        "INSERT INTO plan (id, unit_id, instrument_id, every_months, starts_on, note)"
        " VALUES (gen_random_uuid(), :unit, 'talk', 1, '2025-01-01', '')",
    ):
        owner.execute(text(statement), {"unit": unit})
        now = numbers_in(owner, unit)
        assert {name: now[name] for name in about_asking} == before, statement
    owner.execute(text("UPDATE accessible_fit.plan_before SET quarter = quarter - 1"))
    assert numbers_in(owner, unit)["unit_asking(uuid)"] != before["unit_asking(uuid)"]


def test_what_staff_plan_counts_at_once(owner: Connection, municipality: Town) -> None:
    owner.execute(text("UPDATE app_user SET role = 'staff' WHERE sign_in_name = 'lea'"))
    owner.execute(text("UPDATE plan SET starts_on = starts_on + 1"))
    assert one_of(owner, "SELECT count(*) FROM accessible_fit.plan_before") == 0


def test_nothing_that_figures_are_made_of_can_be_changed(lea: Hand) -> None:
    for table in ("enrolment", "consent", "conversation", "answer", "action", "life_event"):
        assert lea.execute(f"DELETE FROM {table}").rowcount == 0
    unit = one(lea, "SELECT id FROM unit")
    for statement in (
        f"INSERT INTO enrolment VALUES ('{uuid4()}', '{uuid4()}', '{unit}', current_date)",
        "UPDATE month_summary SET points = 0",
        "ALTER FUNCTION accessible_fit.disclosed(integer[], integer[]) RENAME TO mine",
        "CREATE FUNCTION pg_temp.bit_count(bit varying) RETURNS bigint LANGUAGE sql AS 'SELECT 99::bigint'",
        "DROP TRIGGER unit_keeps_kind ON unit",
        "DROP TRIGGER plan_is_kept ON plan",
        "ALTER TABLE plan DISABLE TRIGGER plan_is_kept",
        "DELETE FROM accessible_fit.plan_before",
        "SELECT * FROM accessible_fit.plan_before",
        "ALTER TABLE unit DISABLE TRIGGER unit_keeps_kind",
    ):
        with pytest.raises(psycopg.Error):
            lea.execute(statement)


# ---------------------------------------------------------------------- few persons


@pytest.fixture
def owner(municipality: Town) -> Iterator[Connection]:
    """The owner's connection with Lea's secret: what is changed is undone at the end."""
    engine = create_engine(municipality.server.format(name="many"))
    with engine.connect() as tx:
        tx.execute(
            text(
                "INSERT INTO accessible_fit.signed_in VALUES (sha256(convert_to('known', 'UTF8')), :user,"
                " now(), now() + interval '1 hour')"
            ),
            {"user": municipality.users["lea"]},
        )
        tx.execute(text("SELECT set_config('accessible_fit.token', 'known', true)"))
        yield tx
        tx.rollback()
    engine.dispose()


def one_of(tx: Connection, statement: str) -> object:
    return tx.execute(text(statement)).scalar_one()


def numbers_in(tx: Connection, unit: object) -> dict[str, list[tuple[object, ...]]]:
    calls = {name: name.replace("uuid", ":unit") for name in OF_UNITS}
    return {
        name: [tuple(row) for row in tx.execute(text(f"SELECT * FROM accessible_fit.{call}"), {"unit": unit})]
        for name, call in calls.items()
    }


def test_in_a_unit_where_everybody_says_the_same_nothing_of_it_is_told(
    owner: Connection, municipality: Town
) -> None:
    unit = municipality.bjorken
    keep = owner.execute(
        text(
            "SELECT array_agg(person_id) FROM (SELECT person_id FROM conversation"
            " WHERE unit_id = :unit AND who_answered = 'self' AND kind = 'questions'"
            " GROUP BY person_id ORDER BY count(*) DESC LIMIT 8) most"
        ),
        {"unit": unit},
    ).scalar_one()
    given = {"unit": unit, "keep": keep}
    for table in ("conversation", "enrolment"):
        owner.execute(text(f"DELETE FROM {table} WHERE unit_id = :unit AND person_id <> ALL (:keep)"), given)
    owner.execute(text("UPDATE answer SET score = 100 WHERE unit_id = :unit AND score IS NOT NULL"), given)
    found = numbers_in(owner, unit)
    assert {row[4] for row in found["unit_means(uuid)"]} <= {None}
    assert {row[5] for row in found["unit_shares(uuid)"]} <= {None}
    assert {row[8] for row in found["unit_shares(uuid)"]} <= {None}
    assert {one for row in found["unit_spread(uuid)"] for one in row[2:6]} <= {None}


def test_a_person_who_is_taken_out_is_not_the_difference(owner: Connection, municipality: Town) -> None:
    """Between two years, of whatever is told of both, no number of persons differs by one to four in groups
    that hold each other: one person leaves, and the older figure gives way."""
    unit = municipality.bjorken
    before = numbers_in(owner, unit)["unit_persons(uuid)"]
    one_of_them = owner.execute(
        text("SELECT person_id FROM enrolment WHERE unit_id = :unit AND ended_on IS NULL LIMIT 1"),
        {"unit": unit},
    ).scalar_one()
    # the same persons in both years but for one
    owner.execute(
        text("DELETE FROM enrolment WHERE unit_id = :unit AND ended_on IS NOT NULL"), {"unit": unit}
    )
    owner.execute(
        text("UPDATE enrolment SET started_on = '2001-01-01', ended_on = NULL WHERE unit_id = :unit"),
        {"unit": unit},
    )
    owner.execute(
        text(
            "UPDATE enrolment SET ended_on = accessible_fit.first_day(:ends - 3) - 1"
            " WHERE unit_id = :unit AND person_id = :person"
        ),
        {"ends": NEWEST, "unit": unit, "person": one_of_them},
    )
    after = numbers_in(owner, unit)["unit_persons(uuid)"]
    assert len(before) == len(after) == 2
    newest, older = (row[1] for row in after)
    assert newest is not None and older is None
    registered = [row[1] for row in numbers_in(owner, unit)["unit_register(uuid)"]]
    assert registered[0] == newest and registered[1] is None


def test_a_no_to_statistics_is_counted_nowhere(owner: Connection, municipality: Town) -> None:
    unit = municipality.bjorken
    owner.execute(
        text(
            "INSERT INTO consent (id, person_id, unit_id, kind, decision, decided_at, how, present, audience)"
            " SELECT gen_random_uuid(), id, unit_id, 'statistics', 'declined', now(), 'in_words', '', '[]'"
            " FROM person WHERE unit_id = :unit"
        ),
        {"unit": unit},
    )
    found = numbers_in(owner, unit)
    for name in ("unit_means(uuid)", "unit_shares(uuid)", "unit_spread(uuid)", "unit_done(uuid)"):
        told_of = {one for row in found[name] for one in row if isinstance(one, float)}
        assert told_of == set(), name
    assert {row[1] for row in found["unit_persons(uuid)"]} <= {None}


def test_every_count_that_is_told_is_of_five_or_more(municipality: Town) -> None:
    with as_user(municipality, "leo") as leo:
        units = [unit for (unit,) in leo.execute("SELECT id FROM unit").fetchall()]
        assert len(units) == 5
        counts = []
        for unit in units:
            counts += [n for row in told(leo, "unit_persons(%s)", unit) for n in row[1:10]]
            counts += [n for row in told(leo, "unit_changes(%s)", unit) for n in row[1:7]]
            counts += [n for row in told(leo, "unit_spread(%s)", unit) for n in row[2:6]]
            counts += [row[5] for row in told(leo, "unit_shares(%s)", unit)]
            counts += [row[3] for row in told(leo, "unit_groups(%s)", unit)]
            counts += [n for row in told(leo, "unit_register(%s)", unit) for n in (*row[1:4], *row[5:7])]
            counts += [n for row in told(leo, "unit_asking(%s)", unit) for n in row[2:12]]
        shown = [n for n in counts if isinstance(n, int)]
        assert len(shown) > 60
        assert min(shown) >= MINIMUM
        for first, second in combinations(units, 2):
            assert told(leo, "unit_persons(%s)", first) != told(leo, "unit_persons(%s)", second)
