"""How far a unit asks as planned: what may be shown of it, with every figure hidden that had to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from accessible_fit.trends.disclosure import MINIMUM
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.stage import UnitStage
from accessible_fit.trends.unit import Parted


class AsPlanned(StrEnum):
    """What became of the occasions of one person in a period; every person of the unit is in exactly one.

    Somebody with several occasions is counted by the one that went best, in this order.
    """

    ANSWERED = "answered"
    WITH_HELP = "with_help"
    DECLINED = "declined"
    COULD_NOT = "could_not"
    LEFT = "left"
    NOT_ASKED = "not_asked"
    NO_PLAN = "no_plan"
    """Had support, and nothing was planned to be asked in the period."""


class Asked(StrEnum):
    """Whether a person was asked at all on a planned occasion; saying no is having been asked."""

    ASKED = "asked"
    NOT = "not"


class Band(StrEnum):
    """About how large a part of the persons was asked as planned, by its lower end in percent.

    It may be said where the figure may not: two bands subtracted are nobody. Of ten persons or fewer only
    whether it was half of them, so that no band is a single count (under a tenth of ten is nobody).
    """

    NEARLY_ALL = "90"
    MOST = "60"
    ABOUT_HALF = "40"
    SOME = "10"
    FEW = "0"
    HALF_OR_MORE = "half_or_more"
    UNDER_HALF = "under_half"

    @property
    def least(self) -> float:
        """The smallest part of the persons that it can be."""
        known = {Band.HALF_OR_MORE: 0.5, Band.UNDER_HALF: 0.0}
        return known[self] if self in known else int(self.value) / 100


def band_of(asked: int, persons: int) -> Band | None:
    """Return about how large a part so many of so many are; None of fewer than five."""
    if persons < MINIMUM:
        return None
    if persons <= 2 * MINIMUM:
        return Band.HALF_OR_MORE if 2 * asked >= persons else Band.UNDER_HALF
    return next(
        band
        for band in (Band.NEARLY_ALL, Band.MOST, Band.ABOUT_HALF, Band.SOME, Band.FEW)
        if 100 * asked >= int(band.value) * persons
    )


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """One quarter: persons with something planned, and how many were asked; both None when hidden.

    `everybody`: all were asked, in a unit of five persons or more. That may be said. `band` is about how
    many, also where the figures are hidden.
    """

    span: Span
    persons: int | None
    asked: int | None
    everybody: bool = False
    band: Band | None = None
    nothing_planned: bool = False

    @property
    def share(self) -> float | None:
        """Persons asked as planned ÷ persons for whom it was planned."""
        if self.everybody:
            return 1.0
        return self.asked / self.persons if self.asked is not None and self.persons else None


@dataclass(frozen=True, slots=True)
class PlannedParticipation:
    """Who was asked as planned in a unit in one period, how that has been over time, and the unit's stage.

    `asked` and `detail` are parts of the same persons, hidden together so that one does not tell what the
    other hides. `over_time` are the quarters up to the period's end, oldest first. `reasons` are what was
    noted for five persons or more, most first; the reasons of fewer are not told. `by_server` says that a
    server counted, as things stood when the last quarter had ended, and that it tells no reasons.
    """

    unit_id: UUID
    unit_name: str
    service_type: str
    span: Span
    persons: int | None
    asked: Parted[Asked]
    detail: Parted[AsPlanned]
    everybody: bool
    band: Band | None
    over_time: tuple[AskedPeriod, ...]
    reasons: Mapping[str, int]
    stage: UnitStage
    by_server: bool = False

    @property
    def share(self) -> float | None:
        """Persons asked as planned ÷ persons of the unit; None when hidden."""
        if self.everybody:
            return 1.0
        said = self.asked.parts[Asked.ASKED]
        return said / self.persons if said is not None and self.persons else None
