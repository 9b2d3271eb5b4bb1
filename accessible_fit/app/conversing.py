"""Holding a conversation: the person's own window takes the screen, staff's steps back until it is left."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from accessible_fit.app.room import Room

if TYPE_CHECKING:
    from accessible_fit.services.access import Actor
    from accessible_fit.services.pictures.own import OwnPicture
    from accessible_fit.ui.staff.desk import Desk

BEAT_MS = 30_000
"""So often a program says that it still has a conversation open."""


class Opener(Protocol):
    """Puts the window of one conversation together. The window has a signal `left`."""

    @property
    def person_id(self) -> UUID:
        """Whose own pictures stand on the cards."""

    def open(self, room: Room, desk: "Desk", actor: "Actor", own: Mapping[str, bytes]) -> QWidget:
        """Make the window; `own` are the photos on this person's cards, by key."""


class Conversing(QObject):
    """Opens the person's window for whatever staff have prepared, and tells when it has been left.

    `began` when the window is on screen, `ended` with the conversation when it is gone, `failed` with the
    problem when it could not be opened, `taken_over` when a colleague goes on with it elsewhere. While it is
    open, that is said again and again, so that nobody takes it for left.
    """

    began = Signal()
    ended = Signal(object)
    failed = Signal(object)
    taken_over = Signal(object)

    def __init__(self, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self.window: QWidget | None = None
        self._beat = QTimer(self, interval=BEAT_MS)

    def begin(self, talk: object, opener: Opener, desk: "Desk", actor: "Actor") -> None:
        """Fetch the person's own pictures first: nothing may change under the person's eyes."""

        def ready(own: "Mapping[str, OwnPicture]") -> None:
            photos = {key: picture.data for key, picture in own.items()}
            self._hold(talk, opener.open(self._room, desk, actor, photos))
            self._say_open(talk, desk, actor)

        person = opener.person_id
        self._room.background.run(
            lambda: desk.pictures.shown_to(actor, person), ready, self.failed.emit, owner=self
        )

    def _hold(self, talk: object, window: QWidget) -> None:
        self.window = window
        left: SignalInstance = window.left  # type: ignore[attr-defined]  # every person's window has this signal
        left.connect(lambda: self._left(talk))
        self._room.put_on_screen(window)
        self.began.emit()

    def _say_open(self, talk: object, desk: "Desk", actor: "Actor") -> None:
        from accessible_fit.services.conversation import Talk
        from accessible_fit.services.mats.talk import MatTalk

        if not isinstance(talk, Talk | MatTalk):
            return
        held = talk.id
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(
            lambda: self._room.background.run(lambda: desk.holders.still_here(actor, held), owner=self)
        )
        self._beat.start()

    def _left(self, talk: object) -> None:
        window, self.window = self.window, None
        self._beat.stop()
        self.ended.emit(talk)
        if window is None:
            return
        over = getattr(window, "taken_over", None)
        if over is not None:
            self.taken_over.emit(over)
        window.deleteLater()
