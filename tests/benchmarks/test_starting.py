"""From process start to the first painted window and to signing in, beside a bare Qt window in the same run."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from db.engine import create_store

ROOT = Path(__file__).resolve().parents[2]


def probe(*words: str) -> dict[str, float]:
    """Start a window and return what it told: milliseconds since the start, and kilobytes."""
    environment = {**os.environ, "PROBE_BEGAN": repr(time.time()), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.probe", *words],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return {line.split()[0]: float(line.split()[1]) for line in done.stdout.splitlines()}


@pytest.fixture
def start(tmp_path: Path) -> Callable[[], dict[str, float]]:
    create_store(f"sqlite:///{tmp_path / 'start.db'}").close()
    return lambda: probe("program", str(tmp_path))


def test_start_beside_a_bare_window(
    benchmark: BenchmarkFixture, start: Callable[[], dict[str, float]]
) -> None:
    ratios: dict[str, list[float]] = {"painted": [], "usable": [], "memory": []}

    def pair() -> None:
        bare, ours = probe("bare"), start()
        for what in ("painted", "usable"):
            ratios[what].append(ours[what] / bare["painted"])
        if bare["memory"]:
            ratios["memory"].append(ours["memory"] / bare["memory"])

    benchmark.pedantic(
        pair, rounds=5 if benchmark.enabled else 1, warmup_rounds=1 if benchmark.enabled else 0
    )
    assert ratios["painted"]
    for what, values in ratios.items():
        if values:
            benchmark.extra_info[f"{what}, times a bare window (median)"] = round(
                statistics.median(values), 2
            )
