"""How far a unit asks as planned, over time, and which stage it has come to.

Everything that leaves here has passed the gate for small numbers; a hidden figure is None. Persons are
counted, never conversations, and nobody is counted who has said no to it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following.asking import Asked as Occasioned
from accessible_fit.services.following.asking import Stay, occasions_of
from accessible_fit.services.unit import told_by_server
from accessible_fit.services.unit.named import quarters_around, unit_named
from accessible_fit.services.unit.overview import counted_overview
from accessible_fit.services.unit.shown import Group, latest_shown, parted, parted_twice
from accessible_fit.services.unit.side_by_side import EXACT, Persons, numbers
from accessible_fit.services.unit.standing import told_groups
from accessible_fit.trends.disclosure import MINIMUM
from accessible_fit.trends.planned import Became
from accessible_fit.trends.planned_unit import (
    Asked,
    AskedPeriod,
    AsPlanned,
    Band,
    PlannedParticipation,
    band_of,
)
from accessible_fit.trends.quarters import A_YEAR, Span, latest_years, quarter_of
from accessible_fit.trends.stage import QuarterDue, UnitStage, stage_of
from accessible_fit.trends.unit import Parted
from db import audit, held, plans, registered, units
from db.engine import Store, Tx
from db.records import Plan, Unit
from db.registered import Registered
from db.vocabulary import WhoAnswered

Elsewhere = Mapping[Span, Sequence[Persons]]
"""Who is in each number that is told on another page, by its period."""

_BECAME = {
    Became.ANSWERED: AsPlanned.ANSWERED,
    Became.WITH_HELP: AsPlanned.WITH_HELP,
    Became.DECLINED: AsPlanned.DECLINED,
    Became.COULD_NOT: AsPlanned.COULD_NOT,
    Became.LEFT: AsPlanned.LEFT,
}
_ASKED = (AsPlanned.ANSWERED, AsPlanned.WITH_HELP, AsPlanned.DECLINED)
_BEST_FIRST = list(AsPlanned)


class UnitAsking:
    """The use cases of following how a unit asks."""

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

        They begin with the first plan. Raises NotAllowed.
        """
        actor.require(Right.FOLLOW_UNIT, unit_id)
        with self._store.reading() as tx:
            known = plans.of_unit(tx, unit_id)
        today = self._clock().astimezone().date()
        return latest_years(today, min((one.starts_on for one in known), default=today))

    def of_unit(self, actor: Actor, unit_id: UUID, span: Span) -> PlannedParticipation:
        """Return how far a unit asked as planned in some whole quarters.

        Raises NotAllowed, NotCountedHere.
        """
        actor.require(Right.FOLLOW_UNIT, unit_id)
        with self._store.reading() as tx:
            told_by_server.require_rows(tx)
        return self._looked(actor.user_id, unit_id, span)

    def with_key(self, name: str, first: dt.date, last: dt.date) -> PlannedParticipation:
        """Return the same by the unit's name, for whoever has the key of the store.

        The whole quarters that the days lie in are counted. Raises NoSuchUnit, DaysBackwards.
        """
        span = quarters_around(first, last, self._clock().astimezone().date())
        with self._store.reading() as tx:
            unit = unit_named(tx, name)
        return self._looked(None, unit.id, span)

    def _looked(self, user_id: UUID | None, unit_id: UUID, span: Span) -> PlannedParticipation:
        with self._store.writing() as tx:
            made = participation_of(tx, units.get(tx, unit_id), span, self._clock().astimezone().date())
            details = {"from": str(span.first_day), "to": str(span.last_day)}
            audit.append(tx, user_id, "looked_at", "participation", unit_id, unit_id, details)
            return made


@dataclass(frozen=True, slots=True)
class _Counted:
    """Persons of one period by what became of asking them; everybody who had support is in exactly one."""

    span: Span
    by: Mapping[UUID, AsPlanned]

    @property
    def persons(self) -> Persons:
        return frozenset(self.by)

    @property
    def asked(self) -> Persons:
        return frozenset(person for person, became in self.by.items() if became in _ASKED)

    def who(self, became: AsPlanned) -> Persons:
        """Return who is in one part."""
        return frozenset(person for person, one in self.by.items() if one is became)


def participation_of(tx: Tx, unit: Unit, span: Span, today: dt.date) -> PlannedParticipation:
    """Return how far a unit asked as planned in some whole quarters; who may know asks first.

    Everything stands beside what the unit's overview tells of the same persons.
    """
    read = _read(tx, unit, span, today)
    return planned_of(read, unit, span, _stage(tx, read, span), _elsewhere(tx, unit, span, today))


def stage_and_band(tx: Tx, unit: Unit, span: Span, today: dt.date) -> tuple[UnitStage, Band | None]:
    """Return only a unit's stage and about how many were asked, which need nothing else beside them."""
    read = _read(tx, unit, span, today)
    here = _count(read.rows, read.occasions, span)
    return _stage(tx, read, span), band_of(len(here.asked), len(here.persons))


