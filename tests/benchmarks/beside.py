"""What is timed beside the plainest way to do the same, turn about, so that a busy computer slows both."""

import gc
import time
from collections.abc import Callable
from statistics import median

from pytest_benchmark.fixture import BenchmarkFixture

ROUNDS = 15


def beside(
    benchmark: BenchmarkFixture,
    ours: Callable[[], object],
    plain: Callable[[], object],
    rounds: int = ROUNDS,
    clock: Callable[[], float] = time.perf_counter,
    measured: int = 0,
) -> object:
    """Time `ours`, and note in the report how many times as long it takes as `plain` (`times_plain`).

    `measured` is how often `ours` is timed alone, 0 for as often as a second allows. Without benchmarks each
    is done once, so that both are known to work. Returns what `ours` gave.
    """
    timed: Callable[..., object] = benchmark.pedantic if measured else benchmark
    found = timed(ours, **({"rounds": measured} if measured else {}))
    plain()
    if not benchmark.disabled:
        pairs = [(seconds(ours, clock), seconds(plain, clock)) for _ in range(rounds)]
        ratio = median(mine for mine, _ in pairs) / median(theirs for _, theirs in pairs)
        benchmark.extra_info["times_plain"] = round(ratio, 4)
        benchmark.extra_info["plain_ms"] = round(median(theirs for _, theirs in pairs) * 1000, 4)
    return found


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long it takes once, with the collector of garbage at rest."""
    gc.disable()
    begun = clock()
    work()
    taken = clock() - begun
    gc.enable()
    return taken
