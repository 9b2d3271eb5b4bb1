"""Worth asking again?"""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.errors import NotANumber, OutOfRange, TooFewValues
from accessible_fit.scales.quality import (
    Repeats,
    ReversedPairs,
    longest_same_run,
    pretest_is_old,
    repeats,
    response_variability,
    reversed_pairs,
    unusual_times,
)


@pytest.mark.parametrize(
    ("answers", "longest"),
    [
        ([], 0),
        ([None, None], 0),
        ([2], 1),
        ([2, 2, 2], 3),
        ([2, 2, None, 2], 2),
        ([0, 1, 1, 2, 2, 2, 1], 3),
    ],
)
def test_longest_run_of_the_same_answer(answers: list[int | None], longest: int) -> None:
    assert longest_same_run(answers) == longest


@given(st.lists(st.none() | st.integers(0, 2), max_size=30))
def test_a_run_reads_the_same_backwards(answers: list[int | None]) -> None:
    assert longest_same_run(answers) == longest_same_run(answers[::-1])


def test_variability_within_a_conversation() -> None:
    assert response_variability([100, 100, 100]) == 0
    assert response_variability([0, 100]) == pytest.approx(100 / math.sqrt(2))
    with pytest.raises(TooFewValues):
        response_variability([50])
    with pytest.raises(NotANumber):
        response_variability([50, math.nan])


def test_yes_to_both_of_a_turned_pair() -> None:
    assert reversed_pairs([(100, 100), (100, 0), (50, 100)]) == ReversedPairs(3, 1, 1 / 3)
    assert reversed_pairs([]) == ReversedPairs(0, 0, None)
    with pytest.raises(OutOfRange):
        reversed_pairs([(101, 0)])


def test_the_same_question_twice() -> None:
    found = repeats([(0, 0), (1, 1), (2, 2), (2, 1)], 3)
    assert (found.repeats, found.agreement) == (4, 0.75)
    assert found.kappa == pytest.approx(1 - (1 / 4) / (14 / 16))
    assert repeats([(2, 2)] * 5, 3) == Repeats(5, 1.0, None)
    assert repeats([], 3) == Repeats(0, None, None)
    with pytest.raises(OutOfRange):
        repeats([(0, 3)], 3)


def test_a_time_far_from_the_persons_own() -> None:
    own = [4, 5, 6, 5, 4, 6, 5]
    assert unusual_times([5, 0.3, 4, 60], own) == [1, 3]
    assert unusual_times([5], own) == []


def test_too_few_or_too_even_times_tell_nothing() -> None:
    assert unusual_times([60], [5, 5, 6, 4]) == []
    assert unusual_times([60], [5] * 10) == []
    with pytest.raises(NotANumber):
        unusual_times([math.inf], [5] * 10)


@pytest.mark.parametrize(
    ("taken", "today", "old"),
    [
        (dt.date(2025, 3, 1), dt.date(2026, 3, 1), False),
        (dt.date(2025, 3, 1), dt.date(2026, 3, 2), True),
        (dt.date(2024, 2, 29), dt.date(2025, 3, 1), False),
        (dt.date(2024, 2, 29), dt.date(2025, 3, 2), True),
    ],
)
def test_a_pretest_is_old_after_twelve_months(taken: dt.date, today: dt.date, old: bool) -> None:
    assert pretest_is_old(taken, today) is old


def test_the_last_of_december_and_one_month() -> None:
    assert not pretest_is_old(dt.date(2025, 12, 31), dt.date(2026, 1, 31), months=1)
    assert not pretest_is_old(dt.date(2025, 10, 31), dt.date(2025, 12, 1), months=1)
    assert pretest_is_old(dt.date(2025, 10, 31), dt.date(2025, 12, 2), months=1)
