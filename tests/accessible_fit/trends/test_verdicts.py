"""What can be said, as values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.groups import item_uncertainty
from accessible_fit.trends.verdicts import (
    Change,
    ChangeVerdict,
    Finding,
    SeriesVerdict,
    judge_change,
    judge_series,
)
from accessible_fit.trends.xmr import Side


def test_a_new_series_is_too_early() -> None:
    assert judge_series([]) == SeriesVerdict(Finding.TOO_EARLY, 0, None, trial=True)
    assert judge_series([50, 60]).usual == 55


def test_always_yes_cannot_be_judged() -> None:
    assert judge_series([100] * 30).finding is Finding.CANNOT_JUDGE


def test_up_and_down_as_usual_with_and_without_limits() -> None:
    assert judge_series([40, 60] * 5) == SeriesVerdict(Finding.AS_USUAL, 10, 50, trial=True)
    assert judge_series([40, 60] * 8) == SeriesVerdict(Finding.AS_USUAL, 16, 50)


def test_a_day_far_outside() -> None:
    found = judge_series([*[40, 60] * 8, 130, 40, 60])
    assert (found.finding, found.index, found.side, found.in_a_row) == (
        Finding.OUTSIDE_LIMITS,
        16,
        Side.ABOVE,
        1,
    )


@pytest.mark.parametrize(
    ("values", "finding", "in_a_row"),
    [
        ([50, 55, 45, 60, 40, 55, 50, 62, 58, 56, 54, 52, 50, 48, 46, 50], Finding.FALLING, 8),
        ([50, 45, 55, 40, 60, 45, 50, 38, 42, 44, 46, 48, 50, 52, 54, 50], Finding.RISING, 8),
        ([*[30, 50] * 6, 90, 88, 62, *[30, 50] * 4], Finding.OFTEN_FAR, 1),
        ([*[48, 52] * 4, 40, 50, 44, 41, 57, 58, 57, 58, 57, 58, 57, 45, 47], Finding.ONE_SIDE, 7),
    ],
)
def test_the_rules_of_the_limits_have_findings(values: list[float], finding: Finding, in_a_row: int) -> None:
    found = judge_series(values)
    assert (found.finding, found.in_a_row) == (finding, in_a_row)


def test_few_crossings_before_there_are_limits() -> None:
    found = judge_series([30, 31, 32, 33, 34, 70, 71, 72, 73, 74])
    assert (found.finding, found.trial) == (Finding.FEW_CROSSINGS, True)


def test_the_run_chart_speaks_when_the_limits_are_silent() -> None:
    few = judge_series([52, 90, 52, 90, 48, 10, 48, 10] * 3)
    assert (few.finding, few.trial) == (Finding.FEW_CROSSINGS, False)
    # Eight above the median in a row, the fourth of them under the mean.
    run = [{"-": 30, "+": 40, "o": 33}[sign] for sign in "-+-+-+++o++++--+------"]
    long = judge_series(run)
    assert (long.finding, long.in_a_row) == (Finding.LONG_RUN, 8)


MARGIN, STEP = 25.0, item_uncertainty(25)


def test_shown_to_be_stable_and_good_or_low() -> None:
    good, low = [80, 85, 78, 82, 80, 84], [20, 25, 18, 22, 20, 24]
    assert judge_change(good, good[::-1], MARGIN).change is Change.STABLE_GOOD
    assert judge_change(low, low[::-1], MARGIN).change is Change.STABLE_LOW
    so_so = [50, 55, 45, 50, 52, 48]
    assert judge_change(so_so, so_so, MARGIN).change is Change.STABLE_LOW
    assert judge_change(so_so, so_so, MARGIN, good_above=40).change is Change.STABLE_GOOD


def test_changed_up_and_down() -> None:
    found = judge_change([20, 25, 18, 22], [80, 85, 78, 82], MARGIN)
    assert (found.change, found.difference) == (Change.CHANGED_UP, 60)
    assert judge_change([80, 85, 78, 82], [20, 25, 18, 22], MARGIN).change is Change.CHANGED_DOWN


def test_wide_scatter_cannot_tell_yet() -> None:
    assert judge_change([0, 100, 50], [100, 0, 60], MARGIN).change is Change.CANNOT_TELL


def test_one_answer_each_cannot_tell() -> None:
    assert judge_change([50], [100, 100], MARGIN) == ChangeVerdict(Change.CANNOT_TELL, None, None, 1, 2)


def test_answers_all_alike_are_stable_only_when_their_coarseness_is_counted_in() -> None:
    assert judge_change([100] * 9, [100] * 9, 50) == ChangeVerdict(Change.CANNOT_TELL, 0, None, 9, 9)
    assert judge_change([100] * 9, [100] * 9, 50, floor=STEP).change is Change.STABLE_GOOD
    assert judge_change([100] * 2, [100] * 2, 50, floor=STEP).change is Change.STABLE_GOOD


@given(st.lists(st.sampled_from([0, 50, 100]), max_size=40))
def test_every_series_of_three_faces_gets_a_finding(values: list[int]) -> None:
    found = judge_series(values)
    assert found.points == len(values)
    if found.index is not None:
        assert not found.trial
