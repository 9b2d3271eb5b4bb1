"""A person who is asked for yes and no, with the hands and the clock of every person's room."""

from typing import cast

from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from accessible_fit.services.access import Actor
from accessible_fit.services.rights.consent_talk import ConsentTalk, ConsentTalks
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.consent.leading import ConsentLeading
from accessible_fit.ui.consent.walk import At
from accessible_fit.ui.consent.window import ConsentWindow
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.speaking import Speaking
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.words.catalogue import Words
from audio.player import SpeechPlayer
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.accessible_fit.ui.resident.room import SIZE, Clock, Room, Voice


class ConsentRoom(Room):
    """One person in front of the window for yes and no."""

    def __init__(
        self,
        background: Background,
        talk: ConsentTalk,
        talks: ConsentTalks,
        actor: Actor,
        theme: str = "light",
        percent: int = 100,
        size: tuple[int, int] = SIZE,
    ) -> None:
        self.clock, self.voice = Clock(), Voice()
        self.background = background
        self.told: list[str] = []
        self.left = False
        profile = talk.profile
        words = Words(profile.language.value)
        look = Look(load_theme(theme), "Atkinson Hyperlegible", 96 / 25.4, percent, profile.reduce_motion)
        kit = Kit(look, words, PixmapStore(Catalogue.bundled()), profile.show_text, profile.card_mm)
        self.leading = ConsentLeading(talk, talks, actor, background)
        speaking = Speaking(cast(SpeechPlayer, self.voice), words.language, profile.rate)
        self.asking = ConsentWindow(
            kit, self.leading, speaking, self._check, self.clock, lambda _, text: self.told.append(text)
        )
        # The hands of a room know it by this name; what they use is the same in every person's window.
        self.window = self.asking  # type: ignore[assignment]
        self.leading.setParent(self.asking)
        speaking.setParent(self.asking)
        self.asking.left.connect(self._leave)
        QCursor.setPos(0, 0)
        self.asking.resize(*size)
        self.asking.show()
        self.asking.activateWindow()
        QApplication.processEvents()
        self._touchscreen = QTest.createTouchDevice()

    def at(self) -> At:
        """Where the person is."""
        return self.leading.here.at

    def rest(self) -> None:
        """Long enough for a new press to be one, with all kept and said."""
        self.kept()
        self.voice.end()
        self.passes(1000)
