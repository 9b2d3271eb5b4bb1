"""How long it takes until an answer is safe, and until an encrypted database is open.

The peer of the first is Python's own sqlite3 on the same tables, in clear text, doing the same write: what a
program would do that had neither encryption nor SQLAlchemy.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from db import answers, audit, bulk, conversations, mats
from db.addresses import file_url
from db.engine import Store, create_store, open_store
from db.ids import new_id
from db.records import Answer
from tests.benchmarks.beside import beside
from tests.benchmarks.lines import STORE, at_most, tell
from tests.benchmarks.plain_write import plain_writer
from tests.db.scene import Scene, food_mat, mat_talk, put, said, set_scene, step

KEY = bytes(range(32))
ROUNDS = 200
WHY = (
    "SQLAlchemy and the encryption take nearly twice the processor time of plain sqlite3; the disk takes"
    " as long for both. So the ratio swings with the disk and other work: 1.05 to 1.48 in four runs of 400"
    " turns each."
)


@pytest.fixture
def encrypted(tmp_path: Path) -> Iterator[Store]:
    with create_store(file_url(tmp_path / "fit.db"), KEY) as store:
        yield store


def fill(store: Store) -> Scene:
    with store.writing() as tx:
        return set_scene(tx)


def plain_puts(folder: Path) -> tuple[sqlite3.Connection, Callable[[], None]]:
    """One answer by Python's own sqlite3 for each call, committed in the same way as ours."""
    with create_store(file_url(folder / "plain.db", encrypted=False)) as store:
        scene = fill(store)
        talk, unit = scene.conversation.id.bytes, scene.unit.id.bytes
    return plain_writer(folder / "plain.db", talk, unit)


@pytest.mark.parametrize("way", ["encrypted", "plain"])
def test_one_answer_beside_plain_sqlite3(benchmark: BenchmarkFixture, tmp_path: Path, way: str) -> None:
    url = file_url(tmp_path / "fit.db", encrypted=way == "encrypted")
    with create_store(url, KEY if way == "encrypted" else None) as store:
        talk = fill(store).conversation.id
        order = count()

        def put() -> None:
            number = next(order)
            with store.writing() as tx:
                answers.put(tx, said(talk, f"item-{number}", order=number))

        plain, put_plain = plain_puts(tmp_path)
        beside(benchmark, put, put_plain, rounds=ROUNDS, measured=ROUNDS)
        assert len(answers_of(store, talk)) == next(order)
    assert plain.execute("SELECT count(*) FROM answer WHERE score = 100").fetchone()[0] >= 1
    plain.close()
    goal = at_most(1.5) if way == "encrypted" else None
    what = f"one answer committed, {way} file, WAL, synchronous=FULL"
    tell(benchmark, STORE, what, "plain sqlite3, the same write", target=goal, why=WHY)


def answers_of(store: Store, talk: UUID) -> list[Answer]:
    with store.reading() as tx:
        return answers.of_conversation(tx, talk)


@pytest.mark.benchmark(group="one card put on a mat, WAL, synchronous=FULL")
def test_one_card_with_its_step_through_the_encrypted_store(
    benchmark: BenchmarkFixture, encrypted: Store
) -> None:
    with encrypted.writing() as tx:
        talk = conversations.start(tx, mat_talk(set_scene(tx).person))
        mat = mats.start(tx, food_mat(talk.id))
    order = count()

    def lay() -> None:
        number = next(order)
        with encrypted.writing() as tx:
            mats.add_steps(tx, mat.id, [step(number, "put", "soup")])
            mats.put_placements(tx, mat.id, [put(f"card-{number % 15}", number % 3, number % 15)])

    benchmark.pedantic(lay, rounds=ROUNDS, warmup_rounds=20)
    with encrypted.reading() as tx:
        assert len(mats.steps_of(tx, mat.id)) == next(order)


@pytest.mark.benchmark(group="open an encrypted store")
def test_open_with_everything_imported(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    url = file_url(tmp_path / "fit.db")
    create_store(url, KEY).close()
    benchmark.pedantic(lambda: open_store(url, KEY).close(), rounds=50, warmup_rounds=3)
    tell(benchmark, STORE, "an encrypted file opened with its key")


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
