"""Signs that something is worth asking again, as values; sentences are made of them elsewhere.

No sign calls a person careless, and none takes an answer away. Each carries its numbers, the questions that
it is about, and what goes into its calculation, so that anybody can do it again.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from accessible_fit.scales import position, quality
from accessible_fit.scales.numbers import mean

FEWEST_UNUSUAL_TIMES = 2
"""One slow or quick answer alone happens to everybody."""

FEWEST_ALIKE = 6
"""A run shorter than this is no sign: in a short conversation everything may well be good."""

ALIKE_SHARE = 0.8
"""A run is a sign when it holds this part of what was answered. Our own choice: half, as Curran 2016 (Journal
of Experimental Social Psychology 66:4–19) has it for forms with turned questions, would call every content
person's answers a sign."""

SAME_PLACE = 5.0
"""A standard deviation of at most this, in points of 0–100, is one and the same place on a line."""

FINE = 11
"""Formats with more steps than this are lines: two answers are alike when they are near."""

NEAR = 20.0
"""Two places on a line nearer than this are the same answer, in points of 0–100: two of ten centimetres."""

FOLDED = 5
"""Lines are folded to so many steps for kappa, because no two marks on a line are the same."""

FEWEST_REPEATS = 5
STEADY = 0.75
"""Fewer repeated questions than this answered alike, pooled over conversations, is a sign. Our own choice."""


