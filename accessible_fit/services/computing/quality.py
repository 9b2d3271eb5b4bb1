"""The arithmetic of answer quality and of before and after, on plain JSON values.

Beside the calculations that everything else is checked by; read the same way, refused the same way.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from accessible_fit.scales import groups, numbers, quality
from accessible_fit.scales.errors import DifferentLengths
from accessible_fit.services.computing.reading import Json, a_list, about, an_object, some_numbers
from accessible_fit.trends import verdicts

PAIR = 2
MOST_STEPS = 101
"""The finest format there is, a line read in hundredths; a table of repeats has so many rows and columns."""


def _same_run(data: object) -> Json:
    raws: list[int | None] = []
    for index, one in enumerate(a_list(an_object(data, "", ("answers",))["answers"], "answers")):
        with about(f"answers[{index}]"):
            raws.append(None if one is None else numbers.whole(one))
    return {"longest": quality.longest_same_run(raws), "answered": sum(raw is not None for raw in raws)}


def _variability(data: object) -> Json:
    x = some_numbers(an_object(data, "", ("x",))["x"], "x", 2)
    return {"sd": quality.response_variability(x), "mean": numbers.mean(x)}


def _pairs(data: object) -> Json:
    given = []
    for index, pair in enumerate(a_list(an_object(data, "", ("pairs",))["pairs"], "pairs")):
        given.append(_two(pair, f"pairs[{index}]", 100))
    found = quality.reversed_pairs(given)
    return {"pairs": found.pairs, "agreed_to_both": found.agreed_to_both, "share": found.share}


def _repeats(data: object) -> Json:
    given = an_object(data, "", ("pairs", "steps"))
    with about("steps"):
        steps = int(numbers.between(numbers.whole(given["steps"], 2), 2, MOST_STEPS))
    pairs = []
    for index, pair in enumerate(a_list(given["pairs"], "pairs")):
        key = f"pairs[{index}]"
        with about(key):
            pairs.append([numbers.whole(one) for one in _two(pair, key, steps - 1)])
    found = quality.repeats(((first, again) for first, again in pairs), steps)
    return {"repeats": found.repeats, "agreement": found.agreement, "kappa": found.kappa}


def _times(data: object) -> Json:
    given = an_object(data, "", ("times", "own"))
    times, own = some_numbers(given["times"], "times"), some_numbers(given["own"], "own")
    usual = quality.usual_time(own)
    return {
        "unusual": quality.unusual_times(times, own),
        "median": usual.median if usual is not None else None,
        "low": usual.low if usual is not None else None,
        "high": usual.high if usual is not None else None,
    }


def _change(data: object) -> Json:
    given = an_object(data, "", ("before", "after", "margin"), ("floor", "good_above"))
    before, after = some_numbers(given["before"], "before"), some_numbers(given["after"], "after")
    with about("margin"):
        margin = numbers.above_zero(given["margin"])
    with about("floor"):
        floor = numbers.between(given.get("floor", 0.0), 0, groups.HIGHEST_HALF_STEP)
    with about("good_above"):
        good = numbers.between(given.get("good_above", verdicts.GOOD_ABOVE), 0, 100)
    found = verdicts.judge_change(before, after, margin, good_above=good, floor=floor)
    return {
        "change": found.change.value,
        "difference": found.difference,
        "p": found.p,
        "n_before": found.n_before,
        "n_after": found.n_after,
    }


def _two(pair: object, key: str, high: float) -> tuple[float, float]:
    both = []
    for index, one in enumerate(a_list(pair, key)):
        with about(f"{key}[{index}]"):
            both.append(numbers.between(one, 0, high))
    with about(key):
        if len(both) != PAIR:
            raise DifferentLengths(first=min(1, len(both)), second=max(0, len(both) - 1))
    return both[0], both[1]


QUALITY_CALCULATIONS: Final[Mapping[str, Callable[[object], Json]]] = MappingProxyType(
    {
        "same-run": _same_run,
        "variability": _variability,
        "pairs": _pairs,
        "repeats": _repeats,
        "times": _times,
        "change": _change,
    }
)
