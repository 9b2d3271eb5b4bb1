"""How persons' answers are spread over a part of life: what may be shown of it."""

from dataclasses import dataclass
from enum import StrEnum

from accessible_fit.trends.unit import Parted

MOSTLY_GOOD, MOSTLY_BAD = 66.0, 34.0
"""A person's own mean, 0–100, from the one and up to the other: where words call it good and bad."""


class Level(StrEnum):
    """What a person answers on the whole; every person is in exactly one."""

    GOOD = "good"
    BOTH = "both"
    BAD = "bad"


def level_of(mean: float) -> Level:
    """Return the level of a person's own mean, 0–100."""
    if mean >= MOSTLY_GOOD:
        return Level.GOOD
    return Level.BAD if mean <= MOSTLY_BAD else Level.BOTH


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
