"""What a leader on a server is told of a unit: what the program would show of it, and no person."""

from typing import Any

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import create_engine, text

from accessible_fit.services.access import Actor
from accessible_fit.services.accounts import Accounts
from accessible_fit.services.demo.fill import DemoPlan, fill_store
from accessible_fit.services.server_sign_in import proof
from accessible_fit.services.unit import overview as by_program
from accessible_fit.services.unit.counting import counted
from accessible_fit.services.unit.overview import UnitOverview
from accessible_fit.trends.quarters import Span, quarter_of
from accessible_fit.trends.unit import WHOLE
from db import unit_figures, units, users
from db.engine import create_store, open_store
from db.vocabulary import Role
from tests.db.conftest import sql_on_server
from tests.db.server.town import Town, one
from tests.journeys.people import PASSWORD, now

HIDING = 5


@pytest.fixture(scope="session")
def municipality(server: str) -> Town:
    """Four units and sixty persons over two years; Lea leads the largest of them."""
    sql_on_server(server, "CREATE DATABASE many")
    url = server.format(name="many")
    with create_store(url) as store:
        fill_store(store, DemoPlan(4, 60, 2, 3, PASSWORD, "2580"), now().date(), lambda *_: None)
        with store.writing() as tx:
            found = units.all_units(tx)
            counted = {
                unit.id: tx.execute(
                    text("SELECT count(*) FROM person WHERE unit_id = :unit"), {"unit": unit.id}
                ).scalar_one()
                for unit in found
            }
            largest, smallest = max(counted, key=counted.__getitem__), min(counted, key=counted.__getitem__)
            somebody = users.all_users(tx)[0]
            lea = users.add(tx, "lea", "Lea", Role.LEADER, somebody.password_hash)
            users.assign(tx, lea.id, largest)
    program = "accessible_fit_many_program"
    sql_on_server(server, f"ALTER ROLE {program} PASSWORD 'x'")
    return Town(server, "many", program, largest, smallest, largest, largest, {"lea": lea.id})


def as_lea(town: Town) -> psycopg.Connection[tuple[Any, ...]]:
    hand = psycopg.connect(town.url().replace("+psycopg", ""), autocommit=True)
    way = one(hand, "SELECT accessible_fit.way_of('lea')")
    attempt = one(hand, "SELECT accessible_fit.knock('lea', %s)", proof(PASSWORD, way))
    token = one(hand, "SELECT token FROM accessible_fit.enter(%s)", attempt)
    hand.execute("SELECT set_config('accessible_fit.token', %s, false)", (token,))
    return hand


def lea(town: Town) -> Actor:
    return Actor(town.users["lea"], "Lea", Role.LEADER, frozenset({town.bjorken}))


def last_year() -> Span:
    last = quarter_of(now()) - 1
    return Span(last - 3, last)


def test_the_means_are_those_of_the_program(municipality: Town) -> None:
    """Every mean that the server tells is the one that the program works out of the rows."""
    with as_lea(municipality) as hand:
        told = hand.execute(
            "SELECT life_area, quarter, at_least, score FROM accessible_fit.unit_figures"
        ).fetchall()
    assert len(told) > 20
    with open_store(municipality.server.format(name="many")) as store, store.reading() as tx:
        unit_id = municipality.bjorken
        found = counted(
            unit_figures.talks(tx, unit_id),
            unit_figures.answers(tx, unit_id),
            unit_figures.enrolments(tx, unit_id),
            unit_figures.not_counted(tx, unit_id),
        )
        assert by_program.overview(tx, units.get(tx, unit_id), last_year()).rows
    groups: dict[str, list[frozenset[object]]] = {}
    for area, quarter, at_least, score in told:
        mean = found.mean(str(area), Span(quarter, quarter))
        assert mean.score is not None
        assert abs(float(score) - mean.score) <= 0.0500001
        persons = mean.group.persons
        assert at_least <= len(persons) < at_least + HIDING
        assert len(persons) >= HIDING
        assert not (mean.group.alike and len(persons) < 2 * HIDING)
        for other in groups.setdefault(str(area), []):
            assert not (persons < other or other < persons) or len(persons ^ other) >= HIDING
        groups[str(area)].append(persons)
    assert max(quarter for _, quarter, _, _ in told) < quarter_of(now())


def test_the_window_of_a_leader_shows_them(municipality: Town) -> None:
    with open_store(municipality.url()) as store:
        actor, _ = Accounts(store, now).sign_in("lea", PASSWORD)
        following = UnitOverview(store, now)
        assert [unit.id for unit in following.units(actor)] == [municipality.bjorken]
        found = following.of_unit(
            actor, municipality.bjorken, following.years(actor, municipality.bjorken)[0]
        )
        assert found.rows[0].area == WHOLE
        assert found.whole is not None
        assert found.whole.shown
        assert found.participation.enrolled is not None
        assert found.participation.enrolled >= HIDING
        assert found.shares == ()


def test_other_units_and_single_persons_are_told_nothing_of(municipality: Town) -> None:
    with as_lea(municipality) as hand:
        other = municipality.linden
        for function in ("unit_means", "unit_persons"):
            assert hand.execute(f"SELECT * FROM accessible_fit.{function}(%s)", (other,)).fetchall() == []
            assert hand.execute(f"SELECT * FROM accessible_fit.{function}(NULL)").fetchall() == []
        for table in ("month_summary", "year_sheet", "answer", "person", "enrolment", "consent"):
            assert one(hand, f"SELECT count(*) FROM {table}") == 0
        for private in ("left_out(NULL)", "tell('{}', '{}')", "units_as('{staff}')"):
            with pytest.raises(errors.InsufficientPrivilege):
                hand.execute(f"SELECT accessible_fit.{private}")


def test_a_unit_of_four_is_told_nothing_of(municipality: Town) -> None:
    engine = create_engine(municipality.server.format(name="many"))
    unit_id = municipality.bjorken
    with engine.connect() as tx:
        keep = (
            tx.execute(
                text("SELECT DISTINCT person_id FROM month_summary WHERE unit_id = :unit LIMIT 4"),
                {"unit": unit_id},
            )
            .scalars()
            .all()
        )
        tx.execute(
            text("DELETE FROM person WHERE unit_id = :unit AND id <> ALL (:keep)"),
            {"unit": unit_id, "keep": list(keep)},
        )
        tx.execute(
            text("DELETE FROM enrolment WHERE unit_id = :unit AND person_id <> ALL (:keep)"),
            {"unit": unit_id, "keep": list(keep)},
        )
        tx.execute(
            text("DELETE FROM conversation WHERE unit_id = :unit AND person_id <> ALL (:keep)"),
            {"unit": unit_id, "keep": list(keep)},
        )
        token = "known"
        tx.execute(
            text(
                "INSERT INTO accessible_fit.signed_in VALUES (sha256(convert_to(:token, 'UTF8')), :user,"
                " now(), now() + interval '1 hour')"
            ),
            {"token": token, "user": municipality.users["lea"]},
        )
        tx.execute(text("SELECT set_config('accessible_fit.token', :token, true)"), {"token": token})
        assert tx.execute(text("SELECT * FROM accessible_fit.unit_figures")).all() == []
        told = tx.execute(text("SELECT * FROM accessible_fit.unit_persons(:unit)"), {"unit": unit_id}).all()
        assert told
        assert all(row[1:] == (None, None) for row in told)
        tx.rollback()
    engine.dispose()
