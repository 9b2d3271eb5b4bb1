"""What is usual, and what is beyond it."""

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.errors import NotANumber, TooFewValues
from accessible_fit.trends.run_chart import Verdict
from accessible_fit.trends.xmr import Assurance, Rule, Side, seven_one_side, seven_trend, two_of_three, xmr

NIST = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
NHS = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
# Up and down in even steps: mean 50, moving ranges 20.
USUAL = [40, 60] * 8


def rules(values: list[float]) -> list[tuple[int, Rule]]:
    return [(signal.index, signal.rule) for signal in xmr(values).signals]


def test_flowrate_of_the_nist_handbook() -> None:
    """NIST/SEMATECH e-Handbook 6.3.2.2; its limits use 3/1.128 where 2.66 is the rounded factor."""
    chart = xmr(NIST)
    assert chart.mean == pytest.approx(50.81)
    assert chart.moving_range_mean == pytest.approx(1.8778, abs=5e-5)
    assert chart.mean + 3 / 1.128 * chart.moving_range_mean == pytest.approx(55.8041, abs=5e-5)
    assert chart.mean - 3 / 1.128 * chart.moving_range_mean == pytest.approx(45.8159, abs=5e-5)
    assert (chart.upper, chart.lower) == pytest.approx((55.8041, 45.8159), abs=0.001)
    assert chart.trial
    assert chart.signals == ()


def test_screened_moving_ranges() -> None:
    """NHSRplotthedots 0.2.2, vignette "deviations"."""
    chart, screened = xmr(NHS), xmr(NHS, screened=True)
    assert chart.mean == screened.mean == pytest.approx(1.94, abs=0.005)
    assert (chart.upper, chart.lower) == pytest.approx((6.95, -3.06), abs=0.005)
    assert (screened.upper, screened.lower) == pytest.approx((4.60, -0.72), abs=0.005)
    assert not chart.trial
    assert [signal.index for signal in chart.signals] == [4]


@pytest.mark.parametrize(
    ("sides", "flags"),
    [
        ([1, 1, 1, 1, 1, 1, 1, 1, -1], [0, 0, 0, 0, 0, 0, 1, 1, 0]),
        ([-1, -1, -1, -1, -1, -1, -1, -1, 1], [0, 0, 0, 0, 0, 0, 1, 1, 0]),
        ([1] * 6, [0] * 6),
        ([1, 1, 1, 0, 1, 1, 1, 1], [0] * 8),
        ([0] * 8, [0] * 8),
        ([], []),
    ],
)
def test_seven_on_one_side(sides: list[int], flags: list[int]) -> None:
    """NHSRplotthedots 0.2.2, tests of ptd_calculate_point_type, restated: from the seventh point on."""
    assert [int(bool(row)) for row in seven_one_side(sides)] == flags


@pytest.mark.parametrize(
    ("y", "flags"),
    [
        ([1, 2, 3, 4, 5, 6, 7], [0, 0, 0, 0, 0, 0, 1]),
        ([1, 2, 3, 3, 4, 5, 6], [0, 0, 0, 0, 0, 0, 0]),
        ([7, 6, 5, 4, 3, 2, 1], [0, 0, 0, 0, 0, 0, -1]),
        ([2, 1, 2, 3, 4, 5, 6, 7, 3], [0, 0, 0, 0, 0, 0, 0, 1, 0]),
        ([2, 7, 6, 5, 4, 3, 2, 1, 3], [0, 0, 0, 0, 0, 0, 0, -1, 0]),
        ([1, 2, 3, 4, 5, 6], [0] * 6),
        ([], []),
    ],
)
def test_seven_rising_or_falling(y: list[float], flags: list[int]) -> None:
    """NHSRplotthedots 0.2.2, tests of ptd_calculate_point_type, restated."""
    assert [(row > 0) - (row < 0) for row in seven_trend(y)] == flags


@pytest.mark.parametrize(
    ("outer", "sides", "flags"),
    [
        ([1, 0, 1], [1, 1, 1], [1, 0, 1]),
        ([0, 0, 1, 1, 0, 0, 0], [1] * 7, [0, 0, 1, 1, 0, 0, 0]),
        ([1, 0, 0, 1], [1] * 4, [0, 0, 0, 0]),
        ([1, 0, 0, 1, 1], [1] * 5, [0, 0, 0, 1, 1]),
        ([1, 0, 1], [1, -1, 1], [0, 0, 0]),
        ([1, 1, 0], [-1, -1, -1], [1, 1, 0]),
        ([1, 1], [1, 1], [0, 0]),
    ],
)
def test_two_of_three_in_the_outer_third(outer: list[int], sides: list[int], flags: list[int]) -> None:
    """NHSRplotthedots 0.2.2, tests of ptd_part_of_two_in_three, restated."""
    assert [int(flag) for flag in two_of_three([bool(one) for one in outer], sides)] == flags


def test_a_single_day_outside() -> None:
    values = [*USUAL, 130, 40, 60]
    (signal,) = xmr(values).signals
    assert (signal.index, signal.rule, signal.side) == (16, Rule.OUTSIDE_LIMITS, Side.ABOVE)


