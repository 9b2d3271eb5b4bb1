"""A unit for a leader on a server, who is given figures that the server counted and hid, not rows.

The server tells the same as `overview`, `same_kind` and `all_units` tell of rows, and now and then less
(db.migrations.seventh). Persons behind a mean are told in fives at the most.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from accessible_fit.services.unit.judged import judged_event, judged_row
from accessible_fit.services.unit.side_by_side import TENTHS, rough_share
from accessible_fit.trends.all_units import AllUnits, AreaFigures, UnitLine
from accessible_fit.trends.participation import Part, Taken
from accessible_fit.trends.quarters import A_YEAR, Span
from accessible_fit.trends.same_kind import Kind, Kinds, PooledArea
from accessible_fit.trends.shares import share
from accessible_fit.trends.unit import (
    WHOLE,
    AreaSpread,
    Done,
    Level,
    Overview,
    Parted,
    Participation,
    PeriodMean,
    ShareRow,
)
from accessible_fit.trends.verdicts import Change
from db import server_figures
from db.engine import Tx
from db.records import Unit
from db.server_figures import ToldMean, ToldShare

OfYear = (
    server_figures.ToldPersons
    | server_figures.ToldChanges
    | server_figures.ToldDone
    | server_figures.ToldEvent
    | server_figures.ToldRegister
    | server_figures.ToldStage
)
Told = TypeVar("Told", bound=OfYear)


def counts(tx: Tx) -> bool:
    """Say whether the server counts for whoever is signed in."""
    return server_figures.wanted(tx)


def years(tx: Tx, unit_id: UUID) -> list[Span]:
    """Return the twelve months that are told of a unit, the newest first."""
    return [year_to(one.last_quarter) for one in server_figures.persons(tx, unit_id)]


def year_to(last_quarter: int) -> Span:
    """Return the twelve months that end with a quarter."""
    return Span(last_quarter - A_YEAR + 1, last_quarter)


def in_year(rows: Iterable[Told], span: Span) -> Told | None:
    """Return what is told of one year."""
    return next((one for one in rows if year_to(one.last_quarter) == span), None)


def overview(tx: Tx, unit: Unit, span: Span) -> Overview:
    """Return what the server tells of a unit, over time as far as the span reaches."""
    happened = in_year(server_figures.events(tx, unit.id), span)
    event = None if happened is None else (happened.name, happened.happened_on)
    means = server_figures.means(tx, unit.id)
    turn = None if event is None else event[1]
    rows = tuple(judged_row(area, pooled, cells, turn) for area, pooled, cells in _series(means, span))
    done = in_year(server_figures.done(tx, unit.id), span)
    return Overview(
        unit.id,
        unit.name,
        unit.service_type.value,
        span,
        participation(tx, unit.id, span),
        rows,
        tuple(_share(one) for one in server_figures.shares(tx, unit.id) if year_to(one.last_quarter) == span),
        _changes(tx, unit.id, span),
        Done(None, None) if done is None else Done(done.opened, done.closed),
        judged_event(event, rows),
        _spread(tx, unit.id, span),
    )


def participation(tx: Tx, unit_id: UUID, span: Span) -> Participation:
    """Return who took part in a year."""
    told = in_year(server_figures.persons(tx, unit_id), span)
    if told is None:
        hidden = Parted(None, dict.fromkeys(Taken)), Parted(None, dict.fromkeys(Part))
        return Participation(*hidden, everybody=False)
    parts = {
        Part.ALONE: told.alone,
        Part.WITH_HELP: told.with_help,
        Part.NO_ANSWER: told.no_answer,
        Part.DECLINED: told.declined,
        Part.OTHERS: told.others,
        Part.NOT_ASKED: told.not_asked,
    }
    return Participation(
        Parted(
            told.enrolled,
            {Taken.ANSWERED: told.answered, Taken.NOT: told.not_answered},
            None if told.nearly is None else Taken(told.nearly),
        ),
        Parted(told.enrolled, parts, None if told.nearly_part is None else Part(told.nearly_part)),
        told.everybody,
    )


def _series(means: Sequence[ToldMean], span: Span) -> list[tuple[str, bool, list[PeriodMean]]]:
    """Return each part of life with whether years stand in the place of quarters, and its periods."""
    by_area: dict[str, dict[Span, PeriodMean]] = defaultdict(dict)
    for one in means:
        told = by_area[one.life_area]
        if one.first_quarter is not None and one.last_quarter is not None and one.last_quarter <= span.last:
            when = Span(one.first_quarter, one.last_quarter)
            told[when] = PeriodMean(when, one.at_least, one.score, at_least=True)
    every = [when.first for told in by_area.values() for when in told]
    first = min(every, default=span.first)
    quarters = [Span(one, one) for one in range(first, span.last + 1)]
    spans = [one for one in span.spans_over(first, span.last) if one.last <= span.last]
    made = []
    for area in sorted(by_area, key=lambda one: (one != WHOLE, one)):
        told = by_area[area]
        pooled = not any(when.length == 1 for when in told)
        row = [told.get(when, PeriodMean(when, None, None)) for when in (spans if pooled else quarters)]
        made.append((area, pooled, row))
    return made


def _share(told: ToldShare) -> ShareRow:
    item = told.instrument_id, told.item_id, told.life_area
    if told.best is not None and told.answered is not None:
        return ShareRow(*item, told.best, told.answered, share(told.best, told.answered), told.everybody)
    if told.at_least is None or told.tenths is None:
        return ShareRow(*item, None, None, None)
    return ShareRow(*item, None, None, rough_share(told.tenths, told.at_least), at_least=told.at_least)


def _changes(tx: Tx, unit_id: UUID, span: Span) -> Parted[Change]:
    told = in_year(server_figures.changes(tx, unit_id), span)
    if told is None:
        return Parted(None, dict.fromkeys(Change))
    counts = told._asdict()
    return Parted(
        told.persons,
        {change: counts[change.value] for change in Change},
        None if told.nearly is None else Change(told.nearly),
    )


def _spread(tx: Tx, unit_id: UUID, span: Span) -> tuple[AreaSpread, ...]:
    return tuple(
        AreaSpread(
            one.life_area,
            Parted(
                one.persons,
                {Level.GOOD: one.good, Level.BOTH: one.both_of, Level.BAD: one.bad},
                None if one.nearly is None else Level(one.nearly),
            ),
        )
        for one in server_figures.spread(tx, unit_id)
        if year_to(one.last_quarter) == span
    )


def kinds(tx: Tx, span: Span) -> Kinds:
    """Return every service type in twelve months, for any leader."""
    units: dict[str, int] = {}
    areas: dict[str, dict[str, PooledArea]] = defaultdict(dict)
    for one in server_figures.kinds(tx, span.last):
        units[one.service_type] = one.units
        areas[one.service_type][one.life_area] = PooledArea(one.at_least, one.score, one.best)
    made = tuple(Kind(name, units[name], areas[name]) for name in sorted(areas))
    order = sorted({area for one in made for area in one.areas}, key=lambda one: (one != WHOLE, one))
    return Kinds(span, tuple(order), made)


def all_units(tx: Tx, followed: Sequence[Unit], span: Span) -> AllUnits:
    """Return units beside each other in twelve months, by name."""
    lines = []
    for unit in sorted(followed, key=lambda one: one.name.casefold()):
        figures = _figures(server_figures.means(tx, unit.id), span)
        lines.append(UnitLine(unit.id, unit.name, unit.service_type.value, figures))
    areas = sorted({area for line in lines for area in line.areas}, key=lambda one: (one != WHOLE, one))
    return AllUnits(span, tuple(areas), tuple(lines))


def _figures(means: Sequence[ToldMean], span: Span) -> Mapping[str, AreaFigures]:
    known = {(one.life_area, one.first_quarter, one.last_quarter): one for one in means}
    quarters = [Span(one, one) for one in range(span.first, span.last + 1)]

    def cell(area: str, when: Span) -> PeriodMean:
        told = known.get((area, when.first, when.last))
        if told is None:
            return PeriodMean(when, None, None)
        return PeriodMean(when, told.at_least, told.score, at_least=True)

    made = {}
    for area in dict.fromkeys(one.life_area for one in means):
        year = known.get((area, span.first, span.last))
        best = None
        if year is not None and year.best is not None and year.at_least is not None:
            best = rough_share(round(TENTHS * year.best), year.at_least)
        made[area] = AreaFigures(cell(area, span), tuple(cell(area, one) for one in quarters), best)
    return made
