"""The person's window opens for what staff have begun, and is put away when they leave by their code."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessible_fit.app.conversing import Conversing
from accessible_fit.app.desk import make_desk
from accessible_fit.app.kinds import opener_of
from accessible_fit.app.room import Room
from accessible_fit.app.voices import Voices
from accessible_fit.instruments.own import AnyPictogram
from accessible_fit.services.pretests.run import Step
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.pretest.window import PretestWindow
from accessible_fit.ui.staff.desk import Desk
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from db.records import AccessProfile
from db.vocabulary import Language
from pictograms.browsing import Browsing
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.accessible_fit.services.pretests.test_run import fitting
from tests.accessible_fit.ui.resident.room import Voice
from tests.journeys.people import PIN, Home, new_home, now


class Mouths:
    """Stands in for the program's voices."""

    def __init__(self) -> None:
        self.voice = Voice()

    def player(self) -> Voice:
        return self.voice


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path, AccessProfile(language=Language.EN, text_percent=120))
    yield made
    made.store.close()


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background("store")
    yield made
    made.close()


@pytest.fixture
def desk(home: Home, tmp_path: Path) -> Desk:
    def browsing() -> Browsing:
        return Browsing.of(Catalogue.bundled())

    return make_desk(home.store, home.accounts, now, AnyPictogram(), tmp_path / "picture_sets", browsing)


def test_from_begun_to_left(qtbot: QtBot, home: Home, desk: Desk, background: Background) -> None:
    beside = QWidget()
    qtbot.addWidget(beside)
    beside.resize(1280, 800)

    def look(theme: str, percent: int, still: bool) -> Look:
        return Look(load_theme(theme), "Atkinson Hyperlegible", 96 / 25.4, percent, still)

    pixmaps = PixmapStore(Catalogue.bundled())
    room = Room(background, lambda: pixmaps, cast(Voices, Mouths()), look, beside, fill=False)
    conversing = Conversing(room, beside)
    talk = desk.pretests.begin(home.actor, home.person_id)
    with qtbot.waitSignal(conversing.began):
        conversing.begin(talk, opener_of(talk), desk, home.actor)
    window = conversing.window
    assert isinstance(window, PretestWindow)
    assert window.kit.words.language == "en"
    assert window.kit.look.percent == 120
    window.leading.forward()
    assert window.leading.run.step is Step.ASKING
    put = window.leading.run.put
    assert put is not None
    window.leading.say(fitting(put))
    with qtbot.waitSignal(conversing.ended) as ended:
        window.pin.entered.emit(PIN)
    assert ended.args == [talk]
    assert desk.pretests.card(home.actor, home.person_id).held[0].unfinished
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_only_the_leaders_own_code_leaves(
    qtbot: QtBot, home: Home, desk: Desk, background: Background
) -> None:
    beside = QWidget()
    qtbot.addWidget(beside)

    def look(theme: str, percent: int, still: bool) -> Look:
        return Look(load_theme(theme), "Atkinson Hyperlegible", 96 / 25.4, percent, still)

    pixmaps = PixmapStore(Catalogue.bundled())
    room = Room(background, lambda: pixmaps, cast(Voices, Mouths()), look, beside, fill=False)
    talk = desk.pretests.begin(home.actor, home.person_id)
    window = opener_of(talk).open(room, desk, home.actor, {})
    assert isinstance(window, PretestWindow)
    qtbot.addWidget(window)
    left: list[bool] = []
    window.left.connect(lambda: left.append(True))
    window.show()
    window.close()
    assert window.isVisible(), "closing the window leads to the code"
    assert window.screen_now is window.pin
    window.pin.entered.emit("0000")
    qtbot.waitUntil(lambda: not background.busy)
    assert not left
    window._leave()
