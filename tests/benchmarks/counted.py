"""What is counted in instructions of the processor, each beside its own plainest way.

python -m tests.benchmarks.counted PIECE FOLDER SHARE

The process loads what a piece needs and splits: each brother does one way, so many times or twice as many,
and ends. One line for each of them is printed: its process, the way, how often. What the brothers did before
they were split is the same but for the splitting itself, some ten thousand instructions. SHARE is how much of
the times is done, in percent.
"""

import gc
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, repeat
from pathlib import Path
from typing import Any

Work = Callable[[], object]
Begin = Callable[[ExitStack], Work]
"""Makes the work ready, in the process that will do it; the stack closes what was opened for it."""

WARM = 10
"""How often it is done before, so that what Python and SQLite keep for the next time is kept."""

KEY = bytes(range(32))
ENCRYPTED, PLAIN = "encrypted.db", "plain.db"


@dataclass(frozen=True)
class Way:
    """One way to do it, and how often it is done to be counted: ten million instructions or more."""

    times: int
    begin: Begin


@dataclass(frozen=True)
class Piece:
    """What is done in each of our ways, and in the plainest, which comes last."""

    what: tuple[str, ...]
    yardstick: str
    ways: Callable[[Path], tuple[Way, ...]]


def ready(ours: Work, times: int, plain: Work, plain_times: int) -> tuple[Way, Way]:
    """Two ways that need nothing of their own."""
    return Way(times, lambda _: ours), Way(plain_times, lambda _: plain)


def loop(_folder: Path) -> tuple[Way, ...]:
    """Nothing but rounds, to see that twice as much is counted as twice as much."""

    def rounds(many: int) -> None:
        for _ in repeat(None, many):
            pass

    return ready(partial(rounds, 20_000), 40, partial(rounds, 10_000), 40)


def score(_folder: Path) -> tuple[Way, ...]:
    """The plain way: percent of the longest, their mean, and the width of a step, unchecked."""
    from accessible_fit.scales import formats, groups

    said = (2, 1, 0, 2, 2, 1, 2, 0, 2, 1, 2, 2)
    form = formats.Format(formats.FormatKind.CHOICE, 3)

    def ours() -> object:
        scored = [formats.score(form, raw) for raw in said]
        return groups.group([groups.ItemScore(one.score, one.half_step) for one in scored])

    def plain() -> object:
        points = [100 * raw / 2 for raw in said]
        return sum(points) / len(points), 50 / 12**0.5 / len(points) ** 0.5

    return ready(ours, 40, plain, 2000)


def chart(_folder: Path) -> tuple[Way, ...]:
    """The plain way: median, mean and limits, without checking, signals and verdicts."""
    from random import Random

    from accessible_fit.trends.run_chart import run_chart
    from accessible_fit.trends.xmr import LIMIT, xmr

    random = Random(1)
    values = [round(min(100, max(0, random.gauss(60, 20))), 1) for _ in range(120)]

    def ours() -> object:
        return run_chart(values), xmr(values)

    def plain() -> object:
        middle = sum(values) / len(values)
        spread = sum(abs(b - a) for a, b in pairwise(values)) / (len(values) - 1)
        return sorted(values)[60], middle, middle - LIMIT * spread, middle + LIMIT * spread

    return ready(ours, 10, plain, 100)


def hiding(_folder: Path) -> tuple[Way, ...]:
    """The plain way: every number under five, and when that is one of its whole, the next smallest too."""
    from accessible_fit.services.unit.shown import parted_twice
    from accessible_fit.trends.participation import Part, Taken

    table = {
        Taken.ANSWERED: {Part.ALONE: 8, Part.WITH_HELP: 5},
        Taken.NOT: {Part.NO_ANSWER: 1, Part.DECLINED: 2, Part.OTHERS: 6, Part.NOT_ASKED: 5},
    }

    def hidden(parts: Mapping[Any, int]) -> object:
        order = sorted(parts.items(), key=lambda pair: pair[1])
        few = sum(number < 5 for _, number in order)
        gone = {key for key, _ in order[: 2 if few == 1 else few]}
        return {key: None if key in gone else number for key, number in parts.items()}

    def ours() -> object:
        return parted_twice(27, table)

    def plain() -> object:
        sums = {group: sum(parts.values()) for group, parts in table.items()}
        return hidden(sums), [hidden(parts) for parts in table.values()]

    return ready(ours, 40, plain, 300)


