"""Before and after a named event."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.errors import NotANumber, TooFewValues
from accessible_fit.trends.before_after import before_after


def test_published_nap_and_tau() -> None:
    """Parker, Vannest & Davis 2011, Behavior Modification 35:303–322, as in SingleCaseES."""
    found = before_after([20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29])
    assert found.nap == pytest.approx(0.9166667, abs=5e-8)
    assert found.tau == pytest.approx(0.8333333, abs=5e-8)
    assert (found.n_before, found.n_after) == (6, 7)


values = st.lists(st.integers(0, 10), min_size=1, max_size=25)


@given(values, values)
def test_it_is_the_share_of_pairs_that_got_better_with_ties_as_half(
    before: list[int], after: list[int]
) -> None:
    pairs = [(a, b) for a in before for b in after]
    better = sum((b > a) + (b == a) / 2 for a, b in pairs)
    found = before_after(before, after)
    assert found.nap == pytest.approx(better / len(pairs))
    assert found.tau == pytest.approx(2 * found.nap - 1)
    assert 0 <= found.nap <= 1


@given(values, values)
def test_order_within_does_not_matter_and_turning_round_turns_it(before: list[int], after: list[int]) -> None:
    found = before_after(before, after)
    assert before_after(sorted(before), after[::-1]) == found
    assert before_after(after, before).tau == -found.tau
    assert before_after([-a for a in before], [-b for b in after]).tau == -found.tau


def test_ends_and_ties() -> None:
    assert before_after([1, 2], [3, 4]).nap == 1
    assert before_after([3], [1]).tau == -1
    assert before_after([50] * 40, [50] * 40).nap == 0.5


def test_ten_thousand_each_without_a_hundred_million_pairs() -> None:
    found = before_after(range(10_000), range(5_000, 15_000))
    assert found.nap == pytest.approx(1 - 0.5**2 / 2)


@pytest.mark.parametrize(("before", "after"), [([], [1]), ([1], [])])
def test_nothing_on_one_side(before: list[float], after: list[float]) -> None:
    with pytest.raises(TooFewValues):
        before_after(before, after)


@pytest.mark.parametrize("value", [math.nan, math.inf, True, "1"])
def test_what_is_no_number(value: object) -> None:
    with pytest.raises(NotANumber):
        before_after([1, value], [2])
