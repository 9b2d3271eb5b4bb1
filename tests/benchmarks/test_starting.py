"""From process start to the first painted window and to signing in, beside a bare Qt window in the same run.

The disk is warm: the first pair is not counted, and it leaves the compiled form of every module in a folder
of its own, as the first start of the installed program does.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from accessible_fit.app.start import utc_now
from accessible_fit.services.accounts import Accounts, NewAccount
from accessible_fit.settings import Settings, write_settings
from db.engine import create_store
from db.vocabulary import ServiceType

ROOT = Path(__file__).resolve().parents[2]


def probe(what: str, home: Path) -> dict[str, float]:
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
        [sys.executable, "-m", "tests.benchmarks.probe", what],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
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


def test_start_beside_a_bare_window(benchmark: BenchmarkFixture, home: Path) -> None:
    ratios: dict[str, list[float]] = {"painted": [], "usable": [], "complete": [], "memory": []}

    def pair() -> None:
        bare, ours = probe("bare", home), probe("program", home)
        for what in ("painted", "usable", "complete"):
            ratios[what].append(ours[what] / bare["painted"])
        if bare["memory"]:
            ratios["memory"].append(ours["memory"] / bare["memory"])

    probe("bare", home), probe("program", home)  # warms the disk
    benchmark.pedantic(pair, rounds=9 if benchmark.enabled else 1)
    assert ratios["painted"]
    for what, values in ratios.items():
        if values:
            benchmark.extra_info[f"{what}, times a bare window (median)"] = round(
                statistics.median(values), 2
            )
