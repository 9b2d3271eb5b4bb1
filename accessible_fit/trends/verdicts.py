"""What can be said of a person's or a unit's figures, as values; sentences are made of them elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from accessible_fit.trends.run_chart import RunChart, Verdict, run_chart
from accessible_fit.trends.stability import LEVEL, compare, difference_p, equivalence
from accessible_fit.trends.xmr import FEWEST_FOR_LIMITS, Rule, Side, Signal, xmr

GOOD_ABOVE = 50.0
LINE_MARGIN = 12.5
"""A difference that does not matter where there are no steps: half a step of three choices."""
"""A stable mean above the middle of the ruler is good; at or under it low, because it is worth a look."""


class Finding(StrEnum):
    """What a series over time shows."""

    TOO_EARLY = "too_early"
    CANNOT_JUDGE = "cannot_judge"
    AS_USUAL = "as_usual"
    OUTSIDE_LIMITS = "outside_limits"
    RISING = "rising"
    FALLING = "falling"
    OFTEN_FAR = "often_far"
    ONE_SIDE = "one_side"
    LONG_RUN = "long_run"
    FEW_CROSSINGS = "few_crossings"


class Change(StrEnum):
    """What can be said of a before and an after."""

    STABLE_GOOD = "stable_good"
    STABLE_LOW = "stable_low"
    CHANGED_UP = "changed_up"
    CHANGED_DOWN = "changed_down"
    CANNOT_TELL = "cannot_tell"


STABLE = (Change.STABLE_GOOD, Change.STABLE_LOW)


@dataclass(frozen=True, slots=True)
class SeriesVerdict:
    """One finding with its numbers.

    `points` in the series; `usual` the mean with limits, otherwise the median; for a signal of the limits
    the place of its point from 0, its side and how many in a row it ends; `in_a_row` is the longest run for
    a long run.
    """

    finding: Finding
    points: int
    usual: float | None
    index: int | None = None
    side: Side | None = None
    in_a_row: int | None = None
    trial: bool = False


@dataclass(frozen=True, slots=True)
class ChangeVerdict:
    """One finding with its numbers: after − before, the p of stability (None without any spread), and n."""

    change: Change
    difference: float | None
    p: float | None
    n_before: int
    n_after: int


def judge_series(x: Sequence[object]) -> SeriesVerdict:
    """Say what a series shows, oldest first: the latest signal of the limits, else the run chart's.

    Limits are used from 12 points. Raises NotANumber.
    """
    chart = run_chart(x)
    if chart.verdict in (Verdict.TOO_EARLY, Verdict.CANNOT_JUDGE):
        return SeriesVerdict(Finding(chart.verdict.value), len(x), chart.median, trial=True)
    if len(x) < FEWEST_FOR_LIMITS:
        return _judged_by_runs(chart, len(x), chart.median, trial=True)
    limits = xmr(x)
    if not limits.signals:
        return _judged_by_runs(chart, len(x), limits.mean, trial=False)
    latest = limits.signals[-1]
    return SeriesVerdict(
        _finding(latest), len(x), limits.mean, latest.index, latest.side, latest.in_a_row, trial=False
    )


def judge_change(
    before: Sequence[object],
    after: Sequence[object],
    margin: float,
    *,
    good_above: float = GOOD_ABOVE,
    floor: float = 0.0,
) -> ChangeVerdict:
    """Say stable and good, stable and low, changed up, changed down, or that it cannot be told yet.

    Stable must be shown, by two one-sided tests against `margin`; changed is a difference from nothing at
    the 5 % level (t, pooled variance) that is not shown to be within the margin. `floor` is the standard
    uncertainty of one value because of its coarseness (scales.groups.item_uncertainty): without it, answers
    that are all alike cannot be told. Raises NotANumber, NotAboveZero.
    """
    n = len(before), len(after)
    if min(n) < 2:
        return ChangeVerdict(Change.CANNOT_TELL, None, None, *n)
    compared = compare(before, after, floor=floor)
    if not compared.error:
        return ChangeVerdict(Change.CANNOT_TELL, compared.difference, None, *n)
    shown = equivalence(compared, margin)
    change = Change.CANNOT_TELL
    if shown.stable:
        change = Change.STABLE_GOOD if compared.mean > good_above else Change.STABLE_LOW
    elif difference_p(compared) < LEVEL:
        change = Change.CHANGED_UP if compared.difference > 0 else Change.CHANGED_DOWN
    return ChangeVerdict(change, compared.difference, shown.p, *n)


def _judged_by_runs(chart: RunChart, points: int, usual: float | None, *, trial: bool) -> SeriesVerdict:
    if not chart.signal:
        return SeriesVerdict(Finding.AS_USUAL, points, usual, trial=trial)
    if chart.longest_run_limit is not None and chart.longest_run > chart.longest_run_limit:
        return SeriesVerdict(Finding.LONG_RUN, points, usual, in_a_row=chart.longest_run, trial=trial)
    return SeriesVerdict(Finding.FEW_CROSSINGS, points, usual, trial=trial)


def _finding(signal: Signal) -> Finding:
    return {
        Rule.OUTSIDE_LIMITS: Finding.OUTSIDE_LIMITS,
        Rule.SEVEN_RISING: Finding.RISING,
        Rule.SEVEN_FALLING: Finding.FALLING,
        Rule.TWO_OF_THREE: Finding.OFTEN_FAR,
        Rule.SEVEN_ONE_SIDE: Finding.ONE_SIDE,
    }[signal.rule]
