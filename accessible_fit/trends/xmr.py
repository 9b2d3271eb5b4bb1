"""An XmR chart: what is usual, and which points are beyond it.

Rules and their precedence as in NHS England's "Making Data Count" (NHSRplotthedots 0.2.2): outside the
limits; seven rising or falling; two of three in the outer third with all three on one side; seven on one
side. A point gets the first of the rules that it meets. A rule of seven is met on the seventh point and
every following one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from accessible_fit.scales.numbers import finite, mean, series
from accessible_fit.trends.run_chart import Verdict, too_coarse

LIMIT = 2.66
"""Mean moving ranges from the mean to a limit."""

OUTER_THIRD = 2 * (LIMIT / 3)

SCREEN = 3.267
"""Moving ranges of this many means or more are left out, once, when screened (Nelson 1982)."""

FEWEST_FOR_LIMITS = 12
IN_A_ROW = 7


class Rule(StrEnum):
    """Why a point is a signal, in order of precedence."""

    OUTSIDE_LIMITS = "outside_limits"
    SEVEN_RISING = "seven_rising"
    SEVEN_FALLING = "seven_falling"
    TWO_OF_THREE = "two_of_three"
    SEVEN_ONE_SIDE = "seven_one_side"


class Side(StrEnum):
    """Where a point lies, seen from the mean."""

    ABOVE = "above"
    BELOW = "below"
    ON = "on"


class Assurance(StrEnum):
    """Whether a target will be reached as things are: always, never, or now and then."""

    CONSISTENT_PASS = "consistent_pass"
    CONSISTENT_FAIL = "consistent_fail"
    INCONSISTENT = "inconsistent"


@dataclass(frozen=True, slots=True)
class Signal:
    """A point beyond the usual: its place from 0, why, its side of the mean and how many in a row it ends."""

    index: int
    rule: Rule
    side: Side
    in_a_row: int


@dataclass(frozen=True, slots=True)
class XmR:
    """The chart's numbers in units of the values; limits are not cut at 0 and 100, drawing does that.

    `trial`: fewer than 12 points, so that the limits will still move. `assurance` only with a target.
    """

    mean: float
    lower: float
    upper: float
    moving_range_mean: float
    signals: tuple[Signal, ...]
    trial: bool
    verdict: Verdict
    assurance: Assurance | None


def xmr(x: Sequence[object], *, target: object = None, screened: bool = False) -> XmR:
    """Judge a series, oldest first; more is better.

    `screened` leaves out moving ranges of 3.267 means or more once. A moving range of zero, or more than
    half of the points on the median, cannot be judged and gives no signals. Raises NotANumber, TooFewValues
    under two points.
    """
    values = series(x, least=2)
    middle = mean(values)
    ranges = [abs(b - a) for a, b in pairwise(values)]
    spread = mean(ranges)
    if screened and spread:
        spread = mean([one for one in ranges if one < SCREEN * spread])
    lower, upper = middle - LIMIT * spread, middle + LIMIT * spread
    judged = bool(spread) and not too_coarse(values)
    signals = tuple(_signals(values, middle, spread)) if judged else ()
    verdict = Verdict.CANNOT_JUDGE
    if judged:
        verdict = Verdict.CHANGED if signals else Verdict.AS_USUAL
    assurance = None if target is None else _assurance(finite(target), lower, upper)
    return XmR(middle, lower, upper, spread, signals, len(values) < FEWEST_FOR_LIMITS, verdict, assurance)


def seven_one_side(sides: Sequence[int]) -> list[int]:
    """Return how many points in a row each point ends on its side of the mean, 0 where that is under seven.

    `sides` are 1, −1 and 0; a point on the mean ends a row.
    """
    row, rows = 0, []
    for index, side in enumerate(sides):
        row = 0 if side == 0 else row + 1 if index and side == sides[index - 1] else 1
        rows.append(row if row >= IN_A_ROW else 0)
    return rows


def seven_trend(values: Sequence[float]) -> list[int]:
    """Return how many rising (positive) or falling (negative) points in a row each point ends, 0 under seven.

    A tie ends a row.
    """
    row, rows = 0, []
    for index, value in enumerate(values):
        step = _sign(value - values[index - 1]) if index else 0
        # A row of points is one longer than its row of steps.
        row = row + step if row * step > 0 else step
        points = row + step
        rows.append(points if abs(points) >= IN_A_ROW else 0)
    return rows


def two_of_three(outer: Sequence[bool], sides: Sequence[int]) -> list[bool]:
    """Return which points in the outer third are one of two in three consecutive points on one side of the
    mean.

    Points outside the limits are not in the outer third.
    """
    flags = [False] * len(outer)
    for first in range(len(outer) - 2):
        three = range(first, first + 3)
        if abs(sum(sides[index] for index in three)) == 3 and sum(outer[index] for index in three) >= 2:
            for index in three:
                flags[index] = flags[index] or outer[index]
    return flags


def _signals(values: Sequence[float], middle: float, spread: float) -> list[Signal]:
    sides = [_sign(value - middle) for value in values]
    lower, upper = middle - LIMIT * spread, middle + LIMIT * spread
    near_lower, near_upper = middle - OUTER_THIRD * spread, middle + OUTER_THIRD * spread
    outside = [value < lower or value > upper for value in values]
    outer = [
        not out and (value < near_lower or value > near_upper)
        for value, out in zip(values, outside, strict=True)
    ]
    trends, rows, pairs = seven_trend(values), seven_one_side(sides), two_of_three(outer, sides)
    signals = []
    for index, side in enumerate(sides):
        rule, in_a_row = None, 1
        if outside[index]:
            rule = Rule.OUTSIDE_LIMITS
        elif trends[index]:
            rule = Rule.SEVEN_RISING if trends[index] > 0 else Rule.SEVEN_FALLING
            in_a_row = abs(trends[index])
        elif pairs[index]:
            rule = Rule.TWO_OF_THREE
        elif rows[index]:
            rule, in_a_row = Rule.SEVEN_ONE_SIDE, rows[index]
        if rule is not None:
            signals.append(Signal(index, rule, _side(side), in_a_row))
    return signals


def _assurance(target: float, lower: float, upper: float) -> Assurance:
    if target > upper:
        return Assurance.CONSISTENT_FAIL
    return Assurance.CONSISTENT_PASS if target < lower else Assurance.INCONSISTENT


def _side(side: int) -> Side:
    return {1: Side.ABOVE, -1: Side.BELOW}.get(side, Side.ON)


def _sign(difference: float) -> int:
    return (difference > 0) - (difference < 0)
