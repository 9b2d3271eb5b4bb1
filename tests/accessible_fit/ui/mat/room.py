"""A resident at a mat, with the hands and the clock of every resident's room."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast
from uuid import uuid4

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Resident
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.talk import MatTalk, new_mat_id
from accessible_fit.services.pictures.own import SymbolMemory
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.mat.blank import Makings
from accessible_fit.ui.mat.conductor import MatConductor
from accessible_fit.ui.mat.pieces import Piece
from accessible_fit.ui.mat.window import MatWindow
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.speaking import Speaking
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.words.catalogue import Words
from audio.player import SpeechPlayer
from db.records import AccessProfile
from db.vocabulary import ConsentAudience, Language, Role
from pictograms.browsing import Browsing
from pictograms.catalogue import Catalogue
from pictograms.photos import FinishedPhoto
from pictograms.widgets.pixmaps import PixmapStore
from talking_mats.cards import Where
from talking_mats.model import Mat
from talking_mats.tree import MatTree
from tests.accessible_fit.ui.resident.room import NOBODY, SIZE, Clock, Room, Voice, middle
from tests.talking_mats.mats import begun, laid

NOBODYS_ACTOR = Actor(NOBODY, "Eva", Role.STAFF, frozenset())


class Shelf(Mats):
    """Takes mats and keeps them in a list; refuses with what it is told to refuse with."""

    def __init__(self) -> None:
        self.kept: list[MatTree] = []
        self.ends: list[str] = []
        self.audience: tuple[ConsentAudience, ...] | None = None
        self.refuses: Exception | None = None

    def _take(self, tree: MatTree, end: str = "") -> MatTree:
        if self.refuses is not None:
            raise self.refuses
        self.kept.append(tree)
        if end:
            self.ends.append(end)
        return tree

    def keep(self, actor: Actor, talk: MatTalk, tree: MatTree) -> None:
        self._take(tree)

    def pause(self, actor: Actor, talk: MatTalk, tree: MatTree) -> MatTree:
        return self._take(tree, "paused")

    def finish(self, actor: Actor, talk: MatTalk, tree: MatTree) -> MatTree:
        return self._take(tree, "finished")

    def stop(self, actor: Actor, talk: MatTalk, tree: MatTree) -> MatTree:
        return self._take(tree, "stopped")

    def who_may_see(
        self, actor: Actor, conversation_id: object, audience: object, *_: object, **__: object
    ) -> None:
        assert isinstance(audience, Sequence)  # as the window gives it
        self.audience = tuple(audience)

    def keep_photo(self, actor: Actor, talk: MatTalk, photo: FinishedPhoto) -> str:
        if self.refuses is not None:
            raise self.refuses
        return str(uuid4())


def talk_of(mat: Mat, going_on: bool = False, **profile: object) -> MatTalk:
    kept = AccessProfile(**profile)  # type: ignore[arg-type]  # names and values of a profile
    return MatTalk(uuid4(), Resident(NOBODY, NOBODY, "Kim"), kept, MatTree.of(mat), going_on=going_on)


def mat_of(places: Sequence[Where] = (), **begin: object) -> Mat:
    made = begun(mat_id=new_mat_id(), **begin)  # type: ignore[arg-type]  # what a mat begins with, by name
    return laid(made, places)


class MatRoom(Room):
    """One person in front of a mat."""

    window: MatWindow

    def __init__(
        self,
        background: Background,
        talk: MatTalk,
        mats: Mats | None = None,
        actor: Actor = NOBODYS_ACTOR,
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
        catalogue = Catalogue.bundled()
        kit = Kit(look, words, PixmapStore(catalogue), profile.show_text, profile.card_mm)
        self.shelf = Shelf()
        self.favourites: dict[str, bool] = {}
        self.used: list[str] = []
        conductor = MatConductor(talk, mats or self.shelf, actor, background)
        speaking = Speaking(cast(SpeechPlayer, self.voice), words.language, profile.rate)
        self.window = MatWindow(
            kit,
            conductor,
            speaking,
            self._check,
            Makings(
                background,
                lambda: Browsing.of(catalogue),
                lambda: SymbolMemory(("openmoji:1F34E",), ()),
                self.favourites.__setitem__,
                self.used.append,
            ),
            self.clock,
            lambda _, text: self.told.append(text),
        )
        conductor.setParent(self.window)
        speaking.setParent(self.window)
        self.window.left.connect(self._leave)
        QCursor.setPos(0, 0)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()
        self._touchscreen = QTest.createTouchDevice()

    @property
    def conductor(self) -> MatConductor:
        return self.window.conductor

    @property
    def mat(self) -> Mat:
        return self.window.conductor.mat

    @property
    def hand(self) -> Piece:
        hand = self.window.board.hand
        assert hand is not None and hand.isVisible()
        return hand

    def piece(self, card_id: str) -> Piece:
        return self.window.board.parts.pieces[card_id]

    def settle(self) -> None:
        """Wait until all is kept, said and where it glides to."""
        self.kept()
        self.voice.end()
        self.window.board.surface.arrive()
        QApplication.processEvents()

    def rest(self) -> None:
        """Long enough for a new press to be one."""
        self.settle()
        self.passes(1000)

    # ------------------------------------------------------------------ carrying

    def carry(self, piece: QWidget, over: QWidget | QPoint, by: str = "mouse", let_go: bool = True) -> None:
        """Take a card and carry it over something, in steps as a hand does."""
        window = self.window
        start = piece.mapTo(window, middle(piece))
        end = over if isinstance(over, QPoint) else over.mapTo(window, middle(over))
        hand: dict[str, tuple[Callable[[QPoint], None], ...]] = {
            "mouse": (
                lambda place: self.press(piece, place),
                lambda place: QTest.mouseMove(piece, place),
                lambda place: self.lift(piece, place),
            ),
            "touch": (
                lambda place: QTest.touchEvent(piece, self._touchscreen).press(0, place, piece).commit(),
                lambda place: QTest.touchEvent(piece, self._touchscreen).move(0, place, piece).commit(),
                lambda place: QTest.touchEvent(piece, self._touchscreen).release(0, place, piece).commit(),
            ),
        }
        down, move, up = hand[by]
        down(piece.mapFrom(window, start))
        for step in range(1, 11):
            move(piece.mapFrom(window, start + (end - start) * step / 10))
        if let_go:
            up(piece.mapFrom(window, end))

    def column(self, number: int) -> QWidget:
        """A column from the left."""
        return self.window.board.parts.places[number]

    def focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)


def in_english(talk: MatTalk) -> MatTalk:
    return replace(talk, profile=replace(talk.profile, language=Language.EN))
