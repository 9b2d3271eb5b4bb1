"""Instructions of small pieces of work, beside the plainest way, and that they are counted right.

Without valgrind the table says so, and nothing else changes.
"""

import shutil
from contextlib import ExitStack
from pathlib import Path
from statistics import mean

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.counted import PIECES, stores
from tests.benchmarks.instructions import (
    HOW_TO_GET,
    NotCounted,
    collected,
    count,
    count_twice,
    counter,
    one_repeat,
)
from tests.benchmarks.lines import COUNTS, tell

A_TENTH = 10

TOLD = "1638 0 40\n1711 0 80\n1817 1 40\n1866 1 80\n"
LOG = """\
==1638== Callgrind, a call-graph generating cache profiler
==1638== Copyright (C) 2002-2017, and GNU GPL'd, by Josef Weidendorfer et al.
==1638== Using Valgrind-3.19.0 and LibVEX; rerun with -h for copyright info
==1638== Command: python -m tests.benchmarks.counted loop . 100
==1638== Parent PID: 1210
==1638==\x20
==1638==\x20
==1638== Events    : Ir
==1638== Collected : 231404679
==1638==\x20
==1638== I   refs:      231,404,679
"""
"""What valgrind 3.19 wrote of the first of four processes."""

KEPT = {"1638": collected(LOG), "1711": 290_699_975, "1817": 194_430_723, "1866": 224_121_992}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the stores that answers are written to."""
    folder = tmp_path_factory.mktemp("stores")
    stores(folder)
    return folder


def a_loop(folder: Path) -> list[float]:
    """Counted here, or taken from what valgrind once wrote where there is none."""
    valgrind = counter()
    return count(valgrind, "loop", folder, A_TENTH) if valgrind else one_repeat(TOLD, KEPT)


def test_twice_as_many_rounds_take_twice_the_instructions(tmp_path: Path) -> None:
    twice, once = a_loop(tmp_path)
    assert twice / once == pytest.approx(2, rel=0.01)
    assert 5 < once / 10_000 < 1000, "for each round"


def test_what_valgrind_once_wrote_is_taken_apart() -> None:
    assert collected(LOG) == 231_404_679
    twice, once = one_repeat(TOLD, KEPT)
    assert (twice, once) == ((290_699_975 - 231_404_679) / 40, (224_121_992 - 194_430_723) / 40)


def test_a_run_that_ends_without_a_count_says_what_it_said() -> None:
    with pytest.raises(NotCounted, match="unhandled instruction"):
        collected("==1== valgrind: unhandled instruction bytes\n")
    with pytest.raises(NotCounted):
        one_repeat("", {})


@pytest.mark.parametrize("name", PIECES)
def test_every_way_of_a_piece_can_be_gone(kept: Path, name: str) -> None:
    piece = PIECES[name]
    ways = piece.ways(kept)
    assert len(ways) == len(piece.what) + 1
    for way in ways:
        with ExitStack() as leave:
            work = way.begin(leave)
            assert [work(), work()]


@pytest.mark.timeout(600)  # every instruction takes fifty times as long as usual
@pytest.mark.parametrize("name", PIECES)
def test_instructions_beside_the_plainest_way(
    benchmark: BenchmarkFixture, kept: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if benchmark.disabled:
        monkeypatch.setattr(shutil, "which", lambda _name: None)
    benchmark.pedantic(lambda: tell_of(benchmark, name, kept), rounds=1)  # type: ignore[no-untyped-call]  # untyped
    told = benchmark.extra_info["lines"]
    assert told if counter() else told[0]["what"].endswith(f"not counted: {HOW_TO_GET}")


def tell_of(benchmark: BenchmarkFixture, name: str, kept: Path) -> None:
    piece, valgrind = PIECES[name], counter()
    if valgrind is None:
        for what in piece.what:
            tell(benchmark, COUNTS, f"{what}; not counted: {HOW_TO_GET}", values=())
        return
    *ours, plain = count_twice(valgrind, name, kept)
    for what, runs in zip(piece.what, ours, strict=True):
        tell(
            benchmark,
            COUNTS,
            f"{what}; two runs {100 * (max(runs) / min(runs) - 1):.2f} % apart",
            piece.yardstick,
            times=mean(runs) / mean(plain),
            values=[one / 1000 for one in runs],
            unit="thousand instructions",
        )
