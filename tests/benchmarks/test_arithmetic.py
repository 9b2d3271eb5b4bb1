"""How long the arithmetic takes, where a chart waits for it."""

import time
from random import Random

import numpy
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from accessible_fit.scales import formats
from accessible_fit.scales.link_estimate import LinkEstimate, Pair, estimate_link
from accessible_fit.scales.linking import Method
from accessible_fit.trends.before_after import before_after
from accessible_fit.trends.disclosure import disclose
from accessible_fit.trends.run_chart import run_chart
from accessible_fit.trends.tables import Cell
from accessible_fit.trends.verdicts import judge_series
from accessible_fit.trends.xmr import XmR, xmr
from tests.benchmarks.beside import beside
from tests.benchmarks.lines import FIGURES, WORK, tell


def scores(count: int) -> list[float]:
    random = Random(1)
    return [round(min(100, max(0, random.gauss(60, 20))), 1) for _ in range(count)]


@pytest.mark.parametrize("points", [120, 10_000])
def test_run_chart(benchmark: BenchmarkFixture, points: int) -> None:
    assert benchmark(run_chart, scores(points)).useful


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("points", [120, 10_000])
def test_xmr_beside_numpy(benchmark: BenchmarkFixture, points: int) -> None:
    """The plain way: mean, mean moving range and limits of an array in memory, without the signals."""
    values = scores(points)
    array = numpy.array(values)

    def plain() -> float:
        spread = numpy.abs(numpy.diff(array)).mean()
        limit = array.mean() + 2.66 * spread
        return float(limit + (array > limit).sum())

    found = beside(benchmark, lambda: xmr(values), plain, clock=time.process_time)
    assert isinstance(found, XmR) and found.moving_range_mean
    tell(benchmark, FIGURES, f"limits and signals of {points} months (XmR)", "numpy, limits alone", unit=WORK)


def test_the_finding_of_ten_years_of_months(benchmark: BenchmarkFixture) -> None:
    assert benchmark(judge_series, scores(120)).points == 120


def test_before_and_after_with_ten_thousand_each(benchmark: BenchmarkFixture) -> None:
    assert benchmark(before_after, scores(10_000), scores(10_000)).nap == 0.5


def test_one_answer_on_the_ruler(benchmark: BenchmarkFixture) -> None:
    form = formats.Format(formats.FormatKind.CHOICE, 3)
    assert benchmark(formats.score, form, 1).score == 50


def test_a_link_with_its_bootstrap(benchmark: BenchmarkFixture) -> None:
    random = Random(1)
    pairs = [
        Pair(person, random.randrange(5), random.randrange(101)) for person in range(40) for _ in range(5)
    ]
    found = benchmark.pedantic(estimate_link, (pairs, 5, 101, Method.EQUIPERCENTILE), rounds=3)
    assert isinstance(found, LinkEstimate)


def test_disclosure_of_a_municipality(benchmark: BenchmarkFixture) -> None:
    random = Random(1)
    cells = []
    for unit in range(200):
        parts = [random.randrange(12) for _ in range(8)]
        cells.append(Cell(str(unit), sum(parts), ("all",)))
        cells += [Cell(f"{unit}.{part}", persons, (str(unit),)) for part, persons in enumerate(parts)]
    assert benchmark(disclose, cells).shown
