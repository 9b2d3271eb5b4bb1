"""The gate that every number passes."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales import errors, numbers
from accessible_fit.trends import errors as trend_errors

plain = st.floats(-1e15, 1e15)


@given(plain, st.integers(1, 200))
def test_the_mean_of_equal_values_is_that_value(value: float, times: int) -> None:
    assert numbers.mean([value] * times) == value


@given(st.lists(plain, min_size=1, max_size=50))
def test_the_order_of_values_does_not_move_their_mean(values: list[float]) -> None:
    assert numbers.mean(values) == numbers.mean(sorted(values)) == numbers.mean(values[::-1])
    assert min(values) <= numbers.mean(values) <= max(values)


def test_whole_numbers_may_be_written_with_a_point() -> None:
    assert numbers.whole(3.0) == 3
    with pytest.raises(errors.NotWhole):
        numbers.whole(3.5)
    with pytest.raises(errors.TooSmall):
        numbers.whole(-1)


def test_ranges() -> None:
    assert numbers.between(0, 0, 100) == 0
    with pytest.raises(errors.OutOfRange):
        numbers.between(100.5, 0, 100)
    assert numbers.above_zero(0.1) == 0.1
    with pytest.raises(errors.NotAboveZero):
        numbers.above_zero(0)


def test_too_few() -> None:
    assert numbers.series([], 0) == []
    with pytest.raises(errors.TooFewValues) as refused:
        numbers.series([1, 2], 3)
    assert refused.value.details == {"found": 2, "least": 3}


@pytest.mark.parametrize("value", [math.nan, math.inf, False, "7", None, {}, 2e15, -(10**400), 1j])
def test_what_is_not_a_number_is_named(value: object) -> None:
    with pytest.raises(errors.NotANumber) as refused:
        numbers.finite(value)
    assert len(str(refused.value)) < 200


def test_a_long_value_is_quoted_in_part() -> None:
    assert numbers.quoted("x" * 1000).endswith("…")
    assert numbers.quoted(10**5000) == "1e40…"
    assert numbers.quoted(-(10**5000)) == "-1e40…"
    assert numbers.quoted(True) == "True"


def test_every_refusal_says_what_and_what_to_do() -> None:
    refusals = errors.MeasurementError.__subclasses__()
    assert trend_errors.PartsInACircle in refusals
    for refusal in refusals:
        assert refusal.sentence != errors.MeasurementError.sentence
        for text in (refusal.sentence, refusal.mend):
            assert text.endswith(".")
    assert str(errors.MeasurementError()) == "This cannot be calculated. Check the values."