class Sign(StrEnum):
    """What was seen. The first six are about one conversation, the others about a person over time."""

    SAME_IN_A_ROW = "same_in_a_row"
    LITTLE_VARIATION = "little_variation"
    YES_TO_BOTH = "yes_to_both"
    ANSWERED_OTHERWISE = "answered_otherwise"
    UNUSUAL_TIME = "unusual_time"
    SOMEBODY_ELSE = "somebody_else"
    POSITION = "position"
    LAST_SPOKEN = "last_spoken"
    UNSTEADY_REPEATS = "unsteady_repeats"
    OLD_PRETEST = "old_pretest"


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer as it was given.

    `raw` and `agreed` (0–100, before any turning) are None for every kind of no answer. `steps` is how many
    places the format has. `shown` and `spoken` are the options' raw values in their order on the screen and
    in speech, empty where there was none. `again` when the question was asked a second time.
    """

    item: str
    raw: int | None
    agreed: float | None
    steps: int
    shown: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    milliseconds: int | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """One sign: its numbers by name, the ids of the questions concerned, and what its calculation takes.

    `about` is a word of the store's (how the person was helped) where there is no number.
    """

    sign: Sign
    numbers: Mapping[str, float] = field(default_factory=dict)
    items: tuple[str, ...] = ()
    inputs: Mapping[str, object] = field(default_factory=dict)
    about: str = ""


def same_in_a_row(answers: Sequence[Asked]) -> Flag | None:
    """Flag one and the same answer to nearly everything; numbers `run` and `of`."""
    raws = [one.raw for one in answers]
    run, of = quality.longest_same_run(raws), sum(raw is not None for raw in raws)
    if run < FEWEST_ALIKE or run < ALIKE_SHARE * of:
        return None
    end = next(place for place in range(len(raws)) if _run_at(raws, place) == run)
    items = tuple(one.item for one in answers[end - run + 1 : end + 1])
    return Flag(Sign.SAME_IN_A_ROW, {"run": run, "of": of}, items, {"answers": raws})


def little_variation(answers: Sequence[Asked]) -> Flag | None:
    """Flag answers that all lie at one place; numbers `sd`, `mean` (0–100, before turning) and `of`."""
    given = [one for one in answers if one.agreed is not None]
    places = [one.agreed for one in given if one.agreed is not None]
    if len(places) < FEWEST_ALIKE:
        return None
    spread = quality.response_variability(places)
    if spread > SAME_PLACE:
        return None
    numbers = {"sd": spread, "mean": mean(places), "of": len(places)}
    return Flag(Sign.LITTLE_VARIATION, numbers, tuple(one.item for one in given), {"x": places})


def yes_to_both(answers: Sequence[Asked], turned: Iterable[tuple[str, str]]) -> Flag | None:
    """Flag agreement with both of a turned pair; numbers `both` and `pairs`, the share of answered pairs."""
    agreed = {one.item: one.agreed for one in answers if not one.again and one.agreed is not None}
    asked = [(a, b) for a, b in turned if a in agreed and b in agreed]
    values = [[agreed[a], agreed[b]] for a, b in asked]
    found = quality.reversed_pairs((first, second) for first, second in values)
    if not found.agreed_to_both:
        return None
    middle = quality.MIDDLE
    items = tuple(item for pair in asked if all((agreed[one] or 0) > middle for one in pair) for item in pair)
    numbers = {"both": found.agreed_to_both, "pairs": found.pairs}
    return Flag(Sign.YES_TO_BOTH, numbers, items, {"pairs": values})


def answered_otherwise(answers: Sequence[Asked]) -> Flag | None:
    """Flag questions that were answered otherwise the second time; numbers `otherwise` and `repeats`."""
    pairs = repeated(answers)
    other = tuple(first.item for first, again in pairs if not _alike(first, again))
    if not other:
        return None
    return Flag(
        Sign.ANSWERED_OTHERWISE, {"otherwise": len(other), "repeats": len(pairs)}, other, _repeats(pairs)
    )


def unusual_time(answers: Sequence[Asked], own_ms: Sequence[int]) -> Flag | None:
    """Flag questions that took an unusual time for this person; numbers `quick` and `slow`.

    `own_ms` are the person's times so far, these answers' among them.
    """
    timed = [(one.item, one.milliseconds) for one in answers if one.milliseconds is not None]
    times = [time for _, time in timed]
    found = quality.unusual_times(times, own_ms)
    if len(found) < FEWEST_UNUSUAL_TIMES:
        return None
    usual = quality.usual_time(own_ms)
    quick = sum(usual is not None and times[index] < usual.low for index in found)
    numbers = {"quick": quick, "slow": len(found) - quick}
    items = tuple(timed[index][0] for index in found)
    return Flag(Sign.UNUSUAL_TIME, numbers, items, {"times": times, "own": list(own_ms)})


def position_habit(answers: Iterable[Asked]) -> Flag | None:
    """Flag one place on the screen chosen beyond chance; numbers `position` from 0, `hits`, `n`,
    `options` and `p`, not corrected.

    Place and meaning are told apart only where the same question has stood in more than one order, and only
    at places where something else stood then: the middle card stays in the middle when the order is turned.
    And the place must be chosen beyond its share in every order, because somebody who means the outermost
    option finds it at the other end when the order is turned.
    """
    placed = [one for one in answers if one.raw is not None and str(one.raw) in one.shown]
    for options, same in _by_options(placed, lambda one: len(one.shown)):
        orders = defaultdict(set)
        for one in same:
            orders[one.item].add(one.shown)
        told = [one for one in same if len(orders[one.item]) > 1]
        moved = {
            place
            for place in range(options)
            if told and all(len({order[place] for order in orders[one.item]}) > 1 for one in told)
        }
        places = Counter(one.shown.index(str(one.raw)) for one in told)
        if not moved:
            continue
        most = max(moved, key=lambda place: (places[place], -place))
        p = position.chance_of_hits(places[most], len(told), options)
        chose = [(one.shown, one.shown.index(str(one.raw)) == most) for one in told]
        if min(1.0, options * p) < position.LEVEL and _in_every(chose, options):
            inputs = {"hits": places[most], "n": len(told), "options": options}
            return Flag(Sign.POSITION, {"position": most, "p": p, **inputs}, inputs=inputs)
    return None


def last_spoken_habit(answers: Iterable[Asked]) -> Flag | None:
    """Flag the option spoken last chosen beyond chance; numbers `hits`, `n`, `options`, `p`.

    As with places: only where the order of speech was varied, and whichever option was spoken last.
    """
    heard = [one for one in answers if one.raw is not None and len(one.spoken) > 1]
    for options, same in _by_options(heard, lambda one: len(one.spoken)):
        lasts = defaultdict(set)
        for one in same:
            lasts[one.item].add(one.spoken[-1])
        told = [one for one in same if len(lasts[one.item]) > 1]
        chose = [((one.spoken[-1],), one.spoken[-1] == str(one.raw)) for one in told]
        hits = sum(hit for _, hit in chose)
        if told and position.last_spoken_habit(hits, len(told), options) and _in_every(chose, options):
            inputs = {"hits": hits, "n": len(told), "options": options}
            p = position.chance_of_hits(hits, len(told), options)
            return Flag(Sign.LAST_SPOKEN, {"p": p, **inputs}, inputs=inputs)
    return None


def unsteady_repeats(pairs: Sequence[tuple[Asked, Asked]]) -> Flag | None:
    """Flag repeated questions that seldom get the same answer, pooled over a person's conversations.

    Numbers `repeats`, `agreement` (0–1) and `kappa` where it exists.
    """
    for _, same in _by_options([first for first, _ in pairs], lambda one: _steps(one)):
        kept = set(map(id, same))
        inputs = _repeats([pair for pair in pairs if id(pair[0]) in kept])
        found = repeats_of(inputs)
        if found.repeats >= FEWEST_REPEATS and found.agreement is not None and found.agreement < STEADY:
            numbers = {"repeats": float(found.repeats), "agreement": found.agreement}
            if found.kappa is not None:
                numbers["kappa"] = found.kappa
            return Flag(Sign.UNSTEADY_REPEATS, numbers, inputs=inputs)
    return None


def repeated(answers: Sequence[Asked]) -> list[tuple[Asked, Asked]]:
    """Return each question that was answered twice: its first answer and the one when it was asked again."""
    first = {one.item: one for one in answers if not one.again and one.raw is not None}
    return [
        (first[one.item], one)
        for one in answers
        if one.again and one.raw is not None and one.item in first and first[one.item].steps == one.steps
    ]


def repeats_of(inputs: Mapping[str, object]) -> quality.Repeats:
    """Do the calculation of repeats on what `Flag.inputs` holds for it."""
    pairs, steps = inputs["pairs"], inputs["steps"]
    assert isinstance(pairs, list) and isinstance(steps, int)  # as _repeats has written them
    return quality.repeats(((first, second) for first, second in pairs), steps)


def _repeats(pairs: Sequence[tuple[Asked, Asked]]) -> dict[str, object]:
    steps = _steps(pairs[0][0])
    return {"pairs": [[_step(first), _step(again)] for first, again in pairs], "steps": steps}


def _steps(one: Asked) -> int:
    return FOLDED if one.steps > FINE else one.steps


def _step(one: Asked) -> int:
    if one.steps > FINE:
        return round((one.agreed or 0.0) * (FOLDED - 1) / 100)
    return one.raw or 0


def _alike(first: Asked, again: Asked) -> bool:
    if first.steps > FINE:
        return abs((first.agreed or 0.0) - (again.agreed or 0.0)) < NEAR
    return first.raw == again.raw


def _run_at(raws: Sequence[int | None], end: int) -> int:
    run = 0
    while end - run >= 0 and raws[end] is not None and raws[end - run] == raws[end]:
        run += 1
    return run


def _by_options(answers: Sequence[Asked], count: Callable[[Asked], int]) -> list[tuple[int, list[Asked]]]:
    """Sort answers by how many options they had, the most used number first."""
    found: dict[int, list[Asked]] = defaultdict(list)
    for one in answers:
        found[count(one)].append(one)
    return sorted(((options, same) for options, same in found.items() if options > 1), key=_most)


def _most(found: tuple[int, list[Asked]]) -> tuple[int, int]:
    return -len(found[1]), found[0]


def _in_every(chose: Iterable[tuple[tuple[str, ...], bool]], options: int) -> bool:
    """Whether more than one in `options` was hit in each order that was used."""
    hits: dict[tuple[str, ...], list[bool]] = defaultdict(list)
    for order, hit in chose:
        hits[order].append(hit)
    return all(sum(given) * options > len(given) for given in hits.values())
