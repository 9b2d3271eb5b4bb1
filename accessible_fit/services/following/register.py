"""A unit's own register: who came and left, by sex and age, for how long, why, and for whom it is meant.

Everything that leaves here has passed the gate for small numbers; a hidden figure is None. A period is
compared with every other period as long, because the difference of two registers would tell of few persons
just as one of them would.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following import register_by_server
from accessible_fit.services.unit import told_by_server
from accessible_fit.services.unit.named import quarters_around, unit_named
from accessible_fit.services.unit.shown import Group, latest_shown, parted
from accessible_fit.trends.disclosure import MINIMUM, disclose
from accessible_fit.trends.quarters import Span, latest_years, quarter_of
from accessible_fit.trends.register import (
    AgeGroup,
    ByGroup,
    Came,
    Fits,
    Meant,
    Moved,
    Reasons,
    Register,
    Times,
    Went,
    age_group,
    times,
)
from accessible_fit.trends.tables import Cell
from accessible_fit.trends.unit import Parted
from db import audit, registered, unit_aims, units
from db.engine import Store
from db.records import Unit, UnitAims
from db.registered import Registered
from db.vocabulary import Sex

OLDEST = 120


class AgesWrong(ProgramError):
    """Ages or places that no unit can be meant for."""

    sentence = N_("Ages are 0 to 120 years with the youngest first, places 1 to 10 000.")
    mend = N_("Write other numbers, or none.")


@dataclass(frozen=True, slots=True)
class AimsWish:
    """What a leader writes about whom the unit is meant for."""

    intended_group: str = ""
    aims: str = ""
    youngest: int | None = None
    oldest: int | None = None
    places: int | None = None


class UnitRegister:
    """The use cases of a unit's own register."""

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
        """Return twelve months that ended with the last whole quarter and those before, newest first.

        Raises NotAllowed.
        """
        actor.require(Right.FOLLOW_UNIT, unit_id)
        with self._store.reading() as tx:
            if told_by_server.counts(tx):
                return register_by_server.years(tx, unit_id)
            rows = registered.of_units(tx, [unit_id])
        today = self._clock().astimezone().date()
        return latest_years(today, min((one.started_on for one in rows), default=today))

    def of_unit(self, actor: Actor, unit_id: UUID, span: Span) -> Register:
        """Return the register of a unit in some whole quarters. Raises NotAllowed."""
        actor.require(Right.FOLLOW_UNIT, unit_id)
        return self._looked(actor.user_id, unit_id, span)

    def with_key(self, name: str, first: dt.date, last: dt.date) -> Register:
        """Return the register of a unit by its name, for whoever has the key of the store.

        The whole quarters that the days lie in are counted. Raises NoSuchUnit, DaysBackwards.
        """
        span = quarters_around(first, last, self._clock().astimezone().date())
        with self._store.reading() as tx:
            unit = unit_named(tx, name)
        return self._looked(None, unit.id, span)

    def aims(self, actor: Actor, unit_id: UUID) -> UnitAims | None:
        """Return whom a unit is meant for, or None when nobody has written it. Raises NotAllowed."""
        actor.require(Right.FOLLOW_UNIT, unit_id)
        with self._store.reading() as tx:
            return unit_aims.of(tx, unit_id)

    def write_aims(self, actor: Actor, unit_id: UUID, wish: AimsWish) -> UnitAims:
        """Keep whom a unit is meant for and what it is to do. Raises NotAllowed, AgesWrong."""
        actor.require(Right.CHANGE_UNITS, unit_id)
        _check(wish)
        with self._store.writing() as tx:
            kept = unit_aims.put(
                tx,
                UnitAims(
                    unit_id=unit_id,
                    intended_group=wish.intended_group.strip(),
                    aims=wish.aims.strip(),
                    youngest=wish.youngest,
                    oldest=wish.oldest,
                    places=wish.places,
                    changed_at=self._clock(),
                    changed_by=actor.user_id,
                ),
            )
            audit.append(tx, actor.user_id, "changed", "unit", unit_id, unit_id, {})
            return kept

    def _looked(self, user_id: UUID | None, unit_id: UUID, span: Span) -> Register:
        with self._store.writing() as tx:
            unit, aims = units.get(tx, unit_id), unit_aims.of(tx, unit_id)
            if told_by_server.counts(tx):
                made = register_by_server.register(tx, unit, aims, span)
            else:
                rows = registered.of_units(tx, [unit_id])
                made = register_of(rows, aims, unit, span, self._clock().astimezone().date())
            details = {"from": str(span.first_day), "to": str(span.last_day)}
            audit.append(tx, user_id, "looked_at", "register", unit_id, unit_id, details)
            return made


