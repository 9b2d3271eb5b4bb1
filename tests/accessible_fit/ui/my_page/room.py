"""A person in front of the own page, with the hands and the clock of every person's room."""

from typing import cast

from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from accessible_fit.instruments.own import life_areas
from accessible_fit.services.access import Actor
from accessible_fit.services.following.my_page import MyPages
from accessible_fit.services.following.page_parts import MyPage
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.mat.pictures import CardPixmaps
from accessible_fit.ui.my_page.leading import MyPageLeading
from accessible_fit.ui.my_page.walk import At
from accessible_fit.ui.my_page.window import MyPageWindow
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.speaking import Speaking
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.words.catalogue import Words
from audio.player import SpeechPlayer
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.accessible_fit.ui.resident.room import SIZE, Clock, Room, Voice


class MyPageRoom(Room):
    """One person in front of the own page."""

    def __init__(
        self,
        background: Background,
        page: MyPage,
        pages: MyPages,
        actor: Actor,
        theme: str = "light",
        percent: int = 100,
        size: tuple[int, int] = SIZE,
    ) -> None:
        self.clock, self.voice = Clock(), Voice()
        self.background = background
        self.told: list[str] = []
        self.left = False
        profile = page.profile
        words = Words(profile.language.value)
        look = Look(load_theme(theme), "Atkinson Hyperlegible", 96 / 25.4, percent, profile.reduce_motion)
        pixmaps = CardPixmaps(PixmapStore(Catalogue.bundled()), page.photos)
        kit = Kit(look, words, pixmaps, profile.show_text, profile.card_mm)
        self.leading = MyPageLeading(page, pages, actor, background)
        speaking = Speaking(cast(SpeechPlayer, self.voice), words.language, profile.rate)
        self.own = MyPageWindow(
            kit,
            pixmaps,
            self.leading,
            life_areas(),
            speaking,
            self._check,
            self.clock,
            lambda _, text: self.told.append(text),
        )
        # The hands of a room know it by this name; what they use is the same in every person's window.
        self.window = self.own  # type: ignore[assignment]
        self.leading.setParent(self.own)
        speaking.setParent(self.own)
        self.own.left.connect(self._leave)
        QCursor.setPos(0, 0)
        self.own.resize(*size)
        self.own.show()
        self.own.activateWindow()
        QApplication.processEvents()
        self._touchscreen = QTest.createTouchDevice()

    def at(self) -> At:
        """Where the person is."""
        return self.leading.walk.here.at

    def rest(self) -> None:
        """Long enough for a new press to be one, with all kept and said."""
        self.kept()
        self.voice.end()
        self.passes(1000)
