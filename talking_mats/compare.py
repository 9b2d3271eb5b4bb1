"""Then and now: what moved between mats of one topic, and one card's own line over the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from talking_mats.cards import Card
from talking_mats.errors import NothingToCompare
from talking_mats.faults import N_
from talking_mats.model import Mat
from talking_mats.scores import (
    CardScore,
    MatScore,
    WhyNot,
    area_scores,
    card_score,
    fixed_cards,
    mat_score,
)


class Moved(Enum):
    """What became of a card from one mat to the next.

    UP is towards most of what the top scale asks, whether that is good or not. IN: it lies on the later mat
    only. OUT: on the earlier one only. NEITHER: on neither, though it was there to be placed.
    """

    UP = "up"
    DOWN = "down"
    SAME = "same"
    IN = "in"
    OUT = "out"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class CardMove:
    """One card then and now. `then` and `now` are positions, None where it lay in no column."""

    card: Card
    moved: Moved
    then: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class ThenNow:
    """Two mats beside each other.

    `moves` holds every card of either mat, those of the later mat first and in its order. It is None with
    the reason in `why_not` when positions do not mean the same on both; which cards came in and out can
    still be read from the mats. `mats` and `areas` are scores then and now, or why there are none.
    """

    then: Mat
    now: Mat
    moves: tuple[CardMove, ...] | None
    why_not: WhyNot | None
    scores: tuple[MatScore, MatScore] | WhyNot
    areas: Mapping[str, tuple[MatScore, MatScore] | WhyNot]

    def those(self, moved: Moved) -> tuple[Card, ...]:
        """The cards of one kind of move."""
        return tuple(move.card for move in self.moves or () if move.moved is moved)

    @property
    def better(self) -> tuple[Card, ...]:
        """The cards that moved towards the good end; none where the top scale has no good end."""
        good = self.now.start.scale.good_end(self.now.start.positions)
        if good is None:
            return ()
        return self.those(Moved.UP if good else Moved.DOWN)

    @property
    def worse(self) -> tuple[Card, ...]:
        """The cards that moved away from the good end; none where the top scale has no good end."""
        good = self.now.start.scale.good_end(self.now.start.positions)
        if good is None:
            return ()
        return self.those(Moved.DOWN if good else Moved.UP)


@dataclass(frozen=True, slots=True)
class CardPoint:
    """One card on one mat: `position` is None where it lay in no column or was not among the cards.

    `breaks` says why the line is broken before this point: another top scale or other positions.
    """

    mat_id: str
    when: datetime
    position: int | None
    positions: int
    score: CardScore | WhyNot
    breaks: WhyNot | None


def compare(then: Mat, now: Mat) -> ThenNow:
    """Two mats of one topic, the earlier first; raises NothingToCompare for mats of two topics."""
    _check_topic((then, now))
    why_not = same_ruler(then, now)
    scores: tuple[MatScore, MatScore] | WhyNot
    areas: dict[str, tuple[MatScore, MatScore] | WhyNot] = {}
    cards_differ = why_not or same_cards(then, now)
    if cards_differ is not None:
        scores = cards_differ
    else:
        scores = _both(mat_score(then), mat_score(now))
        later = area_scores(now)
        for area, earlier in area_scores(then).items():
            areas[area] = _both(earlier, later[area]) if area in later else WhyNot.OTHER_CARDS
    moves = None if why_not is not None else _moves(then, now)
    return ThenNow(then, now, moves, why_not, scores, areas)


def card_line(mats: Sequence[Mat], sameness: str) -> tuple[CardPoint, ...]:
    """One card through all mats of one topic, by date. `sameness` is `Card.sameness`."""
    _check_topic(mats)
    points: list[CardPoint] = []
    last: Mat | None = None
    for mat in by_date(mats):
        card_id = _ids(mat).get(sameness)
        place = mat.positions.get(card_id) if card_id is not None else None
        score = card_score(mat, card_id) if card_id is not None else WhyNot.OTHER_CARDS
        breaks = None if last is None else same_ruler(last, mat)
        points.append(CardPoint(mat.id, mat.steps[0].at, place, mat.start.positions, score, breaks))
        last = mat
    return tuple(points)


def by_date(mats: Sequence[Mat]) -> tuple[Mat, ...]:
    """The mats in the order they were begun."""
    return tuple(sorted(mats, key=lambda mat: mat.steps[0].at))


def same_ruler(then: Mat, now: Mat) -> WhyNot | None:
    """Why positions on the two mats do not mean the same; None when they do."""
    earlier, later = then.start, now.start
    if earlier.scale.id != later.scale.id or earlier.scale.ruler is not later.scale.ruler:
        return WhyNot.OTHER_SCALE
    words = [[dict(column.words) for column in start.scale.columns] for start in (earlier, later)]
    if words[0] != words[1]:
        return WhyNot.OTHER_SCALE
    return None if earlier.positions == later.positions else WhyNot.OTHER_POSITIONS


def same_cards(then: Mat, now: Mat) -> WhyNot | None:
    """Why the two mats are no fixed set; None when the same cards, in the same words, are on both."""
    earlier, later = (
        {card_id: dict(mat.cards[card_id].words) for card_id in fixed_cards(mat)} for mat in (then, now)
    )
    return None if earlier == later else WhyNot.OTHER_CARDS


def _both(then: MatScore | WhyNot, now: MatScore | WhyNot) -> tuple[MatScore, MatScore] | WhyNot:
    if isinstance(then, WhyNot):
        return then
    return now if isinstance(now, WhyNot) else (then, now)


def _moves(then: Mat, now: Mat) -> tuple[CardMove, ...]:
    earlier, later = _ids(then), _ids(now)
    moves = []
    for sameness in dict.fromkeys((*later, *earlier)):
        card = now.cards[later[sameness]] if sameness in later else then.cards[earlier[sameness]]
        before = then.positions.get(earlier.get(sameness, ""))
        after = now.positions.get(later.get(sameness, ""))
        moves.append(CardMove(card, _moved(before, after), before, after))
    return tuple(moves)


def _moved(before: int | None, after: int | None) -> Moved:
    if before is None:
        return Moved.NEITHER if after is None else Moved.IN
    if after is None:
        return Moved.OUT
    if before == after:
        return Moved.SAME
    return Moved.UP if after > before else Moved.DOWN


def _ids(mat: Mat) -> dict[str, str]:
    """What makes a card the same on another day → its id on this mat; of two blank ones the later counts."""
    return {card.sameness: card.id for card in mat.cards.values()}


def _check_topic(mats: Sequence[Mat]) -> None:
    topics = {mat.start.topic for mat in mats}
    if len(topics) > 1:
        raise NothingToCompare(why=N_("they are about different topics"))
