"""How long a leader waits for one unit, eight years: our overview beside plain sqlite3 on the same file.

The peer reads the same rows by the same indexes and takes the mean of persons' means per life area and
quarter: no verdicts, no shares, nothing hidden.
"""

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from statistics import mean

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from accessible_fit.services.demo.fill import DemoPlan, fill_store
from accessible_fit.services.unit.overview import overview
from accessible_fit.trends.quarters import latest_years, quarter_of
from db import unit_figures, units
from db.engine import Store, create_store
from db.records import Unit
from tests.benchmarks.beside import beside

TODAY = dt.date(2026, 3, 2)
SPAN = latest_years(TODAY, TODAY)[0]
ROWS = (
    "SELECT c.person_id, c.started_at, a.life_area, a.score FROM conversation c"
    " JOIN answer a ON a.conversation_id = c.id"
    " WHERE c.unit_id = ? AND c.kind = 'questions' AND c.who_answered = 'self' AND a.repetition = 0"
)


@pytest.fixture(scope="module")
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Unit]]:
    """A store of eight years, and the unit in it with the most answers."""
    large = request.config.getoption("benchmark_enable")
    people, years = (200, 8) if large else (40, 2)
    plan = DemoPlan(units=10, people=people, years=years, seed=3, password="hemligt-lösenord", pin="2580")
    with create_store(f"sqlite:///{tmp_path_factory.mktemp('years') / 'people.db'}") as store:
        fill_store(store, plan, TODAY, lambda done, total: None)
        with store.reading() as tx:
            known = units.all_units(tx)
            yield store, max(known, key=lambda one: len(unit_figures.answers(tx, one.id)))


@pytest.fixture
def plain(filled: tuple[Store, Unit]) -> Iterator[sqlite3.Connection]:
    path = filled[0].address.path
    assert path is not None
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def by_plain_sql(plain: sqlite3.Connection, unit: Unit) -> dict[tuple[str, int], float]:
    said: dict[tuple[str, int], dict[bytes, list[float]]] = defaultdict(lambda: defaultdict(list))
    for person, when, area, score in plain.execute(ROWS, (unit.id.bytes,)):
        if score is not None:
            said[area, quarter_of(dt.date.fromisoformat(when[:10]))][person].append(score)
    return {key: mean(mean(one) for one in persons.values()) for key, persons in said.items()}


@pytest.mark.benchmark(group="one unit, eight years")
def test_the_whole_overview(
    benchmark: BenchmarkFixture, filled: tuple[Store, Unit], plain: sqlite3.Connection
) -> None:
    store, unit = filled

    def ours() -> int:
        with store.reading() as tx:
            return len(overview(tx, unit, SPAN).rows)

    assert beside(benchmark, ours, lambda: by_plain_sql(plain, unit))


@pytest.mark.benchmark(group="one unit, eight years")
def test_its_answers_are_read(
    benchmark: BenchmarkFixture, filled: tuple[Store, Unit], plain: sqlite3.Connection
) -> None:
    store, unit = filled

    def ours() -> int:
        with store.reading() as tx:
            return len(unit_figures.answers(tx, unit.id))

    assert beside(benchmark, ours, lambda: plain.execute(ROWS, (unit.id.bytes,)).fetchall())


def test_every_query_goes_by_an_index(filled: tuple[Store, Unit], plain: sqlite3.Connection) -> None:
    """No table is read from end to end, however large the others' units are."""
    from sqlalchemy import event

    store, unit = filled
    asked: list[tuple[str, object]] = []
    with store.reading() as tx:

        def note(_c: object, _k: object, statement: str, values: object, *_: object) -> None:
            asked.append((statement, values))

        event.listen(tx.engine, "before_cursor_execute", note)
        overview(tx, unit, SPAN)
        event.remove(tx.engine, "before_cursor_execute", note)
    assert len(asked) == 7
    for statement, values in asked:
        plan = plain.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()  # type: ignore[arg-type]
        assert not [step for *_, step in plan if step.startswith("SCAN")], (statement, plan)
