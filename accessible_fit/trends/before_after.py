"""Before and after a named event: how often an answer after it is better than one before it.

Nonoverlap of All Pairs (Parker & Vannest 2009, Behavior Therapy 40:357–367) and Tau, the nonoverlap without
the baseline's trend (Parker, Vannest & Davis 2011, Behavior Modification 35:303–322).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from accessible_fit.scales.numbers import series


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """NAP, 0–1 with 0.5 for no difference; Tau = 2·NAP − 1, −1–1; and how many values they stand on."""

    nap: float
    tau: float
    n_before: int
    n_after: int


def before_after(before: Iterable[object], after: Iterable[object]) -> BeforeAfter:
    """Compare every value before with every value after; more is better, a tie counts half.

    The order within each does not matter. Raises NotANumber, TooFewValues when either is empty.
    """
    first, second = sorted(series(before)), series(after)
    better = sum(bisect_left(first, value) for value in second)
    not_worse = sum(bisect_right(first, value) for value in second)
    pairs = len(first) * len(second)
    worse = pairs - not_worse
    return BeforeAfter((better + not_worse) / (2 * pairs), (better - worse) / pairs, len(first), len(second))
