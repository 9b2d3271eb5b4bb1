"""From process start to the first painted window and to signing in, beside a bare Qt window in the same run.

The disk is warm: the first pair is not counted, and it leaves the compiled form of every module in a folder
of its own, as the first start of the installed program does.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from accessible_fit.app.start import utc_now
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.settings import Settings, write_settings
from db.engine import create_store
from db.vocabulary import ServiceType
from tests.benchmarks.lines import MEMORY, START, Target, at_most, tell

Pair = tuple[dict[str, float], dict[str, float]]  # what a bare window told, and what ours told
ROOT = Path(__file__).resolve().parents[2]


def probe(what: str, home: Path, *more: str) -> dict[str, float]:
    """Start a window and return what it told: milliseconds since the start, and kilobytes."""
    environment = {
        **os.environ,
        "ACCESSIBLE_FIT_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
        "PROBE_BEGAN": repr(time.time()),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.probe", what, *more],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return {line.split()[0]: float(line.split()[1]) for line in done.stdout.splitlines()}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Settings and a store as Lisa left them yesterday: she has an account."""
    url = f"sqlite:///{tmp_path / 'start.db'}"
    with create_store(url) as store:
        account = NewAccount("lisa", "Lisa Holm", "one long password", "1357")
        Accounts(store, utc_now).make_first(account, "Solgläntan", ServiceType.GROUP_HOME)
    write_settings(tmp_path / "config" / "settings.toml", Settings(db=url))
    return tmp_path


BARE = "a bare Qt window in a process of its own"
SHOWN = {
    "painted": ("process start → first painted window", at_most(1.6)),
    "usable": ("process start → name and password can be written", at_most(5)),
    "complete": ("process start → everything behind it is loaded", None),
}


def pairs_of(benchmark: BenchmarkFixture, home: Path, what: str, rounds: int) -> list[Pair]:
    """A bare window and ours, turn about."""
    found: list[Pair] = []
    if benchmark.enabled:
        probe("bare", home), probe(what, home)  # warms the disk
    benchmark.pedantic(  # type: ignore[no-untyped-call]  # the package says no types here
        lambda: found.append((probe("bare", home), probe(what, home))),
        rounds=rounds if benchmark.enabled else 1,
    )
    return found


def tell_memory(benchmark: BenchmarkFixture, pairs: list[Pair], what: str, target: Target | None) -> None:
    told = [(bare["memory"], ours["memory"]) for bare, ours in pairs if bare["memory"]]
    if told:
        times = median(ours / bare for bare, ours in told)
        values = [ours / 1024 for _, ours in told]
        tell(benchmark, MEMORY, what, BARE, times=times, target=target, values=values, unit="MB")


def test_start_beside_a_bare_window(benchmark: BenchmarkFixture, home: Path) -> None:
    pairs = pairs_of(benchmark, home, "program", 9)
    for name, (what, target) in SHOWN.items():
        times = median(ours[name] / bare["painted"] for bare, ours in pairs)
        tell(
            benchmark, START, what, BARE, times=times, target=target, values=[ours[name] for _, ours in pairs]
        )
    tell_memory(benchmark, pairs, "the program, nobody signed in", None)


def test_memory_with_a_board(benchmark: BenchmarkFixture, home: Path) -> None:
    """The goal is half of what AsTeRICS Grid took with a board: 478 MB, the smaller of the two peers."""
    pairs = pairs_of(benchmark, home, "board", 3)
    tell_memory(benchmark, pairs, "the program with a board of 60 cards", at_most(478 / 2, "median"))
