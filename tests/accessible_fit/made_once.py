"""Stores that take seconds to make, made once in a run; whoever wants one works on a copy."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from accessible_fit.services.demo.fill import DemoPlan, fill_store
from db.engine import create_store

PLAN = DemoPlan(units=7, people=80, years=3, seed=11, password="hemligt-lösenord", pin="2580")
TODAY = dt.date(2026, 3, 2)


def empty_store(factory: pytest.TempPathFactory) -> Path:
    """Return a store with nothing in it."""
    made = factory.getbasetemp() / "empty.db"
    if not made.exists():
        create_store(f"sqlite:///{made}").close()
    return made


def municipality(factory: pytest.TempPathFactory) -> Path:
    """Return a store of seven units with eighty people over three years."""
    made = factory.getbasetemp() / "municipality.db"
    if not made.exists():
        begun = factory.mktemp("begun") / "people.db"
        with create_store(f"sqlite:///{begun}") as store:
            fill_store(store, PLAN, TODAY, lambda done, total: None)
        begun.rename(made)
    return made


def copied(made: Path, to: Path) -> str:
    """Copy a store that nobody has open, and return the address of the copy."""
    for other in ("-wal", "-shm"):
        assert not made.with_name(f"{made.name}{other}").exists()  # or a part of it would stay behind
    shutil.copyfile(made, to)
    return f"sqlite:///{to}"
