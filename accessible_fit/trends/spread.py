"""What a person answers on the whole, in three words."""

from accessible_fit.trends.unit import Level

MOSTLY_GOOD, MOSTLY_BAD = 66.0, 34.0
"""A person's own mean, 0–100, from the one and up to the other: where words call it good and bad."""


def level_of(mean: float) -> Level:
    """Return the level of a person's own mean, 0–100."""
    if mean >= MOSTLY_GOOD:
        return Level.GOOD
    return Level.BAD if mean <= MOSTLY_BAD else Level.BOTH
