"""Leads the resident's screens through a conversation and has every answer kept."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from accessible_fit.errors import ConversationOver
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given, Talk
from accessible_fit.services.flow import Flow, Said, Step
from accessible_fit.ui.bridge import Background
from db.vocabulary import InputWay

_STATE, _LEAVING = "state", "leaving"


@dataclass(frozen=True, slots=True)
class _Write:
    """Something to be written, and what happens when it is."""

    work: Callable[[], None]
    after: Callable[[], None]


class Conductor(QObject):
    """Holds where the conversation stands.

    A choice shows at once and is written at once; "next" is not offered until it is on disk. What could not
    be written waits, in its order, and `trouble` says why; the next write and `try_again` begin with it, so
    nothing overtakes it. Another choice for the same question takes the place of the one that waits. While
    `partner` is set, a helper places what the person points at, and the answers say so.
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
        self.partner = talk.partner
        self._conversations = conversations
        self._actor = actor
        self._background = background
        # What is not on disk yet, oldest first, by what it is about: a question, or the conversation itself.
        self._waiting: dict[str, _Write] = {}
        self._on_its_way = False
        # Why what waits could not be written; None while all is well.
        self.problem: Exception | None = None
        self._shown_at = time.monotonic()

    @property
    def may_go_on(self) -> bool:
        """Whether "next" is offered: something is chosen, and all that was chosen is on disk."""
        return self.flow.may_go_on and not self._waiting

    @property
    def writing(self) -> bool:
        """Whether something is on its way to the disk."""
        return self._on_its_way

    def say(self, said: Said, way: str) -> None:
        """The person chose, or chose otherwise."""
        if said == self.flow.chosen:
            return
        self.flow = self.flow.say(said)
        self.chosen_changed.emit()
        if self.flow.item_id is not None:
            took = round((time.monotonic() - self._shown_at) * 1000)
            used = InputWay.PARTNER if self.partner else InputWay(way)
            given = Given(self.flow.item_id, said, used, took)
            self._write(
                given.item_id,
                lambda: self._conversations.keep(self._actor, self.talk, given),
                self.chosen_changed.emit,
            )

    def forward(self) -> None:
        """Go on, when it is offered; after the last page the conversation is finished."""
        if self.may_go_on:
            self._go(self.flow.forward())
            if self.flow.step is Step.THANKS:
                self._write(
                    _STATE, lambda: self._conversations.finish(self._actor, self.talk), self.ended.emit
                )

    def back(self) -> None:
        """Go back one step."""
        self._go(self.flow.back())

    def change(self, item_id: str) -> None:
        """Open one question again."""
        self._go(self.flow.change(item_id))

    def stop(self) -> None:
        """The person wants to stop; what was said stays."""
        self._go(self.flow.stop())
        self._write(_STATE, lambda: self._conversations.stop(self._actor, self.talk), self.ended.emit)

    def pause(self) -> None:
        """Staff leave, with the conversation open for another time unless it has ended.

        What waits is written first. Staff stay only while an answer cannot be written.
        """
        if self.flow.step is Step.THANKS:
            self._write(_LEAVING, lambda: None, self.paused.emit)
        else:
            self._write(_LEAVING, lambda: self._conversations.pause(self._actor, self.talk), self.paused.emit)

    def try_again(self) -> None:
        """Write once more what could not be written."""
        self._write_waiting()

    def _go(self, flow: Flow) -> None:
        if flow != self.flow:
            self.flow = flow
            self._shown_at = time.monotonic()
            self.moved.emit()

    def _write(self, about: str, work: Callable[[], None], after: Callable[[], None]) -> None:
        self._waiting.pop(about, None)
        self._waiting[about] = _Write(work, after)
        self._write_waiting()

    def _write_waiting(self) -> None:
        """Write what waits, one after the other; the first that fails keeps the rest waiting."""
        if self._on_its_way or not self._waiting:
            return
        self._on_its_way, self.problem = True, None
        about, write = next(iter(self._waiting.items()))

        def done(_: None) -> None:
            self._on_its_way = False
            if self._waiting.get(about) is write:
                del self._waiting[about]
            if not self._waiting:
                self.mended.emit()
            write.after()
            self._write_waiting()

        def failed(problem: Exception) -> None:
            self._on_its_way = False
            if self._waiting.get(about) is not write:
                self._write_waiting()  # the person has chosen otherwise meanwhile
            elif _LEAVING in self._waiting and (
                about in (_STATE, _LEAVING) or isinstance(problem, ConversationOver)
            ):
                # An open conversation is taken up again like a paused one, and nothing can be added to one
                # that a colleague has ended: neither is a reason to keep staff on a person's screen.
                self._waiting.clear()
                self.paused.emit()
            else:
                self._waiting.pop(_LEAVING, None)
                self.problem = problem
                self.trouble.emit(problem)

        self._background.run(write.work, done, failed, owner=self)
