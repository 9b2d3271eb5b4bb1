"""Stable is a claim that must be shown."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.errors import DifferentLengths, NoSpread, NotAboveZero, NotANumber, TooFewValues
from accessible_fit.trends.stability import compare, difference_p, stable

A, B = [4, 7, 8, 6, 3, 2], [6, 8, 7, 10, 11, 9]


def test_published_equivalence_tests() -> None:
    """R package equivalence, tost(var.equal = TRUE), restated in the documentation and tests of pingouin."""
    found = stable(A, B, 1)
    assert found.p == pytest.approx(0.9650974, abs=5e-8)
    assert (found.df, found.stable) == (10, False)
    assert stable(A, B, 10).p == pytest.approx(0.00017933, abs=1e-8)
    assert stable(A, B, 10).stable


def test_published_paired_equivalence_test() -> None:
    """As above, paired = TRUE."""
    found = stable(A, B, 2, paired=True)
    assert found.p == pytest.approx(0.8286101, abs=5e-8)
    assert found.df == 5


values = st.lists(st.integers(0, 100), min_size=2, max_size=20)


@given(values, values, st.integers(1, 100))
def test_which_is_first_does_not_matter_and_a_wider_margin_is_easier(
    a: list[int], b: list[int], margin: int
) -> None:
    try:
        found = stable(a, b, margin)
    except NoSpread:
        assert len(set(a)) == len(set(b)) == 1
        return
    assert 0 <= found.p <= 1
    assert stable(b, a, margin).p == pytest.approx(found.p)
    assert stable(sorted(a), b[::-1], margin).p == pytest.approx(found.p)
    assert stable(a, b, margin + 1).p <= found.p
    assert found.stable == (found.p < 0.05)


def test_a_real_change_is_not_stable_and_its_p_is_small() -> None:
    compared = compare([10, 12, 11, 9, 10], [80, 82, 79, 81, 78])
    assert compared.difference == pytest.approx(69.6)
    assert difference_p(compared) < 1e-6
    assert stable([10, 12, 11, 9, 10], [80, 82, 79, 81, 78], 20).p > 0.999


@pytest.mark.parametrize("paired", [False, True])
@pytest.mark.parametrize("other", [50, 75])
def test_answers_all_alike_have_no_variance_to_judge_by(paired: bool, other: int) -> None:
    with pytest.raises(NoSpread):
        stable([50] * 6, [other] * 6, 10, paired=paired)


def test_coarseness_as_the_least_variance() -> None:
    floor = 50 / math.sqrt(12)
    apart = compare([50] * 6, [50] * 6, floor=floor)
    together = compare([50] * 6, [50] * 6, paired=True, floor=floor)
    assert apart.error == pytest.approx(floor * math.sqrt(2 / 6))
    assert together.error == pytest.approx(floor * math.sqrt(2 / 6))
    assert compare(A, B, floor=0.1).error == compare(A, B).error


@pytest.mark.parametrize(
    ("a", "b", "margin", "paired", "refusal"),
    [
        ([1], [1, 2], 1, False, TooFewValues),
        ([], [], 1, True, TooFewValues),
        ([1, 2, 3], [1, 2], 1, True, DifferentLengths),
        ([1, 2], [2, 4], 0, False, NotAboveZero),
        ([1, 2], [2, 4], -1, False, NotAboveZero),
        ([1, 2], [2, 4], math.nan, False, NotANumber),
        ([1, math.inf], [2, 4], 1, False, NotANumber),
        ([1, 2], [2, True], 1, False, NotANumber),
    ],
)
def test_what_cannot_be_tested(
    a: list[object], b: list[object], margin: float, paired: bool, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        stable(a, b, margin, paired=paired)


def test_hardly_any_spread_and_ten_thousand_values_stay_ordinary_numbers() -> None:
    for found in (
        stable([0, 1e-150], [1e15, 1e15], 1),
        stable(list(range(10_000)), list(range(10_000)), 500),
    ):
        assert 0 <= found.p <= 1
