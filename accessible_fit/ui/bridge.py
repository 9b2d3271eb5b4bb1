"""The one road between the windows and everything slow: a single worker thread and its way back."""

import logging
from collections.abc import Callable, Iterable
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
PAUSE_MS = 1
log = logging.getLogger(__name__)


class Background(QObject):
    """Runs work one piece at a time, in the order it was asked, and hands results to the window's thread.

    One thread, because the store writes one thing at a time anyway and because answers must be kept in the
    order they were given. A failure without a handler reaches `failed_unseen`, so that nothing is swallowed.
    """

    failed_unseen = Signal(object)
    _arrived = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._pool: ThreadPoolExecutor | None = None
        self._waiting = 0
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
        before: Iterable[Callable[[], None]] = (),
    ) -> None:
        """Do `work` in the background, then call `done` or `failed` here; nothing once `owner` is gone.

        `before` is what the window's own thread has to do first, piece by piece; other work asked for
        meanwhile goes ahead, so it is for reading only.
        """
        self._waiting += 1
        held = self if owner is None else owner
        pieces = iter(before)
        first = next(pieces, None)

        def go() -> None:
            if isValid(held) and not self._closed:
                self._hand_over(work, done, failed, owner)
            else:
                self._waiting -= 1

        if first is None:
            go()
        else:
            Turns(chain([first], pieces), go, held)

    def _hand_over(self, work: Callable[[], T], done: Any, failed: Any, owner: QObject | None) -> None:
        future = self._thread().submit(work)

        def arrived(finished: "Future[T]") -> None:
            if not self._closed and isValid(self):
                self._arrived.emit((finished, done, failed, owner))

        future.add_done_callback(arrived)

    def in_turn(self, steps: Iterable[Callable[[], None]], owner: QObject) -> "Turns":
        """Do the window's own work piece by piece, and let it paint and answer between two pieces.

        The first piece is done at once. Nothing more is done once `owner` is gone or the turns are dropped.
        """
        self._waiting += 1
        return Turns(steps, self._one_less, owner)

    def _one_less(self) -> None:
        self._waiting -= 1

    def _thread(self) -> "ThreadPoolExecutor":
        """Return the worker thread, made with the first piece of work: the first window needs none."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._name)
        return self._pool

    @property
    def busy(self) -> bool:
        """Whether something asked for has not been delivered yet."""
        return self._waiting > 0

    def _deliver(self, parcel: "tuple[Future[Any], Any, Any, QObject | None]") -> None:
        finished, done, failed, owner = parcel
        self._waiting -= 1
        if owner is not None and not isValid(owner):
            return
        problem = finished.exception()
        if problem is None:
            if done is not None:
                done(finished.result())
        elif failed is not None and isinstance(problem, Exception):
            failed(problem)
        else:
            log.error("background work failed", exc_info=problem)
            self.failed_unseen.emit(problem)

    def close(self) -> None:
        """Finish what was asked for and stop; results that are not delivered by then are dropped."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=True)


class Turns:
    """Pieces of the window's own work, each in a turn of the event loop of its own."""

    def __init__(self, steps: Iterable[Callable[[], None]], over: Callable[[], None], owner: QObject) -> None:
        self._steps = iter(steps)
        self._over: Callable[[], None] | None = over
        self._owner = owner
        self._turn()

    def drop(self) -> None:
        """Do none of what is left."""
        over, self._over = self._over, None
        if over is not None:
            over()

    def _turn(self) -> None:
        if self._over is None:
            return
        step = next(self._steps, None) if isValid(self._owner) else None
        if step is None:
            self.drop()
            return
        # A timer of no time would come before painting. Asked for first: a piece that fails does not keep the
        # others from being done.
        QTimer.singleShot(PAUSE_MS, lambda: self._turn())  # a bare method would not keep this alive
        step()
