"""From a tap to the next painted frame, and one answer kept on an encrypted disk."""

import itertools
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
from tests.journeys.people import Home, form, new_home


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


@pytest.mark.parametrize("choices", [2, 3, 5])
def test_tap_to_painted_frame(benchmark: BenchmarkFixture, qtbot: QtBot, choices: int) -> None:
    look = Look(load_theme("light"), load_fonts(), 96 / 25.4)
    screen = QuestionScreen(Kit(look, Words("sv"), PixmapStore(Catalogue.bundled())))
    qtbot.addWidget(screen)
    screen.resize(1280, 640)
    item = form().items[0]
    options = form().answer_sets[item.answer_set].ladders[choices]
    screen.ask(Asked(item.pictogram, "Trivs du?", "Trivs du?", options), None)
    screen.show()
    QApplication.processEvents()
    cards = itertools.cycle(screen.cards()[:choices])

    def tap() -> None:
        card = next(cards)
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() // 2, card.height() // 2))
        screen.repaint()

    benchmark(tap)
