"""A municipality that does not exist, invented once for all tests that only look at it."""

import datetime as dt
from collections.abc import Iterator

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.services.accounts import Accounts
from accessible_fit.services.demo.fill import DemoPlan, fill_store
from db.engine import Store, create_store

TODAY = dt.date(2026, 3, 2)
PLAN = DemoPlan(units=7, people=80, years=3, seed=11, password="hemligt-lösenord", pin="2580")


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with create_store(f"sqlite:///{tmp_path_factory.mktemp('invented') / 'people.db'}") as store:
        fill_store(store, PLAN, TODAY, lambda done, total: None)
        yield store


@pytest.fixture(scope="session")
def anna(invented: Store) -> Actor:
    actor, _ = Accounts(invented, lambda: dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)).sign_in(
        "Anna.Lind", PLAN.password
    )
    return actor
