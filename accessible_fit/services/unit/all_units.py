"""Every unit that somebody follows, side by side: what persons say, over twelve months and by quarter.

Read from sheets of sums (db.year_sheets), never from all answers. Everything that leaves here has passed
`shown` and `side_by_side`. Units are listed by name: there is no order of merit.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Any
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.unit import told_by_server
from accessible_fit.services.unit.shown import Group, latest_shown, parted
from accessible_fit.services.unit.side_by_side import HIDDEN, TENTHS, Number, Persons, numbers, rough_share
from accessible_fit.trends.all_units import AllUnits, AreaFigures, UnitLine
from accessible_fit.trends.participation import Taken
from accessible_fit.trends.quarters import A_YEAR, Span, latest_years
from accessible_fit.trends.shares import Share
from accessible_fit.trends.unit import WHOLE, PeriodMean
from db import audit, unit_figures, units, year_sheets
from db.engine import Store, Tx
from db.records import Unit
from db.unit_figures import Enrolled
from db.year_sheets import Sheets

if TYPE_CHECKING:
    from numpy.typing import NDArray

YEAR = A_YEAR
"""The place of the twelve months among the periods, after the four quarters."""

PERIODS = A_YEAR + 1
SHEETS_AT_A_TIME = 20
"""So many are packed while whoever wants to write an answer waits."""

MILLIONTHS = 1_000_000
FIVES = 5


class AllUnitsOverview:
    """The use case of following many units at once."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def years(self, actor: Actor) -> list[Span]:
        """Return the twelve months that can be chosen, newest first. Raises NotAllowed."""
        actor.require(Right.FOLLOW_UNIT)
        today = self._clock().date()
        with self._store.reading() as tx:
            if told_by_server.counts(tx):
                known = (told_by_server.years(tx, one) for one in sorted(actor.unit_ids))
                return max(known, key=len, default=latest_years(today, today))
            first = unit_figures.first_talk(tx)
        return latest_years(today, first.date() if first else today)

    def of_year(self, actor: Actor, span: Span) -> AllUnits:
        """Return every unit the actor follows in twelve months. Raises NotAllowed."""
        actor.require(Right.FOLLOW_UNIT)
        with self._store.reading() as tx:
            followed = [one for one in units.all_units(tx) if actor.reaches(one.id)]
        about = {"from": span.first_day.isoformat(), "to": span.last_day.isoformat(), "units": len(followed)}
        with self._store.writing() as tx:
            audit.append(tx, actor.user_id, "looked_at", "unit", None, None, about)
        with self._store.reading() as tx:
            if told_by_server.counts(tx):
                return told_by_server.all_units(tx, followed, span)
        self._pack([one.id for one in followed], span.last)
        with self._store.reading() as tx:
            return all_units(tx, followed, span)

    def _pack(self, unit_ids: Sequence[UUID], last: int) -> None:
        """Pack what has changed since somebody looked, a few units at a time."""
        with self._store.reading() as tx:
            wanted = year_sheets.missing(tx, unit_ids, last)
        for start in range(0, len(wanted), SHEETS_AT_A_TIME):
            with self._store.writing() as tx:
                year_sheets.make(tx, wanted[start : start + SHEETS_AT_A_TIME], last)


def all_units(tx: Tx, followed: Sequence[Unit], span: Span) -> AllUnits:
    """Count units and hide what must be hidden. Their sheets are there."""
    found = year_sheets.read(tx, [one.id for one in followed], span.last)
    without = unit_figures.refused(tx)
    means = person_means(found, without)
    enrolled = unit_figures.enrolments_of_all(tx)
    at = {unit_id: place for place, unit_id in enumerate(found.units)}
    lines = []
    for unit in sorted(followed, key=lambda one: one.name.casefold()):
        here = means.of_unit(at[unit.id]) if unit.id in at else Counts({}, ())
        known = [one for one in enrolled.get(unit.id, ()) if one.person_id not in without]
        lines.append(_line(unit, here, known, span))
    return AllUnits(span, tuple(found.areas), tuple(lines))


