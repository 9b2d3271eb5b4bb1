"""How long it takes until an answer is safe, and until an encrypted database is open.

The peer of the first is Python's own sqlite3 on the same tables, in clear text, doing the same write: what a
program would do that had neither encryption nor SQLAlchemy.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from db import answers, audit, bulk
from db.addresses import file_url
from db.engine import Store, create_store, open_store
from db.ids import new_id
from db.records import Answer
from tests.db.scene import Scene, said, set_scene

KEY = bytes(range(32))
ROUNDS = 200


@pytest.fixture
def encrypted(tmp_path: Path) -> Iterator[Store]:
    with create_store(file_url(tmp_path / "fit.db"), KEY) as store:
        yield store


def fill(store: Store) -> Scene:
    with store.writing() as tx:
        return set_scene(tx)


@pytest.mark.benchmark(group="one answer committed, WAL, synchronous=FULL")
def test_one_answer_through_the_encrypted_store(benchmark: BenchmarkFixture, encrypted: Store) -> None:
    talk = fill(encrypted).conversation.id
    order = count()

    def put() -> None:
        number = next(order)
        with encrypted.writing() as tx:
            answers.put(tx, said(talk, f"item-{number}", order=number))

    benchmark.pedantic(put, rounds=ROUNDS, warmup_rounds=20)
    with encrypted.reading() as tx:
        assert len(answers.of_conversation(tx, talk)) == next(order)


@pytest.mark.benchmark(group="one answer committed, WAL, synchronous=FULL")
def test_one_answer_by_plain_sqlite3(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    with create_store(file_url(tmp_path / "plain.db", encrypted=False)) as store:
        scene = fill(store)
        talk, unit = scene.conversation.id.bytes, scene.unit.id.bytes
    plain = sqlite3.connect(tmp_path / "plain.db", isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        plain.execute(f"PRAGMA {pragma}")
    order = count()

    def put() -> None:
        number = next(order)
        plain.execute("BEGIN IMMEDIATE")
        plain.execute(
            "SELECT c.unit_id, a.id FROM conversation c LEFT JOIN answer a"
            " ON a.conversation_id = c.id AND a.item_id = ? WHERE c.id = ?",
            (f"item-{number}", talk),
        ).fetchone()
        plain.execute(
            "INSERT INTO answer (id, conversation_id, unit_id, item_id, life_area, order_in_conversation,"
            " changes, format_kind, outcome, mapping_version, input_way, answered_at, format_steps,"
            " format_reversed, raw, score, half_step, order_shown, duration_ms)"
            " VALUES (?, ?, ?, ?, 'home', ?, 0, 'choice', 'answered', 1, 'touch',"
            " '2026-03-02 12:01:00.000000', 3, 0, 2, 100.0, 25.0, ?, 2300)",
            (new_id().bytes, talk, unit, f"item-{number}", number, '["yes", "sometimes", "no"]'),
        )
        plain.execute("COMMIT")

    benchmark.pedantic(put, rounds=ROUNDS, warmup_rounds=20)
    assert plain.execute("SELECT count(*) FROM answer").fetchone() == (next(order),)
    plain.close()


@pytest.mark.benchmark(group="open an encrypted store")
def test_open_with_everything_imported(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    url = file_url(tmp_path / "fit.db")
    create_store(url, KEY).close()
    benchmark.pedantic(lambda: open_store(url, KEY).close(), rounds=50, warmup_rounds=3)


@pytest.mark.benchmark(group="open an encrypted store")
def test_open_in_a_new_process(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Interpreter, imports and opening together: what a worker has to do before anybody can be chosen."""
    url = file_url(tmp_path / "fit.db")
    create_store(url, KEY).close()
    program = f"from db.engine import open_store; open_store({url!r}, bytes(range(32))).close()"
    benchmark.pedantic(
        lambda: subprocess.run([sys.executable, "-c", program], check=True), rounds=5, warmup_rounds=1
    )


@pytest.mark.benchmark(group="many answers at once")
def test_ten_thousand_invented_answers(benchmark: BenchmarkFixture, encrypted: Store) -> None:
    scene = fill(encrypted)
    new = said(scene.conversation.id)
    known = {name: getattr(new, name) for name in new.__dataclass_fields__ if name != "item_id"}
    numbers = count()

    def add() -> None:
        batch = [
            Answer(**known, item_id=f"item-{next(numbers)}", id=new_id(), unit_id=scene.unit.id)
            for _ in range(10_000)
        ]
        with encrypted.writing() as tx:
            bulk.add_answers(tx, batch)

    benchmark.pedantic(add, rounds=3)


@pytest.mark.benchmark(group="the log")
def test_one_line_of_the_log(benchmark: BenchmarkFixture, encrypted: Store) -> None:
    scene = fill(encrypted)

    def append() -> None:
        with encrypted.writing() as tx:
            audit.append(tx, scene.staff.id, "looked at", "person", scene.person.id, scene.unit.id)

    benchmark.pedantic(append, rounds=ROUNDS)
    with encrypted.reading() as tx:
        assert audit.verify(tx) == []
