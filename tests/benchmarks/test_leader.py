"""A million answers: one unit's figures and all units', beside everything else they might be kept in.

Ours come from the summaries that the store keeps itself; what that costs when an answer is written stands
under Store (test_db, test_growth).
"""

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import delete

from accessible_fit.services.unit.all_units import all_units, person_means
from accessible_fit.services.unit.overview import overview
from accessible_fit.trends.quarters import latest_years
from db import unit_figures, units, year_sheets
from db.addresses import file_url
from db.engine import Store, open_store
from db.records import Unit
from db.tables import year_sheet_table
from tests.benchmarks import ways
from tests.benchmarks.beside import beside, seconds
from tests.benchmarks.lines import LEADER, at_most, tell
from tests.benchmarks.million import SMALL, TODAY, Columns, Size, columns, store_file

SPAN = latest_years(TODAY, TODAY)[0]
AT = 3
"""The unit that is looked at: its number, and its place in the order of ids."""

SUMMARIES = (
    "SELECT life_area, month, sum(points) / 1e6 / sum(answered), count(DISTINCT person_id) FROM month_summary"
    " WHERE unit_id = ? AND by_self AND choices > 0 AND answered > 0 GROUP BY life_area, month"
)
ROUNDS = 9


@dataclass(frozen=True)
class Municipality:
    store: Store
    raw: sqlite3.Connection
    columns: Columns
    units: list[Unit]
    ways: list[ways.Ways]


@pytest.fixture(scope="module")
def enabled(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("benchmark_enable"))


@pytest.fixture(scope="module")
def municipality(enabled: bool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Municipality]:
    size = Size() if enabled else SMALL
    folder = tmp_path_factory.mktemp("million")
    path = Path(shutil.copyfile(store_file(size), folder / "people.db"))
    told = columns(size)
    with open_store(file_url(path, encrypted=False)) as store:
        with store.reading() as tx:
            known = sorted(units.all_units(tx), key=lambda one: one.id)
        every = [
            ways.flat(folder, told, AT),
            ways.normalised(path, AT),
            ways.duckdb_table(told, AT),
            ways.polars_frame(told, AT),
            ways.pandas_frame(told, AT),
            ways.numpy_arrays(told, AT),
        ]
        raw = sqlite3.connect(path)
        yield Municipality(store, raw, told, known, every)
        raw.close()


def test_every_way_comes_to_the_same_figures(municipality: Municipality) -> None:
    """Otherwise there would be nothing to compare."""
    here = municipality
    wanted = here.raw.execute(SUMMARIES, (here.units[AT].id.bytes,)).fetchall()
    one = {name: way for some in here.ways for name, way in some.one_unit.items()}
    for name in ("one flat table, clustered", "plain SQL over normalised rows", "DuckDB, own table"):
        found: Any = one[name]()
        assert _sorted(found) == _sorted(wanted), name
    persons, mean, best = figures(here)
    every = {name: way for some in here.ways for name, way in some.all_units.items()}
    for name in ("one flat table, clustered", "DuckDB, own table", "polars"):
        told: Any = every[name]()
        year, quarters = told
        assert sum(row[3] for row in year) == persons[:, 1:, 4].sum(), name
        assert sum(row[3] for row in quarters) == persons[:, 1:, :4].sum(), name
        assert sum(row[4] for row in year) == pytest.approx(mean[:, 1:, 4][persons[:, 1:, 4] > 0].sum()), name
        assert sum(row[5] for row in quarters) == best[:, 1:, :4].sum(), name


def _sorted(rows: Any) -> list[tuple[float, int]]:
    return sorted((round(mean, 6), persons) for _, _, mean, persons in rows if mean is not None)


def figures(here: Municipality) -> Any:
    ids = [one.id for one in here.units]
    with here.store.reading() as tx:
        if year_sheets.missing(tx, ids, SPAN.last):
            with here.store.writing() as writer:
                year_sheets.make(writer, ids, SPAN.last)
    with here.store.reading() as tx:
        return person_means(year_sheets.read(tx, ids, SPAN.last)).figures()


def test_one_unit_beside_every_other_way(benchmark: BenchmarkFixture, municipality: Municipality) -> None:
    here = municipality
    unit = here.units[AT].id.bytes

    def ours() -> object:
        return here.raw.execute(SUMMARIES, (unit,)).fetchall()

    flat = here.ways[0].one_unit["one flat table, clustered"]
    beside(benchmark, ours, flat, rounds=25)
    what = "one unit, eight years of 1 000 000 answers: mean and persons by area and month, from summaries"
    tell(benchmark, LEADER, what, "one flat table, clustered", target=at_most(2))
    _tell_others(benchmark, "the same", _rows(here, "one_unit"), ours)


