"""What a leader on a server is told of a unit: what the program would show of it, and no person."""

import pytest
from psycopg import errors
from sqlalchemy import create_engine, text

from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.unit import overview as by_program
from accessible_fit.services.unit.counting import counted
from accessible_fit.services.unit.overview import UnitOverview
from accessible_fit.trends.quarters import Span, quarter_of
from accessible_fit.trends.unit import WHOLE
from db import unit_figures, units
from db.engine import open_store
from db.migrations.seventh.figures import FOR_THE_PROGRAM
from tests.db.server.many import as_user, last_year
from tests.db.server.town import Town, one
from tests.journeys.people import PASSWORD, now

HIDING = 5
OF_UNITS = tuple(one.removesuffix("(uuid)") for one in FOR_THE_PROGRAM if one.endswith("(uuid)"))


def test_the_means_are_those_of_the_program(municipality: Town) -> None:
    """Every mean that the server tells is the one that the program works out of the rows."""
    with as_user(municipality, "lea") as hand:
        told = hand.execute(
            "SELECT life_area, last_quarter, at_least, score FROM accessible_fit.unit_figures"
            " WHERE first_quarter = last_quarter"
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
        assert any(row.share for row in found.shares)


def test_other_units_and_single_persons_are_told_nothing_of(municipality: Town) -> None:
    with as_user(municipality, "lea") as hand:
        other = municipality.linden
        for function in OF_UNITS:
            assert hand.execute(f"SELECT * FROM accessible_fit.{function}(%s)", (other,)).fetchall() == []
            assert hand.execute(f"SELECT * FROM accessible_fit.{function}(NULL)").fetchall() == []
        for table in ("month_summary", "year_sheet", "answer", "person", "enrolment", "consent"):
            assert one(hand, f"SELECT count(*) FROM {table}") == 0
        for private in ("left_out(NULL)", "tell('', '')", "units_as('{staff}')"):
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
        means = tx.execute(text("SELECT score FROM accessible_fit.unit_figures")).scalars().all()
        assert set(means) <= {None}
        told = tx.execute(text("SELECT * FROM accessible_fit.unit_persons(:unit)"), {"unit": unit_id}).all()
        assert told
        assert all(set(row[1:]) == {None, False} for row in told)
        for function in ("unit_shares", "unit_spread", "unit_changes", "unit_done", "unit_register"):
            rows = tx.execute(text(f"SELECT * FROM accessible_fit.{function}(:unit)"), {"unit": unit_id})
            numbers = {one for row in rows for one in row[1:] if not isinstance(one, str)}
            assert numbers <= {None, False}, function
        groups = tx.execute(text("SELECT persons FROM accessible_fit.unit_groups(:unit)"), {"unit": unit_id})
        assert set(groups.scalars()) <= {None}
        events = tx.execute(text("SELECT * FROM accessible_fit.unit_event(:unit)"), {"unit": unit_id})
        assert events.all() == []
        tx.rollback()
    engine.dispose()
