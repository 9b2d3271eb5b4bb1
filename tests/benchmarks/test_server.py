"""PostgreSQL: many staff at once, and what grows with the number of answers.

Staff are threads of one program here, each with a connection of its own; the server is on the same computer
and keeps what is committed (fsync). Everybody answers every other second, ten times as fast as people do.
"""

import threading
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import text

from db import answers, conversations, people, units
from db.engine import Store, open_store
from db.records import Conversation
from db.vocabulary import ServiceType
from tests.benchmarks.beside import beside
from tests.benchmarks.lines import SERVER, tell
from tests.benchmarks.server import filled, running_server, unit_key
from tests.db.scene import questions, said, set_scene

STAFF = (1, 20, 200)
EVERY_S, EACH = 2.0, 6
PEOPLE_OF_A_UNIT = 10
SIZES = (10_000, 100_000, 1_000_000)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running_server() as address:
        yield address


@pytest.fixture(scope="module")
def sizes(request: pytest.FixtureRequest) -> tuple[int, ...]:
    return SIZES if request.config.getoption("benchmark_enable") else (120, 240)


@pytest.fixture(scope="module")
def database(server: str) -> Callable[[int], str]:
    """The address of a database with so many answers, made the first time."""
    return cache(lambda size: filled(server, f"answers{size}", size))


def spaced(size: int) -> str:
    """A number in groups of three."""
    return f"{size:,}".replace(",", " ")


def talks_of(store: Store, many: int) -> list[Conversation]:
    """A conversation for each of so many staff, with somebody of one of several units."""
    with store.writing() as tx:
        scene = set_scene(tx, f"Åsa {time.perf_counter_ns()}")
        held = []
        for number in range(many):
            if number % PEOPLE_OF_A_UNIT == 0:
                unit = units.add(tx, f"Enhet {time.perf_counter_ns()}", ServiceType.GROUP_HOME)
            person = people.add(tx, unit.id, f"Person {number}")
            held.append(conversations.start(tx, questions(person, scene.version)))
    return held


def answer_together(stores: list[Store], every_s: float, each: int) -> tuple[list[float], float]:
    """Let staff answer at once, each by an own store; return the milliseconds of each and seconds of all."""
    many = len(stores)
    talks = talks_of(stores[0], many)
    taken: list[list[float]] = [[] for _ in talks]
    ready = threading.Barrier(many + 1)

    def staff(at: int) -> None:
        with stores[at].writing():
            pass  # connected before it counts
        ready.wait()
        begun = time.perf_counter() + every_s * at / many
        for number in range(each):
            time.sleep(max(0.0, begun + number * every_s - time.perf_counter()))
            before = time.perf_counter()
            with stores[at].writing() as tx:
                answers.put(tx, said(talks[at].id, f"item-{number}", order=number))
            taken[at].append((time.perf_counter() - before) * 1000)

    threads = [threading.Thread(target=staff, args=(at,)) for at in range(many)]
    for one in threads:
        one.start()
    ready.wait()
    began = time.perf_counter()
    for one in threads:
        one.join()
    in_all = time.perf_counter() - began
    return [one for some in taken for one in some], in_all


@pytest.mark.timeout(900)
def test_two_hundred_staff_at_once(
    benchmark: BenchmarkFixture, database: Callable[[int], str], sizes: tuple[int, ...]
) -> None:
    on = benchmark.enabled
    numbers = STAFF if on else (1, 3)
    stores = [open_store(database(sizes[1])) for _ in range(numbers[-1])]
    found = {
        many: answer_together(stores[:many], EVERY_S if on else 0.01, EACH if many > 1 else 4 * EACH)
        for many in numbers
    }
    benchmark.pedantic(lambda: answer_together(stores[:1], 0.0, 2), rounds=1)  # type: ignore[no-untyped-call]  # untyped
    alone = median(found[1][0])
    for many, (times, in_all) in found.items():
        assert len(times) == many * EACH or many == 1
        tell(
            benchmark,
            SERVER,
            f"PostgreSQL, one answer committed, {many} at once, {len(times) / in_all:.0f} answers a second",
            "one staff member alone" if many > 1 else "",
            times=median(times) / alone if many > 1 else None,
            values=times,
        )
    many = max(found)
    times, in_all = answer_together(stores, 0.0, EACH)
    for one in stores:
        one.close()
    tell(
        benchmark,
        SERVER,
        f"PostgreSQL, {many} staff without a pause, {len(times) / in_all:.0f} answers a second",
        values=times,
    )


@pytest.mark.timeout(900)  # a million answers are written before
def test_growth_on_a_server(
    benchmark: BenchmarkFixture, database: Callable[[int], str], sizes: tuple[int, ...]
) -> None:
    """One answer committed, and one unit's figures, in ten and a hundred times as many answers."""
    order = count()
    stores = {size: open_store(database(size)) for size in sizes}
    talks = {size: talks_of(store, 1)[0] for size, store in stores.items()}

    def put(size: int) -> None:
        number = next(order)
        with stores[size].writing() as tx:
            answers.put(tx, said(talks[size].id, f"item-{number}", order=number))

    figures = text(
        "SELECT life_area, month, sum(points) / sum(answered), count(DISTINCT person_id) FROM"
        " public.month_summary"
        f" WHERE unit_id = {unit_key(0)} AND by_self AND choices > 0 GROUP BY life_area, month"
    )

    def look(size: int) -> None:
        with stores[size].reading() as tx:
            assert tx.execute(figures).all()

    rounds = 60 if benchmark.enabled else 1
    small, *larger = sizes
    beside(benchmark, lambda: put(larger[-1]), lambda: put(small), rounds=rounds, measured=rounds)
    tell(
        benchmark,
        SERVER,
        f"PostgreSQL, one answer committed among {spaced(larger[-1])}",
        f"the same among {spaced(small)}",
    )
    for what, deed in (("one answer committed", put), ("one unit's figures from summaries", look)):
        taken: dict[int, list[float]] = {size: [] for size in sizes}
        for _ in range(rounds):
            for size in sizes:
                before = time.perf_counter()
                deed(size)
                taken[size].append((time.perf_counter() - before) * 1000)
        for size in sizes:
            tell(
                benchmark,
                SERVER,
                f"PostgreSQL, {what}, {spaced(size)} answers",
                f"the same in {spaced(small)}" if size > small else "",
                times=median(taken[size]) / median(taken[small]) if size > small else None,
                values=taken[size],
            )
    for store in stores.values():
        store.close()


def test_room_on_a_server(
    benchmark: BenchmarkFixture, database: Callable[[int], str], sizes: tuple[int, ...]
) -> None:
    """How many megabytes a database takes, and what part of it the summaries are."""
    for size in sizes:
        with open_store(database(size)) as store, store.writing() as tx:
            whole = tx.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
            sums = tx.execute(text("SELECT pg_total_relation_size('public.month_summary')")).scalar_one()
        tell(
            benchmark,
            SERVER,
            f"PostgreSQL, room for {spaced(size)} answers",
            "the summaries alone",
            times=whole / sums,
            values=[whole / 1e6],
            unit="MB",
        )
    benchmark.pedantic(lambda: None, rounds=1)  # type: ignore[no-untyped-call]  # untyped
