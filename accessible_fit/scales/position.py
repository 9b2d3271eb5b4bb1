"""Was something chosen for where it stood or when it was spoken, rather than for what it said?"""

from accessible_fit.scales.errors import OutOfRange
from accessible_fit.scales.numbers import whole

LEVEL = 0.05


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


def last_spoken_habit(hits: object, n: object, options: object) -> bool:
    """Whether the option spoken last was chosen beyond chance, at the 5 % level. Raises as chance_of_hits."""
    return chance_of_hits(hits, n, options) < LEVEL