@dataclass(frozen=True, slots=True)
class Asking:
    """What is read of a unit: stays, every occasion from the quarter `first` to `end`, plans."""

    rows: Sequence[Registered]
    occasions: Sequence[Occasioned]
    known: Sequence[Plan]
    first: int
    end: int


def _read(tx: Tx, unit: Unit, span: Span, today: dt.date) -> Asking:
    rows = registered.of_units(tx, [unit.id])
    known = plans.of_unit(tx, unit.id)
    first = min([span.first, *(quarter_of(one.starts_on) for one in known if one.starts_on <= today)])
    whole = Span(first, max(span.last, quarter_of(today) - 1))
    stays = [Stay(one.person_id, one.started_on, one.ended_on, one.reason_out) for one in rows]
    occasions = occasions_of(tx, unit.id, stays, whole.first_day, whole.last_day, today)
    return Asking(rows, occasions, known, whole.first, whole.last)


def _elsewhere(tx: Tx, unit: Unit, span: Span, today: dt.date) -> Elsewhere:
    """Return who is in the numbers of the unit's overview, by the ids that the register has."""
    found, told = counted_overview(tx, unit, span, quarter_of(today) - 1)
    return {
        when: [frozenset(_as_uuid(person) for person in one) for one in groups]
        for when, groups in told_groups(found, told).items()
    }


def _as_uuid(key: Hashable) -> Hashable:
    """Return an id as the register has it: figures take it as the database gives it."""
    return UUID(bytes=key) if isinstance(key, bytes) else key


def planned_of(
    read: Asking, unit: Unit, span: Span, stage: UnitStage, elsewhere: Elsewhere
) -> PlannedParticipation:
    """Count what was read and hide what must be hidden, also beside what is told `elsewhere`."""
    quarters = [
        _planned(_count(read.rows, read.occasions, Span(one, one))) for one in range(read.first, read.end + 1)
    ]
    spans = [one for one in span.spans_over(read.first, read.end) if one.last <= read.end]
    years = [_count(read.rows, read.occasions, one) for one in spans]
    here = years[spans.index(span)]
    stands = _stands([*quarters, *years])
    over_time = tuple(
        _cell(one, good, elsewhere.get(one.span, ()))
        for one, good in zip(quarters, stands, strict=False)
        if one.span.last <= span.last and one.span.last > span.last - 2 * A_YEAR
    )
    told = stands[len(quarters) + spans.index(span)]
    asked, detail = _beside(here, _ended(read.rows, span), elsewhere.get(span, ()))
    if not told:
        asked, detail = _nothing(None)
    return PlannedParticipation(
        unit_id=unit.id,
        unit_name=unit.name,
        service_type=unit.service_type.value,
        span=span,
        persons=asked.whole,
        asked=asked,
        detail=detail,
        everybody=told and asked.whole is not None and MINIMUM <= len(here.persons) == len(here.asked),
        band=band_of(len(here.asked), len(here.persons)),
        over_time=over_time,
        reasons=_reasons(read.occasions, here) if told else {},
        stage=stage,
    )


def _in_force(plan: Plan, span: Span) -> bool:
    return plan.starts_on <= span.last_day and (plan.ends_on is None or plan.ends_on >= span.last_day)


def _count(rows: Iterable[Registered], occasions: Iterable[Occasioned], span: Span) -> _Counted:
    first, last = span.first_day, span.last_day
    by: dict[UUID, AsPlanned] = {
        one.person_id: AsPlanned.NO_PLAN
        for one in rows
        if one.started_on <= last and (one.ended_on is None or one.ended_on >= first)
    }
    for one in occasions:
        if first <= one.due_on <= last and one.person_id in by:
            became = _BECAME.get(one.became, AsPlanned.NOT_ASKED)
            by[one.person_id] = min(by[one.person_id], became, key=_BEST_FIRST.index)
    return _Counted(span, by)


def _planned(one: _Counted) -> _Counted:
    """Leave out those for whom nothing was planned: a plan need not ask in every quarter."""
    return _Counted(
        one.span, {person: became for person, became in one.by.items() if became is not AsPlanned.NO_PLAN}
    )


def _stands(counted: Sequence[_Counted]) -> list[bool]:
    """Say which periods may stand side by side: those that come last are kept before others."""
    persons = latest_shown([Group(one.persons) for one in counted])
    kept = [one for one, good in zip(counted, persons, strict=True) if good]
    # Those asked may be fewer than may be shown; then it is the parts that are hidden, not the period.
    asked = [one for one in kept if len(one.asked) >= MINIMUM]
    told = dict(zip(map(id, asked), latest_shown([Group(one.asked) for one in asked]), strict=True))
    return [good and told.get(id(one), True) for one, good in zip(counted, persons, strict=True)]


