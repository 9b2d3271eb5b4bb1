"""Keep a store in the form that the database has now: `python -m tests.db.keep_form`.

A store from an earlier form is brought along, and in it people go on living with the program as it is now
(`kept_life`). The same program always makes the same file, so keeping a form again shows what has changed.
"""

import datetime as dt
import secrets
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import argon2
import pytest

from db import audit, instruments, migrate
from db.engine import open_store
from db.health import examine
from db.revision import REVISIONS
from tests.db.kept_life import KeptLife
from tests.db.kept_stores import KEPT, on_file, rows_of

BEGUN = "0003"
"""The form that later ones begin with: the last one with rows that were written by hand."""
FIRST_DAY = dt.datetime(2027, 5, 10, 9, tzinfo=dt.UTC)


class Days:
    """A clock that goes on by a minute each time somebody looks."""

    def __init__(self) -> None:
        self.at = FIRST_DAY

    def __call__(self) -> dt.datetime:
        self.at += dt.timedelta(minutes=1)
        return self.at

    def nanoseconds(self) -> int:
        return int(self.at.timestamp()) * 10**9


def keep(folder: Path) -> Path:
    """Write the store of the newest form into a folder. Raises ValueError when it would not be whole."""
    form = REVISIONS[-1]
    with TemporaryDirectory() as made:
        path = Path(made) / "fit.db"
        url, days = on_file(BEGUN, path), Days()
        migrate.upgrade(url)
        with _same_every_time(days, int(form)), open_store(url) as store:
            KeptLife(store, days).go_on()
            with store.reading() as tx:
                faults = examine(tx, encrypted=False).faults
        with closing(sqlite3.connect(path)) as connection:
            empty = sorted(name for name, rows in rows_of(connection).items() if not rows)
            dumped = "\n".join(connection.iterdump()) + "\n"
    if faults or empty:
        raise ValueError(f"no row in: {', '.join(empty)}; faults: {', '.join(faults)} (see kept_life.py)")
    kept = folder / f"{form}.sql"
    kept.write_text(dumped, "utf-8", newline="\n")
    return kept


@contextmanager
def _same_every_time(days: Days, seed: int) -> Iterator[None]:
    """Let ids, salts and the times in the log be the same whenever this is run."""
    chance, usual = Random(seed), argon2.PasswordHasher
    append, version = audit.append, instruments.keep

    def append_now(*given: Any, **named: Any) -> Any:
        return append(*given, **{"at": days(), **named})

    def keep_now(*given: Any, **named: Any) -> Any:
        return version(*given, **{"kept_at": days(), **named})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "randbits", chance.getrandbits)
        patch.setattr(secrets, "token_hex", lambda count: chance.randbytes(count).hex())
        patch.setattr(time, "time_ns", days.nanoseconds)
        patch.setattr("os.urandom", chance.randbytes)
        patch.setattr(audit, "append", append_now)
        patch.setattr(instruments, "keep", keep_now)
        patch.setattr(argon2, "PasswordHasher", lambda: usual(1, 64, 1))
        yield


if __name__ == "__main__":
    kept = keep(KEPT)
    sys.stdout.write(f"{kept}: {kept.stat().st_size} bytes\n")
