"""A unit's own register for a period: what may be shown of who came, who left, and for how long."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from accessible_fit.trends.quarters import Span
from accessible_fit.trends.unit import Parted

DAYS_A_YEAR = 365.25
ENDS_FROM = 10
"""From so many persons on the five shortest and the five longest are two groups."""


class Moved(StrEnum):
    """Which of the persons in the period."""

    ENROLLED = "enrolled"
    NEW = "new"
    ENDED = "ended"


class Came(StrEnum):
    """Whether a person came in the period or was there before it."""

    NEW = "new"
    BEFORE = "before"


class Went(StrEnum):
    """Whether a person's support ended in the period or went on after it."""

    ENDED = "ended"
    STILL = "still"


class AgeGroup(StrEnum):
    """Age in years on the last day of the period."""

    UNDER_18 = "0-17"
    TO_29 = "18-29"
    TO_44 = "30-44"
    TO_64 = "45-64"
    FROM_65 = "65-"
    UNKNOWN = "unknown"


class Fits(StrEnum):
    """Whether a person's age is within what the unit is meant for."""

    WITHIN = "within"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class ByGroup:
    """Persons of one sex or one age group: enrolled, new, ended; None when hidden."""

    group: str
    persons: Mapping[Moved, int | None]


@dataclass(frozen=True, slots=True)
class Times:
    """For how long persons have had support, in years.

    The shortest and the longest time of all are one person's each, so they are never told. Five persons or
    more have had support for at most `short_years`, five or more for at least `long_years`, in whole years;
    both are None when there are fewer than ten persons. All are None when hidden.
    """

    persons: int | None = None
    mean_years: float | None = None
    short_years: int | None = None
    long_years: int | None = None


@dataclass(frozen=True, slots=True)
class Reasons:
    """Persons by reason, most first: those that five persons or more share. `others` have another or none."""

    shared: Mapping[str, int]
    others: int | None


@dataclass(frozen=True, slots=True)
class Meant:
    """For whom the unit is meant, as it is written, beside who is there.

    `within` is None when no ages are written. `at_end` is how many had support on the last day.
    """

    intended_group: str
    aims: str
    youngest: int | None
    oldest: int | None
    places: int | None
    within: Parted[Fits] | None
    at_end: int | None


@dataclass(frozen=True, slots=True)
class Register:
    """Everything a unit's register shows of one period. `enrolled` is None in a unit too small to show.

    `by_server`: a server counted it for a leader and told no reasons, no ages beside what is aimed at, and
    nothing of who came and left by sex and age.
    """

    unit_id: UUID
    unit_name: str
    service_type: str
    span: Span
    enrolled: int | None
    came: Parted[Came]
    went: Parted[Went]
    by_sex: tuple[ByGroup, ...]
    by_age: tuple[ByGroup, ...]
    open: Times
    closed: Times
    reasons_in: Reasons
    reasons_out: Reasons
    meant: Meant | None
    by_server: bool = False

    @property
    def something_hidden(self) -> bool:
        """Whether any figure is hidden."""
        rows = (*self.by_sex, *self.by_age)
        return any(one is None for row in rows for one in row.persons.values()) or None in (
            self.enrolled,
            *self.came.parts.values(),
            *self.went.parts.values(),
        )


def age_group(birth_year: int | None, on: dt.date) -> AgeGroup:
    """Return the age group of somebody by the year of birth, counted as if born on its first day."""
    if birth_year is None:
        return AgeGroup.UNKNOWN
    age = on.year - birth_year
    if age < 18:
        return AgeGroup.UNDER_18
    if age < 30:
        return AgeGroup.TO_29
    if age < 45:
        return AgeGroup.TO_44
    return AgeGroup.TO_64 if age < 65 else AgeGroup.FROM_65


def times(days: Sequence[int], minimum: int) -> Times:
    """Return how long so many stretches of support were, without telling of any single one.

    Nothing is told of fewer than `minimum`, nor when one of them is more than half of all time together: a
    mean would then be about that one (the dominance rule, Hundepool et al. 2012, chapter 4). The n-th
    shortest is rounded up and the n-th longest down, so that what is said holds.
    """
    given = sorted(days)
    if len(given) < minimum or 2 * given[-1] > sum(given) > 0:
        return Times()
    mean = round(sum(given) / len(given) / DAYS_A_YEAR, 1)
    if len(given) < ENDS_FROM:
        return Times(len(given), mean)
    short = int(-(-given[minimum - 1] // DAYS_A_YEAR))
    long = int(given[-minimum] // DAYS_A_YEAR)
    return Times(len(given), mean, short, long)
