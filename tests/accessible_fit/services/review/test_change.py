"""Stable is a claim that has to be shown; otherwise it cannot be told yet."""

import datetime as dt
from uuid import uuid4

import pytest

from accessible_fit.services.review.series import WHOLE, Point, Series
from accessible_fit.trends.verdicts import Change
from db.vocabulary import FormatKind, WhoAnswered

BEGUN = dt.datetime(2025, 1, 7, 9, tzinfo=dt.UTC)


def series(scores: list[float], steps: int | None) -> Series:
    points = tuple(
        Point(uuid4(), BEGUN + dt.timedelta(weeks=number), score, 12, 12, 4.2)
        for number, score in enumerate(scores)
    )
    kind = FormatKind.LINE if steps is None else FormatKind.CHOICE
    return Series(WHOLE, "group_home", kind, steps, WhoAnswered.SELF, points)


@pytest.mark.parametrize(
    ("scores", "steps", "said"),
    [
        ([80, 85, 90, 85, 80, 85, 90, 85], 3, Change.STABLE_GOOD),
        ([20, 15, 10, 15, 20, 15, 10, 15], 3, Change.STABLE_LOW),
        ([20, 15, 10, 15, 80, 85, 90, 85], 3, Change.CHANGED_UP),
        ([80, 85, 90, 85, 20, 15, 10, 15], 3, Change.CHANGED_DOWN),
        ([0, 100, 0, 100, 100, 0, 100, 0], 3, Change.CANNOT_TELL),
        ([70, 90], 3, Change.CANNOT_TELL),
        ([], 3, Change.CANNOT_TELL),
        # less than a step, and yet every one is higher than every one before
        ([70, 71, 69, 70, 88, 89, 87, 88], 3, Change.CANNOT_TELL),
        ([70, 71, 69, 70, 88, 89, 87, 88], None, Change.CHANGED_UP),
    ],
)
def test_the_later_half_beside_the_earlier(scores: list[float], steps: int | None, said: Change) -> None:
    assert series(scores, steps).halves() is said
