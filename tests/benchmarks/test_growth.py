"""What stays as it was: one answer in a store with ten times as many, memory after 500 conversations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from db import answers, bulk
from db.addresses import file_url
from db.engine import Store, create_store
from db.ids import new_id
from db.records import Answer
from tests.benchmarks.beside import beside
from tests.benchmarks.lines import MEMORY, STORE, at_most, tell
from tests.benchmarks.test_starting import probe
from tests.db.scene import said, set_scene

KEY = bytes(range(32))
LESS, MORE = 10_000, 100_000
ITEMS = 12
ROUNDS = 200
TALKS, WARM = 500, 100


def filled(path: Path, key: bytes | None, wanted: int) -> tuple[Store, Callable[[], None]]:
    """A store that holds so many answers, twelve a conversation, and what commits one more."""
    store = create_store(file_url(path, encrypted=key is not None), key)
    with store.writing() as tx:
        scene = set_scene(tx)
        talks = [replace(scene.conversation, id=new_id()) for _ in range(wanted // ITEMS)]
        bulk.add_conversations(tx, talks)
        new = said(scene.conversation.id)
        known = {one.name: getattr(new, one.name) for one in fields(new)}
        bulk.add_answers(
            tx,
            (
                Answer(
                    **{**known, "conversation_id": talk.id, "item_id": f"item-{item}"},
                    id=new_id(),
                    unit_id=scene.unit.id,
                )
                for talk in talks
                for item in range(ITEMS)
            ),
        )
    order = count()

    def put() -> None:
        number = next(order)
        with store.writing() as tx:
            answers.put(tx, said(talks[number % len(talks)].id, f"more-{number}", order=number))

    return store, put


@pytest.mark.parametrize("way", ["encrypted", "plain"])
def test_one_answer_with_ten_times_the_answers(benchmark: BenchmarkFixture, tmp_path: Path, way: str) -> None:
    key = KEY if way == "encrypted" else None
    less, more = (LESS, MORE) if benchmark.enabled else (LESS // 100, MORE // 100)
    small, put_small = filled(tmp_path / "small.db", key, less)
    large, put_large = filled(tmp_path / "large.db", key, more)
    with small, large:
        beside(benchmark, put_large, put_small, rounds=ROUNDS, measured=ROUNDS)
    what = f"one answer committed among {MORE} others, {way} file"
    tell(benchmark, STORE, what, f"the same among {LESS}")


def test_memory_of_500_conversations(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """The memory that only this process has, after 100 conversations of its services and after 500."""
    talks, warm = (TALKS, WARM) if benchmark.enabled else (4, 2)
    told = benchmark.pedantic(  # type: ignore[no-untyped-call]  # the package says no types here
        lambda: probe("talks", tmp_path, str(warm), str(talks)), rounds=1
    )
    first, last = told["warm"], told["memory"]
    assert told["talks"] == talks
    tell(
        benchmark,
        MEMORY,
        f"{TALKS} conversations in one run, services and store without its cache of pages",
        f"the same after {WARM}",
        times=last / first if first else None,
        values=[last / 1024],
        unit="MB",
        target=at_most(1.02),
    )
