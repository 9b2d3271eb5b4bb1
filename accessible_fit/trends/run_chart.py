"""A run chart around the median, with Anhøj's rules.

Anhøj & Olesen 2014, PLoS ONE 9(11):e113825: a signal when the longest run is longer than round(log2 n) + 3,
or the crossings are fewer than the 5 % quantile of Binomial(n − 1, ½); n counts the useful points, those
not on the median. Points on the median neither break a run nor count in it.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from accessible_fit.scales.numbers import series

FEWEST_USEFUL = 8


class Verdict(StrEnum):
    """What a chart can say; `cannot_judge` is for series too coarse to be judged."""

    TOO_EARLY = "too_early"
    CANNOT_JUDGE = "cannot_judge"
    AS_USUAL = "as_usual"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class RunChart:
    """The chart's numbers; the median of no points is None, and so are the limits of no useful points."""

    median: float | None
    useful: int
    longest_run: int
    longest_run_limit: int | None
    crossings: int
    crossings_limit: int | None
    signal: bool
    verdict: Verdict


def run_chart(x: Sequence[object]) -> RunChart:
    """Judge a series, oldest first. Raises NotANumber.

    Too early with fewer than 8 points, or fewer than 8 useful ones; cannot judge when more than half of at
    least 8 points lie on the median. No signal is given in either case.
    """
    values = series(x, least=0)
    if not values:
        return RunChart(None, 0, 0, None, 0, None, False, Verdict.TOO_EARLY)
    median = statistics.median(values)
    sides = [value > median for value in values if value != median]
    useful = len(sides)
    longest, crossings = _longest_run(sides), sum(a != b for a, b in pairwise(sides))
    run_limit = round(math.log2(useful)) + 3 if useful else None
    crossings_limit = fewest_crossings(useful) if useful else None
    verdict = Verdict.AS_USUAL
    if len(values) >= FEWEST_USEFUL and too_coarse(values):
        verdict = Verdict.CANNOT_JUDGE
    elif useful < FEWEST_USEFUL or run_limit is None or crossings_limit is None:
        verdict = Verdict.TOO_EARLY
    elif longest > run_limit or crossings < crossings_limit:
        verdict = Verdict.CHANGED
    signal = verdict is Verdict.CHANGED
    return RunChart(median, useful, longest, run_limit, crossings, crossings_limit, signal, verdict)


def too_coarse(values: Sequence[float]) -> bool:
    """Whether more than half of the points lie on their median, so that no chart can judge them."""
    median = statistics.median(values)
    return 2 * sum(value == median for value in values) > len(values)


def fewest_crossings(useful: int) -> int:
    """Return the smallest k with P(X ≤ k) ≥ 0.05 for X ~ Binomial(useful − 1, ½), in whole numbers."""
    trials = max(useful - 1, 0)
    ways = reached = 1
    needed, k = 2**trials, 0
    while 20 * reached < needed:
        ways = ways * (trials - k) // (k + 1)
        reached += ways
        k += 1
    return k


def _longest_run(sides: Sequence[bool]) -> int:
    longest = run = 0
    for index, side in enumerate(sides):
        run = run + 1 if index and side == sides[index - 1] else 1
        longest = max(longest, run)
    return longest