_Said = Mapping[Hashable, tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Counts:
    """One unit. `areas`: by part of life, for each period, every person's mean and whether it was the best.

    `answered`: for each period who answered anything.
    """

    areas: Mapping[str, Sequence[_Said]]
    answered: Sequence[Persons]


@dataclass(frozen=True, slots=True)
class PersonMeans:
    """For each unit, part of life (the whole is 0), period and person one row: mean, 0–100, and best.

    Only persons who answered at least half. `starts` says where each unit's rows begin, `begins` where its
    persons do. `best`: more than half of what was answered is the best alternative. `said` is, for each
    person and period, whether anything was answered.
    """

    areas: tuple[str, ...]
    persons: tuple[bytes, ...]
    unit: "NDArray[Any]"
    area: "NDArray[Any]"
    period: "NDArray[Any]"
    person: "NDArray[Any]"
    mean: "NDArray[Any]"
    best: "NDArray[Any]"
    starts: "NDArray[Any]"
    begins: "NDArray[Any]"
    said: "NDArray[Any]"

    def of_unit(self, at: int) -> Counts:
        """Return what is counted of one unit."""
        rows = slice(self.starts[at], self.starts[at + 1])
        found: dict[str, list[dict[Hashable, tuple[float, bool]]]] = {}
        columns = (self.area, self.period, self.person, self.mean, self.best)
        for area, period, person, mean, best in zip(*(one[rows].tolist() for one in columns), strict=True):
            periods = found.setdefault(self.areas[area], [{} for _ in range(PERIODS)])
            periods[period][self.persons[person]] = (mean, best)
        first, end = int(self.begins[at]), int(self.begins[at + 1])
        answered = [
            frozenset(self.persons[first + place] for place in self.said[first:end, period].nonzero()[0])
            for period in range(PERIODS)
        ]
        return Counts(found, answered)

    def figures(self) -> "tuple[NDArray[Any], NDArray[Any], NDArray[Any]]":
        """Return persons, mean of their means and how many chose the best, by unit, part of life and
        period."""
        import numpy as np

        shape = (len(self.starts) - 1, len(self.areas), PERIODS)
        cell = (self.unit * shape[1] + self.area) * PERIODS + self.period
        size = shape[0] * shape[1] * PERIODS
        persons = np.bincount(cell, minlength=size)
        total = np.bincount(cell, self.mean, size)
        best = np.bincount(cell, self.best, size)
        with np.errstate(invalid="ignore"):
            return persons.reshape(shape), (total / persons).reshape(shape), best.reshape(shape)


def person_means(found: Sheets, without: frozenset[bytes] = frozenset()) -> PersonMeans:
    """Take every person's mean in every quarter and in the four together; those `without` are in none.

    Sums are whole numbers, so the order of adding makes no difference.
    """
    import numpy as np

    rows = np.ones(len(found.unit), bool)
    if without:
        rows = np.array([one not in without for one in found.persons], bool)[found.person]
    person, area, quarter = found.person[rows], found.area[rows], found.quarter[rows]
    shape = (len(found.persons), len(found.areas) + 1, PERIODS)
    cell = (person * shape[1] + area + 1) * PERIODS + quarter
    sums = []
    for column in (found.asked, found.answered, found.best, found.points):
        # Under 2 to the power of 53, so these are whole numbers as well.
        grid = np.bincount(cell, column[rows], shape[0] * shape[1] * PERIODS).reshape(shape)
        grid[:, 0, :A_YEAR] = grid[:, 1:, :A_YEAR].sum(axis=1)
        grid[:, :, YEAR] = grid[:, :, :A_YEAR].sum(axis=2)
        sums.append(grid)
    asked, answered, best, points = sums
    here = np.nonzero((answered > 0) & (2 * answered >= asked))
    # Persons of one unit follow each other, so the units do as well.
    home = np.zeros(shape[0], np.int64)
    home[found.person] = found.unit
    unit, every = home[here[0]], np.arange(len(found.units) + 1)
    return PersonMeans(
        (WHOLE, *found.areas),
        found.persons,
        unit,
        here[1],
        here[2],
        here[0],
        points[here] / MILLIONTHS / answered[here],
        2 * best[here] > answered[here],
        np.searchsorted(unit, every),
        np.searchsorted(home, every),
        answered[:, 0, :] > 0,
    )


def _line(unit: Unit, here: Counts, enrolled: Sequence[Enrolled], span: Span) -> UnitLine:
    spans = [*(Span(one, one) for one in range(span.first, span.last + 1)), span]
    groups = {
        area: [Group(frozenset(said), _alike(said)) for said in periods]
        for area, periods in here.areas.items()
    }
    shown = {area: latest_shown(row) for area, row in groups.items()}
    told: list[dict[str, Number]] = []
    for at, one in enumerate(spans):
        some = {area: row[at].persons for area, row in groups.items() if shown[area][at]}
        standing = _standing(enrolled, one, here.answered[at]) if some else []
        told.append(dict(zip(some, numbers(standing, [*some.values()]), strict=True)))
    return UnitLine(
        unit.id,
        unit.name,
        unit.service_type.value,
        {
            area: _area(periods, spans, [one.get(area, HIDDEN) for one in told])
            for area, periods in here.areas.items()
        },
    )


def _alike(said: _Said) -> bool:
    return len({mean for mean, _ in said.values()}) == 1


def _standing(enrolled: Sequence[Enrolled], span: Span, said: Persons) -> list[Persons]:
    """Return the groups whose numbers a report of the unit tells first: who had support, and who answered."""
    whole = frozenset(
        one.person_id
        for one in enrolled
        if one.started_on <= span.last_day and (one.ended_on is None or one.ended_on >= span.first_day)
    )
    answered = said & whole
    told = parted(len(whole), {Taken.ANSWERED: len(answered), Taken.NOT: len(whole) - len(answered)})
    return [whole] if told.parts[Taken.ANSWERED] is None else [whole, answered]


def _area(periods: Sequence[_Said], spans: Sequence[Span], told: Sequence[Number]) -> AreaFigures:
    cells = [_cell(*one) for one in zip(spans, periods, told, strict=True)]
    return AreaFigures(cells[YEAR], tuple(cells[:YEAR]), _best(periods[YEAR], told[YEAR]))


def _cell(span: Span, said: _Said, number: Number) -> PeriodMean:
    if number == HIDDEN:
        return PeriodMean(span, None, None)
    # So few decimals that nobody's answers can be pieced together from the sum.
    score = round(fmean(mean for mean, _ in said.values()), 1)
    return PeriodMean(span, _roughly(len(said), number), score, at_least=True)


def _roughly(persons: int, number: Number) -> int:
    """Return a number of persons in whole fives, and no larger than beside others it may be told.

    The unit's own page tells numbers that pass beside each other there; one that is exact here as well could
    be taken from one that is exact there.
    """
    return min(persons // FIVES * FIVES, persons if number.at_least is None else number.at_least)


def _best(said: _Said, number: Number) -> Share | None:
    """Return the share who chose the best, in tenths, when it may be told."""
    chose = sum(best for _, best in said.values())
    one = Group(frozenset(said), chose in (0, len(said)))
    if number == HIDDEN or not latest_shown([one])[0]:
        return None
    return rough_share(round(TENTHS * chose / len(said)), _roughly(len(said), number))
