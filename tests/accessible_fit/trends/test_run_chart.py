"""A run chart around the median."""

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from accessible_fit.scales.errors import NotANumber
from accessible_fit.trends.run_chart import Verdict, fewest_crossings, run_chart

# qicharts2 (Anhøj): useful points, longest run allowed, fewest crossings allowed.
LIMITS = [(10, 6, 2), (12, 7, 3), (16, 7, 4), (20, 7, 6), (24, 8, 8)]


@pytest.mark.parametrize(("useful", "longest", "fewest"), LIMITS)
def test_published_limits(useful: int, longest: int, fewest: int) -> None:
    chart = run_chart([1, 2] * (useful // 2))
    assert (chart.useful, chart.longest_run_limit, chart.crossings_limit) == (useful, longest, fewest)
    assert chart.crossings == useful - 1
    assert not chart.signal


@pytest.mark.parametrize("useful", [1, 2, 3, 5, 8, 15, 33, 100, 101, 999, 10_000])
def test_the_crossings_limit_is_the_five_per_cent_quantile(useful: int) -> None:
    assert fewest_crossings(useful) == max(0, stats.binom.ppf(0.05, useful - 1, 0.5))


def test_a_run_longer_than_the_limit_is_a_signal_and_one_as_long_is_not() -> None:
    seven, eight = "-+-+++++++-+-+------", "-+-++++++++-+-------"
    for drawn, longest, signal in ((seven, 7, False), (eight, 8, True)):
        chart = run_chart([70 if sign == "+" else 30 for sign in drawn])
        assert (chart.useful, chart.longest_run, chart.longest_run_limit) == (20, longest, 7)
        assert chart.crossings >= 6
        assert chart.signal is signal
        assert chart.verdict is (Verdict.CHANGED if signal else Verdict.AS_USUAL)


def test_too_few_crossings_are_a_signal() -> None:
    # 20 points, runs of no more than seven, but only five crossings where six are the fewest.
    values = [70] * 4 + [30] * 3 + [70] * 3 + [30] * 4 + [70] * 3 + [30] * 3
    chart = run_chart(values)
    assert (chart.crossings, chart.crossings_limit, chart.longest_run) == (5, 6, 4)
    assert chart.verdict is Verdict.CHANGED


def test_points_on_the_median_neither_break_a_run_nor_count() -> None:
    with_ties = run_chart([60, 50, 70, 80, 50, 60, 40, 30, 50, 20, 40])
    without = run_chart([60, 70, 80, 60, 40, 30, 20, 40])
    assert (with_ties.useful, with_ties.longest_run, with_ties.crossings) == (8, 4, 1)
    assert (without.useful, without.longest_run, without.crossings) == (8, 4, 1)


@pytest.mark.parametrize("values", [[], [50], [50, 50, 50], [1, 2, 3, 4, 5, 6, 7], [50, *range(51, 58)][:7]])
def test_too_early(values: list[float]) -> None:
    chart = run_chart(values)
    assert (chart.verdict, chart.signal) == (Verdict.TOO_EARLY, False)


def test_seven_useful_points_of_fourteen_are_too_early() -> None:
    chart = run_chart([50] * 7 + [60, 70, 80, 90, 10, 20, 30])
    assert (chart.useful, chart.verdict) == (7, Verdict.TOO_EARLY)


@pytest.mark.parametrize(
    "values", [[50] * 20, [100] * 14 + [0] * 6, [50, 50, 50, 50, 50, 0, 100, 100], [50] * 10_000]
)
def test_coarse_data_cannot_be_judged(values: list[float]) -> None:
    chart = run_chart(values)
    assert (chart.verdict, chart.signal) == (Verdict.CANNOT_JUDGE, False)


def test_no_points_have_no_median_and_no_useful_points_no_limits() -> None:
    assert run_chart([]).median is None
    all_on_it = run_chart([50] * 9)
    assert (all_on_it.median, all_on_it.longest_run, all_on_it.longest_run_limit) == (50, 0, None)
    assert (all_on_it.crossings, all_on_it.crossings_limit) == (0, None)


scores = st.lists(st.sampled_from([0.0, 25.0, 33.3, 50.0, 75.0, 100.0]), max_size=60)


@given(scores)
def test_upside_down_and_backwards_the_chart_is_the_same(values: list[float]) -> None:
    chart = run_chart(values)
    for other in (run_chart([-value for value in values]), run_chart(values[::-1])):
        assert (other.useful, other.longest_run, other.crossings) == (
            chart.useful,
            chart.longest_run,
            chart.crossings,
        )
        assert other.verdict is chart.verdict
    assert chart.signal == (chart.verdict is Verdict.CHANGED)


def test_ten_thousand_points() -> None:
    random = Random(7)
    assert run_chart([random.gauss(50, 10) for _ in range(10_000)]).useful == 10_000


def test_series_without_change_seldom_alarm() -> None:
    random = Random(7)
    alarms = sum(run_chart([random.gauss(50, 10) for _ in range(24)]).signal for _ in range(1000))
    assert alarms < 100


@pytest.mark.parametrize("value", [math.nan, math.inf, "50", None, True])
def test_what_is_no_number(value: object) -> None:
    with pytest.raises(NotANumber):
        run_chart([50, value, 60])
