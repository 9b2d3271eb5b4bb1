"""A resident's window with a clock that tests move, a voice they let speak, and hands of every kind."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from accessible_fit.instruments.model import Instrument
from accessible_fit.instruments.own import AnyPictogram, own_instruments
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given, Resident, Talk
from accessible_fit.services.flow import Flow
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.resident.conductor import Conductor
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.speaking import Speaking
from accessible_fit.ui.resident.window import ResidentWindow
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.widgets.cards import Card
from accessible_fit.words.catalogue import Words
from audio.phrase import Phrase
from audio.player import SpeechPlayer
from db.records import AccessProfile
from db.vocabulary import Role
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore

NOBODY = UUID(int=0)
SIZE = (1280, 800)


class Clock:
    """Milliseconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class Voice(QObject):
    """A player that says nothing and remembers what it was asked to say."""

    phrase_started = Signal(int)
    phrase_finished = Signal(int)
    all_finished = Signal()
    silent = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.said: list[list[str]] = []
        self.speaking = False

    def say(self, phrases: Sequence[Phrase]) -> None:
        self.said.append([phrase.text for phrase in phrases])
        self.speaking = True
        self.phrase_started.emit(0)

    def stop(self) -> None:
        self.speaking = False

    def prepare(self, phrases: Sequence[Phrase]) -> None:
        pass

    def end(self) -> None:
        """Come to the end of what is being said."""
        if self.speaking:
            self.speaking = False
            self.all_finished.emit()


class Forgetful(Conversations):
    """Takes answers and keeps them in a list."""

    def __init__(self) -> None:
        self.given: list[Given] = []

    def keep(self, actor: Actor, talk: Talk, given: Given) -> None:
        self.given.append(given)

    def pause(self, actor: Actor, talk: Talk) -> None:
        pass

    def finish(self, actor: Actor, talk: Talk) -> None:
        pass

    def stop(self, actor: Actor, talk: Talk) -> None:
        pass


def short_form(questions: int = 3) -> Instrument:
    whole = next(one for one in own_instruments(AnyPictogram()) if one.id == "group_home")
    return replace(whole, items=whole.items[:questions])


def made_up_talk(profile: AccessProfile, questions: int = 3) -> Talk:
    form = short_form(questions)
    flow = Flow(tuple(item.id for item in form.items))
    return Talk(NOBODY, Resident(NOBODY, NOBODY, "Kim"), form, profile, profile.choices, False, flow)


class Room:
    """One person in front of the window."""

    def __init__(
        self,
        background: Background,
        talk: Talk,
        conversations: Conversations | None = None,
        actor: Actor | None = None,
        theme: str = "light",
        percent: int = 100,
    ) -> None:
        self.clock, self.voice = Clock(), Voice()
        self.background = background
        self.told: list[str] = []
        self.left = False
        profile = talk.profile
        words = Words(profile.language.value)
        look = Look(load_theme(theme), "Atkinson Hyperlegible", 96 / 25.4, percent, profile.reduce_motion)
        kit = Kit(look, words, PixmapStore(Catalogue.bundled()), profile.show_text, profile.card_mm)
        self.forgetful = Forgetful()
        actor = actor or Actor(NOBODY, "Eva", Role.STAFF, frozenset())
        conductor = Conductor(talk, conversations or self.forgetful, actor, background)
        speaking = Speaking(cast(SpeechPlayer, self.voice), words.language, profile.rate)
        self.window = ResidentWindow(
            kit, conductor, speaking, self._check, self.clock, lambda _, text: self.told.append(text)
        )
        conductor.setParent(self.window)
        speaking.setParent(self.window)
        self.window.left.connect(self._leave)
        QCursor.setPos(0, 0)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()
        self._touchscreen: QPointingDevice = QTest.createTouchDevice()

    def _check(self, digits: str, right: Callable[[], None], wrong: Callable[[Exception], None]) -> None:
        right()

    def _leave(self) -> None:
        self.left = True

    def go(self) -> None:
        """Leave, and take the window down."""
        self.kept()
        if not self.left:
            self.window._leave()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # ------------------------------------------------------------------ time

    def passes(self, milliseconds: float) -> None:
        """Let time pass as the one timer would see it: from due to due."""
        end = self.clock.now + milliseconds
        engine = self.window.ways.engine
        while (due := engine.next_due()) is not None and due <= end:
            self.clock.now = max(self.clock.now, due)
            self.window.ways.tick()
            if self.window.ways.engine is not engine:
                break
        self.clock.now = max(self.clock.now, end)

    def kept(self) -> None:
        """Wait until what was said is kept and the screen knows it."""
        while self.background.busy:
            QApplication.processEvents()
        QApplication.processEvents()

    # ------------------------------------------------------------------ the screen

    def card(self, name: str) -> Card:
        (found,) = [
            one for one in self.window.findChildren(Card) if one.isVisible() and one.accessibleName() == name
        ]
        return found

    @property
    def lit(self) -> str | None:
        """The card that a switch would choose now."""
        lit = [one for one in self.window.findChildren(Card) if one.isVisible() and one._scanned]
        assert len(lit) < 2
        return lit[0].accessibleName() if lit else None

    @property
    def chosen(self) -> str | None:
        cards = self.window.question.cards()
        return next((one.accessibleName() for one in cards if one.isChecked()), None)

    # ------------------------------------------------------------------ hands

    def press(self, card: QWidget, at: QPoint | None = None) -> None:
        QTest.mousePress(card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or middle(card))

    def lift(self, card: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseRelease(
            card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or middle(card)
        )

    def click(self, card: QWidget) -> None:
        self.press(card)
        self.lift(card)

    def tap(self, card: QWidget, slide: QPoint | None = None) -> None:
        """Touch a card, and slide off it before lifting when asked to."""
        place = middle(card)
        QTest.touchEvent(card, self._touchscreen).press(0, place, card).commit()
        if slide is not None:
            place = place + slide
            QTest.touchEvent(card, self._touchscreen).move(0, place, card).commit()
        QTest.touchEvent(card, self._touchscreen).release(0, place, card).commit()

    def point(self, card: QWidget) -> None:
        """Move the pointer onto a card."""
        self._move(card.mapTo(self.window, middle(card)))

    def point_beside(self) -> None:
        """Move the pointer to where nothing can be chosen."""
        self._move(QPoint(3, 3))

    def _move(self, place: QPoint) -> None:
        QCursor.setPos(self.window.mapToGlobal(place))
        QTest.mouseMove(self.window.windowHandle(), place)
        QApplication.processEvents()

    def key(self, key: Qt.Key) -> None:
        target = self.window.focusWidget() or self.window
        QTest.keyPress(target, key)
        # The press may have taken the card away.
        QTest.keyRelease(target if isValid(target) else self.window, key)

    def key_down(self, key: Qt.Key) -> None:
        QTest.keyPress(self.window.focusWidget() or self.window, key)

    def key_up(self, key: Qt.Key) -> None:
        QTest.keyRelease(self.window.focusWidget() or self.window, key)


def middle(widget: QWidget) -> QPoint:
    return QPoint(widget.width() // 2, widget.height() // 2)
