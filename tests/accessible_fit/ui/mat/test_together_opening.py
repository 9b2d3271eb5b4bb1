"""Two mats come to the person's screen from what staff have chosen, and go away again with nothing asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessible_fit.app.conversing import Conversing
from accessible_fit.app.desk import make_desk
from accessible_fit.app.kinds import opener_of
from accessible_fit.app.room import Room
from accessible_fit.app.voices import Voices
from accessible_fit.instruments.own import AnyPictogram
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.mat.together import TogetherWindow
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from db.records import AccessProfile
from db.vocabulary import Language
from pictograms.browsing import Browsing
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.accessible_fit.services.mats.mat_talks import held
from tests.accessible_fit.ui.pretest.test_opening import Mouths
from tests.journeys.people import Home, new_home, now


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path, AccessProfile(language=Language.SV, text_percent=120))
    yield made
    made.store.close()


def test_from_two_mats_to_the_screen_and_back(
    qtbot: QtBot, home: Home, tmp_path: Path, background: Background
) -> None:
    first, second = held(home, [0, 1, 2]), held(home, [2, 1, 2])
    desk = make_desk(
        home.store,
        home.accounts,
        now,
        AnyPictogram(),
        tmp_path / "picture_sets",
        lambda: Browsing.of(Catalogue.bundled()),
    )
    beside = QWidget()
    qtbot.addWidget(beside)
    beside.resize(1280, 800)

    def look(theme: str, percent: int, still: bool) -> Look:
        return Look(load_theme(theme), "Atkinson Hyperlegible", 96 / 25.4, percent, still)

    pixmaps, mouths = PixmapStore(Catalogue.bundled()), Mouths()
    room = Room(background, lambda: pixmaps, cast(Voices, mouths), look, beside, fill=False)
    conversing = Conversing(room, beside)
    together = desk.mat_history.together(home.actor, home.person_id, first.tree.root, second.tree.root)
    with qtbot.waitSignal(conversing.began):
        conversing.begin(together, opener_of(together), desk, home.actor)
    window = conversing.window
    assert isinstance(window, TogetherWindow)
    assert window.kit.look.percent == 120
    assert list(window.screen_now.pieces) == ["breakfast"]
    assert mouths.voice.said[0][0].startswith("Mat. ")
    with qtbot.waitSignal(conversing.ended) as ended:
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert ended.args == [together]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
