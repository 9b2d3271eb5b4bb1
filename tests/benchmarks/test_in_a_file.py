"""One encrypted file: what grows with ten and a hundred times the answers.

Every size is asked turn about, each time about another unit or person, so that little of it has just been
read.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from accessible_fit.services.residents import Residents
from accessible_fit.services.review.series import Review
from accessible_fit.services.unit.overview import UnitOverview
from accessible_fit.trends.quarters import latest_years
from db import answers
from tests.benchmarks.beside import seconds
from tests.benchmarks.in_a_file import FEW, SIZES, InFile, noon, opened
from tests.benchmarks.lines import FILE, tell
from tests.benchmarks.million import TODAY
from tests.benchmarks.test_server import spaced
from tests.db.scene import said

SPAN = latest_years(TODAY, TODAY)[0]

Deed = Callable[[InFile, int], object]


@pytest.fixture(scope="module")
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[InFile]]:
    sizes = SIZES if request.config.getoption("benchmark_enable") else FEW
    folder = tmp_path_factory.mktemp("files")
    with ExitStack() as stack:
        yield [stack.enter_context(opened(size, folder)) for size in sizes]


def answered(here: InFile, turn: int) -> object:
    with here.store.writing() as tx:
        return answers.put(tx, said(here.talk.id, f"item-{turn}", order=turn))


def overview(here: InFile, turn: int) -> object:
    return UnitOverview(here.store, noon).of_unit(here.user, here.unit(turn).id, SPAN).shares


def took_part(here: InFile, turn: int) -> object:
    return UnitOverview(here.store, noon).participation(here.user, here.unit(turn).id, SPAN).answered.whole


def series(here: InFile, turn: int) -> object:
    return Review(here.store).person(here.user, here.person(turn).id)


def people_of_a_unit(here: InFile, turn: int) -> object:
    return Residents(here.store, noon).listed(here.staff(turn))


def everybody(here: InFile, _turn: int) -> object:
    return Residents(here.store, noon).listed(here.user)


DEEDS: Mapping[str, tuple[Deed, int]] = {
    "one answer committed": (answered, 60),
    "one unit's overview": (overview, 20),
    "who took part in one unit": (took_part, 40),
    "one person's series": (series, 60),
    "the start page's list, people of one unit": (people_of_a_unit, 40),
    "the start page's list, everybody, for a superuser": (everybody, 3),
}
"""What is done, and how often."""


@pytest.mark.timeout(900)  # a million answers are written and encrypted before
@pytest.mark.parametrize("what", DEEDS)
def test_growth_in_a_file(benchmark: BenchmarkFixture, files: list[InFile], what: str) -> None:
    deed, rounds = DEEDS[what]
    found = benchmark.pedantic(lambda: [deed(here, 0) for here in files], rounds=1)  # type: ignore[no-untyped-call]  # untyped
    assert all(found), "there is nothing to look at"
    taken: dict[int, list[float]] = {here.size.answers: [] for here in files}
    for turn in range(1, rounds + 1 if benchmark.enabled else 2):
        for here in files:
            taken[here.size.answers].append(seconds(partial(deed, here, turn)) * 1000)
    small = files[0].size.answers
    for size, times in taken.items():
        tell(
            benchmark,
            FILE,
            f"one file, {what}, {spaced(size)} answers",
            f"the same in {spaced(small)}" if size > small else "",
            times=median(times) / median(taken[small]) if size > small else None,
            values=times,
        )


def test_room_in_a_file(benchmark: BenchmarkFixture, files: list[InFile]) -> None:
    """How many megabytes an encrypted file takes, and whether an answer takes more when there are many."""
    each = [here.room / here.size.answers for here in files]
    for here, one in zip(files, each, strict=True):
        tell(
            benchmark,
            FILE,
            f"one file, room for {spaced(here.size.answers)} answers",
            f"an answer's part in {spaced(files[0].size.answers)}" if here is not files[0] else "",
            times=one / each[0] if here is not files[0] else None,
            values=[here.room / 1e6],
            unit="MB",
        )
    benchmark.pedantic(lambda: None, rounds=1)  # type: ignore[no-untyped-call]  # untyped
