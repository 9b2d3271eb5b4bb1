"""What holds for every test: no screen, no folder of the tester's own, nothing left running or logged."""

import logging
import os
import threading
import time
from collections.abc import Container, Generator, Iterator
from pathlib import Path

import argon2
import hypothesis
import pytest

from accessible_fit.instruments import own
from accessible_fit.instruments.model import Instrument
from accessible_fit.instruments.reader import Shared, read_instrument
from accessible_fit.ui.plain_imports import load_qt

# Qt's own screen for no screen is 800 by 800; windows reach outside it, and touches there get lost.
SCREEN = Path(__file__).with_name("screen.json")
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = (
        f"offscreen:configfile={SCREEN}" if ":" not in str(SCREEN) else "offscreen"
    )
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia*=false")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

# The same code always passes or fails; `start.py test --hypothesis-profile=search` looks where chance leads.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", max_examples=2000, deadline=None, print_blob=True)
hypothesis.settings.load_profile("same")

load_qt()  # as the program does: PySide's own import is not made for threads

PATIENCE_S = 5.0
TESTS = Path(__file__).parent
BEGUN_WITH = {"test_tour.py", "test_gates.py", "test_server_gone.py", "test_voice.py", "test_start.py"}
NOT_MEASURED = {"ui", "app", "widgets", "journeys", "faults", "hostile", "benchmarks"}


def pytest_addoption(parser: pytest.Parser) -> None:
    faults = parser.getgroup("faults", "killing, filling, setting back: tests/faults")
    faults.addoption(
        "--faults", action="store_true", help="try many more times, and write down what was lost"
    )
    faults.addoption("--faults-seed", type=int, default=20261122, help="the same seed tries the same")


def pytest_configure(config: pytest.Config) -> None:
    """With --faults and no tests named, run those that are about faults."""
    if config.getoption("--faults") and config.args_source is not pytest.Config.ArgsSource.ARGS:
        config.args[:] = [str(Path(__file__).with_name("faults"))]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes in other processes, or one hand would end long after the rest."""
    items.sort(key=lambda item: item.path.name not in BEGUN_WITH)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Do not count the lines that a test through windows runs: windows are not in that measure, and counting
    makes everything take two to three times as long."""
    measure = getattr(item.config.pluginmanager.getplugin("_cov"), "cov_controller", None)
    if measure is None or not NOT_MEASURED & set(item.path.relative_to(TESTS).parts):
        return (yield)
    measure.pause()
    try:
        return (yield)
    finally:
        measure.resume()


@pytest.fixture(scope="session", autouse=True)
def light_hashes(request: pytest.FixtureRequest) -> Iterator[None]:
    """The same way of hashing with less memory: every colleague of every store has two hashes.

    What is measured is measured with the real ones.
    """
    usual = argon2.PasswordHasher

    def light(time_cost: int = 1, memory_cost: int = 64, parallelism: int = 1) -> argon2.PasswordHasher:
        return usual(time_cost, memory_cost, parallelism)

    with pytest.MonkeyPatch.context() as patch:
        if not request.config.getoption("benchmark_enable"):
            patch.setattr(argon2, "PasswordHasher", light)
        yield


@pytest.fixture(scope="session", autouse=True)
def forms_read_once() -> Iterator[None]:
    """The program's own forms, which every desk reads, are read from each file once."""
    plain = read_instrument
    read: dict[tuple[Path, int], Instrument] = {}

    def once(path: Path, known: Container[str], shared: Shared | None = None) -> Instrument:
        if not isinstance(known, own.AnyPictogram):
            return plain(path, known, shared)
        key = (path, path.stat().st_mtime_ns)
        if key not in read:
            read[key] = plain(path, known, shared)
        return read[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own, "read_instrument", once)
        yield


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test folders of its own, so that none touches what the tester keeps."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ACCESSIBLE_FIT_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread of ours behind."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and _left(before):
        time.sleep(0.01)
    left = _left(before)
    assert not left, f"threads left running: {[thread.name for thread in left]}"


def _left(before: set[threading.Thread]) -> list[threading.Thread]:
    # Qt's own threads show up as dummies while they call into Python; they are Qt's to end.
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before and thread.is_alive() and not isinstance(thread, threading._DummyThread)
    ]


@pytest.fixture(autouse=True)
def no_error_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test during which an error was logged, unless the test cleared the log after looking at it."""
    yield
    errors = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert not errors, [record.getMessage() for record in errors]
