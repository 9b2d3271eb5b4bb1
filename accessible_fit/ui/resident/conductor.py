"""Leads the resident's screens through a conversation and has every answer kept."""

import time

from PySide6.QtCore import QObject, Signal

from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given, Talk
from accessible_fit.services.flow import Flow, Said, Step
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.resident.leading import LEAVING, STATE, Leading
from db.vocabulary import InputWay


class Conductor(Leading):
    """Holds where the conversation stands.

    A choice shows at once and is written at once; "next" is not offered until it is on disk. Another choice
    for the same question takes the place of the one that waits. While a helper presses, the answers say so.
    """

    chosen_changed = Signal()

    def __init__(
        self,
        talk: Talk,
        conversations: Conversations,
        actor: Actor,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(background, talk.partner, parent)
        self.talk = talk
        self.flow: Flow = talk.flow
        self._conversations = conversations
        self._actor = actor
        self._shown_at = time.monotonic()

    @property
    def may_go_on(self) -> bool:
        """Whether "next" is offered: something is chosen, and all that was chosen is on disk."""
        return self.flow.may_go_on and self.all_kept

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
                    STATE, lambda: self._conversations.finish(self._actor, self.talk), self.ended.emit
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
        self._write(STATE, lambda: self._conversations.stop(self._actor, self.talk), self.ended.emit)

    def pause(self) -> None:
        """Staff leave, with the conversation open for another time unless it has ended.

        What waits is written first. Staff stay only while an answer cannot be written.
        """
        if self.flow.step is Step.THANKS:
            self._write(LEAVING, lambda: None, self.paused.emit)
        else:
            self._write(LEAVING, lambda: self._conversations.pause(self._actor, self.talk), self.paused.emit)

    def _go(self, flow: Flow) -> None:
        if flow != self.flow:
            self.flow = flow
            self._shown_at = time.monotonic()
            self.moved.emit()
