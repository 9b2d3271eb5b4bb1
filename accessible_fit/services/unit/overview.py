"""The unit leader's overview: who took part, what they say, what changed, what was done.

Everything that leaves here has passed `shown` and `side_by_side`; a hidden figure is None. Answers by
anybody else than the person are counted as such and are in nothing else.
"""

import datetime as dt
from collections.abc import Hashable, Mapping
from uuid import UUID

from accessible_fit.instruments.model import Instrument
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.unit import told_by_server
from accessible_fit.services.unit.changed import persons_changed
from accessible_fit.services.unit.counting import Counted, TookPart, counted
from accessible_fit.services.unit.judged import judged_event, judged_row
from accessible_fit.services.unit.named import quarters_around, unit_named
from accessible_fit.services.unit.shown import (
    Group,
    latest_shown,
    may_be_shown,
)
from accessible_fit.services.unit.side_by_side import SideBySide
from accessible_fit.services.unit.spread import spreads
from accessible_fit.services.unit.who_took_part import who_took_part
from accessible_fit.trends.disclosure import MINIMUM
from accessible_fit.trends.quarters import A_YEAR, Span, latest_years, quarter_of
from accessible_fit.trends.shares import share
from accessible_fit.trends.unit import (
    WHOLE,
    AreaRow,
    Done,
    Overview,
    Participation,
    PeriodMean,
    ShareRow,
)
from db import audit, instruments, summaries, unit_figures, units
from db.engine import Store, Tx
from db.records import Unit


class UnitOverview:
    """The use cases of following a unit."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def units(self, actor: Actor) -> list[Unit]:
        """Return the units that the actor follows, by name. Raises NotAllowed."""
        actor.require(Right.FOLLOW_UNIT)
        with self._store.reading() as tx:
            found = units.all_units(tx)
        return sorted((one for one in found if actor.reaches(one.id)), key=lambda one: one.name.casefold())

    def years(self, actor: Actor, unit_id: UUID) -> list[Span]:
        """Return the twelve months that ended with the last whole quarter and those before, newest first.

        They do not overlap, so that nothing can be told by going from one to the next. Raises NotAllowed.
        """
        actor.require(Right.FOLLOW_UNIT, unit_id)
        with self._store.reading() as tx:
            if told_by_server.counts(tx):
                return told_by_server.years(tx, unit_id)
            first = unit_figures.first_talk_in(tx, unit_id)
        today = self._clock().date()
        return latest_years(today, first.date() if first is not None else today)

    def of_unit(
        self, actor: Actor, unit_id: UUID, span: Span, after: Participation | None = None
    ) -> Overview:
        """Return the overview of a unit in some whole quarters. Raises NotAllowed.

        `after` is what `participation` told just before: the look is in the log already.
        """
        actor.require(Right.FOLLOW_UNIT, unit_id)
        if after is None:
            self._note(actor.user_id, "looked_at", unit_id, span)
        return self._counted(unit_id, span)

    def participation(self, actor: Actor, unit_id: UUID, span: Span) -> Participation:
        """Return who took part, as in the overview: it is there before the rest is counted.

        Raises NotAllowed.
        """
        actor.require(Right.FOLLOW_UNIT, unit_id)
        self._note(actor.user_id, "looked_at", unit_id, span)
        with self._store.reading() as tx:
            unit = units.get(tx, unit_id)
            if told_by_server.counts(tx):
                return told_by_server.participation(tx, unit_id, span)
            return participation(tx, unit, span, quarter_of(self._clock()) - 1)

    def with_key(self, name: str, first: dt.date, last: dt.date) -> Overview:
        """Return the overview of a unit by its name, for whoever has the key of the store.

        The days are widened to whole quarters; there is nothing after today. Raises NoSuchUnit,
        DaysBackwards.
        """
        span = quarters_around(first, last, self._clock().date())
        with self._store.reading() as tx:
            unit = unit_named(tx, name)
        self._note(None, "exported", unit.id, span)
        return self._counted(unit.id, span)

    def _note(self, user_id: UUID | None, verb: str, unit_id: UUID, span: Span) -> None:
        with self._store.writing() as tx:
            about = {"from": span.first_day.isoformat(), "to": span.last_day.isoformat()}
            audit.append(tx, user_id, verb, "unit", unit_id, unit_id, about)

    def _counted(self, unit_id: UUID, span: Span) -> Overview:
        with self._store.reading() as tx:
            if told_by_server.counts(tx):
                return told_by_server.overview(tx, units.get(tx, unit_id), span)
            last_whole = quarter_of(self._clock()) - 1
            return overview(tx, units.get(tx, unit_id), span, last_whole)

    def forms(self, found: Overview) -> Mapping[str, Instrument]:
        """Return every form of an overview in its newest wording, by its id."""
        with self._store.reading() as tx:
            asked = dict.fromkeys(one.instrument_id for one in found.shares)
            kept = {one: instruments.latest(tx, one) for one in asked}
        return {one: Instrument.thaw(found.frozen_text) for one, found in kept.items() if found is not None}


def overview(tx: Tx, unit: Unit, span: Span, last_whole: int | None = None) -> Overview:
    """Count a unit and hide what must be hidden. Figures over time reach back to the first conversation.

    `last_whole` is the last quarter that has ended: every period up to it can be seen, so all of them are
    laid beside each other. Left out, it is the last one with a conversation.
    """
    return counted_overview(tx, unit, span, last_whole)[1]


def counted_overview(
    tx: Tx, unit: Unit, span: Span, last_whole: int | None = None
) -> tuple[Counted, Overview]:
    """Return an overview with who is in its figures, for what is to be laid beside it."""
    without = unit_figures.not_counted(tx, unit.id)
    found = counted(
        unit_figures.talks(tx, unit.id),
        unit_figures.answers(tx, unit.id),
        unit_figures.enrolments(tx, unit.id),
        without,
        summaries.said_in(tx, unit.id),
    )
    event = shared_event(tx, unit.id, found.persons_enrolled(span), span)
    reach = found.quarters
    until = last_whole if last_whole is not None else reach[1] if reach else span.last
    return found, told_of(found, unit, span, until, event, done_in(tx, unit.id, span, without))


def participation(tx: Tx, unit: Unit, span: Span, last_whole: int) -> Participation:
    """Count who took part in a unit and hide what must be hidden, exactly as `overview` does."""
    without = unit_figures.not_counted(tx, unit.id)
    found = counted(unit_figures.talks(tx, unit.id), (), unit_figures.enrolments(tx, unit.id), without)
    found.outcomes |= unit_figures.outcomes(tx, unit.id)
    return who_took_part(found, span, max(last_whole, span.last), SideBySide(found))


def told_of(
    found: Counted, unit: Unit, span: Span, until: int, event: tuple[str, dt.date] | None, done: Done
) -> Overview:
    """Hide what must be hidden of what was counted, up to the last quarter that can be seen.

    `event` happened to most of the unit on a day.
    """
    until = max(until, span.last)
    took = found.took_part(span)
    turn = event[1] if event else None
    rows = tuple(_rows(found, span, until, turn))
    beside = SideBySide(found)
    # What is hidden now is judged no more.
    years = found.spans_like(span, until)
    told = tuple(judged_row(one.area, one.pooled, list(one.cells), turn) for one in beside.areas(rows, years))
    participation = who_took_part(found, span, until, beside)
    shares = beside.shares(tuple(_shares(found, span, until, took)), span, rows)
    return Overview(
        unit.id,
        unit.name,
        unit.service_type.value,
        span,
        participation,
        told,
        shares,
        persons_changed(found, span, until, participation),
        done,
        judged_event(event, told),
        spreads(found, span, until, participation, told, shares),
    )


def _rows(found: Counted, span: Span, until: int, turn: dt.date | None) -> list[AreaRow]:
    reach = found.quarters
    if reach is None:
        return []
    first, last = min(reach[0], span.last), span.last
    # The quarter that is going on is shown nowhere yet, so it hides nothing.
    end = until
    areas = sorted((area for area in found.areas if area != WHOLE), key=list(found.areas).index)
    made = []
    for area in (WHOLE, *areas) if WHOLE in found.areas else areas:
        quarters = [Span(one, one) for one in range(first, end + 1)]
        cells, asked = _cells(found, area, quarters)
        pooled = 2 * sum(one.persons is not None for one in cells) < asked
        if pooled:
            years = Span(last - A_YEAR + 1, last).spans_over(first, end)
            cells, asked = _cells(found, area, [one for one in years if one.last <= end], latest_first=True)
        if asked:
            made.append(judged_row(area, pooled, [one for one in cells if one.span.last <= last], turn))
    return made


def _cells(
    found: Counted, area: str, spans: list[Span], *, latest_first: bool = False
) -> tuple[list[PeriodMean], int]:
    """Return a row of periods with what may be shown of it, and in how many of them anybody answered."""
    means = [found.mean(area, one) for one in spans]
    choose = latest_shown if latest_first else may_be_shown
    shown = choose([one.group for one in means])
    return [
        PeriodMean(span, len(one.group.persons), _rounded(one.score))
        if good
        else PeriodMean(span, None, None)
        for span, one, good in zip(spans, means, shown, strict=True)
    ], sum(one.score is not None for one in means)


def _rounded(score: float | None) -> float | None:
    """Leave so many decimals that nobody's answers can be pieced together from the sum."""
    return None if score is None else round(score, 1)


