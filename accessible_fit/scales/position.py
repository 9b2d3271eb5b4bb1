"""Was something chosen for where it stood or when it was spoken, rather than for what it said?"""

from collections.abc import Sequence
from dataclasses import dataclass

from accessible_fit.scales.errors import OutOfRange, TooFewValues
from accessible_fit.scales.numbers import whole

LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class PositionHabit:
    """The position chosen most, the p-value of that, and the same corrected for all positions."""

    position: int
    p: float
    corrected_p: float
    flagged: bool


def chance_of_hits(hits: object, n: object, options: object) -> float:
    """Return the one-sided exact binomial p: the chance of at least `hits` of `n` when each is 1/options.

    Not corrected for having looked at several positions. Raises NotANumber, NotWhole, TooSmall, OutOfRange.
    """
    from scipy.special import betainc

    given, trials, among = whole(hits), whole(n, 1), whole(options, 2)
    if given > trials:
        raise OutOfRange(value=given, low=0, high=trials)
    if given == 0:
        return 1.0
    # P(X ≥ h) of a binomial is the regularised incomplete beta function I_p(h, n − h + 1).
    return float(betainc(given, trials - given + 1, 1 / among))


def position_habit(counts: Sequence[object], *, varied: bool) -> PositionHabit | None:
    """Judge how often each position was chosen; `counts[i]` belongs to position i.

    Only where positions were varied: otherwise None, because position and meaning cannot be told apart. The
    p-value is multiplied by the number of positions looked at (Bonferroni). Raises as chance_of_hits;
    TooFewValues under two positions.
    """
    if len(counts) < 2:
        raise TooFewValues(found=len(counts), least=2)
    if not varied:
        return None
    chosen = [whole(count) for count in counts]
    most = max(range(len(chosen)), key=chosen.__getitem__)
    p = chance_of_hits(chosen[most], sum(chosen), len(chosen))
    corrected = min(1.0, len(chosen) * p)
    return PositionHabit(most, p, corrected, corrected < LEVEL)


def last_spoken_habit(hits: object, n: object, options: object) -> bool:
    """Whether the option spoken last was chosen beyond chance, at the 5 % level. Raises as chance_of_hits."""
    return chance_of_hits(hits, n, options) < LEVEL
