"""The share choosing the best alternative: another quantity than a mean score, never on the same axis."""

import math
from dataclasses import dataclass
from statistics import NormalDist

from accessible_fit.scales.errors import OutOfRange
from accessible_fit.scales.numbers import whole

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """The share, 0–1, and the ends of its 95 % Wilson interval."""

    share: float
    low: float
    high: float


def share(best: object, answered: object) -> Share:
    """Return persons choosing the best alternative ÷ persons who answered.

    Wilson's score interval without continuity correction (Newcombe 1998, Statistics in Medicine 17:857–872,
    method 3). Whether so few may be shown is for trends.disclosure. Raises NotANumber, NotWhole, TooSmall,
    OutOfRange.
    """
    n = whole(answered, 1)
    chose = whole(best)
    if chose > n:
        raise OutOfRange(value=chose, low=0, high=n)
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    part = chose / n
    middle = (part + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(part * (1 - part) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    # None and all reach the very ends; rounding must not leave them a hair inside or outside.
    low = 0.0 if chose == 0 else max(0.0, middle - half)
    high = 1.0 if chose == n else min(1.0, middle + half)
    return Share(part, low, high)