def _shares(found: Counted, span: Span, until: int, took: TookPart) -> list[ShareRow]:
    """Return a row for every question asked in the period, compared with all other periods as long."""
    reach = found.quarters
    if reach is None:
        return []
    spans = [one for one in span.spans_over(reach[0], until) if one.last <= until]
    at = spans.index(span)
    made = []
    for item, area in found.item_areas.items():
        counts = [found.best(item, one) for one in spans]
        here = counts[at]
        if not here.group.persons:
            continue
        if latest_shown([one.group for one in counts])[at]:
            n = len(here.group.persons)
            everybody = here.group.persons >= took.enrolled
            made.append(ShareRow(*item, area, here.best, n, share(here.best, n), everybody))
        else:
            made.append(ShareRow(*item, area, None, None, None))
    return made


def done_in(tx: Tx, unit_id: UUID, span: Span, without: frozenset[Hashable]) -> Done:
    """Count what was promised and done in a span, when it is about five persons or more."""
    known = [one for one in unit_figures.actions(tx, unit_id) if one.person_id not in without]
    opened = [one for one in known if quarter_of(one.created_at) in span]
    closed = [one for one in known if one.done_at is not None and quarter_of(one.done_at) in span]
    whose = [Group(frozenset(one.person_id for one in some)) for some in (opened, closed)]
    shown = may_be_shown(whose)
    return Done(len(opened) if shown[0] else None, len(closed) if shown[1] else None)


def shared_event(
    tx: Tx, unit_id: UUID, enrolled: frozenset[Hashable], span: Span
) -> tuple[str, dt.date] | None:
    """Return the latest event that happened to five persons of the unit or more, and to most of them."""
    shared = [
        key
        for key, persons in unit_figures.shared_events(tx, unit_id).items()
        if len(persons & enrolled) >= MINIMUM
        and 2 * len(persons & enrolled) > len(enrolled)
        and key[1] <= span.last_day
    ]
    return shared[-1] if shared else None
