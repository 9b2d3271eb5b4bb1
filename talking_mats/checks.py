"""Checks that help and never scold: when it is worth showing some cards again, and which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from statistics import median

from talking_mats.cards import CardKind, Off
from talking_mats.model import Mat
from talking_mats.steps import Deed, Step

AGAIN = 3
"""So many cards are shown again."""
FEWEST = 5
"""With fewer cards on the mat, one column or one side says nothing."""
TOO_FAST_S = 1.0
"""Shorter than it takes to hear a card's words; used while the person's own pace is not known."""
USUAL_FEWEST = 8
"""So many earlier times tell the person's own pace."""


class Sign(Enum):
    """What was seen. None of them is a fault of anybody's."""

    ONE_COLUMN = "one_column"
    ALWAYS_LEFT = "always_left"
    ALWAYS_RIGHT = "always_right"
    FAST = "fast"
    LIKED_ELSEWHERE = "liked_elsewhere"
    DISLIKED_ELSEWHERE = "disliked_elsewhere"


@dataclass(frozen=True, slots=True)
class Seen:
    """One sign, and the ids of the cards that show it best, at most three.

    ONE_COLUMN has the position in `position`; FAST has the median of those cards' seconds in `seconds`.
    """

    sign: Sign
    cards: tuple[str, ...]
    position: int | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Placing:
    """How a card was first put in a column: the place from the left and the seconds since it was shown.

    `seconds` is None where there was a pause, or where the card was not the one in the hand.
    """

    card: str
    place: int
    seconds: float | None


def look_over(mat: Mat, usual_seconds: Sequence[float] = ()) -> tuple[Seen, ...]:
    """What is worth asking again on this mat; nothing in most mats.

    `usual_seconds` are the person's own times from earlier mats (`seconds_of`): a time more than three
    median absolute deviations below their median is unusually fast. Without enough of them, a time shorter
    than the words are is.
    """
    first = placings(mat)
    return (
        *_one_column(mat),
        *_one_side(mat, first),
        *_fast(first, usual_seconds),
        *_known(mat),
    )


def show_again(seen: Sequence[Seen]) -> tuple[str, ...]:
    """Which cards to show again, at most three, the surest reason first."""
    weight = {Sign.LIKED_ELSEWHERE: 0, Sign.DISLIKED_ELSEWHERE: 0}
    in_order = sorted(seen, key=lambda one: weight.get(one.sign, 1))
    cards = [card for one in in_order for card in one.cards]
    return tuple(dict.fromkeys(cards))[:AGAIN]


def placings(mat: Mat) -> tuple[Placing, ...]:
    """How each card that lies on the mat was first put there, in that order."""
    found: dict[str, Placing] = {}
    turned = mat.start.turned
    shown = mat.steps[0].at
    paused = False
    undone = {step.undoes for step in mat.steps}
    for step in mat.steps:
        if step.deed is Deed.TURNED or (
            step.undoes is not None and mat.steps[step.undoes].deed is Deed.TURNED
        ):
            turned = not turned
        if _is_first_placing(step, found) and step.number not in undone and step.card is not None:
            was_in_hand = step.before is Off.HAND and not paused
            seconds = _seconds(shown, step.at) if was_in_hand else None
            found[step.card] = Placing(step.card, _screen_place(mat, step, turned), seconds)
        if step.deed is not Deed.PAUSED:
            shown, paused = step.at, step.deed is Deed.RESUMED
    return tuple(placing for placing in found.values() if placing.card in mat.positions)


def seconds_of(mat: Mat) -> tuple[float, ...]:
    """The person's own pace on this mat: seconds from seeing a card to putting it down."""
    return tuple(placing.seconds for placing in placings(mat) if placing.seconds is not None)


def _one_column(mat: Mat) -> list[Seen]:
    positions = set(mat.positions.values())
    if len(mat.positions) < FEWEST or len(positions) != 1:
        return []
    return [Seen(Sign.ONE_COLUMN, _spread(tuple(mat.positions)), position=positions.pop())]


def _one_side(mat: Mat, first: Sequence[Placing]) -> list[Seen]:
    places = {placing.place for placing in first}
    if len(first) < FEWEST or len(places) != 1:
        return []
    place = places.pop()
    cards = _spread(tuple(placing.card for placing in first))
    if place == 0:
        return [Seen(Sign.ALWAYS_LEFT, cards)]
    return [Seen(Sign.ALWAYS_RIGHT, cards)] if place == mat.start.positions - 1 else []


def _fast(first: Sequence[Placing], usual: Sequence[float]) -> list[Seen]:
    timed = [(placing.seconds, placing.card) for placing in first if placing.seconds is not None]
    limit = _fast_limit(usual)
    fast = sorted(pair for pair in timed if pair[0] < limit)
    if len(fast) < AGAIN:
        return []
    return [
        Seen(
            Sign.FAST,
            tuple(card for _seconds, card in fast[:AGAIN]),
            seconds=median(seconds for seconds, _card in fast),
        )
    ]


def _fast_limit(usual: Sequence[float]) -> float:
    if len(usual) < USUAL_FEWEST:
        return TOO_FAST_S
    middle = median(usual)
    spread = median(abs(seconds - middle) for seconds in usual)
    return max(middle - 3 * spread, 0.0)


def _known(mat: Mat) -> list[Seen]:
    """A card that the person is known to like should lie in the upper half, a disliked one in the lower."""
    good = mat.start.scale.good_end(mat.start.positions)
    if good is None:
        return []
    middle = (mat.start.positions - 1) / 2
    seen = []
    for card_id, position in mat.positions.items():
        kind = mat.cards[card_id].kind
        is_good = position > middle if good else position < middle
        is_bad = position < middle if good else position > middle
        if kind is CardKind.LIKED and not is_good:
            seen.append(Seen(Sign.LIKED_ELSEWHERE, (card_id,), position=position))
        if kind is CardKind.DISLIKED and not is_bad:
            seen.append(Seen(Sign.DISLIKED_ELSEWHERE, (card_id,), position=position))
    return seen


def _is_first_placing(step: Step, found: dict[str, Placing]) -> bool:
    is_placing = step.deed is Deed.PUT and not isinstance(step.after, Off)
    return is_placing and step.card is not None and step.card not in found


def _screen_place(mat: Mat, step: Step, turned: bool) -> int:
    position = 0 if step.after is None or isinstance(step.after, Off) else step.after
    return mat.start.scale.screen_place(position, mat.start.positions, turned)


def _seconds(since: datetime, at: datetime) -> float | None:
    seconds = (at - since).total_seconds()
    return seconds if seconds >= 0 else None


def _spread(cards: tuple[str, ...]) -> tuple[str, ...]:
    """The first, the middle and the last."""
    return tuple(dict.fromkeys((cards[0], cards[len(cards) // 2], cards[-1])))
