"""One backup each day, made beside everything else and never while a conversation is held."""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from accessible_fit.ui.bridge import Background

if TYPE_CHECKING:
    from accessible_fit.services.upkeep.backups import Backups

AFTER_START_MS = 20_000  # signing in and the first page come first
BETWEEN_LOOKS_MS = 10 * 60_000  # a program that is left on over night, or a try that failed


class DailyBackup(QObject):
    """Looks now and then whether the day has a backup. `failed` carries why one could not be made.

    It has a thread of its own: the store can be read while answers are written, and they must not wait.
    """

    made = Signal(object)
    failed = Signal(object)

    def __init__(
        self, backups: "Backups", held: Callable[[], bool], parent: QObject, after_ms: int = AFTER_START_MS
    ) -> None:
        super().__init__(parent)
        self._backups = backups
        self._held = held
        self._stop = Event()
        self._background = Background("backup", self)
        self._clock = QTimer(self, singleShot=True, interval=after_ms)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    def _look(self) -> None:
        self._clock.start(BETWEEN_LOOKS_MS)
        if not self._held() and not self._background.busy:
            self._background.run(
                lambda: self._backups.make_daily(self._stop.is_set), self._arrived, self._not_made
            )

    def _arrived(self, latest: object) -> None:
        if latest is not None:
            self.made.emit(latest)

    def _not_made(self, problem: Exception) -> None:
        self.failed.emit(problem)

    def close(self) -> None:
        """Give up what is being made, leaving nothing of it."""
        self._clock.stop()
        self._stop.set()
        self._background.close()
