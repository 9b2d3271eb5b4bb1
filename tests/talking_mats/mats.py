"""Mats as people lay them, for the tests: a clock that goes, and a way to lay a whole mat in one line."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from talking_mats.cards import Off, Where
from talking_mats.model import Mat
from talking_mats.reader import find_topic
from talking_mats.replay import replayed
from talking_mats.scales import top_scale

MORNING = datetime(2025, 3, 4, 10, tzinfo=UTC)


def later(seconds: float) -> datetime:
    return MORNING + timedelta(seconds=seconds)


def begun(
    topic: str = "food", scale: str = "like", positions: int = 3, cards: int = 15, *,
    turned: bool = False, limit: int = 15, mat_id: str = "m", at: datetime = MORNING,
) -> Mat:  # fmt: skip
    found = find_topic(topic)
    start = found.start(
        top_scale(scale), cards=found.cards[:cards], positions=positions, turned=turned, limit=limit
    )
    return Mat.begin(mat_id, start, at, "partner")


def laid(mat: Mat, places: Sequence[Where], way: str = "touch", pace: float = 4.0) -> Mat:
    """Each card in its turn, `pace` seconds apart."""
    for place in places:
        assert mat.in_hand is not None
        mat = mat.put(mat.in_hand.id, place, mat.steps[-1].at + timedelta(seconds=pace), way)
    return mat


def again(mat: Mat) -> Mat:
    return replayed(mat.id, mat.steps)


ASIDE = Off.ASIDE
