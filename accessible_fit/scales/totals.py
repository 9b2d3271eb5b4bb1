"""The sum of four ratings, for those who are used to reading 0–40.

Four lines of ten centimetres give 0–40. Each rating counts for a tenth of its score on the 0–100 ruler, so
that faces have a total too; it says nothing else than the scores do, and no limits belong to it.
"""

from collections.abc import Mapping, Sequence
from typing import Final

RATINGS: Final = 4
HIGHEST: Final = 40.0


def total(scores: Mapping[str, float | None], items: Sequence[str]) -> float | None:
    """Return the total of the items, 0–40, or None unless they are four and all have a score 0–100."""
    known = [score for score in (scores.get(item) for item in items) if score is not None]
    return sum(known) / 10 if len(items) == len(known) == RATINGS else None
