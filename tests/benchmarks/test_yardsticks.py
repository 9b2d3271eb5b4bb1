"""Pictures, boards and the light beside the plainest way to do the same in the same run.

The ratio is 1 where ours is as fast as the plain way, 0.1 where it is ten times faster.
"""

from __future__ import annotations

import json
import time
import zipfile
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from accessible_fit.input.engine import Engine, Scan, Steering
from pictograms.boards.model import BoardSet
from pictograms.boards.reader import read_boards
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.benchmarks.beside import beside
from tests.benchmarks.lines import PICTURES, RESIDENT, WORK, at_most, tell
from tests.benchmarks.test_boards import BOARDS, eighty, file

__all__ = ["eighty", "file"]  # fixtures

CARDS, SIDE = 200, 192
QTSVG = "bare QtSvg"


@pytest.fixture(scope="module")
def searched() -> Catalogue:
    catalogue = Catalogue.bundled()
    catalogue.prepare("sv")
    return catalogue


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("typed", ["f", "fr", "fru", "fruk", "frukost", "ta en dusch"])
def test_one_keystroke_beside_looking_through_every_word(
    typed: str, benchmark: BenchmarkFixture, searched: Catalogue
) -> None:
    """The plain way: every name and search word of every symbol, in small letters, one after the other."""
    words = {
        key: " ".join([symbol.name("sv"), *symbol.words.get("sv", ())]).casefold()
        for key in searched
        for symbol in (searched.get(key),)
    }

    def plain() -> list[str]:
        return [key for key, text in words.items() if all(word in text for word in typed.split())]

    found = beside(benchmark, lambda: searched.search(typed, "sv"), plain, clock=time.process_time)
    assert found is not None
    what = f"search of all symbols, keystroke “{typed}”"
    tell(
        benchmark, PICTURES, what, "every word looked through in a loop", target=at_most(10, "p95"), unit=WORK
    )


def bare_qtsvg(content: bytes) -> QPixmap:
    pixmap = QPixmap(SIDE, SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(content)).render(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    return pixmap


@pytest.mark.benchmark(timer=time.process_time)
def test_the_first_drawing_of_200_cards_beside_bare_qtsvg(
    benchmark: BenchmarkFixture, qtbot: QtBot, searched: Catalogue
) -> None:
    """The plain way: the drawings in memory, through Qt, unchecked and not kept."""
    keys = list(islice(searched, CARDS))
    drawings = [searched.svg(key) for key in keys]

    def ours() -> int:
        store = PixmapStore(searched)
        for key in keys:
            store.pixmap(key, SIDE)
        return store.bytes_kept

    found = beside(
        benchmark, ours, lambda: [bare_qtsvg(one) for one in drawings], rounds=5, clock=time.process_time
    )
    assert found == CARDS * SIDE * SIDE * 4
    tell(benchmark, PICTURES, f"{CARDS} cards drawn the first time, {SIDE} pixels", QTSVG, unit=WORK)


@pytest.mark.benchmark(timer=time.process_time)
def test_200_cards_again_beside_bare_qtsvg(
    benchmark: BenchmarkFixture, qtbot: QtBot, searched: Catalogue
) -> None:
    keys = list(islice(searched, CARDS))
    drawings = [searched.svg(key) for key in keys]
    store = PixmapStore(searched)

    def ours() -> list[QPixmap]:
        return [store.pixmap(key, SIDE) for key in keys]

    ours()
    found = beside(
        benchmark, ours, lambda: [bare_qtsvg(one) for one in drawings], rounds=5, clock=time.process_time
    )
    assert isinstance(found, list) and len(found) == CARDS
    tell(benchmark, PICTURES, f"{CARDS} cards again", QTSVG, unit=WORK)


@pytest.mark.benchmark(timer=time.process_time)
def test_opening_80_boards_beside_zip_and_json(benchmark: BenchmarkFixture, file: Path) -> None:
    """The plain way: believe the file, and read every board in it as JSON."""

    def plain() -> list[object]:
        with zipfile.ZipFile(file) as package:
            return [json.loads(package.read(name)) for name in package.namelist() if name.endswith(".obf")]

    assert len(plain()) == BOARDS
    found = beside(benchmark, lambda: read_boards(file), plain, clock=time.process_time)
    assert isinstance(found, BoardSet) and len(found.boards) == BOARDS
    tell(
        benchmark,
        PICTURES,
        f"an .obz of {BOARDS} boards opened and checked",
        "zipfile and json, unchecked",
        unit=WORK,
    )


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("targets", [10, 200])
def test_one_pass_of_the_light_beside_a_bare_loop(benchmark: BenchmarkFixture, targets: int) -> None:
    """The plain way: a light that goes from one to the next, without switches, pauses or rounds."""

    def ours() -> int:
        engine = Engine(Steering(scan=Scan.AUTO, rounds=1))
        engine.page(0, targets)
        steps = 0
        while (due := engine.next_due()) is not None:
            engine.tick(due)
            steps += 1
        return steps

    def plain() -> int:
        lit, due = 0, 0.0
        for lit in range(targets):
            due += 3000.0 if lit == 0 else 2000.0
        return lit

    assert beside(benchmark, ours, plain, clock=time.process_time) == targets
    tell(benchmark, RESIDENT, f"one pass of the light over {targets} cards", "a bare loop", unit=WORK)