def keystroke(_folder: Path) -> tuple[Way, ...]:
    """The plain way: every name and search word of every symbol, one after the other."""
    from pictograms.catalogue import Catalogue

    catalogue = Catalogue.bundled()
    catalogue.prepare("sv")
    words = {
        key: " ".join([symbol.name("sv"), *symbol.words.get("sv", ())]).casefold()
        for key in catalogue
        for symbol in (catalogue.get(key),)
    }

    def plain() -> object:
        return [key for key, text in words.items() if "fru" in text]

    return ready(lambda: catalogue.search("fru", "sv"), 20, plain, 8)


def mat_step(_folder: Path) -> tuple[Way, ...]:
    """The plain way: the places with one more, and the steps with one more, unchecked."""
    from tests.talking_mats.mats import begun, laid, later

    mat = laid(begun(), [2, 1, 0] * 4)
    assert mat.in_hand is not None
    places, steps, card, at = dict(mat.positions), mat.steps, mat.in_hand.id, later(60)

    def plain() -> object:
        return {**places, card: 2}, (*steps, (len(steps), "put", at, "touch", card, 2))

    return ready(lambda: mat.place(2, at, "touch"), 200, plain, 4000)


def answer(folder: Path) -> tuple[Way, ...]:
    """The plain way: the same write by Python's own sqlite3. Each begins with a copy of its own.

    So few are written that nothing of the log is copied into the file meanwhile.
    """
    from itertools import count
    from uuid import UUID

    from db import answers
    from db.addresses import file_url
    from db.engine import open_store
    from tests.benchmarks.plain_write import plain_writer
    from tests.db.scene import said

    with closing(sqlite3.connect(folder / PLAIN)) as kept:
        talk, unit = kept.execute("SELECT id, unit_id FROM conversation").fetchone()

    def copy(of: str) -> Path:
        return Path(shutil.copyfile(folder / of, folder / f"{os.getpid()}.db"))

    def ours(name: str, key: bytes | None, leave: ExitStack) -> Work:
        store = leave.enter_context(open_store(file_url(copy(name), encrypted=key is not None), key))
        order = count()

        def put() -> None:
            number = next(order)
            with store.writing() as tx:
                answers.put(tx, said(UUID(bytes=talk), f"item-{number}", order=number))

        return put

    def plain(leave: ExitStack) -> Work:
        raw, put = plain_writer(copy(PLAIN), talk, unit)
        leave.enter_context(closing(raw))
        return put

    return Way(40, partial(ours, ENCRYPTED, KEY)), Way(40, partial(ours, PLAIN, None)), Way(40, plain)


def stores(folder: Path) -> None:
    """Make what `answer` begins with: a store in clear text and the same encrypted."""
    from db.addresses import file_url
    from db.engine import create_store
    from tests.benchmarks.in_a_file import encrypt
    from tests.db.scene import set_scene

    with create_store(file_url(folder / PLAIN, encrypted=False)) as store, store.writing() as tx:
        set_scene(tx)
    encrypt(folder / PLAIN, folder / ENCRYPTED, KEY)


PIECES = {
    "loop": Piece(
        ("a loop of 20 000 rounds, to see that twice as much counts twice",), "10 000 rounds", loop
    ),
    "score": Piece(("score of a conversation of 12 answers, with uncertainty",), "plain arithmetic", score),
    "chart": Piece(("run chart and XmR of 120 months",), "median, mean and limits alone", chart),
    "hiding": Piece(("small numbers of one unit's table hidden",), "a sorted loop over each whole", hiding),
    "keystroke": Piece(("search, keystroke “fru”",), "every word looked through in a loop", keystroke),
    "mat_step": Piece(("one card put on a mat of 12",), "a copied dict and tuple", mat_step),
    "answer": Piece(
        ("one answer committed, encrypted file", "one answer committed, plain file"),
        "plain sqlite3, the same write",
        answer,
    ),
}


def run(piece: Piece, folder: Path, share: int) -> None:
    """Split once for each way and number of times. Raises ChildProcessError when a brother fails."""
    for number, way in enumerate(piece.ways(folder)):
        times = max(1, way.times * share // 100)
        for often in (times, 2 * times):
            brother = os.fork()
            if not brother:
                gc.collect()
                gc.disable()
                work = way.begin(ExitStack())  # which nobody closes: it would be counted
                for _ in range(WARM + often):
                    work()
                os._exit(0)
            _, status = os.waitpid(brother, 0)
            if status:
                raise ChildProcessError(f"way {number} ended with {status}")
            sys.stdout.write(f"{brother} {number} {often}\n")


def main(words: Sequence[str]) -> None:
    """Do one piece. Raises KeyError for one that is not there."""
    name, folder, share = words
    run(PIECES[name], Path(folder), int(share))


if __name__ == "__main__":
    main(sys.argv[1:])
