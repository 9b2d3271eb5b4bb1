"""How long the window does nothing else: the longest time between two turns of its event loop."""

import time
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer

EVERY_MS = 1


class Watchdog(QObject):
    """Counts while it is entered; in milliseconds, without the timer's own pause.

    `longest` is by the clock on the wall; `work` is the longest time of the processor that the window's
    thread took in one go; other programs do not lengthen it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.work = 0.0
        self._last = self._worked = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._turn)

    def _turn(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000 - EVERY_MS)
        self.work = max(self.work, (worked - self._worked) * 1000)
        self._last, self._worked = now, worked

    def __enter__(self) -> Self:
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()
        self._turn()
