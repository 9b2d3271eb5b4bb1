"""Eva, who made the first account, and a clock that the test sets."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from db.engine import Store, open_store
from db.vocabulary import ServiceType
from tests.accessible_fit.made_once import copied

EVA = NewAccount("Eva.Ek", "Eva Ek", "fyra glada ord", "2580")


class Clock:
    """A clock that the test sets, and one that only goes on as time passes."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
        self.passed = 0.0

    def __call__(self) -> dt.datetime:
        return self.now

    def steady(self) -> float:
        return self.passed

    def wait(self, seconds: float) -> None:
        self.set_on(seconds)
        self.passed += seconds

    def set_on(self, seconds: float) -> None:
        self.now += dt.timedelta(seconds=seconds)


@pytest.fixture
def store(tmp_path: Path, finished_store: Path) -> Iterator[Store]:
    with open_store(copied(finished_store, tmp_path / "a.db")) as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(store: Store, clock: Clock) -> Accounts:
    return Accounts(store, clock, clock.steady)


@pytest.fixture
def eva(accounts: Accounts) -> Actor:
    return accounts.make_first(EVA, "Ekbacken", ServiceType.GROUP_HOME)