def test_seven_above_the_usual_keep_their_count() -> None:
    values = [48, 52, 47, 53, 46, 54, 45, 55, 40, 50, 44, 41, 57, 58, 57, 58, 57, 58, 57, 58, 45, 47]
    rows = [one for one in xmr(values).signals if one.rule is Rule.SEVEN_ONE_SIDE]
    assert [(one.index, one.in_a_row) for one in rows] == [(18, 7), (19, 8)]


def test_seven_rising_and_outside_is_outside_first() -> None:
    found = rules([50, 48, 52, 49, 51, 47, 50, 48, 52, 49, 47, 48.5, 49.5, 50.5, 51.5, 52.5, 53.5, 70])
    assert (16, Rule.SEVEN_RISING) in found
    assert (17, Rule.OUTSIDE_LIMITS) in found
    assert len({index for index, _ in found}) == len(found)


def test_two_of_three_come_before_seven_on_one_side() -> None:
    values = [*[30, 50] * 6, 60, 61, 60, 61, 60, 62, 90, 88, *[30, 50] * 4]
    found = dict(rules(values))
    assert found[18] is Rule.TWO_OF_THREE
    assert found[19] is Rule.TWO_OF_THREE


def test_falling() -> None:
    values = [50, 55, 45, 60, 40, 55, 50, 62, 58, 56, 54, 52, 50, 48, 46, 50, 55]
    assert (13, Rule.SEVEN_FALLING) in rules(values)


@pytest.mark.parametrize("screened", [False, True])
@pytest.mark.parametrize(
    "values",
    [
        [50] * 20,
        [0.1] * 49,
        [50, 50],
        [100] * 15 + [0] + [100] * 4,
        [50] * 11 + [100] * 8 + [0, 0],
        [50] * 10_000,
    ],
)
def test_coarse_data_never_give_a_false_alarm(values: list[float], screened: bool) -> None:
    chart = xmr(values, screened=screened)
    assert chart.signals == ()
    assert chart.verdict is Verdict.CANNOT_JUDGE


def test_a_single_different_answer_screened_away_leaves_limits_without_width() -> None:
    chart = xmr([50] * 30 + [100], screened=True)
    assert chart.moving_range_mean == 0
    assert chart.lower == chart.upper == chart.mean


def test_constant_values_lie_on_their_mean_to_the_last_digit() -> None:
    chart = xmr([33.333333333333336] * 11)
    assert (chart.mean, chart.lower, chart.upper) == (33.333333333333336,) * 3


@pytest.mark.parametrize("values", [[], [50]])
def test_too_few_points_for_a_moving_range(values: list[float]) -> None:
    with pytest.raises(TooFewValues):
        xmr(values)


def test_limits_are_trial_under_twelve_points() -> None:
    assert xmr(list(range(11))).trial
    assert not xmr(list(range(12))).trial


@pytest.mark.parametrize(
    ("target", "assurance"),
    [
        (None, None),
        (120, Assurance.CONSISTENT_FAIL),
        (-20, Assurance.CONSISTENT_PASS),
        (50, Assurance.INCONSISTENT),
    ],
)
def test_will_a_target_be_reached_as_things_are(target: float | None, assurance: Assurance | None) -> None:
    """NHSRplotthedots 0.2.2, ptd_calculate_assurance_type, where more is better."""
    assert xmr(USUAL, target=target).assurance is assurance


values_lists = st.lists(st.integers(0, 100), min_size=2, max_size=60)


@given(values_lists, st.booleans())
def test_upside_down_the_limits_and_signals_are_mirrored(values: list[int], screened: bool) -> None:
    chart, mirrored = (
        xmr(values, screened=screened),
        xmr([100 - value for value in values], screened=screened),
    )
    assert mirrored.upper == pytest.approx(100 - chart.lower)
    assert chart.lower <= chart.mean <= chart.upper
    assert xmr(values, screened=True).moving_range_mean <= xmr(values).moving_range_mean
    turn = {Side.ABOVE: Side.BELOW, Side.BELOW: Side.ABOVE, Side.ON: Side.ON}
    if all(abs(value - limit) > 1e-9 for value in values for limit in (chart.mean, chart.lower, chart.upper)):
        assert [one.index for one in mirrored.signals] == [one.index for one in chart.signals]
        assert [one.side for one in mirrored.signals] == [turn[one.side] for one in chart.signals]


def test_ten_thousand_points() -> None:
    random = Random(3)
    chart = xmr([random.gauss(50, 10) for _ in range(10_000)])
    assert chart.upper == pytest.approx(50 + 3 * 10, abs=1)


@pytest.mark.parametrize("value", [math.nan, -math.inf, "50", None, False])
def test_what_is_no_number(value: object) -> None:
    with pytest.raises(NotANumber):
        xmr([50, value, 60])
    if value is not None:
        with pytest.raises(NotANumber):
            xmr([50, 60], target=value)
