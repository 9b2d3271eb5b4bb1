"""How well two ways of answering agree: Bland and Altman's limits of agreement."""

import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from accessible_fit.scales.errors import DifferentLengths
from accessible_fit.scales.numbers import mean, series

LIMIT = 1.96
"""Standard deviations from the bias to a limit, as Bland and Altman give it."""

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Agreement:
    """Bias (mean of x − y), the standard deviation of the differences and the 95 % limits of agreement.

    Each with a 95 % confidence interval where there is one. All in the unit of the readings; `n` is pairs.
    """

    bias: float
    sd: float
    lower: float
    upper: float
    ci_bias: tuple[float, float]
    ci_lower: tuple[float, float]
    ci_upper: tuple[float, float]
    n: int


def agreement(x: Iterable[object], y: Iterable[object]) -> Agreement:
    """Compare two readings of the same persons, pair by pair.

    Bland & Altman 1986, Lancet 327:307–310: bias ± 1.96 sd; confidence intervals by t with n − 1 degrees of
    freedom. The variance of a limit is sd²·(1/n + 1.96²/(2(n − 1))) (Bland & Altman 1999, Statistical
    Methods in Medical Research 8:135–160). Raises NotANumber, TooFewValues under two pairs,
    DifferentLengths.
    """
    from scipy.special import stdtrit

    first, second = series(x, least=2), series(y, least=2)
    if len(first) != len(second):
        raise DifferentLengths(first=len(first), second=len(second))
    differences = [a - b for a, b in zip(first, second, strict=True)]
    n = len(differences)
    bias, sd = mean(differences), statistics.stdev(differences)
    lower, upper = bias - LIMIT * sd, bias + LIMIT * sd
    t = float(stdtrit(n - 1, (1 + CONFIDENCE) / 2))
    to_bias = t * sd / math.sqrt(n)
    to_limit = t * sd * math.sqrt(1 / n + LIMIT**2 / (2 * (n - 1)))
    return Agreement(
        bias,
        sd,
        lower,
        upper,
        (bias - to_bias, bias + to_bias),
        (lower - to_limit, lower + to_limit),
        (upper - to_limit, upper + to_limit),
        n,
    )
