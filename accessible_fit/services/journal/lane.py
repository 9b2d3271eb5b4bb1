"""A thread for everything that waits for a server: one thing after the other, and nobody has to wait."""

import queue
import time
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread
from typing import TypeVar

T = TypeVar("T")
Job = Callable[[], None]


class Lane:
    """Does what it is given in order, and `idle` whenever that says so: it returns after how many seconds.

    None waits until `submit` or `wake`. The thread begins with the first thing to do. A call that hangs in
    the network keeps no program from ending.
    """

    def __init__(self, name: str, idle: Callable[[], float | None]) -> None:
        self._name = name
        self._idle = idle
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread: Thread | None = None
        self._closed = False
        self._begin = Lock()

    def submit(self, work: Callable[[], T]) -> "Future[T]":
        """Do this after all that was asked for before."""
        future: Future[T] = Future()

        def job() -> None:
            try:
                future.set_result(work())
            except BaseException as problem:
                future.set_exception(problem)

        self._put(job)
        return future

    def wake(self) -> None:
        """Ask `idle` now, whenever it wanted to be asked again."""
        self._put(_nothing)

    def close(self, patience: float) -> bool:
        """Do what was asked for and end; False when that takes longer than `patience` seconds."""
        self._closed = True
        if self._thread is None:
            return True
        self._jobs.put(None)
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _put(self, job: Job) -> None:
        self._jobs.put(job)
        with self._begin:
            if self._thread is None and not self._closed:
                self._thread = Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def _run(self) -> None:
        again: float | None = None
        while True:
            due = None if again is None else time.monotonic() + again
            job = self._next(due)
            if job is None:
                return
            job()
            again = self._idle() if self._jobs.empty() and not self._closed else 0.0

    def _next(self, due: float | None) -> Job | None:
        try:
            return self._jobs.get(timeout=None if due is None else max(0.0, due - time.monotonic()))
        except queue.Empty:
            return _nothing


def _nothing() -> None:
    """Nothing to do but to ask `idle`."""