def _cell(one: _Counted, good: bool, beside: Sequence[Persons]) -> AskedPeriod:
    asked, whole = len(one.asked), len(one.persons)
    if not whole:
        return AskedPeriod(one.span, None, None, nothing_planned=True)
    band = band_of(asked, whole)
    if not good or not _stand_beside(beside, [one.persons]):
        return AskedPeriod(one.span, None, None, band=band)
    parts = parted(whole, {Asked.ASKED: asked, Asked.NOT: whole - asked})
    told = parts.parts[Asked.ASKED]
    if told is not None and not _stand_beside([*beside, one.persons], [one.asked]):
        told = None
    return AskedPeriod(one.span, parts.whole, told, MINIMUM <= whole == asked, band)


def _stand_beside(standing: Sequence[Persons], groups: Sequence[Persons]) -> bool:
    return all(one == EXACT for one in numbers(standing, groups))


def _nothing(whole: int | None) -> tuple[Parted[Asked], Parted[AsPlanned]]:
    return Parted(whole, dict.fromkeys(Asked)), Parted(whole, dict.fromkeys(AsPlanned))


def _beside(
    here: _Counted, ended: Persons, elsewhere: Sequence[Persons]
) -> tuple[Parted[Asked], Parted[AsPlanned]]:
    """Tell of a period what may stand beside what is told of the same persons elsewhere.

    Those who left are among those whose support `ended`, which the unit's register counts.
    """
    asked, detail = _parts(here)
    if asked.whole is None or not _stand_beside(elsewhere, [here.persons]):
        return _nothing(None)
    standing = [*elsewhere, here.persons]
    both = [here.asked, here.persons - here.asked]
    if asked.parts[Asked.ASKED] is not None and not _stand_beside(standing, both):
        return _nothing(asked.whole)
    told = {one: here.who(one) for one, count in detail.parts.items() if count is not None}
    groups = list(told.values())
    if AsPlanned.ANSWERED in told and AsPlanned.WITH_HELP in told:
        groups.append(told[AsPlanned.ANSWERED] | told[AsPlanned.WITH_HELP])
    if not _stand_beside([*standing, ended], groups):
        return asked, _nothing(asked.whole)[1]
    return asked, detail


def _ended(rows: Iterable[Registered], span: Span) -> Persons:
    """Return whose support ended in a period and had not begun again, as the register counts them."""
    latest = {one.person_id: one for one in rows if one.started_on <= span.last_day}
    ends = {person: one.ended_on for person, one in latest.items()}
    return frozenset(
        person for person, end in ends.items() if end is not None and span.first_day <= end <= span.last_day
    )


def _parts(here: _Counted) -> tuple[Parted[Asked], Parted[AsPlanned]]:
    count = {became: sum(one is became for one in here.by.values()) for became in AsPlanned}
    groups = {
        Asked.ASKED: {became: count[became] for became in AsPlanned if became in _ASKED},
        Asked.NOT: {became: count[became] for became in AsPlanned if became not in _ASKED},
    }
    return parted_twice(len(here.by), groups)


def _reasons(occasions: Iterable[Occasioned], here: _Counted) -> dict[str, int]:
    """Count persons by what was noted; a reason of fewer than five could tell whose it is."""
    whose: dict[str, set[UUID]] = defaultdict(set)
    for one in occasions:
        noted = one.became in (Became.COULD_NOT, Became.NOT_ASKED, Became.DECLINED)
        if noted and one.reason and one.person_id in here.by and _inside(one, here.span):
            whose[" ".join(one.reason.split())].add(one.person_id)
    enough = {text: len(persons) for text, persons in whose.items() if len(persons) >= MINIMUM}
    return dict(sorted(enough.items(), key=lambda one: (-one[1], one[0])))


def _inside(one: Occasioned, span: Span) -> bool:
    return span.first_day <= one.due_on <= span.last_day


def _stage(tx: Tx, read: Asking, span: Span) -> UnitStage:
    year = Span(span.last - A_YEAR + 1, span.last)
    there = _count(read.rows, (), year).by
    since = dt.datetime.combine(year.first_day, dt.time(), dt.UTC)
    asked = {
        one.person_id
        for one in held.of_people(tx, there, since)
        if one.who_answered is WhoAnswered.SELF and one.started_at.date() <= year.last_day
    }
    quarters = []
    for number in range(year.first, year.last + 1):
        due = [one for one in read.occasions if _inside(one, Span(number, number)) and one.person_id in there]
        quarters.append(
            QuarterDue(
                len(due),
                sum(one.became.asked for one in due),
                sum(one.became.asked or bool(one.reason) or one.became is Became.LEFT for one in due),
            )
        )
    in_force = any(_in_force(one, span) for one in read.known)
    return stage_of(len(there), len(asked), in_force, quarters)
