"""The share choosing the best alternative."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.errors import NotANumber, NotWhole, OutOfRange, TooSmall
from accessible_fit.trends.shares import share


@pytest.mark.parametrize(
    ("best", "answered", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)]
)
def test_published_intervals(best: int, answered: int, low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17:857–872, table I, method 3."""
    found = share(best, answered)
    assert found.share == best / answered
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_four_of_five_may_be_anything_from_four_in_ten_to_nearly_all() -> None:
    found = share(4, 5)
    assert (found.low, found.high) == pytest.approx((0.376, 0.964), abs=5e-4)


@pytest.mark.parametrize(("best", "answered", "low", "high"), [(0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)])
def test_published_intervals_near_nothing(best: int, answered: int, low: float, high: float) -> None:
    """Newcombe 1998, table I, method 3."""
    found = share(best, answered)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10**9).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_mirrors(counted: tuple[int, int]) -> None:
    best, answered = counted
    found, other = share(best, answered), share(answered - best, answered)
    assert 0 <= found.low <= found.share <= found.high <= 1
    assert other.low == pytest.approx(1 - found.high, abs=1e-12)


def test_none_and_all_reach_the_ends() -> None:
    assert share(0, 7).low == 0
    assert share(7, 7).high == 1


@pytest.mark.parametrize(
    ("best", "answered", "refusal"),
    [
        (0, 0, TooSmall),
        (6, 5, OutOfRange),
        (-1, 5, TooSmall),
        (1.5, 5, NotWhole),
        (1, math.inf, NotANumber),
        (True, 5, NotANumber),
    ],
)
def test_counts_that_cannot_be(best: object, answered: object, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        share(best, answered)
