"""The one timer behind everything that happens by itself."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

Clock = Callable[[], float]


def steady_ms() -> float:
    """Return milliseconds of a clock that only goes forward."""
    return time.monotonic() * 1000


class Pulse(QObject):
    """Calls `beat` when something is due, and sleeps when nothing is."""

    def __init__(self, clock: Clock, beat: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(beat)

    @property
    def awake(self) -> bool:
        """Whether something is due."""
        return self._timer.isActive()

    def wake_at(self, due: float | None) -> None:
        """Beat at this time of the clock, or not at all."""
        if due is None:
            self._timer.stop()
        else:
            # Rounded up, so that the time has really come when the timer fires.
            self._timer.start(max(0, math.ceil(due - self._clock())))
