"""The same arguments give the same rows; a store in use, or a failure half-way, leaves nothing behind."""

import datetime as dt
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from accessible_fit.services.demo.errors import StoreInUse
from accessible_fit.services.demo.fill import DemoPlan, fill_store
from accessible_fit.services.demo.ids import Ids
from db import people, units, users
from db.engine import Store, create_store
from db.vocabulary import ServiceType

TODAY = dt.date(2026, 3, 2)
SMALL = DemoPlan(units=3, people=12, years=1, seed=5, password="hemligt-lösenord", pin="2580")


def quiet(done: int, total: int) -> None:
    pass


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in a file, but for when the file itself was made."""
    with closing(sqlite3.connect(path)) as file:
        names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {name: sorted(file.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}
    found["setting"] = [row for row in found["setting"] if row[0] != "created_at"]
    return found


def filled(path: Path, plan: DemoPlan, today: dt.date = TODAY) -> dict[str, list[tuple[Any, ...]]]:
    with create_store(f"sqlite:///{path}") as store:
        fill_store(store, plan, today, quiet)
    return rows(path)


def test_two_runs_give_the_same_rows_and_another_seed_does_not(tmp_path: Path) -> None:
    first, again = (filled(tmp_path / name, SMALL) for name in ("first.db", "again.db"))
    assert first == again
    assert len(first["answer"]) > 100
    other = filled(tmp_path / "other.db", replace(SMALL, seed=-5))
    assert {row[0] for row in other["answer"]}.isdisjoint(row[0] for row in first["answer"])


def test_a_later_day_moves_the_years_along(tmp_path: Path) -> None:
    for name, today in (("before.db", TODAY), ("after.db", TODAY + dt.timedelta(days=40))):
        filled(tmp_path / name, SMALL, today)
    latest = []
    for name in ("before.db", "after.db"):
        with closing(sqlite3.connect(tmp_path / name)) as file:
            latest.append(
                dt.datetime.fromisoformat(
                    file.execute("SELECT max(started_at) FROM conversation").fetchone()[0]
                )
            )
    assert 30 <= (latest[1] - latest[0]).days <= 50


def test_people_are_told_of_as_they_come(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with create_store(f"sqlite:///{tmp_path / 'people.db'}") as store:
        made = fill_store(store, SMALL, TODAY, lambda done, total: told.append((done, total)))
    assert told[-1] == (12, 12) and told == sorted(told)
    assert (made.units, made.people, made.users >= 10) == (3, 12, True)


def test_more_units_than_people_leaves_some_empty(tmp_path: Path) -> None:
    with create_store(f"sqlite:///{tmp_path / 'people.db'}") as store:
        made = fill_store(store, replace(SMALL, units=6, people=2), TODAY, quiet)
    assert (made.units, made.people) == (6, 2)


def test_a_store_with_somebody_in_it_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "real.db"
    with create_store(f"sqlite:///{path}") as store:
        with store.writing() as tx:
            home = units.add(tx, "Gruppbostaden Linden", ServiceType.GROUP_HOME)
            people.add(tx, home.id, "Åsa")
        before = rows(path)
        with pytest.raises(StoreInUse, match=r"real\.db"):
            fill_store(store, SMALL, TODAY, quiet)
    assert rows(path) == before


def test_a_failure_half_way_leaves_an_empty_store_that_can_be_filled(tmp_path: Path) -> None:
    def unplugged(done: int, total: int) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    with create_store(f"sqlite:///{tmp_path / 'people.db'}") as store:
        with pytest.raises(KeyboardInterrupt):
            fill_store(store, SMALL, TODAY, unplugged)
        assert empty(store)
        fill_store(store, SMALL, TODAY, quiet)
        assert not empty(store)


def empty(store: Store) -> bool:
    with store.reading() as tx:
        return not users.count(tx) and not units.all_units(tx)


def test_ids_sort_in_the_order_they_are_made_and_are_a_kind_of_their_own() -> None:
    ids = Ids(3)
    made = [ids.next() for _ in range(1000)]
    assert made == sorted(set(made))
    assert {one.version for one in made} == {8}
    assert {one.variant for one in made} == {"specified in RFC 4122"}
