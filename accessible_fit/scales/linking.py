"""Putting one format's answers on another's steps, by how the two are distributed.

Kolen & Brennan, Test Equating, Scaling, and Linking, chapter 2: mean, linear (mean–sigma) and
equipercentile with percentile ranks by the uniform-kernel convention (each whole score spread evenly from
half a step below to half a step above). `x_counts[i]` and `y_counts[i]` are how often step i was chosen,
from 0.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from math import sqrt

from accessible_fit.scales.errors import NoSpread, NothingCounted
from accessible_fit.scales.numbers import whole


class Method(StrEnum):
    """Which of the two distributions' properties are made equal: mean; mean and spread; every percentile."""

    MEAN = "mean"
    LINEAR = "linear"
    EQUIPERCENTILE = "equipercentile"


@dataclass(frozen=True, slots=True)
class Link:
    """For each step of X, `y[x]` is the equivalent on Y's steps, not cut at Y's ends.

    y = slope · x + intercept where the method is a straight line; both None for equipercentile.
    """

    method: Method
    y: tuple[float, ...]
    slope: float | None
    intercept: float | None


def link(x_counts: Sequence[object], y_counts: Sequence[object], method: Method) -> Link:
    """Link X to Y from two distributions.

    Raises NotANumber, NotWhole, TooSmall, NothingCounted; NoSpread for a linear link from one single step
    of X.
    """
    x, y = [whole(count) for count in x_counts], [whole(count) for count in y_counts]
    refuse_empty(x)
    refuse_empty(y)
    return link_counted(x, y, method)


def refuse_empty(counts: Sequence[int]) -> None:
    """Raise NothingCounted when there are no counts but zeros."""
    if not any(counts):
        raise NothingCounted


def link_counted(x: Sequence[int], y: Sequence[int], method: Method) -> Link:
    """Link as `link` does, from whole counts, none negative and not all zero. Raises NoSpread."""
    if method is Method.EQUIPERCENTILE:
        return Link(method, equipercentile(x, y), None, None)
    slope = _sigma_ratio(x, y) if method is Method.LINEAR else 1.0
    mean_x, mean_y = _mean(x), _mean(y)
    intercept = float(mean_y - Fraction(slope) * mean_x)
    return Link(method, tuple(slope * step + intercept for step in range(len(x))), slope, intercept)


def equipercentile(x: Sequence[int], y: Sequence[int]) -> tuple[float, ...]:
    """Return for each step of X the place on Y with the same percentile rank.

    Where steps of Y were never chosen, a rank may fit a whole stretch of Y: its middle is taken, Kolen &
    Brennan's average of the lowest and the highest such place. Ends are half a step outside Y's own.
    """
    total_x, total_y = sum(x), sum(y)
    # Percentile ranks are compared as whole numbers: a rank is `rank` of 2·total_x·total_y.
    reached = [2 * total_x * sofar for sofar in accumulate(y)]
    places, below = [], 0
    for count in x:
        rank = (2 * below + count) * total_y
        below += count
        places.append((_lowest(rank, reached) + _highest(rank, reached)) / 2)
    return tuple(places)


def _highest(rank: int, reached: Sequence[int]) -> float:
    step = bisect_right(reached, rank)
    if step == len(reached):
        return step - 0.5
    return _inside(rank, reached, step)


def _lowest(rank: int, reached: Sequence[int]) -> float:
    step = bisect_left(reached, rank)
    return -0.5 if rank == 0 else _inside(rank, reached, step)


def _inside(rank: int, reached: Sequence[int], step: int) -> float:
    before = reached[step - 1] if step else 0
    return step - 0.5 + (rank - before) / (reached[step] - before)


def _mean(counts: Sequence[int]) -> Fraction:
    return Fraction(sum(step * count for step, count in enumerate(counts)), sum(counts))


def _sigma_ratio(x: Sequence[int], y: Sequence[int]) -> float:
    spread_x, spread_y = _variance(x), _variance(y)
    if not spread_x:
        raise NoSpread
    return sqrt(spread_y / spread_x)


def _variance(counts: Sequence[int]) -> Fraction:
    squares = Fraction(sum(step * step * count for step, count in enumerate(counts)), sum(counts))
    return squares - _mean(counts) ** 2
