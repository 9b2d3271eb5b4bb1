"""A person in front of a pretest, with hands of every kind, and somebody who knows what fits."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from accessible_fit.services.access import Actor
from accessible_fit.services.pretests.keeping import Pretests, PretestTalk
from accessible_fit.services.pretests.run import YES, Step
from accessible_fit.services.pretests.tasks import LineTask, PictureTask, Question, Task
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.pretest.leading import PretestLeading
from accessible_fit.ui.pretest.window import PretestWindow
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.speaking import Speaking
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.widgets.cards import Card
from accessible_fit.words.catalogue import Words
from audio.player import SpeechPlayer
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.accessible_fit.ui.resident.room import SIZE, Clock, Room, Voice

Hand = Callable[["PretestRoom", Card], None]
Points = Callable[[Task | Question], int | None]


class PretestRoom(Room):
    """One person in front of the window of a pretest."""

    def __init__(
        self,
        background: Background,
        talk: PretestTalk,
        pretests: Pretests,
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
        kit = Kit(look, words, PixmapStore(Catalogue.bundled()), profile.show_text)
        self.leading = PretestLeading(talk, pretests, actor, background)
        speaking = Speaking(cast(SpeechPlayer, self.voice), words.language, profile.rate)
        self.pretest = PretestWindow(
            kit, self.leading, speaking, self._check, self.clock, lambda _, text: self.told.append(text)
        )
        # The hands of a room know it by this name; what they use is the same in every person's window.
        self.window = self.pretest  # type: ignore[assignment]
        self.leading.setParent(self.pretest)
        speaking.setParent(self.pretest)
        self.pretest.left.connect(self._leave)
        QCursor.setPos(0, 0)
        self.pretest.resize(*size)
        self.pretest.show()
        self.pretest.activateWindow()
        QApplication.processEvents()
        self._touchscreen = QTest.createTouchDevice()

    @property
    def put(self) -> Task | Question | None:
        """What is on screen."""
        return self.leading.run.put

    def choose(self, card: Card, hand: Hand) -> None:
        """Press a card when the dead time after the last press is over."""
        self.kept()
        self.passes(1000)
        hand(self, card)
        self.kept()

    def begin(self, hand: Hand) -> None:
        """From the greeting to the first task."""
        self.choose(self.pretest.message.cards()[0], hand)
        assert self.leading.run.step is Step.ASKING

    def card_for(self, said: int | None) -> Card:
        """The card on screen that stands for this; on the line the place nearest to it, or an end."""
        put, screen = self.put, self.pretest.screen_now
        cards = list(screen.cards())
        if said is None:
            return cards[-2]
        if isinstance(put, LineTask):
            line = self.pretest.line.bar
            ends = {0: cards[0], 100: screen.rows()[0][-1]}
            near = min(line.places, key=lambda place: abs(place.tenths - said))
            return ends.get(said, near)
        if isinstance(put, Question):
            return cards[0 if said == YES else 1]
        assert isinstance(put, PictureTask)
        return cards[said]

    def run_through(self, hand: Hand, points: Points) -> None:
        """Do every task with one kind of hand, and come to the thanks."""
        self.begin(hand)
        while (put := self.put) is not None:
            self.choose(self.card_for(points(put)), hand)
            assert self.leading.run.chosen is not None
            self.choose(self.pretest.bar.next, hand)
        assert self.leading.run.step is Step.THANKS


def by_touch(room: PretestRoom, card: Card) -> None:
    """A finger; on the line it touches the place itself."""
    room.tap(card)


def by_keyboard(room: PretestRoom, card: Card) -> None:
    """Digits for cards, PageDown for Next."""
    cards = list(room.pretest.screen_now.cards())
    if card is room.pretest.bar.next:
        room.key(Qt.Key.Key_PageDown)
    elif card in cards:
        room.key(Qt.Key(Qt.Key.Key_1 + cards.index(card)))
    else:
        room.key(Qt.Key.Key_Return)


def by_one_switch(room: PretestRoom, card: Card) -> None:
    """Tap to go on, hold to choose."""
    room.voice.end()
    steps = 0
    while not card._scanned:
        room.key(Qt.Key.Key_Space)
        room.passes(600)
        steps += 1
        assert steps < 40, f"the light never comes to {card.accessibleName()}"
    room.key_down(Qt.Key.Key_Space)
    room.passes(450)
    room.key_up(Qt.Key.Key_Space)