def test_all_units_beside_every_other_way(benchmark: BenchmarkFixture, municipality: Municipality) -> None:
    here = municipality
    duck = here.ways[2].all_units["DuckDB, own table"]
    figures(here)

    def ours() -> object:
        return figures(here)

    beside(benchmark, ours, duck, rounds=ROUNDS)
    what = (
        f"all {len(here.units)} units of 1 000 000 answers: persons, means, shares, a year and its quarters"
    )
    tell(benchmark, LEADER, what, "DuckDB, own table", target=at_most(1))
    _tell_others(benchmark, "the same", _rows(here, "all_units"), ours)


def _rows(here: Municipality, of: str) -> list[tuple[str, ways.Way]]:
    return [pair for some in here.ways for pair in getattr(some, of).items()]


def _tell_others(
    benchmark: BenchmarkFixture, what: str, others: list[tuple[str, ways.Way]], ours: ways.Way
) -> None:
    """One line for each other way: its times, and how many times ours it takes, turn about."""
    if benchmark.disabled:
        for _, way in others:
            way()
        return
    taken: dict[str, list[float]] = {name: [] for name, _ in others}
    mine = []
    for _ in range(ROUNDS):
        mine.append(seconds(ours))
        for name, way in others:
            taken[name].append(seconds(way))
    for name, times in taken.items():
        tell(
            benchmark,
            LEADER,
            f"{what}, {name}",
            "ours",
            times=median(times) / median(mine),
            values=[one * 1000 for one in times],
        )


def test_all_units_when_no_sheet_is_packed(benchmark: BenchmarkFixture, municipality: Municipality) -> None:
    """What it takes when every unit has changed since somebody looked; mostly none has."""
    here = municipality

    def unpack() -> None:
        with here.store.writing() as tx:
            tx.execute(delete(year_sheet_table))

    benchmark.pedantic(lambda: figures(here), setup=unpack, rounds=5)  # type: ignore[no-untyped-call]  # untyped
    tell(benchmark, LEADER, f"the same, when none of {len(here.units)} sheets is packed")


def test_all_units_with_what_must_be_hidden(benchmark: BenchmarkFixture, municipality: Municipality) -> None:
    here = municipality
    figures(here)

    def ours() -> int:
        with here.store.reading() as tx:
            return len(all_units(tx, here.units, SPAN).units)

    assert benchmark.pedantic(ours, rounds=7) == len(here.units)  # type: ignore[no-untyped-call]  # untyped
    tell(benchmark, LEADER, "all units as the window gets them, after small numbers are hidden")


def test_one_unit_as_the_window_gets_it(benchmark: BenchmarkFixture, municipality: Municipality) -> None:
    here = municipality

    def ours() -> int:
        with here.store.reading() as tx:
            return len(overview(tx, here.units[AT], SPAN).rows)

    found = beside(benchmark, ours, here.ways[1].one_unit["plain SQL over normalised rows"], rounds=ROUNDS)
    assert found
    what = "one unit as the window gets it: shares, persons, verdicts, small numbers hidden"
    tell(benchmark, LEADER, what, "plain SQL over normalised rows, means only")


def test_its_summaries_are_read_by_the_key(municipality: Municipality) -> None:
    """No table is read from end to end, however large the other units are."""
    plan = municipality.raw.execute(f"EXPLAIN QUERY PLAN {SUMMARIES}", (municipality.units[AT].id.bytes,))
    steps = [step for *_, step in plan]
    assert steps[0].startswith("SEARCH month_summary USING PRIMARY KEY")
    assert not [step for step in steps if step.startswith("SCAN")]


def test_nobody_is_looked_up_for_each_unit(municipality: Municipality) -> None:
    """All units take as many statements as one."""
    from sqlalchemy import event

    asked: list[str] = []
    figures(municipality)
    with municipality.store.reading() as tx:

        def note(_c: object, _k: object, statement: str, *_: object) -> None:
            asked.append(statement)

        event.listen(tx.engine, "before_cursor_execute", note)
        all_units(tx, municipality.units, SPAN)
        event.remove(tx.engine, "before_cursor_execute", note)
    assert len(asked) == 3
    assert unit_figures.__name__
