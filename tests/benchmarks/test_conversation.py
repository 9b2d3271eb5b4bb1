"""From a tap to the next painted frame, and one answer kept on an encrypted disk."""

import itertools
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.question import Asked, QuestionScreen
from accessible_fit.ui.theme.fonts import load_fonts
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.words.catalogue import Words
from db.vocabulary import InputWay
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.benchmarks.beside import beside
from tests.benchmarks.lines import RESIDENT, STORE, WORK, at_most, tell
from tests.benchmarks.plain_qt import label_repaint
from tests.journeys.people import Home, form, new_home

SIZE = (1280, 640)
LABEL = "a bare Qt label repainted"
CBOARD_MS = 37  # from a click to the next frame with about 30 cells


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def test_one_answer_kept(benchmark: BenchmarkFixture, home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    answers = itertools.cycle((0, 1, 2))
    item = talk.flow.item_ids[0]

    def keep() -> None:
        home.conversations.keep(home.actor, talk, Given(item, Said(raw=next(answers)), InputWay.TOUCH, 900))

    benchmark(keep)
    tell(benchmark, STORE, "one answer kept by the program, with rights, log and encryption")


def question_screen(qtbot: QtBot) -> QuestionScreen:
    look = Look(load_theme("light"), load_fonts(), 96 / 25.4)
    screen = QuestionScreen(Kit(look, Words("sv"), PixmapStore(Catalogue.bundled())))
    qtbot.addWidget(screen)
    screen.resize(*SIZE)
    screen.show()
    return screen


def asked(number: int, choices: int) -> Asked:
    instrument = form()
    item = instrument.items[number]
    options = instrument.answer_sets[item.answer_set].ladders[choices]
    return Asked(item.pictogram, f"Trivs du? {number}", "Trivs du?", options)


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("choices", [2, 3, 5])
def test_tap_to_painted_frame(benchmark: BenchmarkFixture, qtbot: QtBot, choices: int) -> None:
    screen = question_screen(qtbot)
    screen.ask(asked(0, choices), None)
    QApplication.processEvents()
    cards = itertools.cycle(screen.cards()[:choices])

    def tap() -> None:
        card = next(cards)
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() // 2, card.height() // 2))
        screen.repaint()

    beside(benchmark, tap, label_repaint(qtbot, *SIZE), rounds=50, clock=time.process_time)
    what = f"tap on a question's choice → painted frame, {choices} choices"
    tell(benchmark, RESIDENT, what, LABEL, target=at_most(CBOARD_MS / 5, "median"), unit=WORK)


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("choices", [3, 5])
def test_from_one_question_to_the_next(benchmark: BenchmarkFixture, qtbot: QtBot, choices: int) -> None:
    """The goal is a quarter of the 170 ms that Cboard takes to another board."""
    screen = question_screen(qtbot)
    questions = itertools.cycle([asked(number, choices) for number in range(4)])

    def turn() -> None:
        screen.ask(next(questions), None)
        QApplication.processEvents()

    beside(benchmark, turn, label_repaint(qtbot, *SIZE), rounds=50, clock=time.process_time)
    what = f"page change: the next question painted, {choices} choices"
    tell(benchmark, RESIDENT, what, LABEL, target=at_most(170 / 4, "median"), unit=WORK)
