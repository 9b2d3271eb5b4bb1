"""What may be shown of many units beside each other: records without any figure that had to be hidden."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.trends.quarters import Span
from accessible_fit.trends.shares import Share
from accessible_fit.trends.unit import WHOLE, PeriodMean


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """One part of life in one unit: twelve months, and their four quarters, oldest first.

    `share` of those who answered, in tenths, chose the best alternative for more than half of what they
    answered; None when it is hidden. How many persons they are
    is told in whole fives.
    """

    year: PeriodMean
    quarters: tuple[PeriodMean, ...]
    share: Share | None

    @property
    def shown(self) -> bool:
        """Whether any figure is not hidden."""
        return self.year.score is not None or any(one.score is not None for one in self.quarters)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit; `areas` has `WHOLE`, everything that was asked, and the parts of life that were asked
    about."""

    unit_id: UUID
    name: str
    service_type: str
    areas: Mapping[str, AreaFigures]

    @property
    def whole(self) -> AreaFigures | None:
        """The figures over everything that was asked, None where nobody was asked."""
        return self.areas.get(WHOLE)

    @property
    def too_small(self) -> bool:
        """Whether there is nothing that may be shown."""
        return not any(one.shown for one in self.areas.values())


@dataclass(frozen=True, slots=True)
class AllUnits:
    """Units in the order of their names, over the same twelve months; no order of merit.

    `areas` are the parts of life that any of them was asked about.
    """

    span: Span
    areas: tuple[str, ...]
    units: tuple[UnitLine, ...]
