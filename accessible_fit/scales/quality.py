"""Signs that something is worth asking again. They never call a person careless and delete nothing."""

import datetime as dt
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accessible_fit.scales.errors import NoChanceOfDisagreement, OutOfRange
from accessible_fit.scales.kappa import Weights, kappa
from accessible_fit.scales.numbers import between, finite, series, whole

MIDDLE = 50.0

SAME_AS_SD = 1.4826
"""Makes the median absolute deviation of normally spread times equal to their standard deviation."""

MADS = 3.0
FEWEST_TIMES = 5
PRETEST_MONTHS = 12


@dataclass(frozen=True, slots=True)
class ReversedPairs:
    """How many turned pairs were answered, how many with agreement both ways; share None without any."""

    pairs: int
    agreed_to_both: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Repeats:
    """Repeated items: how many, the share answered alike, linearly weighted kappa; None where undefined."""

    repeats: int
    agreement: float | None
    kappa: float | None


@dataclass(frozen=True, slots=True)
class UsualTime:
    """A person's own median time and the ends of what is usual, in the unit of the times."""

    median: float
    low: float
    high: float


def longest_same_run(answers: Iterable[int | None]) -> int:
    """Return the longest run of one and the same answer; None, any kind of no answer, ends a run."""
    longest = run = 0
    last: int | None = None
    for answer in answers:
        run = 0 if answer is None else run + 1 if answer == last else 1
        last = answer
        longest = max(longest, run)
    return longest


def response_variability(scores: Iterable[object]) -> float:
    """Return the within-conversation standard deviation (IRV), n − 1 in the denominator, in units of the
    scores.

    Dunn, Heggestad, Shanock & Theilgard 2018, Journal of Business and Psychology 33:105–121. Raises
    NotANumber, TooFewValues under two.
    """
    return statistics.stdev(series(scores, least=2))


def reversed_pairs(pairs: Iterable[tuple[object, object]]) -> ReversedPairs:
    """Count agreement with both of a turned pair.

    Each answer is how much the person agreed, 0–100, before any turning; agreeing is above the middle. Raises
    NotANumber, OutOfRange.
    """
    given = [(between(first, 0, 100), between(second, 0, 100)) for first, second in pairs]
    both = sum(first > MIDDLE and second > MIDDLE for first, second in given)
    return ReversedPairs(len(given), both, both / len(given) if given else None)


def repeats(pairs: Iterable[tuple[object, object]], steps: int) -> Repeats:
    """Compare the answers to items asked twice, pooled over conversations of one format with `steps` steps.

    Each answer is its step, 0 … steps − 1. Kappa is None with nothing repeated or only one alternative ever
    used. Raises NotANumber, NotWhole, TooSmall, OutOfRange.
    """
    table = [[0] * whole(steps, 2) for _ in range(steps)]
    for first, second in pairs:
        table[_step(first, steps)][_step(second, steps)] += 1
    asked = sum(map(sum, table))
    if not asked:
        return Repeats(0, None, None)
    alike = sum(table[step][step] for step in range(steps)) / asked
    try:
        beyond_chance = kappa(table, Weights.LINEAR)
    except NoChanceOfDisagreement:
        return Repeats(asked, alike, None)
    return Repeats(asked, alike, beyond_chance)


def usual_time(own: Sequence[object]) -> UsualTime | None:
    """Return a person's own median time and the ends of what is usual: median ± 3 MAD.

    MAD is scaled by 1.4826 (Leys et al. 2013, Journal of Experimental Social Psychology 49:764–766). With
    fewer than five times, or a MAD of zero, nothing can be called unusual: None. Raises NotANumber.
    """
    usual = series(own, least=0)
    if len(usual) < FEWEST_TIMES:
        return None
    middle = statistics.median(usual)
    reach = MADS * SAME_AS_SD * statistics.median(abs(time - middle) for time in usual)
    return UsualTime(middle, middle - reach, middle + reach) if reach else None


def unusual_times(times: Sequence[object], own: Sequence[object]) -> list[int]:
    """Return which of a conversation's times per item are outside the person's own usual ones.

    `own` are the person's times so far, in the same unit. Raises NotANumber.
    """
    now, usual = series(times, least=0), usual_time(own)
    if usual is None:
        return []
    return [index for index, time in enumerate(now) if not usual.low <= time <= usual.high]


def pretest_is_old(taken: dt.date, today: dt.date, months: int = PRETEST_MONTHS) -> bool:
    """Whether a pretest was taken more than `months` months ago."""
    month = taken.month - 1 + months
    year, month = taken.year + month // 12, month % 12 + 1
    # The 31st of a month with 30 days is the first of the next, so that nobody is reminded a day too early.
    try:
        due = dt.date(year, month, taken.day)
    except ValueError:
        due = dt.date(year + month // 12, month % 12 + 1, 1)
    return today > due


def _step(answer: object, steps: int) -> int:
    step = whole(answer)
    if step >= steps:
        raise OutOfRange(value=finite(answer), low=0, high=steps - 1)
    return step
