"""From staff's page to the person's own screen and back, through the program's own wiring."""

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
from accessible_fit.services.following.page_parts import Part
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.consent.window import ConsentWindow
from accessible_fit.ui.my_page.walk import At
from accessible_fit.ui.my_page.window import MyPageWindow
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from db.records import AccessProfile
from db.vocabulary import Language
from pictograms.browsing import Browsing
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.accessible_fit.ui.pretest.test_opening import Mouths
from tests.journeys.own_page import DONE, lived
from tests.journeys.people import PIN, Home, new_home, now


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path, AccessProfile(language=Language.SV, text_percent=120))
    yield made
    made.store.close()


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background("store")
    yield made
    made.close()


def test_both_windows_open_for_what_staff_have_begun_and_the_code_leaves_them(
    qtbot: QtBot, home: Home, tmp_path: Path, background: Background
) -> None:
    life = lived(home)
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
    page = desk.my_pages.open(home.actor, home.person_id, Part.DEEDS, life.deeds[DONE])
    with qtbot.waitSignal(conversing.began):
        conversing.begin(page, opener_of(page), desk, home.actor)
    window = conversing.window
    assert isinstance(window, MyPageWindow)
    assert window.kit.look.percent == 120
    window.leading.begin()
    assert window.leading.walk.here.at is At.DEED
    with qtbot.waitSignal(conversing.ended) as ended:
        window.pin.entered.emit(PIN)
    assert ended.args == [page]
    talk = desk.consent_talks.begin(home.actor, home.person_id, "Eva Ek")
    with qtbot.waitSignal(conversing.began):
        conversing.begin(talk, opener_of(talk), desk, home.actor)
    asking = conversing.window
    assert isinstance(asking, ConsentWindow)
    assert asking.kit.words.language == "sv"
    with qtbot.waitSignal(conversing.ended) as ended:
        asking.pin.entered.emit(PIN)
    assert ended.args == [talk]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
