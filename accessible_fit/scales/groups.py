"""The score of several questions together: a life area, an instrument."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from accessible_fit.scales.numbers import between, mean

HIGHEST_HALF_STEP = 50.0


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One question's score, None for any kind of no answer, and the half-step of its format."""

    score: float | None
    half_step: float


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The mean score, None with too few answers; how many answered of how many asked; the quantisation floor.

    `uncertainty` is the standard uncertainty that the coarseness of the formats alone gives the mean: a
    floor, the true uncertainty is larger. None when there is no score.
    """

    score: float | None
    answered: int
    asked: int
    uncertainty: float | None


def group(items: Sequence[ItemScore]) -> GroupScore:
    """Return the mean of what was answered, when that is at least half of what was asked.

    One item answered in steps of s has a standard uncertainty of s/√12, a rectangular distribution of
    half-width s/2 (GUM, JCGM 100:2008, F.2.2.1). The mean of k items: √(Σ u²) / k, which is s/√12/√k when
    all are alike. Nothing asked is no score. Raises NotANumber, OutOfRange.
    """
    scores = [between(item.score, 0, 100) for item in items if item.score is not None]
    floors = [item_uncertainty(item.half_step) for item in items if item.score is not None]
    if not scores or 2 * len(scores) < len(items):
        return GroupScore(None, len(scores), len(items), None)
    return GroupScore(mean(scores), len(scores), len(items), math.hypot(*floors) / len(floors))


def item_uncertainty(half_step: float) -> float:
    """Return the standard uncertainty of one answer: 28.87, 14.43, 7.22 for 2, 3, 5 choices.

    Raises NotANumber, OutOfRange.
    """
    return 2 * between(half_step, 0, HIGHEST_HALF_STEP) / math.sqrt(12)
