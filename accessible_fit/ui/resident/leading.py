"""What leads a person's screens: everything the person does is written in its order, and nothing is lost."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from accessible_fit.errors import ConversationOver
from accessible_fit.services.holders import TakenOver
from accessible_fit.ui.bridge import Background

STATE, LEAVING = "state", "leaving"


@dataclass(frozen=True, slots=True)
class _Write:
    """Something to be written, and what happens when it is."""

    work: Callable[[], None]
    after: Callable[[], None]


class Leading(QObject):
    """Has everything written on the background thread, oldest first.

    What could not be written waits, in its order, and `trouble` says why; the next write and `try_again`
    begin with it, so nothing overtakes it. Another write about the same thing takes the place of the one that
    waits. While `partner` is set, a helper presses what the person points at.

    `moved` when another screen is to be shown, `ended` when the conversation has, `paused` when staff may
    leave.
    """

    moved = Signal()
    trouble = Signal(object)
    mended = Signal()
    ended = Signal()
    paused = Signal()

    def __init__(self, background: Background, partner: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.partner = partner
        self._background = background
        # What is not on disk yet, oldest first, by what it is about.
        self._waiting: dict[str, _Write] = {}
        self._on_its_way = False
        # Why what waits could not be written; None while all is well.
        self.problem: Exception | None = None
        # A colleague goes on with the conversation elsewhere: from here nothing more is written.
        self.taken_over: TakenOver | None = None

    @property
    def writing(self) -> bool:
        """Whether something is on its way to the disk."""
        return self._on_its_way

    @property
    def all_kept(self) -> bool:
        """Whether all that was done is on disk."""
        return not self._waiting

    def stop(self) -> None:
        """The person wants to stop; what was said stays."""
        raise NotImplementedError

    def pause(self) -> None:
        """Staff leave; what waits is written first."""
        raise NotImplementedError

    def try_again(self) -> None:
        """Write once more what could not be written."""
        self._write_waiting()

    def _write(self, about: str, work: Callable[[], None], after: Callable[[], None]) -> None:
        if self.taken_over is not None and about != LEAVING:
            return
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
            if isinstance(problem, TakenOver):
                self._give_up(about, write, problem)
            elif self._waiting.get(about) is not write:
                self._write_waiting()  # the person has chosen otherwise meanwhile
            elif LEAVING in self._waiting and (
                about in (STATE, LEAVING) or isinstance(problem, ConversationOver)
            ):
                # An open conversation is taken up again like a paused one, and nothing can be added to one
                # that a colleague has ended: neither is a reason to keep staff on a person's screen.
                self._waiting.clear()
                self.paused.emit()
            else:
                self._waiting.pop(LEAVING, None)
                self.problem = problem
                self.trouble.emit(problem)

        self._background.run(write.work, done, failed, owner=self)

    def _give_up(self, about: str, write: _Write, problem: TakenOver) -> None:
        """That is kept, and the rest is said on another screen: write what waits yet, then wait for staff."""
        self.taken_over = problem
        if self._waiting.get(about) is write:
            del self._waiting[about]
        if self._waiting:
            self._write_waiting()
        else:
            self.problem = problem
            self.trouble.emit(problem)
