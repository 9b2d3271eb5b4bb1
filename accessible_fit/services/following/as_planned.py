"""Who was asked as planned, behind the gate: beside the unit's other pages and beside every other period.

A hidden figure is None. Persons are counted, never conversations.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.services.following.asking import Asked as Occasioned
from accessible_fit.services.unit.shown import Group, latest_shown, parted, parted_twice, parts_stand
from accessible_fit.services.unit.side_by_side import EXACT, Persons, numbers
from accessible_fit.trends.disclosure import MINIMUM
from accessible_fit.trends.planned import Became
from accessible_fit.trends.planned_unit import (
    Asked,
    AskedPeriod,
    AsPlanned,
    PlannedParticipation,
    band_of,
)
from accessible_fit.trends.quarters import A_YEAR, Span
from accessible_fit.trends.stage import UnitStage
from accessible_fit.trends.unit import Parted
from db.records import Plan, Unit
from db.registered import Registered

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


@dataclass(frozen=True, slots=True)
class Asking:
    """What is read of a unit: stays, every occasion from the quarter `first` to `end`, plans."""

    rows: Sequence[Registered]
    occasions: Sequence[Occasioned]
    known: Sequence[Plan]
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class CountedAsking:
    """Persons of one period by what became of asking them; everybody who had support is in exactly one."""

    span: Span
    by: Mapping[UUID, AsPlanned]

    @property
    def persons(self) -> Persons:
        """Everybody who had support in the period."""
        return frozenset(self.by)

    @property
    def asked(self) -> Persons:
        """Who was asked on a planned occasion; saying no is having been asked."""
        return frozenset(person for person, became in self.by.items() if became in _ASKED)

    def who(self, became: AsPlanned) -> Persons:
        """Return who is in one part."""
        return frozenset(person for person, one in self.by.items() if one is became)


def count_asking(rows: Iterable[Registered], occasions: Iterable[Occasioned], span: Span) -> CountedAsking:
    """Sort everybody who had support in a period by the occasion that went best; nothing is hidden."""
    first, last = span.first_day, span.last_day
    by: dict[UUID, AsPlanned] = {
        one.person_id: AsPlanned.NO_PLAN
        for one in rows
        if one.started_on <= last and (one.ended_on is None or one.ended_on >= first)
    }
    for one in occasions:
        if one.due_in(span) and one.person_id in by:
            became = _BECAME.get(one.became, AsPlanned.NOT_ASKED)
            by[one.person_id] = min(by[one.person_id], became, key=_BEST_FIRST.index)
    return CountedAsking(span, by)


def planned_of(
    read: Asking, unit: Unit, span: Span, stage: UnitStage, elsewhere: Elsewhere
) -> PlannedParticipation:
    """Count what was read and hide what must be hidden, also beside what is told `elsewhere`."""
    quarters = [
        _planned(count_asking(read.rows, read.occasions, Span(one, one)))
        for one in range(read.first, read.end + 1)
    ]
    spans = [one for one in span.spans_over(read.first, read.end) if one.last <= read.end]
    years = [count_asking(read.rows, read.occasions, one) for one in spans]
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
    elif not _parts_stand(years, spans.index(span), detail):
        detail = _nothing(detail.whole)[1]
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


def _planned(one: CountedAsking) -> CountedAsking:
    """Leave out those for whom nothing was planned: a plan need not ask in every quarter."""
    return CountedAsking(
        one.span, {person: became for person, became in one.by.items() if became is not AsPlanned.NO_PLAN}
    )


def _stands(counted: Sequence[CountedAsking]) -> list[bool]:
    """Say which periods may stand side by side: those that come last are kept before others."""
    persons = latest_shown([Group(one.persons) for one in counted])
    kept = [one for one, good in zip(counted, persons, strict=True) if good]
    asked, missed = (_told_of(kept, of) for of in (_asked, _missed))
    return [
        good and asked.get(id(one), True) and missed.get(id(one), True)
        for one, good in zip(counted, persons, strict=True)
    ]


def _asked(one: CountedAsking) -> Persons:
    return one.asked


def _missed(one: CountedAsking) -> Persons:
    return one.persons - one.asked


def _told_of(kept: Iterable[CountedAsking], of: Callable[[CountedAsking], Persons]) -> dict[int, bool]:
    """Say in which periods a part may stand; of fewer than may be shown it is hidden, not the period."""
    large = [one for one in kept if len(of(one)) >= MINIMUM]
    return dict(zip(map(id, large), latest_shown([Group(of(one)) for one in large]), strict=True))


def _cell(one: CountedAsking, good: bool, beside: Sequence[Persons]) -> AskedPeriod:
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


def _parts_stand(years: Sequence[CountedAsking], at: int, detail: Parted[AsPlanned]) -> bool:
    """Say whether what became of persons in one year may stand beside the same in all other years."""
    told = [one for one, count in detail.parts.items() if count is not None]
    if not parts_stand([{part: one.who(part) for part in AsPlanned} for one in years], at, told):
        return False
    answered = [Group(one.who(AsPlanned.ANSWERED) | one.who(AsPlanned.WITH_HELP)) for one in years]
    return not {AsPlanned.ANSWERED, AsPlanned.WITH_HELP} <= {*told} or latest_shown(answered)[at]


def _nothing(whole: int | None) -> tuple[Parted[Asked], Parted[AsPlanned]]:
    return Parted(whole, dict.fromkeys(Asked)), Parted(whole, dict.fromkeys(AsPlanned))


def _beside(
    here: CountedAsking, ended: Persons, elsewhere: Sequence[Persons]
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


def _parts(here: CountedAsking) -> tuple[Parted[Asked], Parted[AsPlanned]]:
    count = {became: sum(one is became for one in here.by.values()) for became in AsPlanned}
    groups = {
        Asked.ASKED: {became: count[became] for became in AsPlanned if became in _ASKED},
        Asked.NOT: {became: count[became] for became in AsPlanned if became not in _ASKED},
    }
    return parted_twice(len(here.by), groups)


def _ended(rows: Iterable[Registered], span: Span) -> Persons:
    """Return whose support ended in a period and had not begun again, as the register counts them."""
    latest = {one.person_id: one for one in rows if one.started_on <= span.last_day}
    ends = {person: one.ended_on for person, one in latest.items()}
    return frozenset(
        person for person, end in ends.items() if end is not None and span.first_day <= end <= span.last_day
    )


def _reasons(occasions: Iterable[Occasioned], here: CountedAsking) -> dict[str, int]:
    """Count persons by what was noted; a reason of fewer than five could tell whose it is."""
    whose: dict[str, set[UUID]] = defaultdict(set)
    for one in occasions:
        noted = one.became in (Became.COULD_NOT, Became.NOT_ASKED, Became.DECLINED)
        if noted and one.reason and one.person_id in here.by and one.due_in(here.span):
            whose[" ".join(one.reason.split())].add(one.person_id)
    enough = {text: len(persons) for text, persons in whose.items() if len(persons) >= MINIMUM}
    return dict(sorted(enough.items(), key=lambda one: (-one[1], one[0])))
