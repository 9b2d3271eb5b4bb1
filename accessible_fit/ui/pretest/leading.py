"""Leads the person's screens through a pretest and has what was done kept."""

from PySide6.QtCore import QObject, Signal

from accessible_fit.services.access import Actor
from accessible_fit.services.pretests.keeping import Pretests, PretestTalk
from accessible_fit.services.pretests.run import Run, Step
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.resident.leading import LEAVING, Leading

_RUN = "run"


class PretestLeading(Leading):
    """Holds where the run stands. What it shows is written each time the person goes on."""

    chosen_changed = Signal()

    def __init__(
        self,
        talk: PretestTalk,
        pretests: Pretests,
        actor: Actor,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(background, partner=False, parent=parent)
        self.talk = talk
        self.run: Run = talk.run
        self._pretests = pretests
        self._actor = actor

    def say(self, said: int | None) -> None:
        """The person chose, or chose otherwise."""
        self.run = self.run.say(said)
        self.chosen_changed.emit()

    def forward(self) -> None:
        """Go on, when it is offered."""
        if self.run.may_go_on:
            self._go(self.run.forward())
            self._keep()

    def back(self) -> None:
        """Go back one step."""
        self._go(self.run.back())

    def stop(self) -> None:
        """The person wants to stop; what was done stays."""
        self._go(self.run.stop())
        self._keep()

    def pause(self) -> None:
        """Staff leave; what was done is written first."""
        self._keep()
        self._write(LEAVING, lambda: None, self.paused.emit)

    def _keep(self) -> None:
        run = self.run
        if run.touched:
            ended = self.ended.emit if run.step is Step.THANKS else _nothing
            self._write(_RUN, lambda: self._pretests.keep(self._actor, self.talk, run), ended)

    def _go(self, run: Run) -> None:
        if run != self.run:
            self.run = run
            self.moved.emit()


def _nothing() -> None:
    """Nothing follows from it."""
