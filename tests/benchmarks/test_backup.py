"""How long a checked backup takes, and that whoever answers meanwhile does not wait for it."""

import datetime as dt
import shutil
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from accessible_fit.services.demo.fill import DemoPlan, fill_store
from db import units
from db.addresses import file_url
from db.backup import make_backup
from db.engine import create_store, open_store
from db.vocabulary import ServiceType

KEY = bytes(range(32))


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three years of sixty invented people."""
    path = tmp_path_factory.mktemp("years") / "fit.db"
    with create_store(file_url(path), KEY) as store:
        plan = DemoPlan(4, 60, 3, 7, "prova-programmet", "2580")
        fill_store(store, plan, dt.date(2026, 11, 22), lambda done, total: None)
    return path


def test_a_checked_backup_of_three_years(benchmark: BenchmarkFixture, years: Path, tmp_path: Path) -> None:
    number = count()
    with open_store(file_url(years), KEY) as store:
        made = benchmark(lambda: make_backup(store, tmp_path / f"{next(number)}.backup"))
    assert made.total > 5000


def test_a_write_while_a_backup_is_made(benchmark: BenchmarkFixture, years: Path, tmp_path: Path) -> None:
    """The write of somebody else between two pieces of the copy."""
    number = count()
    path = Path(shutil.copy(years, tmp_path / "fit.db"))
    with open_store(file_url(path), KEY) as store, store.reading() as tx:
        tx.exec_driver_sql("SELECT count(*) FROM answer").scalar()  # a moment is held, as by a backup

        def write() -> None:
            with store.writing() as own:
                units.add(own, f"Enhet {next(number)}", ServiceType.GROUP_HOME)

        benchmark(write)
