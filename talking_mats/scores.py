"""From positions to the 0–100 ruler, or the named reason why not.

score = 100 · position / (positions − 1), turned where most is worst: percent of maximum possible (POMP;
Cohen, Cohen, Aiken & West 1999, Multivariate Behavioral Research 34:315–346). A group is the mean of its
cards when at least half of them lie on the mat. Its uncertainty is the floor that the steps set: a step of
s has the standard uncertainty s/√12 (rectangular distribution, GUM F.2.2.1), the mean of k cards that
divided by √k.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from math import sqrt

from talking_mats.model import Mat
from talking_mats.scales import Ruler


class WhyNot(Enum):
    """Why there is no score, or no scores beside each other."""

    NO_RULER = "no_ruler"
    """The top scale has no good end."""
    OTHER_SCALE = "other_scale"
    """Another top scale, or the same one meaning something else."""
    OTHER_POSITIONS = "other_positions"
    """Three positions on one mat, five on the other."""
    OTHER_CARDS = "other_cards"
    """The mats do not hold the same cards."""
    TOO_FEW = "too_few"
    """Fewer than half of the cards were placed."""
    NOT_PLACED = "not_placed"
    """The card lies in no column."""
    NO_CARDS = "no_cards"
    """No card that belongs to a fixed set."""


@dataclass(frozen=True, slots=True)
class CardScore:
    """A card's place on the ruler and half the distance to the next one."""

    score: float
    half_step: float


@dataclass(frozen=True, slots=True)
class MatScore:
    """The mean of `placed` cards out of `cards`, and the floor of its standard uncertainty."""

    score: float
    uncertainty: float
    placed: int
    cards: int


def card_score(mat: Mat, card_id: str) -> CardScore | WhyNot:
    """One card's score; raises NoSuchCard."""
    if mat.start.scale.ruler is Ruler.NONE:
        return WhyNot.NO_RULER
    place = mat.where(card_id)
    if not isinstance(place, int):
        return WhyNot.NOT_PLACED
    return position_score(place, mat.start.positions, mat.start.scale.ruler)


def position_score(position: int, positions: int, ruler: Ruler) -> CardScore:
    """A position on the ruler; `ruler` is UP or DOWN."""
    highest = positions - 1
    raised = highest - position if ruler is Ruler.DOWN else position
    return CardScore(100 * raised / highest, 50 / highest)


def mat_score(mat: Mat) -> MatScore | WhyNot:
    """The score of all cards that belong to the fixed set; blank cards and known ones are left out."""
    return group_score(mat, fixed_cards(mat))


def area_scores(mat: Mat) -> dict[str, MatScore | WhyNot]:
    """The score of each life area that the cards belong to, in the order of the cards."""
    areas: dict[str, list[str]] = {}
    for card_id in fixed_cards(mat):
        areas.setdefault(mat.cards[card_id].area, []).append(card_id)
    return {area: group_score(mat, card_ids) for area, card_ids in areas.items()}


def group_score(mat: Mat, card_ids: Sequence[str]) -> MatScore | WhyNot:
    """The score of some of the mat's cards; raises NoSuchCard."""
    if mat.start.scale.ruler is Ruler.NONE:
        return WhyNot.NO_RULER
    if not card_ids:
        return WhyNot.NO_CARDS
    scored = list(_scores(mat, card_ids))
    if 2 * len(scored) < len(card_ids):
        return WhyNot.TOO_FEW
    step = 100 / (mat.start.positions - 1)
    return MatScore(sum(scored) / len(scored), step / sqrt(12 * len(scored)), len(scored), len(card_ids))


def fixed_cards(mat: Mat) -> tuple[str, ...]:
    """Ids of the cards that belong to the topic or are kept for the person, placed or not."""
    return tuple(card.id for card in mat.cards.values() if card.counts)


def _scores(mat: Mat, card_ids: Iterable[str]) -> Iterable[float]:
    for card_id in card_ids:
        found = card_score(mat, card_id)
        if isinstance(found, CardScore):
            yield found.score
