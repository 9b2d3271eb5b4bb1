"""What may be shown of a unit: records without any figure that had to be hidden."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

from accessible_fit.trends.before_after import BeforeAfter
from accessible_fit.trends.disclosure import MINIMUM
from accessible_fit.trends.participation import Part, Taken
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.shares import Share
from accessible_fit.trends.verdicts import Change, ChangeVerdict, SeriesVerdict

K = TypeVar("K", bound=str)
WHOLE = "whole"
"""The row over all questions, beside the life areas' own."""


@dataclass(frozen=True, slots=True)
class Parted(Generic[K]):
    """A whole of persons and its parts, each a count or None when it is hidden.

    `nearly_all` is the part that all but fewer than the minimum are in, when that may be said instead of how
    many they are; they are `at_least` so many.
    """

    whole: int | None
    parts: Mapping[K, int | None]
    nearly_all: K | None = None

    @property
    def at_least(self) -> int | None:
        """How many are in the part that is nearly all, at the least."""
        return None if self.whole is None or self.nearly_all is None else self.whole - MINIMUM + 1


@dataclass(frozen=True, slots=True)
class Participation:
    """Persons of the unit in the period, by whether they answered, and in more detail by how.

    `everybody`: all have answered, in a unit of five persons or more. That may be said: it tells nothing of
    what anybody said, and how sure a share is depends on it.
    """

    answered: Parted[Taken]
    detail: Parted[Part]
    everybody: bool

    @property
    def enrolled(self) -> int | None:
        """Persons who had support from the unit in the period."""
        return self.answered.whole

    @property
    def share(self) -> float | None:
        """Persons who answered ÷ persons of the unit."""
        said = self.answered.parts[Taken.ANSWERED]
        return said / self.enrolled if said is not None and self.enrolled else None


@dataclass(frozen=True, slots=True)
class PeriodMean:
    """A mean of persons' means in one period; hidden when both are None.

    With `at_least` the persons are so many or a few more: beside other numbers the true one would tell of
    fewer than five.
    """

    span: Span
    persons: int | None
    score: float | None
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One part of life over time. `pooled` rows have twelve months together, because quarters are too few.

    `series` is what its shown quarters say; `change` compares them before and after `Overview.event`, or the
    first half with the second.
    """

    area: str
    pooled: bool
    cells: tuple[PeriodMean, ...]
    series: SeriesVerdict
    change: ChangeVerdict

    @property
    def shown(self) -> tuple[PeriodMean, ...]:
        """The cells that are not hidden."""
        return tuple(one for one in self.cells if one.persons is not None)


@dataclass(frozen=True, slots=True)
class ShareRow:
    """Persons who chose the best alternative of one question; all three are None when it is hidden.

    `everybody`: all who should have been asked have answered it. `at_least` so many have answered where the
    true number, beside other numbers, would tell of fewer than five: then `best` and `answered` are None and
    the share is in whole tenths.
    """

    instrument_id: str
    item_id: str
    area: str
    best: int | None
    answered: int | None
    share: Share | None
    everybody: bool = False
    at_least: int | None = None


@dataclass(frozen=True, slots=True)
class UnitEvent:
    """Something that happened to most persons of the unit on one day."""

    name: str
    on: dt.date
    compared: BeforeAfter | None


@dataclass(frozen=True, slots=True)
class Done:
    """What was promised and done in the period; None when it is about fewer than five persons."""

    opened: int | None
    closed: int | None


class Level(StrEnum):
    """What a person answers on the whole; every person is in exactly one."""

    GOOD = "good"
    BOTH = "both"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class AreaSpread:
    """Persons by what they answer on the whole in one part of life, over one period."""

    area: str
    persons: Parted[Level]

    @property
    def shown(self) -> bool:
        """Whether anything may be shown."""
        return self.persons.nearly_all is not None or any(
            one is not None for one in self.persons.parts.values()
        )


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything a unit leader is shown of one unit in one period."""

    unit_id: UUID
    unit_name: str
    service_type: str
    span: Span
    participation: Participation
    rows: tuple[AreaRow, ...]
    shares: tuple[ShareRow, ...]
    persons: Parted[Change]
    done: Done
    event: UnitEvent | None
    spread: tuple[AreaSpread, ...] = ()

    @property
    def too_small(self) -> bool:
        """Whether there is nothing of what was said that may be shown."""
        return not any(row.shown for row in self.rows) and not any(one.share for one in self.shares)

    @property
    def whole(self) -> AreaRow | None:
        """The row over everything that was asked."""
        return next((row for row in self.rows if row.area == WHOLE), None)

    def latest(self, area: str) -> PeriodMean | None:
        """Return the latest period of the span in which a part of life is shown."""
        cells = (one for row in self.rows if row.area == area for one in reversed(row.shown))
        return next((one for one in cells if one.span.last in self.span), None)

    @property
    def something_hidden(self) -> bool:
        """Whether any figure is hidden."""
        return any(one.persons is None for row in self.rows for one in row.cells) or any(
            one.share is None for one in self.shares
        )
