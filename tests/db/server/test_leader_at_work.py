"""Leaders on a server open the pages of their units and save reports: figures, and words for the rest."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from accessible_fit.errors import NotAllowed
from accessible_fit.reports.kinds import FileFormat
from accessible_fit.services.access import Actor
from accessible_fit.services.following.plans import Plans, PlanWish
from accessible_fit.services.following.register import UnitRegister
from accessible_fit.services.following.stage import UnitAsking
from accessible_fit.services.following.unit_report import UnitReports, UnitSubject
from accessible_fit.services.organisation import Units
from accessible_fit.services.unit.all_units import AllUnitsOverview
from accessible_fit.services.unit.overview import UnitOverview
from accessible_fit.services.unit.same_kind import SameKind
from accessible_fit.trends.register import Moved
from accessible_fit.trends.unit import WHOLE
from db import migrate, units
from db.engine import Store, open_store
from db.errors import NotForThisAccount
from db.vocabulary import ServiceType
from tests.db.conftest import sql_on_server
from tests.db.server.many import last_year
from tests.db.server.town import Town, as_login, at_work
from tests.journeys.people import now

AtWork = tuple[Store, Actor]


@pytest.fixture(scope="module")
def lea(municipality: Town) -> Iterator[AtWork]:
    with at_work(municipality, "lea") as found:
        yield found


@pytest.fixture(scope="module")
def leo(municipality: Town) -> Iterator[AtWork]:
    with at_work(municipality, "leo") as found:
        yield found


def test_lea_follows_her_unit_for_years(lea: AtWork, municipality: Town) -> None:
    store, actor = lea
    following = UnitOverview(store, now)
    years = following.years(actor, municipality.bjorken)
    assert years[0] == last_year()
    assert len(years) == 2
    for span in years:
        found = following.of_unit(actor, municipality.bjorken, span)
        assert found.span == span
        assert found.whole is not None and found.whole.shown
        assert all(cell.at_least for row in found.rows for cell in row.shown)
        assert any(row.share for row in found.shares)
        assert any(one.shown for one in found.spread)
        assert found.persons.whole == found.participation.enrolled
        assert following.participation(actor, municipality.bjorken, span) == found.participation
        forms = following.forms(found)
        assert forms.keys() == {row.instrument_id for row in found.shares}
        assert all(
            row.item_id in {item.id for item in forms[row.instrument_id].items} for row in found.shares
        )


def test_lea_sees_units_of_the_same_kind(lea: AtWork, municipality: Town) -> None:
    store, actor = lea
    found = SameKind(store, now).beside(actor, municipality.bjorken, last_year())
    assert found.areas[0] == WHOLE
    assert all(kind.units >= 3 for kind in found.kinds)


def test_leo_sees_his_five_units_beside_each_other(leo: AtWork) -> None:
    store, actor = leo
    every = AllUnitsOverview(store, now)
    assert every.years(actor)[0] == last_year()
    found = every.of_year(actor, last_year())
    assert len(found.units) == 5
    assert [one.name for one in found.units] == sorted((one.name for one in found.units), key=str.casefold)
    assert any(line.whole and line.whole.shown for line in found.units)
    figures = [one for line in found.units for one in line.areas.values()]
    assert any(one.year.score is not None and one.share is not None for one in figures)
    for one in figures:
        assert all(cell.at_least or cell.score is None for cell in (one.year, *one.quarters))


def test_the_register_has_what_a_server_counts_and_says_what_is_left_out(
    lea: AtWork, municipality: Town
) -> None:
    store, actor = lea
    kept = UnitRegister(store, now)
    years = kept.years(actor, municipality.bjorken)
    assert years[0] == last_year()
    shown = [kept.of_unit(actor, municipality.bjorken, span) for span in years]
    assert all(one.by_server for one in shown)
    assert any(one.enrolled is not None and one.open.mean_years is not None for one in shown)
    told = [group for one in shown for group in (*one.by_sex, *one.by_age)]
    assert any(group.persons[Moved.ENROLLED] is not None for group in told)
    reports = UnitReports(store, now, lambda: pytest.fail("no pictures are needed"))
    made = reports.make(actor, municipality.bjorken, last_year(), FileFormat.JSON, "en", UnitSubject.REGISTER)
    assert "leaders are not shown reasons" in json.loads(made.data)["hidden_because"]
    made = reports.make(actor, municipality.bjorken, last_year(), FileFormat.XLSX, "en", UnitSubject.REGISTER)
    assert made.data


def test_asking_as_planned_is_told_without_what_was_noted(lea: AtWork, municipality: Town) -> None:
    store, actor = lea
    reports = UnitReports(store, now, lambda: pytest.fail("no pictures are needed"))
    unit, asking = municipality.bjorken, UnitAsking(store, now)
    years = asking.years(actor, unit)
    assert years[0] == last_year()
    for span in years:
        found = asking.of_unit(actor, unit, span)
        assert found.by_server
        assert found.stage.holds
        assert found.band is not None
        assert any(one.band is not None for one in found.over_time)
        made = reports.make(actor, unit, span, FileFormat.JSON, "en", UnitSubject.PARTICIPATION)
        told = json.loads(made.data)
        assert told["planned"]["persons"] == found.persons
        assert told["stage"]["stage"] == found.stage.stage.value
        assert told["planned"]["reasons"] == []
        assert "reasons that were noted are not shown" in told["planned"]["left_out"]
        made = reports.make(actor, unit, span, FileFormat.CSV, "en", UnitSubject.PARTICIPATION)
        assert "left_out" in made.data.decode("utf-8-sig")
        assert reports.make(actor, unit, span, FileFormat.XLSX, "sv", UnitSubject.PARTICIPATION).data
    with store.reading() as tx:
        looked = tx.execute(text("SELECT count(*) FROM audit_entry WHERE subject_kind = 'participation'"))
        assert looked.scalar_one() >= 2 * len(years)


def test_the_report_has_the_same_figures_as_the_page(lea: AtWork, municipality: Town) -> None:
    store, actor = lea
    reports = UnitReports(store, now, lambda: pytest.fail("no pictures are needed"))
    found = UnitOverview(store, now).of_unit(actor, municipality.bjorken, last_year())
    told = json.loads(reports.make(actor, municipality.bjorken, last_year(), FileFormat.JSON, "en").data)
    assert told["participation"]["enrolled"] == found.participation.enrolled
    shares = {(one["form"], one["question"]): one["share"] for one in told["shares"]}
    for row in found.shares:
        kept = shares[row.instrument_id, row.item_id]
        assert (kept is None) == (row.share is None)
        assert kept is None or row.share is None or kept["share"] == row.share.share
    made = reports.make(actor, municipality.bjorken, last_year(), FileFormat.CSV, "en").data
    assert len(list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))) > 20


def test_lea_plans_for_her_unit(lea: AtWork, municipality: Town) -> None:
    store, actor = lea
    planning = Plans(store, now, list)
    made = planning.make(actor, municipality.bjorken, PlanWish("housing_support", 6, now().date()))
    assert made in [one.plan for one in planning.of_unit(actor, municipality.bjorken)]
    assert all(one.plan.person_id is None for one in planning.of_unit(actor, municipality.bjorken))
    assert planning.end(actor, made.id).ends_on == now().date()
    with at_work(municipality, "sam") as (rows, _), rows.writing() as tx:
        tx.execute(text("DELETE FROM plan WHERE id = :plan"), {"plan": made.id})


def test_a_superuser_is_counted_from_rows(municipality: Town) -> None:
    with at_work(municipality, "sam") as (store, actor):
        found = UnitRegister(store, now).of_unit(actor, municipality.bjorken, last_year())
        assert not found.by_server
        asking = UnitAsking(store, now).of_unit(actor, municipality.bjorken, last_year())
        assert asking.unit_id == municipality.bjorken
        with store.reading() as tx:
            unit = units.get(tx, municipality.linden)
        changed = Units(store).change(actor, unit.id, unit.name, ServiceType.OTHER)
        assert changed.service_type is ServiceType.OTHER
        assert Units(store).change(actor, unit.id, unit.name, unit.service_type) == unit


def test_a_leader_renames_the_unit_and_leaves_its_kind(lea: AtWork, municipality: Town) -> None:
    store, actor = lea
    with store.reading() as tx:
        unit = units.get(tx, municipality.bjorken)
    assert Units(store).change(actor, unit.id, "Nytt namn", unit.service_type).name == "Nytt namn"
    Units(store).change(actor, unit.id, unit.name, unit.service_type)
    with pytest.raises(NotAllowed):
        Units(store).change(actor, unit.id, unit.name, ServiceType.EMPLOYMENT)
    with pytest.raises(NotForThisAccount), store.writing() as tx:  # whatever the program asks
        units.change(tx, unit.id, unit.name, ServiceType.EMPLOYMENT)


def test_a_database_of_the_sixth_form_comes_along(server: str) -> None:
    """Whoever owns it upgrades it: what was there before is replaced, and nobody gets more rights."""
    sql_on_server(server, "CREATE ROLE keeper_of_six LOGIN CREATEROLE PASSWORD 'x'")
    sql_on_server(server, "CREATE DATABASE six OWNER keeper_of_six")
    url = as_login(server, "keeper_of_six").format(name="six")
    engine = create_engine(url)
    config = Config(stdout=io.StringIO())
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    with engine.begin() as tx:
        config.attributes["connection"] = tx
        command.upgrade(config, "0006")
    assert migrate.upgrade(url).before == "0006"
    open_store(url).close()
    with engine.connect() as tx:
        owners = tx.execute(
            text(
                "SELECT DISTINCT pg_get_userbyid(proowner) FROM pg_proc"
                " WHERE pronamespace = 'accessible_fit'::regnamespace".replace(":", r"\:")
            )
        ).scalars()
        assert list(owners) == ["accessible_fit_six_owner"]
        assert tx.execute(text("SELECT count(*) FROM accessible_fit.unit_figures")).scalar_one() == 0
    engine.dispose()
