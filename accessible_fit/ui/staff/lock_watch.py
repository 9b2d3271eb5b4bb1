"""Notices that nobody has touched the window for a while, or that the computer has slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)
BEAT_MS = 5000
SLEPT_S = 60.0
"""So much more than a beat between two beats, and the computer was asleep."""

MINUTE = 60.0


class LockWatch(QObject):
    """Tells `idle` when the windows of the program have had no input for some minutes; `beaten` each minute.

    Input is noticed where it enters a window, before any widget: every other event would cost time as well.
    `steady` cannot be set by anybody, but stands still on some computers while they sleep; `wall` goes on.
    """

    idle = Signal()
    beaten = Signal()

    def __init__(
        self,
        parent: QObject,
        steady: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._steady = steady
        self._wall = wall
        self._limit = 0.0
        self._touched = self._beat_at = self._minute_at = steady()
        self._beat_wall = wall()
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self.look)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # there is no window without one
        application.focusWindowChanged.connect(self.watch)
        application.applicationStateChanged.connect(self._state_changed)

    def begin(self, minutes: int) -> None:
        """Count from now."""
        self._limit = minutes * MINUTE
        self._touched = self._minute_at = self._steady()
        self._note_beat()
        self._beat.start()

    def rest(self) -> None:
        """Count no more."""
        self._beat.stop()

    @property
    def counting(self) -> bool:
        """Whether it counts."""
        return self._beat.isActive()

    def watch(self, window: QWindow | None) -> None:
        """Notice input into this window as well."""
        if window is not None:
            window.installEventFilter(self)

    def look(self) -> None:
        """See how long it has been; tell when it has been too long."""
        now = self._steady()
        if self._slept() or now - self._touched >= self._limit:
            self._tell()
            return
        self._note_beat()
        if now - self._minute_at >= MINUTE:
            self._minute_at = now
            self.beaten.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in INPUT or not self.counting:
            return False
        if self._slept() or self._steady() - self._touched >= self._limit:
            # The first touch after a sleep opens nothing, and is dropped: it was meant to wake the computer.
            self._tell()
            return True
        self._touched = self._steady()
        return False

    def _slept(self) -> bool:
        since = max(self._steady() - self._beat_at, self._wall() - self._beat_wall)
        return since > BEAT_MS / 1000 + SLEPT_S

    def _note_beat(self) -> None:
        self._beat_at, self._beat_wall = self._steady(), self._wall()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended and self.counting:
            self._tell()

    def _tell(self) -> None:
        self.rest()
        self.idle.emit()
