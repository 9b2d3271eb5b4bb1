"""Leads the resident's screens through a conversation and has every answer kept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given, Talk
from accessible_fit.services.flow import Flow, Said, Step
from accessible_fit.ui.bridge import Background
from db.vocabulary import InputWay


class Conductor(QObject):
    """Holds where the conversation stands.

    A choice shows at once and is written at once; "next" is not offered until it is on disk. When it cannot
    be written, `trouble` says why and `try_again` writes it; nothing else happens meanwhile.
    """

    moved = Signal()
    chosen_changed = Signal()
    trouble = Signal(object)
    mended = Signal()
    ended = Signal()
    paused = Signal()

    def __init__(
        self,
        talk: Talk,
        conversations: Conversations,
        actor: Actor,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.talk = talk
        self.flow: Flow = talk.flow
        self._conversations = conversations
        self._actor = actor
        self._background = background
        self._unkept = 0
        self._failed: list[Callable[[], None]] = []
        self._shown_at = time.monotonic()

    @property
    def may_go_on(self) -> bool:
        """Whether "next" is offered: something is chosen, and all that was chosen is on disk."""
        return self.flow.may_go_on and self._unkept == 0

    def say(self, said: Said, way: str) -> None:
        """The person chose, or chose otherwise."""
        if said == self.flow.chosen:
            return
        self.flow = self.flow.say(said)
        self.chosen_changed.emit()
        if self.flow.item_id is not None:
            took = round((time.monotonic() - self._shown_at) * 1000)
            given = Given(self.flow.item_id, said, InputWay(way), took)
            self._write(
                lambda: self._conversations.keep(self._actor, self.talk, given), self.chosen_changed.emit
            )

    def forward(self) -> None:
        """Go on, when it is offered; after the last page the conversation is finished."""
        if self.may_go_on:
            self._go(self.flow.forward())
            if self.flow.step is Step.THANKS:
                self._write(lambda: self._conversations.finish(self._actor, self.talk), self.ended.emit)

    def back(self) -> None:
        """Go back one step."""
        self._go(self.flow.back())

    def change(self, item_id: str) -> None:
        """Open one question again."""
        self._go(self.flow.change(item_id))

    def stop(self) -> None:
        """The person wants to stop; what was said stays."""
        self._go(self.flow.stop())
        self._write(lambda: self._conversations.stop(self._actor, self.talk), self.ended.emit)

    def pause(self) -> None:
        """Staff leave with the conversation open for another time."""
        if self.flow.step is Step.THANKS:
            self.paused.emit()
            return
        self._write(lambda: self._conversations.pause(self._actor, self.talk), self.paused.emit)

    def try_again(self) -> None:
        """Write once more what could not be written."""
        waiting, self._failed = self._failed, []
        for write in waiting:
            write()

    def _go(self, flow: Flow) -> None:
        if flow != self.flow:
            self.flow = flow
            self._shown_at = time.monotonic()
            self.moved.emit()

    def _write(self, work: Callable[[], None], after: Callable[[], None]) -> None:
        self._unkept += 1

        def done(_: None) -> None:
            self._unkept -= 1
            if not self._failed:
                self.mended.emit()
            after()

        def failed(problem: Exception) -> None:
            self._unkept -= 1
            self._failed.append(lambda: self._write(work, after))
            self.trouble.emit(problem)

        self._background.run(work, done, failed, owner=self)