def _check(wish: AimsWish) -> None:
    ages = [one for one in (wish.youngest, wish.oldest) if one is not None]
    if any(not 0 <= one <= OLDEST for one in ages) or ages != sorted(ages):
        raise AgesWrong
    if wish.places is not None and not 1 <= wish.places <= 10_000:
        raise AgesWrong


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one unit, cut to one period: one row for each person, the latest stay that touches it."""

    enrolled: Mapping[UUID, Registered]
    new: frozenset[UUID]
    ended: frozenset[UUID]

    @property
    def still(self) -> frozenset[UUID]:
        """Who still has support after the period."""
        return frozenset(self.enrolled) - self.ended

    @classmethod
    def of(cls, rows: Sequence[Registered], span: Span) -> "_Rows":
        inside = {
            one.person_id: one
            for one in rows
            if one.started_on <= span.last_day and (one.ended_on is None or one.ended_on >= span.first_day)
        }
        first: dict[UUID, dt.date] = {}
        for one in rows:
            if one.person_id in inside and (one.ended_on is None or one.ended_on >= span.first_day):
                first.setdefault(one.person_id, one.started_on)
        return cls(
            inside,
            frozenset(person for person in inside if first[person] >= span.first_day),
            frozenset(
                person
                for person, one in inside.items()
                if one.ended_on is not None and one.ended_on <= span.last_day
            ),
        )


def register_of(
    rows: Sequence[Registered], aims: UnitAims | None, unit: Unit, span: Span, today: dt.date
) -> Register:
    """Count what was read of a unit and hide what must be hidden; who may know asks first."""
    reach = min((quarter_of(one.started_on) for one in rows), default=span.first)
    end = max(span.last, quarter_of(today) - 1)
    spans = [one for one in span.spans_over(min(reach, span.first), end) if one.last <= end]
    at = spans.index(span)
    cut = [_Rows.of(rows, one) for one in spans]
    here = cut[at]

    def stands(of: Callable[[_Rows], frozenset[UUID]]) -> bool:
        """Whether a figure about these persons may stand beside those of all other periods."""
        return latest_shown([Group(of(one)) for one in cut])[at]

    whole = len(here.enrolled)
    if not stands(lambda one: frozenset(one.enrolled)):
        return _nothing(unit, span, aims)
    came = parted(whole, {Came.NEW: len(here.new), Came.BEFORE: whole - len(here.new)})
    went = parted(whole, {Went.ENDED: len(here.ended), Went.STILL: whole - len(here.ended)})
    if not stands(lambda one: frozenset(one.enrolled) - one.new):
        came = _hidden(came)
    if not stands(lambda one: one.still):
        went = _hidden(went)
    last = span.last_day
    open_days = [(last - here.enrolled[one].started_on).days for one in here.still]
    closed_days = [_days(here.enrolled[one]) for one in here.ended]
    ended_alone = stands(lambda one: one.ended)

    def groups(group_of: Callable[[Registered], str]) -> bool:
        """Whether everybody, group by group, may stand beside the same groups of all other periods."""
        named = {group_of(one) for one in here.enrolled.values()}
        return all(
            stands(lambda one, name=name: _in_group(one, group_of, name))  # type: ignore[misc]  # bound now
            for name in named
        )

    def age(one: Registered) -> str:
        return age_group(one.birth_year, last).value

    by_sex = _by(here, came, went, _sex, [one.value for one in Sex], groups(_sex))
    by_age = _by(here, came, went, age, [one.value for one in AgeGroup], groups(age))
    meant = _meant(aims, here, went.parts[Went.STILL], last, any(_told(one) for one in by_age))
    return Register(
        unit_id=unit.id,
        unit_name=unit.name,
        service_type=unit.service_type.value,
        span=span,
        enrolled=whole,
        came=came,
        went=went,
        by_sex=by_sex,
        by_age=by_age,
        open=_times(open_days, went.parts[Went.STILL]) if stands(lambda one: one.still) else Times(),
        closed=_times(closed_days, went.parts[Went.ENDED]) if ended_alone else Times(),
        reasons_in=_reasons([one.reason_in for one in here.enrolled.values()], whole)
        if groups(lambda one: " ".join(one.reason_in.split()))
        else Reasons({}, None),
        reasons_out=_reasons([here.enrolled[one].reason_out for one in here.ended], went.parts[Went.ENDED])
        if ended_alone
        else Reasons({}, None),
        meant=meant,
    )


def _in_group(rows: "_Rows", group_of: Callable[[Registered], str], name: str) -> frozenset[UUID]:
    return frozenset(person for person, one in rows.enrolled.items() if group_of(one) == name)


def _sex(one: Registered) -> str:
    return one.sex.value


def _told(one: ByGroup) -> bool:
    return one.persons[Moved.ENROLLED] is not None


def _days(one: Registered) -> int:
    assert one.ended_on is not None  # chosen by the caller
    return (one.ended_on - one.started_on).days


def _times(days: Sequence[int], persons: int | None) -> Times:
    """Tell how long, and of how many only where that is told elsewhere too."""
    return replace(times(days, MINIMUM), persons=persons if len(days) >= MINIMUM else None)


def _by(
    here: _Rows,
    came: Parted[Came],
    went: Parted[Went],
    group_of: Callable[[Registered], str],
    groups: Sequence[str],
    stands: bool,
) -> tuple[ByGroup, ...]:
    """Count persons by group among the enrolled, the new and the ended; groups with nobody are left out.

    Nothing is told unless it `stands` beside all other periods.

    Those enrolled by group are the whole of the new by group, and so they are hidden together, once for the
    new and once for the ended; what either hides is hidden.
    """
    in_group = {person: group_of(one) for person, one in here.enrolled.items()}
    all_of = Counter(in_group.values())
    named = [one for one in groups if all_of[one]]
    if not stands or (len(named) < 2 and len(in_group) < 2 * MINIMUM):
        return tuple(ByGroup(one, dict.fromkeys(Moved)) for one in named)
    shown_all = set(named)
    counted: dict[Moved, dict[str, int]] = {Moved.ENROLLED: dict(all_of)}
    shown: dict[Moved, set[str]] = {}
    for moved, persons, told in (
        (Moved.NEW, here.new, came.parts[Came.NEW]),
        (Moved.ENDED, here.ended, went.parts[Went.ENDED]),
    ):
        some = Counter(in_group[one] for one in persons)
        counted[moved] = dict(some)
        everybody, part = _shown(all_of, some, named, len(persons), told is not None)
        shown_all &= everybody
        shown[moved] = part
    shown[Moved.ENROLLED] = shown_all
    return tuple(
        ByGroup(
            one,
            {moved: counted[moved].get(one, 0) if one in shown[moved] else None for moved in Moved},
        )
        for one in named
    )


def _shown(
    all_of: Mapping[str, int], some: Mapping[str, int], named: Sequence[str], persons: int, told: bool
) -> tuple[set[str], set[str]]:
    """Say of which groups everybody, and of which the new or the ended, may be shown."""
    cells = [Cell("all", sum(all_of.values()))]
    cells += [Cell(f"all {one}", all_of[one], ("all",)) for one in named]
    if told:
        cells.append(Cell("some", persons))
        cells += [Cell(f"some {one}", some.get(one, 0), ("some", f"all {one}")) for one in named]
    passed = set(disclose(cells).shown)
    whole = {one for one in named if f"all {one}" in passed} if "all" in passed else set()
    # Where the gate wants a total hidden that is told elsewhere, nothing of it is shown here.
    part = {one for one in named if f"some {one}" in passed} if "some" in passed else set()
    return whole, part if told else set()


def _reasons(written: Sequence[str], told: int | None) -> Reasons:
    """Count reasons that five persons or more share; a reason of fewer could tell whose it is.

    All of them together are as many as are `told` elsewhere; where that is hidden, so are the others.
    """
    if len(written) < MINIMUM:
        return Reasons({}, None)
    known = Counter(" ".join(one.split()) for one in written)
    large = {text: count for text, count in known.most_common() if text and count >= MINIMUM}
    others = len(written) - sum(large.values())
    cells = [Cell("", len(written)), *(Cell(f"x{text}", count, ("",)) for text, count in large.items())]
    cells.append(Cell("others", others, ("",)))
    passed = set(disclose(cells).shown) if others else {f"x{text}" for text in large}
    if len(large) == 1 and not others and len(written) < 2 * MINIMUM:
        passed = set()  # all alike in a small unit
    return Reasons(
        {text: count for text, count in large.items() if f"x{text}" in passed},
        others if "others" in passed and told is not None else None,
    )


def _meant(
    aims: UnitAims | None, here: _Rows, at_end: int | None, on: dt.date, ages_told: bool
) -> Meant | None:
    """Put what is written beside who is there; ages within and outside only where no age group is told.

    The groups and the limits are two ways to part the same persons: together they could tell of few.
    """
    if aims is None:
        return None
    within = None
    if (aims.youngest is not None or aims.oldest is not None) and here.enrolled:
        ages = [on.year - one.birth_year for one in here.enrolled.values() if one.birth_year is not None]
        low, high = aims.youngest or 0, OLDEST if aims.oldest is None else aims.oldest
        inside = sum(low <= age <= high for age in ages)
        within = parted(len(ages), {Fits.WITHIN: inside, Fits.OUTSIDE: len(ages) - inside})
        if ages_told or 0 < len(here.enrolled) - len(ages) < MINIMUM:
            within = Parted(None, dict.fromkeys(Fits))
    return Meant(aims.intended_group, aims.aims, aims.youngest, aims.oldest, aims.places, within, at_end)


def _hidden(told: Parted) -> Parted:  # type: ignore[type-arg]  # of whatever parts it has
    return Parted(told.whole, dict.fromkeys(told.parts), None)


def _nothing(unit: Unit, span: Span, aims: UnitAims | None) -> Register:
    """A register in which everything is hidden."""
    return Register(
        unit_id=unit.id,
        unit_name=unit.name,
        service_type=unit.service_type.value,
        span=span,
        enrolled=None,
        came=Parted(None, dict.fromkeys(Came)),
        went=Parted(None, dict.fromkeys(Went)),
        by_sex=(),
        by_age=(),
        open=Times(),
        closed=Times(),
        reasons_in=Reasons({}, None),
        reasons_out=Reasons({}, None),
        meant=None
        if aims is None
        else Meant(aims.intended_group, aims.aims, aims.youngest, aims.oldest, aims.places, None, None),
    )
