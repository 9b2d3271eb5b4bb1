"""Who was asked as planned, for a leader on a server, as the server counts and hides it.

It stands as it did when the last quarter ended, whoever asks, until the next one. Left out is what was noted:
words that somebody wrote.
"""

from collections.abc import Sequence
from uuid import UUID

from accessible_fit.services.unit.told_by_server import in_year, year_to
from accessible_fit.trends.planned_unit import Asked, AskedPeriod, AsPlanned, Band, PlannedParticipation
from accessible_fit.trends.quarters import A_YEAR, Span
from accessible_fit.trends.stage import Check, Stage, UnitStage
from accessible_fit.trends.unit import Parted
from db import server_figures
from db.engine import Tx
from db.records import Unit
from db.server_figures import ToldAsking


def years(tx: Tx, unit_id: UUID) -> list[Span]:
    """Return the twelve months that are told of a unit, the newest first."""
    return [year_to(one.last_quarter) for one in server_figures.stages(tx, unit_id)]


def participation(tx: Tx, unit: Unit, span: Span) -> PlannedParticipation:
    """Return what the server tells of who was asked as planned in a year."""
    told = server_figures.asking(tx, unit.id)
    year = next((one for one in told if Span(one.first_quarter, one.last_quarter) == span), None)
    return PlannedParticipation(
        unit_id=unit.id,
        unit_name=unit.name,
        service_type=unit.service_type.value,
        span=span,
        persons=None if year is None else year.persons,
        asked=_asked(year),
        detail=_detail(year),
        everybody=year is not None and year.everybody,
        band=None if year is None else _band(year),
        over_time=_over_time(told, span),
        reasons={},
        stage=_stage(tx, unit.id, span),
        by_server=True,
    )


def _asked(year: ToldAsking | None) -> Parted[Asked]:
    if year is None:
        return Parted(None, dict.fromkeys(Asked))
    return Parted(year.persons, {Asked.ASKED: year.asked, Asked.NOT: year.unasked})


def _detail(year: ToldAsking | None) -> Parted[AsPlanned]:
    if year is None:
        return Parted(None, dict.fromkeys(AsPlanned))
    parts = {
        AsPlanned.ANSWERED: year.answered,
        AsPlanned.WITH_HELP: year.with_help,
        AsPlanned.DECLINED: year.declined,
        AsPlanned.COULD_NOT: year.could_not,
        AsPlanned.LEFT: year.left_unit,
        AsPlanned.NOT_ASKED: year.not_asked,
        AsPlanned.NO_PLAN: year.no_plan,
    }
    return Parted(year.persons, parts)


def _band(told: ToldAsking) -> Band | None:
    return None if told.band is None else Band(told.band)


def _over_time(told: Sequence[ToldAsking], span: Span) -> tuple[AskedPeriod, ...]:
    """Return the quarters of a year and the year before, from the first one that had a plan."""
    quarters = [
        AskedPeriod(
            Span(one.last_quarter, one.last_quarter),
            one.persons,
            one.asked,
            one.everybody,
            _band(one),
            one.nothing_planned,
        )
        for one in sorted(told, key=lambda one: one.last_quarter)
        if one.first_quarter == one.last_quarter and span.last - 2 * A_YEAR < one.last_quarter <= span.last
    ]
    while quarters and quarters[0].nothing_planned and quarters[0].span.last < span.first:
        del quarters[0]
    return tuple(quarters)


def _stage(tx: Tx, unit_id: UUID, span: Span) -> UnitStage:
    told = in_year(server_figures.stages(tx, unit_id), span)
    if told is None or told.stage == Stage.TOO_SMALL:
        return UnitStage(Stage.TOO_SMALL, ())
    counts = told._asdict()
    return UnitStage(Stage(told.stage), tuple((check, bool(counts[check.value])) for check in Check))
