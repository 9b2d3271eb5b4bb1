"""Published figures by the door that anybody can use: JSON in, JSON out, as the command line has it."""

import pytest

from accessible_fit.services.computing.compute import compute
from tests.accessible_fit.scales.test_agreement import MINI, WRIGHT
from tests.accessible_fit.scales.test_linking import ACT_X, ACT_Y
from tests.accessible_fit.trends.test_xmr import NHS, NIST


@pytest.mark.parametrize(
    ("low", "high", "raw", "score"), [(1, 5, 3, 50.0), (1, 5, 4, 75.0), (0, 40, 25, 62.5)]
)
def test_percent_of_maximum_possible(low: int, high: int, raw: int, score: float) -> None:
    """Cohen, Cohen, Aiken & West 1999, Multivariate Behavioral Research 34:315–346; Cummins, %SM."""
    asked = {"format": {"kind": "choice", "min": low, "max": high}, "raw": raw}
    assert compute("score", asked)["score"] == score


@pytest.mark.parametrize(
    ("best", "answered", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)]
)
def test_wilsons_interval(best: int, answered: int, low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17:857–872, table I, method 3."""
    found = compute("share", {"best": best, "answered": answered})
    assert (found["low"], found["high"]) == pytest.approx((low, high), abs=5e-5)


def test_individual_values_of_the_nist_handbook() -> None:
    """NIST/SEMATECH e-Handbook 6.3.2.2, whose limits use 3/1.128 where 2.66 is rounded."""
    found = compute("xmr", {"x": NIST})
    assert found["mean"] == pytest.approx(50.81)
    assert found["moving_range_mean"] == pytest.approx(1.8778, abs=5e-5)
    assert (found["upper"], found["lower"]) == pytest.approx((55.8041, 45.8159), abs=0.001)


@pytest.mark.parametrize(("screened", "upper", "lower"), [(False, 6.95, -3.06), (True, 4.60, -0.72)])
def test_screened_moving_ranges(screened: bool, upper: float, lower: float) -> None:
    """NHSRplotthedots 0.2.2, vignette "deviations"."""
    found = compute("xmr", {"x": NHS, "screened": screened})
    assert found["mean"] == pytest.approx(1.94, abs=0.005)
    assert (found["upper"], found["lower"]) == pytest.approx((upper, lower), abs=0.005)


@pytest.mark.parametrize(
    ("x", "rules"),
    [
        ([*[40, 60] * 6, *[52, 53] * 4], {"seven_one_side"}),
        ([*[40, 60] * 6, 41, 43, 45, 47, 49, 51, 53], {"seven_rising"}),
        ([*[40, 60] * 6, 41, 43, 45, 45, 47, 49, 51], set()),
    ],
)
def test_rules_of_making_data_count(x: list[float], rules: set[str]) -> None:
    """NHSRplotthedots 0.2.2, tests of ptd_calculate_point_type: seven in a row, and a tie ends a trend."""
    signals = compute("xmr", {"x": x})["signals"]
    assert isinstance(signals, list)
    assert {signal["rule"] for signal in signals} == rules


@pytest.mark.parametrize(
    ("useful", "longest", "fewest"), [(10, 6, 2), (12, 7, 3), (16, 7, 4), (20, 7, 6), (24, 8, 8)]
)
def test_limits_of_run_charts(useful: int, longest: int, fewest: int) -> None:
    """qicharts2 (Anhøj): longest run allowed, fewest crossings allowed."""
    found = compute("run-chart", {"x": [1, 2] * (useful // 2)})
    assert (found["longest_run_limit"], found["crossings_limit"]) == (longest, fewest)


def test_nonoverlap_of_all_pairs() -> None:
    """Parker, Vannest & Davis 2011, Behavior Modification 35:303–322, as in SingleCaseES."""
    asked = {"before": [20, 20, 26, 25, 22, 23], "after": [28, 25, 24, 27, 30, 30, 29]}
    found = compute("before-after", asked)
    assert found["nap"] == pytest.approx(0.9166667, abs=5e-8)
    assert found["tau"] == pytest.approx(0.8333333, abs=5e-8)


def test_two_peak_flow_meters() -> None:
    """Bland & Altman 1986, Lancet 327:307–310; their limits are with 2 sd where the program has 1.96."""
    found = compute("agreement", {"x": WRIGHT, "y": MINI})
    bias, sd = found["bias"], found["sd"]
    assert isinstance(bias, float) and isinstance(sd, float)
    assert (bias, sd) == pytest.approx((-2.1, 38.8), abs=0.05)
    assert sd / 17**0.5 == pytest.approx(9.4, abs=0.05)
    assert (bias - 2 * sd, bias + 2 * sd) == pytest.approx((-79.7, 75.5), abs=0.1)
    assert found["ci_bias"] == pytest.approx([-22.0, 17.8], abs=0.06)


def test_two_forms_of_a_mathematics_test() -> None:
    """Kolen & Brennan, Test Equating, Scaling, and Linking, tables 2.5 and 2.7."""
    counts = {"x_counts": ACT_X, "y_counts": ACT_Y}
    linear = compute("link", {**counts, "method": "linear"})
    assert linear["slope"] == pytest.approx(1.088616, abs=5e-7)
    assert linear["intercept"] == pytest.approx(-2.631864, abs=5e-7)
    assert compute("link", {**counts, "method": "mean"})["intercept"] == pytest.approx(-0.8726, abs=5e-5)
    table = compute("link", {**counts, "method": "equipercentile"})["table"]
    assert isinstance(table, list)
    for x, y in ((1, 0.9796), (10, 8.1607), (20, 19.1647), (30, 30.1305), (40, 39.9006)):
        assert table[x] == {"x": x, "y": pytest.approx(y, abs=5e-5)}


@pytest.mark.parametrize(("weights", "kappa"), [("none", 0.4842), ("linear", 0.4701)])
def test_kappa(weights: str, kappa: float) -> None:
    """The SAS printout that the tests of statsmodels' cohens_kappa restate."""
    asked = {"table": [[0, 4, 1], [0, 8, 0], [0, 1, 5]], "weights": weights}
    assert compute("kappa", asked)["kappa"] == pytest.approx(kappa, abs=5e-5)


def test_two_one_sided_tests() -> None:
    """R package equivalence, restated in the documentation of pingouin."""
    found = compute("stable", {"a": [4, 7, 8, 6, 3, 2], "b": [6, 8, 7, 10, 11, 9], "margin": 1})
    assert found["p"] == pytest.approx(0.9650974, abs=5e-8)
    assert (found["df"], found["stable"]) == (10, False)


def test_exact_binomial() -> None:
    """One-sided: (180 + 20 + 1) / 3¹⁰."""
    assert compute("position", {"hits": 8, "n": 10, "options": 3})["p"] == pytest.approx(0.00340, abs=5e-6)
