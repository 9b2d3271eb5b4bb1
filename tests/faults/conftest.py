"""How hard is tried: a little in every run, much more with --faults, which also writes the table."""

import datetime as dt
import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults import record
from tests.faults.held import Place
from tests.faults.record import Tally
from tests.journeys.people import new_home

TALLY = pytest.StashKey[Tally]()


@dataclass(frozen=True)
class Effort:
    """How many trials, and the chance they are drawn with."""

    much: bool
    seed: int

    def times(self, usual: int, much: int) -> int:
        """Return how many trials to make."""
        return much if self.much else usual

    def chance(self, name: str) -> random.Random:
        """Return chance of its own for one kind of fault, the same in every run with one seed."""
        return random.Random(f"{self.seed} {name}")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[TALLY] = Tally(config.getoption("--faults-seed"))


@pytest.fixture
def effort(request: pytest.FixtureRequest) -> Effort:
    return Effort(request.config.getoption("--faults"), request.config.getoption("--faults-seed"))


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    return request.config.stash[TALLY]


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("store")
    home = new_home(folder)
    home.store.close()
    return Place(folder, home.actor, home.person_id)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Write the table when everything was tried and nothing was lost."""
    config = session.config
    whole = config.args == [str(Path(__file__).parent)] and not config.option.keyword
    if config.getoption("--faults") and whole and exitstatus == pytest.ExitCode.OK:
        record.write(config.stash[TALLY], dt.datetime.now(dt.UTC).date())
