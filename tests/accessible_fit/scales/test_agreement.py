"""Two ways of answering, side by side."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.agreement import agreement
from accessible_fit.scales.errors import DifferentLengths, NotANumber, TooFewValues

WRIGHT = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
MINI = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451]


def test_two_peak_flow_meters() -> None:
    """Bland & Altman 1986, Lancet 327:307–310, first readings, Wright minus Mini. Their limits use 2 sd."""
    found = agreement(WRIGHT, MINI)
    assert found.n == 17
    assert found.bias == pytest.approx(-2.1, abs=0.05)
    assert found.sd == pytest.approx(38.8, abs=0.05)
    assert found.sd / math.sqrt(found.n) == pytest.approx(9.4, abs=0.05)
    assert found.ci_bias == pytest.approx((-22.0, 17.8), abs=0.06)
    assert found.lower == pytest.approx(found.bias - 1.96 * found.sd)
    assert found.upper == pytest.approx(found.bias + 1.96 * found.sd)
    assert (found.bias - 2 * found.sd, found.bias + 2 * found.sd) == pytest.approx((-79.7, 75.5), abs=0.1)


def test_confidence_intervals_of_the_limits_lie_around_them() -> None:
    found = agreement(WRIGHT, MINI)
    # The 1986 paper's approximation √(3/n)·sd is 16.3; 1999's exact form with 1.96 is 16.4, times t = 2.12.
    assert found.ci_lower[1] - found.lower == pytest.approx(2.12 * 16.4, abs=0.1)
    assert found.upper - found.ci_upper[0] == pytest.approx(found.lower - found.ci_lower[0])


readings = st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=2, max_size=30)


@given(readings)
def test_swapping_turns_the_bias_and_order_of_persons_does_not_matter(
    pairs: list[tuple[float, float]],
) -> None:
    x, y = [a for a, _ in pairs], [b for _, b in pairs]
    found, swapped, back = agreement(x, y), agreement(y, x), agreement(x[::-1], y[::-1])
    assert swapped.bias == -found.bias
    assert swapped.sd == found.sd
    assert back == found
    assert found.lower <= found.bias <= found.upper
    assert found.ci_bias[0] <= found.bias <= found.ci_bias[1]


def test_perfect_agreement_has_no_width() -> None:
    found = agreement([1, 2, 3], [1, 2, 3])
    assert (found.bias, found.sd, found.lower, found.upper, found.ci_bias) == (0, 0, 0, 0, (0, 0))


@pytest.mark.parametrize(
    ("x", "y", "refusal"),
    [
        ([], [], TooFewValues),
        ([1], [1], TooFewValues),
        ([1, 2, 3], [1, 2], DifferentLengths),
        ([1, math.nan], [1, 2], NotANumber),
        ([1, 2], [1, "2"], NotANumber),
    ],
)
def test_pairs_that_cannot_be_compared(x: list[object], y: list[object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        agreement(x, y)
