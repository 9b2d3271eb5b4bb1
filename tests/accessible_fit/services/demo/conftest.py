"""A municipality that does not exist, invented once for all tests that only look at it."""

import datetime as dt
from collections.abc import Iterator

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.services.signing_in.accounts import Accounts
from db.engine import Store, open_store
from tests.accessible_fit.made_once import PLAN, copied, municipality


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = municipality(tmp_path_factory)
    with open_store(copied(made, tmp_path_factory.mktemp("invented") / "people.db")) as store:
        yield store


@pytest.fixture(scope="session")
def anna(invented: Store) -> Actor:
    actor, _ = Accounts(invented, lambda: dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)).sign_in(
        "Anna.Lind", PLAN.password
    )
    return actor
