"""A superuser looks at every unit at once, and reads what each unit's own overview says."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.unit.all_units import AllUnitsOverview, person_means
from accessible_fit.services.unit.counting import Counted, counted
from accessible_fit.trends.disclosure import MINIMUM
from accessible_fit.trends.quarters import Span, latest_years
from db import consents, summaries, unit_figures, units, year_sheets
from db.engine import Store, Tx, open_store
from db.records import NewConsent, Unit
from db.vocabulary import ConsentDecision, ConsentKind, Role
from tests.accessible_fit import made_once
from tests.accessible_fit.made_once import copied

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
SPAN = latest_years(TODAY, TODAY)[0]


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = made_once.municipality(tmp_path_factory)
    with open_store(copied(made, tmp_path_factory.mktemp("all") / "people.db")) as store:
        yield store


@pytest.fixture
def anna(invented: Store) -> Actor:
    with invented.reading() as tx:
        user = UUID(bytes=tx.exec_driver_sql("SELECT id FROM app_user WHERE role = 'superuser'").scalar())
    return Actor(user, "Anna", Role.SUPERUSER, frozenset())


@pytest.fixture
def every(invented: Store) -> AllUnitsOverview:
    return AllUnitsOverview(invented, lambda: NOW)


def known_units(store: Store) -> list[Unit]:
    with store.reading() as tx:
        return units.all_units(tx)


def count(tx: Tx, unit: Unit, *, by_summaries: bool) -> Counted:
    return counted(
        unit_figures.talks(tx, unit.id),
        unit_figures.answers(tx, unit.id),
        unit_figures.enrolments(tx, unit.id),
        unit_figures.not_counted(tx, unit.id),
        summaries.said_in(tx, unit.id) if by_summaries else None,
    )


def test_summaries_and_answers_are_counted_to_the_very_same(invented: Store) -> None:
    with invented.reading() as tx:
        for unit in units.all_units(tx):
            one, other = (count(tx, unit, by_summaries=way) for way in (True, False))
            assert one == other and list(one.areas) == list(other.areas)


def test_each_unit_is_counted_as_its_own_overview_counts_it(invented: Store) -> None:
    quarters = [*(Span(one, one) for one in range(SPAN.first, SPAN.last + 1)), SPAN]
    with invented.writing() as tx:
        known = units.all_units(tx)
        year_sheets.make(tx, [one.id for one in known], SPAN.last)
        found = year_sheets.read(tx, [one.id for one in known], SPAN.last)
        means = person_means(found, unit_figures.refused(tx))
        compared = 0
        for unit in known:
            here, there = means.of_unit(found.units.index(unit.id)).areas, count(tx, unit, by_summaries=False)
            for area in there.areas:
                for period, span in enumerate(quarters):
                    mean = there.mean(area, span)
                    said = here[area][period] if area in here else {}
                    assert frozenset(said) == mean.group.persons
                    compared += len(said)
    assert compared > 500


def test_anna_sees_every_unit_by_name_with_the_figures_of_its_overview(
    every: AllUnitsOverview, anna: Actor, invented: Store
) -> None:
    found = every.of_year(anna, SPAN)
    names = [one.name for one in known_units(invented)]
    assert [one.name for one in found.units] == sorted(names, key=str.casefold)
    shown = 0
    with invented.reading() as tx:
        for unit in known_units(invented):
            (line,) = (one for one in found.units if one.unit_id == unit.id)
            there = count(tx, unit, by_summaries=False)
            for area, figures in line.areas.items():
                for cell in (*figures.quarters, figures.year):
                    if cell.score is not None:
                        mean = there.mean(area, cell.span)
                        assert mean.score is not None and cell.score == round(mean.score, 1)
                        assert MINIMUM <= (cell.persons or 0) <= len(mean.group.persons)
                        assert cell.at_least, (
                            "a number that is exact here could be taken from one on the unit's page"
                        )
                        shown += 1
    assert shown > 20


def test_no_two_figures_of_one_part_of_life_differ_by_one_to_four_persons(
    every: AllUnitsOverview, anna: Actor, invented: Store
) -> None:
    for line in every.of_year(anna, SPAN).units:
        for figures in line.areas.values():
            for cell in figures.quarters:
                shown = cell.score is not None and figures.year.score is not None
                if shown and not (cell.at_least or figures.year.at_least):
                    assert not 0 < (figures.year.persons or 0) - (cell.persons or 0) < MINIMUM


def test_a_unit_of_few_persons_shows_nothing(every: AllUnitsOverview, anna: Actor) -> None:
    small = [one for one in every.of_year(anna, SPAN).units if one.too_small]
    assert small
    for line in small:
        assert all(one.share is None for one in line.areas.values())


def test_a_leader_sees_the_units_that_are_hers_and_it_is_noted(
    every: AllUnitsOverview, invented: Store
) -> None:
    led = known_units(invented)[:2]
    with invented.reading() as tx:
        user = UUID(bytes=tx.exec_driver_sql("SELECT id FROM app_user WHERE role = 'leader'").scalar())
    found = every.of_year(Actor(user, "Bo", Role.LEADER, frozenset(one.id for one in led)), SPAN)
    assert {one.unit_id for one in found.units} == {one.id for one in led}
    with invented.reading() as tx:
        verb, details = tx.exec_driver_sql(
            "SELECT verb, details FROM audit_entry ORDER BY seq DESC LIMIT 1"
        ).one()
    assert verb == "looked_at" and '"units": 2' in details.replace('":2', '": 2')


def test_staff_may_not(every: AllUnitsOverview) -> None:
    with pytest.raises(NotAllowed):
        every.of_year(Actor(uuid4(), "Karin", Role.STAFF, frozenset()), SPAN)


def test_who_says_no_is_in_no_figure_from_then_on(
    every: AllUnitsOverview, anna: Actor, invented: Store
) -> None:
    before = every.of_year(anna, SPAN)
    line = max(before.units, key=lambda one: (one.whole.year.persons or 0) if one.whole else 0)
    assert line.whole is not None
    with invented.reading() as tx:
        found = year_sheets.read(tx, [line.unit_id], SPAN.last)
        person = UUID(bytes=next(one for one in found.persons if one not in unit_figures.refused(tx)))
    with invented.writing() as tx:
        no = NewConsent(
            person_id=person,
            kind=ConsentKind.STATISTICS,
            decision=ConsentDecision.DECLINED,
            decided_at=NOW,
            how="in_words",
            present="Li",
        )
        consents.decide(tx, no)
        means = person_means(year_sheets.read(tx, [line.unit_id], SPAN.last), unit_figures.refused(tx))
        assert all(person.bytes not in one for periods in means.of_unit(0).areas.values() for one in periods)


def test_years_go_back_to_the_first_talk(every: AllUnitsOverview, anna: Actor) -> None:
    years = every.years(anna)
    assert years[0] == SPAN and len(years) >= 3 and all(one.length == 4 for one in years)
