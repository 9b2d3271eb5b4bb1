"""Is it shown that nothing of importance has changed? Two one-sided tests (TOST).

Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657–680, with Student's t and pooled
variance. The margin, how large a difference does not matter, is set beforehand: by default one step of the
coarser format.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from accessible_fit.scales.errors import DifferentLengths, NoSpread
from accessible_fit.scales.numbers import above_zero, finite, mean, series

LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Comparison:
    """A difference of means b − a, its standard error and degrees of freedom, and the mean of all values."""

    difference: float
    error: float
    df: int
    mean: float


@dataclass(frozen=True, slots=True)
class Stability:
    """The larger p of the two tests, its degrees of freedom, and whether p is under 5 %: stable."""

    p: float
    df: int
    stable: bool


def stable(a: Sequence[object], b: Sequence[object], margin: object, *, paired: bool = False) -> Stability:
    """Test whether the means of `a` and `b` differ by less than `margin`, in the unit of the values.

    `paired`: a[i] and b[i] belong together. Raises NotANumber, NotAboveZero for the margin,
    TooFewValues under two in either, DifferentLengths, NoSpread when the values have no variance at all.
    """
    compared = compare(a, b, paired=paired)
    if not compared.error:
        raise NoSpread
    return equivalence(compared, margin)


def compare(
    a: Sequence[object], b: Sequence[object], *, paired: bool = False, floor: float = 0.0
) -> Comparison:
    """Compare two means. Raises NotANumber, TooFewValues, DifferentLengths.

    `floor` is the standard uncertainty of one value because of its coarseness; the variance is never taken
    to be less than that.
    """
    first, second = series(a, least=2), series(b, least=2)
    least, every = finite(floor) ** 2, mean(first + second)
    if paired:
        if len(first) != len(second):
            raise DifferentLengths(first=len(first), second=len(second))
        differences = [y - x for x, y in zip(first, second, strict=True)]
        variance = max(statistics.variance(differences), 2 * least)
        return Comparison(mean(differences), math.sqrt(variance / len(first)), len(first) - 1, every)
    n, m = len(first), len(second)
    pooled = ((n - 1) * statistics.variance(first) + (m - 1) * statistics.variance(second)) / (n + m - 2)
    error = math.sqrt(max(pooled, least) * (1 / n + 1 / m))
    return Comparison(mean(second) - mean(first), error, n + m - 2, every)


def equivalence(compared: Comparison, margin: object) -> Stability:
    """Test a comparison with some spread against a margin. Raises NotANumber, NotAboveZero."""
    from scipy.special import stdtr

    width = above_zero(margin)
    not_lower = stdtr(compared.df, -(compared.difference + width) / compared.error)
    not_higher = stdtr(compared.df, (compared.difference - width) / compared.error)
    p = float(max(not_lower, not_higher))
    return Stability(p, compared.df, p < LEVEL)


def difference_p(compared: Comparison) -> float:
    """Return the two-sided p of a comparison with some spread, against no difference at all."""
    from scipy.special import stdtr

    return float(2 * stdtr(compared.df, -abs(compared.difference) / compared.error))
