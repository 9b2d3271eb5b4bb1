"""Choosing by place rather than by meaning."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.errors import NotANumber, NotWhole, OutOfRange, TooSmall
from accessible_fit.scales.position import chance_of_hits, last_spoken_habit


def test_eight_of_ten_on_one_of_three_places() -> None:
    """Exact one-sided binomial: (180 + 20 + 1) / 3¹⁰."""
    assert chance_of_hits(8, 10, 3) == pytest.approx(0.00340, abs=5e-6)
    assert chance_of_hits(8, 10, 3) == pytest.approx(201 / 3**10, rel=1e-12)


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(2, 6))
def test_the_chance_is_the_exact_sum(hits_of: tuple[int, int], options: int) -> None:
    hits, n = hits_of
    ways = sum(comb(n, k) * (options - 1) ** (n - k) for k in range(hits, n + 1))
    assert chance_of_hits(hits, n, options) == pytest.approx(ways / options**n, rel=1e-9)


def test_nothing_hit_is_certain_and_many_answers_are_fine() -> None:
    assert chance_of_hits(0, 10, 3) == 1
    assert chance_of_hits(5000, 10_000, 2) == pytest.approx(0.504, abs=1e-3)
    assert chance_of_hits(10_000, 10_000, 2) == 0  # 2⁻¹⁰⁰⁰⁰ is under what a float holds


@pytest.mark.parametrize(
    ("hits", "n", "options", "refusal"),
    [
        (11, 10, 3, OutOfRange),
        (-1, 10, 3, TooSmall),
        (0, 0, 3, TooSmall),
        (1, 10, 1, TooSmall),
        (1.5, 10, 3, NotWhole),
        (True, 10, 3, NotANumber),
    ],
)
def test_hits_that_cannot_be(hits: object, n: object, options: object, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        chance_of_hits(hits, n, options)


def test_the_last_spoken_option() -> None:
    assert last_spoken_habit(8, 10, 3)
    assert not last_spoken_habit(4, 10, 3)
