"""How long somebody waits after failed tries, whatever happens to the clock or the program meanwhile.

Within a running program the wait is measured by a clock that nobody can set. Of a wait from before the
program started only the store knows; then it is never longer than one whole wait, also when the computer's
clock has been set back by years, and never over at once after many failures, also when it has been set
forward.
"""

import datetime as dt
import math
from collections.abc import Callable, Hashable
from threading import Lock

from accessible_fit.errors import TooManyTries, TooManyTriesForLong
from accessible_fit.services.clock import Clock

FREE_TRIES = 3
LONGEST_WAIT_S = 900.0
AFTER_START_S = 60.0
"""The least of a wait that is left to somebody when a program has just started."""

SECONDS_ARE_TOLD_TO = 90


def wait_after(failures: int) -> float:
    """Return for how many seconds nothing is tried: from two, doubled by each failure, up to 15 minutes."""
    if failures < FREE_TRIES:
        return 0.0
    return min(2.0 ** min(failures - FREE_TRIES + 1, 20), LONGEST_WAIT_S)


class Waits:
    """Who waits in this running program, by user or whatever else is tried. Safe to use from any thread."""

    def __init__(self, clock: Clock, steady: Callable[[], float]) -> None:
        self._clock = clock
        self._steady = steady
        self._began = steady()
        self._known: dict[Hashable, tuple[int, float]] = {}
        self._turn = Lock()

    def require_none(self, key: Hashable, failures: int, until: dt.datetime | None) -> int:
        """Return how many tries have failed, here or by the store. Raises TooManyTries while one waits.

        `failures` and `until` are what the store says.
        """
        with self._turn:
            known, end = self._known.get(key, (0, 0.0))
            if known < failures:
                known, end = failures, self._steady() + self._from_store(failures, until)
                self._known[key] = known, end
            left = end - self._steady()
        if left > 0:
            raise too_many(left)
        return known

    def failed(self, key: Hashable, failures: int) -> dt.datetime | None:
        """Begin the wait after so many failures, and return when it ends by the computer's clock."""
        wait = wait_after(failures)
        with self._turn:
            self._known[key] = failures, self._steady() + wait
        return self._clock() + dt.timedelta(seconds=wait) if wait else None

    def forget(self, key: Hashable, failures: int = 0) -> None:
        """Let a user wait no more; `failures` are those that are still held against the user."""
        with self._turn:
            self._known[key] = failures, self._steady()

    def _from_store(self, failures: int, until: dt.datetime | None) -> float:
        longest = wait_after(failures)
        left = (until - self._clock()).total_seconds() if until is not None else 0.0
        since_start = self._steady() - self._began
        return max(min(left, longest), min(longest, AFTER_START_S) - since_start, 0.0)


def too_many(seconds: float) -> TooManyTries:
    """Return what tells how long somebody waits, in seconds or minutes."""
    whole = math.floor(seconds) + 1
    if whole <= SECONDS_ARE_TOLD_TO:
        return TooManyTries(seconds=whole)
    return TooManyTriesForLong(seconds=whole, minutes=math.ceil(whole / 60))
