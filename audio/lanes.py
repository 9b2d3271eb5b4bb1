"""Threads: one that does the urgent first, and a gate out of it that can be shut."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import PriorityQueue
from typing import Protocol, TypeVar

T = TypeVar("T")
Task = Callable[[], None]
Refuse = Callable[[], None]

_LAST = 1 << 30


class Lane:
    """Does submitted tasks on one background thread, the lowest number first, equals in order.

    The thread starts with the first task. After ``shut`` every waiting and every later task is refused: its
    ``refuse`` is called instead, on whatever thread that happens. Thread-safe.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._queue: PriorityQueue[tuple[int, int, Task, Refuse]] = PriorityQueue()
        self._numbers = itertools.count()
        self._thread: threading.Thread | None = None
        self._shut = False
        self._lock = threading.Lock()

    def submit(self, urgency: int, task: Task, refuse: Refuse) -> None:
        """Put a task in; lower ``urgency`` goes first. The task must not raise."""
        with self._lock:
            if not self._shut:
                self._queue.put((urgency, next(self._numbers), task, refuse))
                if self._thread is None:
                    self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                    self._thread.start()
                return
        refuse()

    def shut(self) -> None:
        """Take nothing more; what waits is refused. Returns at once."""
        with self._lock:
            if self._shut:
                return
            self._shut = True
            self._queue.put((-_LAST, 0, _nothing, _nothing))

    def join(self) -> None:
        """Wait until the running task is done and the thread has ended."""
        if self._thread is not None:
            self._thread.join()
        else:
            self._refuse_waiting()

    def _run(self) -> None:
        while True:
            _, _, task, refuse = self._queue.get()
            if self._shut:
                refuse()
                self._refuse_waiting()
                return
            task()

    def _refuse_waiting(self) -> None:
        while not self._queue.empty():
            self._queue.get()[3]()


class Emits(Protocol):
    """What a signal can do."""

    def emit(self, *values: object) -> None:
        """Send the values."""


class Gate:
    """Lets results from these threads through to a window's thread until it is shut.

    ``arrived`` is a queued Qt signal (number, index, result), known here by its ``emit`` only.
    """

    def __init__(self, arrived: Emits) -> None:
        self._arrived = arrived
        self._open = True
        self._lock = threading.Lock()

    def let_in(self, generation: int, index: int, future: Future[T]) -> None:
        """Send a finished future's sound or error on; nothing for a cancelled one."""
        if future.cancelled():
            return
        fault = future.exception()
        with self._lock:
            if self._open:
                self._arrived.emit(generation, index, future.result() if fault is None else fault)

    def shut(self) -> None:
        """Let nothing in any more; when this returns nobody is half-way through."""
        with self._lock:
            self._open = False


def settle(future: Future[T], work: Callable[[], T]) -> None:
    """Do ``work`` for a future unless it has been cancelled; its result or error becomes the future's."""
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = work()
    except BaseException as fault:  # whoever waits for the future gets it
        future.set_exception(fault)
    else:
        future.set_result(result)


def fail(future: Future[T], fault: BaseException) -> None:
    """End a waiting future with an error, unless it has been cancelled."""
    if future.set_running_or_notify_cancel():
        future.set_exception(fault)


def _nothing() -> None:
    """The task that only wakes the thread."""
