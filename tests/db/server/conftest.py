"""The town, made once; each test works on a copy."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.db.conftest import sql_on_server
from tests.db.server.many import build_many
from tests.db.server.town import Town, build


@pytest.fixture(scope="session")
def finished_town(server: str, tmp_path_factory: pytest.TempPathFactory) -> Town:
    return build(server, tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="session")
def standing(finished_town: Town) -> Iterator[Town]:
    """One copy for all tests that only try."""
    yield from _copy(finished_town)


@pytest.fixture
def town(finished_town: Town) -> Iterator[Town]:
    """A copy to write in."""
    yield from _copy(finished_town)


def _copy(finished_town: Town) -> Iterator[Town]:
    name = f"town_{uuid4().hex}"
    server = finished_town.server
    sql_on_server(server, f"CREATE DATABASE {name} TEMPLATE {finished_town.database} OWNER keeper")
    # what stands in the server's own lists does not come along with a copy
    sql_on_server(server, f"REVOKE TEMPORARY ON DATABASE {name} FROM PUBLIC")
    yield finished_town.in_database(name)
    sql_on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def municipality(server: str) -> Town:
    return build_many(server)
