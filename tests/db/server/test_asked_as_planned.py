"""Asking as planned on a server: told as the program tells it of the rows, or less, whatever is planned."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from sqlalchemy import Connection, create_engine, text

from accessible_fit.services.following import asked_by_server, register_by_server
from accessible_fit.services.following.as_planned import Asking
from accessible_fit.services.following.asking import Stay, occasions_of
from accessible_fit.services.following.stage import participation_of
from accessible_fit.services.unit import told_by_server
from accessible_fit.trends.planned_unit import AsPlanned, PlannedParticipation
from accessible_fit.trends.quarters import quarter_of
from accessible_fit.trends.stage import Check, Stage
from db import plans, registered, server_figures, units
from db.records import Unit
from tests.accessible_fit.reports.every_table import all_of, nothing_follows, of_planned, of_register
from tests.accessible_fit.services.unit.every_figure import Figure
from tests.db.server import invented
from tests.db.server.invented import DAYS, ENDS, MAT, NEWEST, Life, Rhythm, as_the_quarter_ended
from tests.db.server.test_leader_figures import Compared, plain, rows_of
from tests.db.server.town import Town

PAIRED = 4
few = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
more = settings(few, max_examples=20)


@pytest.fixture(autouse=True)
def days_of_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program's days are those of its computer; a server's are those of UTC, whatever is set."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(scope="module")
def owner(municipality: Town) -> Iterator[Connection]:
    """The owner's connection with a superuser's secret: everything is undone at the end."""
    engine = create_engine(municipality.server.format(name=municipality.database))
    with engine.connect() as tx:
        tx.execute(
            text(
                "INSERT INTO accessible_fit.signed_in VALUES (sha256(convert_to('sam', 'UTF8')), :user,"
                " now(), now() + interval '1 hour')"
            ),
            {"user": municipality.users["sam"]},
        )
        tx.execute(text("SELECT set_config('accessible_fit.token', 'sam', true)"))
        tx.execute(text("SET LOCAL TimeZone = 'Pacific/Kiritimati'"))
        yield tx
        tx.rollback()
    engine.dispose()


@pytest.fixture
def made(owner: Connection) -> Iterator[invented.Unit]:
    with owner.begin_nested() as undone:
        yield invented.Unit(owner)
        undone.rollback()


def read_of(tx: Connection, unit: Unit) -> Asking:
    """Everything that the program reads of a unit, as it stood when the last quarter had ended."""
    rows, known = registered.of_units(tx, [unit.id]), plans.of_unit(tx, unit.id)
    first = min((quarter_of(one.starts_on) for one in known), default=NEWEST)
    stays = [Stay(one.person_id, one.started_on, one.ended_on, one.reason_out) for one in rows]
    oldest, newest = first - 3, told_by_server.year_to(NEWEST)
    year = next(one for one in newest.spans_over(oldest, NEWEST) if first in one or first > NEWEST)
    occasions = occasions_of(tx, unit.id, stays, year.first_day, newest.last_day, ENDS)
    return Asking(rows, occasions, known, year.first, NEWEST)


def lay(compared: Compared, told: PlannedParticipation, wanted: PlannedParticipation) -> None:
    """Lay what a server tells beside what the program tells of the rows."""
    assert (told.stage, told.band) == (wanted.stage, wanted.band)
    assert told.reasons == {}
    assert told.by_server
    compared.lay("everybody", told.everybody or None, wanted.everybody or None)
    compared.all_of("asked", plain(told.asked), plain(wanted.asked))
    compared.all_of("in detail", plain(told.detail), plain(wanted.detail))
    cells = {one.span: one for one in told.over_time if not one.nothing_planned}
    assert list(cells) == [one.span for one in wanted.over_time if not one.nothing_planned]
    for one in wanted.over_time:
        if not one.nothing_planned:
            cell = cells[one.span]
            assert cell.band == one.band
            compared.lay("quarter", cell.persons, one.persons)
            compared.lay("asked in a quarter", cell.asked, one.asked)
            compared.lay("everybody", cell.everybody or None, one.everybody or None)


def both_ways(tx: Connection, unit: Unit, compared: Compared, *, pairs: bool = True) -> int:
    """Lay the latest years of a unit beside each other, and all numbers that the server tells of them.

    Return how many pairs of numbers were laid together.
    """
    years = asked_by_server.years(tx, unit.id)[:2]
    told = [asked_by_server.participation(tx, unit, span) for span in years]
    overviews = [told_by_server.overview(tx, unit, span) for span in years] if pairs else []
    registers = [register_by_server.register(tx, unit, None, span) for span in years] if pairs else []
    as_the_quarter_ended(tx)
    for one in told:
        lay(compared, one, participation_of(tx, unit, one.span, ENDS))
    read, found = read_of(tx, unit), rows_of(tx, unit)
    figures: list[Figure] = [figure for one in told for figure in of_planned(one, read)]
    figures += [figure for one in overviews for figure in all_of(one, found)]
    figures += [figure for one in registers for figure in of_register(one, read)]
    return nothing_follows(figures, unit.name)


def less_or_the_same(compared: Compared) -> bool:
    return compared.wrong == [] and "more" not in {which for _, which in compared.counts}


def test_what_both_tell_of_the_municipality_is_the_same(owner: Connection) -> None:
    compared, pairs = Compared(), 0
    for number, unit in enumerate(units.all_units(owner)):
        with owner.begin_nested() as undone:
            pairs += both_ways(owner, unit, compared, pairs=number < PAIRED)
            undone.rollback()
    assert less_or_the_same(compared), (compared.wrong, compared.counts)
    assert compared.counts["quarter", "both"] > 15
    assert compared.counts["asked", "both"] > 8
    assert pairs > 400


QUARTERLY = (*range(40, DAYS, 91),)
LARGE = [
    Life(12, days=QUARTERLY),
    Life(8, days=QUARTERLY, became="with_help"),
    Life(7, days=QUARTERLY, became="declined"),
    Life(9),
    Life(6, stays=((-400, DAYS - 30),)),
]


@few
@given(invented.rhythms, invented.lives)
@example([Rhythm(every=3)], LARGE)
@example(  # two of those who left had been asked
    [Rhythm(every=3)],
    [
        *LARGE[:3],
        Life(6, days=QUARTERLY, became="could_not"),
        Life(12, stays=((-400, DAYS - 30),)),
        Life(2, stays=((-400, DAYS - 30),), days=QUARTERLY),
    ],
)
def test_whatever_is_planned_a_server_tells_the_same_or_less(
    owner: Connection, planned: list[Rhythm], lives: list[Life]
) -> None:
    compared = Compared()
    with owner.begin_nested() as undone:
        made = invented.Unit(owner)
        made.fill(planned, lives)
        both_ways(owner, units.get(owner, made.id), compared)
        undone.rollback()
    assert less_or_the_same(compared), (compared.wrong, compared.counts)


@more
@given(invented.rhythms, invented.lives)
@example(  # of two plans that meet the first one counts
    [Rhythm(every=2, starts=400, ends=400), Rhythm(every=12, starts=400, ends=400)],
    [Life(1, days=(340,)), Life(1, days=(390,))],
)
@example([Rhythm(every=1, starts=30)], [Life(1, edge=0), Life(1, edge=1, hour=23)])
def test_every_occasion_is_the_same(owner: Connection, planned: list[Rhythm], lives: list[Life]) -> None:
    """Before anything is hidden: plans, own plans, months, stays, what was held, noted, and who left."""
    with owner.begin_nested() as undone:
        made = invented.Unit(owner)
        made.fill(planned, lives)
        told = owner.execute(
            text("SELECT person_id, due_on, became, accounted FROM accessible_fit.occasions(:unit)"),
            {"unit": made.id},
        )
        by_server = sorted(tuple(row) for row in told)
        first = asked_by_server.years(owner, made.id)[-1].first_day
        as_the_quarter_ended(owner)
        by_rows = read_of(owner, units.get(owner, made.id)).occasions
        undone.rollback()
    assert by_server == sorted(
        (
            one.person_id,
            one.due_on,
            "not_asked" if one.became.waiting else one.became.value,
            one.became.asked or bool(one.reason) or one.became.value == "left",
        )
        for one in by_rows
        if one.due_on >= first  # before anybody was there, nobody is counted
    )


def test_a_large_unit_is_told_all_parts(owner: Connection, made: invented.Unit) -> None:
    made.fill([Rhythm(every=3)], LARGE)
    told = asked_by_server.participation(owner, units.get(owner, made.id), told_by_server.year_to(NEWEST))
    assert told.persons == 42
    assert [*told.asked.parts.values()] == [27, 15]
    assert {part: count for part, count in told.detail.parts.items() if count is not None} == {
        AsPlanned.ANSWERED: 12,
        AsPlanned.WITH_HELP: 8,
        AsPlanned.DECLINED: 7,
        AsPlanned.NOT_ASKED: 9,
    }
    assert told.stage.stage is Stage.PRACTICE
    assert dict(told.stage.holds)[Check.PLAN_IN_FORCE]
    assert any(one.asked == 27 for one in told.over_time)


def test_who_answered_in_either_way_does_not_follow_from_two_years(
    owner: Connection, made: invented.Unit
) -> None:
    """Alone and with help are other persons than the year before; both together are two more."""
    made.fill([Rhythm(every=12, starts=DAYS - 500)], [Life(22), Life(12), Life(20)])
    known = made.persons
    first, second = DAYS - 500, DAYS - 135
    for group, day, became in (
        (known[:10], first, "answered"),
        (known[10:20], first, "with_help"),
        (known[:5] + known[10:15], second, "answered"),
        (known[5:10] + known[15:22], second, "with_help"),
        (known[22:28], first, "declined"),
        (known[28:34], second, "declined"),
    ):
        made.ask(Life(1, days=(day,), became=became), group)
    unit, compared = units.get(owner, made.id), Compared()
    told = asked_by_server.participation(owner, unit, told_by_server.year_to(NEWEST - 4))
    assert told.persons == 54
    assert [*told.asked.parts.values()] == [26, 28]
    assert {*told.detail.parts.values()} == {None}
    both_ways(owner, unit, compared)
    assert less_or_the_same(compared)


def test_a_small_unit_is_told_its_stage_and_half_or_not(owner: Connection, made: invented.Unit) -> None:
    made.fill([Rhythm(asks=MAT)], [Life(5, asks=MAT, days=QUARTERLY), Life(1)])
    told = asked_by_server.participation(owner, units.get(owner, made.id), told_by_server.year_to(NEWEST))
    assert told.persons == 6
    assert {*told.asked.parts.values(), *told.detail.parts.values()} == {None}
    assert told.band is not None
    assert {(one.persons, one.asked) for one in told.over_time} <= {(6, None), (None, None)}


def test_a_unit_with_nobody_and_no_plan_is_too_small(owner: Connection, made: invented.Unit) -> None:
    unit = units.get(owner, made.id)
    assert asked_by_server.years(owner, made.id) == [told_by_server.year_to(NEWEST)]
    told = asked_by_server.participation(owner, unit, told_by_server.year_to(NEWEST))
    assert told.stage.stage is Stage.TOO_SMALL
    assert told.band is None
    assert all(one.nothing_planned for one in told.over_time)
    assert asked_by_server.participation(owner, unit, told_by_server.year_to(NEWEST - 1)).persons is None


def test_what_is_held_or_noted_now_counts_from_the_next_quarter(
    owner: Connection, made: invented.Unit
) -> None:
    """Looked at every day, the figures would else tell who was asked that day."""
    made.fill([Rhythm(every=6, starts=DAYS - 20)], [Life(12, days=(DAYS - 30,)), Life(9), Life(7)])
    before = server_figures.asking(owner, made.id), server_figures.stages(owner, made.id)
    assert before[0][0].asked == 12
    made.fill([], [Life(0)])
    someone = owner.execute(
        text(
            "SELECT person_id FROM enrolment WHERE unit_id = :unit AND person_id NOT IN"
            " (SELECT person_id FROM conversation) LIMIT 1"
        ),
        {"unit": made.id},
    ).scalar_one()
    made.ask(Life(1, days=(DAYS, DAYS + 5)), [someone])
    assert (server_figures.asking(owner, made.id), server_figures.stages(owner, made.id)) == before
    made.ask(Life(1, days=(DAYS - 1,), hour=23), [someone])
    assert server_figures.asking(owner, made.id)[0].asked != 12
