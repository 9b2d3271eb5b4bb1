"""Speed of choosing: one pass of the light, one event through the engine, from a tap to the painted card."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from accessible_fit.input.engine import By, Engine, Scan, Steering
from accessible_fit.ui.input.targets import Offered
from accessible_fit.ui.input.ways import Ways
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.widgets.cards import Card, Face
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.benchmarks.beside import beside
from tests.benchmarks.lines import RESIDENT, WORK, at_most, tell
from tests.benchmarks.plain_qt import label_repaint

PICTURES = ("own:yes", "own:no", "own:sometimes", "own:home", "own:breakfast", "own:outing", "own:staff")
CBOARD_MS = 37  # from a click to the next frame with about 30 cells
AT_ONCE = Steering(ignore_repeats_ms=0, dead_zone_ms=0)


@pytest.mark.parametrize("targets", [5, 10, 200])
def test_one_pass_of_the_light(benchmark: BenchmarkFixture, targets: int) -> None:
    def once() -> int:
        engine = Engine(Steering(scan=Scan.AUTO, rounds=1))
        engine.page(0, targets)
        steps = 0
        while (due := engine.next_due()) is not None:
            engine.tick(due)
            steps += 1
        return steps

    assert benchmark(once) == targets


def test_one_press_through_the_engine(benchmark: BenchmarkFixture) -> None:
    engine = Engine(AT_ONCE)
    engine.page(0, 10)

    def once() -> int | None:
        engine.down(10, 3, By.TOUCH, (500.0, 500.0))
        return engine.up(20, 3).chosen

    assert benchmark(once) == 3


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("count", [5, 15, 60, 200])
def test_from_a_tap_to_the_painted_card(
    benchmark: BenchmarkFixture, qtbot: QtBot, qapp: QApplication, count: int
) -> None:
    look = Look(load_theme("light"), "Atkinson Hyperlegible", 96 / 25.4)
    pixmaps = PixmapStore(Catalogue.bundled())
    window = QWidget()
    grid = QGridLayout(window)
    cards: list[Card] = []
    columns = round(count**0.5 * 1.3)
    for number in range(count):
        card = Card(Face(PICTURES[number % len(PICTURES)], str(number)), look, pixmaps)
        card.become_choice()
        card.setMinimumSize(40, 40)
        card.clicked.connect(lambda _=False, number=number: mark(number))
        cards.append(card)
        grid.addWidget(card, *divmod(number, columns))

    def mark(chosen: int) -> None:
        for number, card in enumerate(cards):
            card.mark(number == chosen)

    qtbot.addWidget(window)
    window.resize(1900, 1000)
    window.show()
    qtbot.waitExposed(window)
    ways = Ways(window, AT_ONCE)
    ways.show(Offered(cards))
    turn = 0

    def tap() -> Card:
        nonlocal turn
        turn += 1
        card = cards[turn * 7 % count]
        place = QPoint(card.width() // 2, card.height() // 2)
        QTest.mousePress(card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseRelease(card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        qapp.processEvents()
        return card

    plain = label_repaint(qtbot, 1900, 1000)
    tapped = beside(benchmark, tap, plain, rounds=50, clock=time.process_time)
    ways.close()
    assert isinstance(tapped, Card) and cards[turn * 7 % count].isChecked()
    what = f"tap → painted frame, {count} cards"
    tell(
        benchmark,
        RESIDENT,
        what,
        "a bare Qt label repainted",
        target=at_most(CBOARD_MS / 5, "median"),
        unit=WORK,
    )
