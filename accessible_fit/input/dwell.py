"""Choosing by staying on a target: with a mouse, a head pointer or eyes that move the pointer."""

from dataclasses import dataclass, field

from accessible_fit.input.events import REDRAW_MS, Effect, Event, Kind


@dataclass(slots=True)
class Dwell:
    """A pointer that stays.

    After `lock_on_ms` the target is lit and the wait becomes visible; after `dwell_ms` more it is chosen. A
    pointer that slips away keeps its progress for `kept_ms`: coming back goes on from there. A chosen
    target is not chosen again until the pointer has left it.
    """

    dwell_ms: float = 1250.0
    lock_on_ms: float = 250.0
    kept_ms: float = 750.0
    _over: int | None = field(default=None, init=False)
    _since: float = field(default=0.0, init=False)
    _earned: float = field(default=0.0, init=False)
    _slipped: tuple[int, float, float] | None = field(default=None, init=False)
    _done: bool = field(default=False, init=False)
    _seen_at: float = field(default=0.0, init=False)

    def feed(self, at: float, event: Event) -> Effect:
        """Take one event; see Way."""
        if event.kind is Kind.PAGE:
            self._over, self._slipped, self._done = None, None, True
        elif event.kind is Kind.ENTER and event.target is not None:
            self._enter(at, event.target)
        elif event.kind is Kind.LEAVE:
            self._leave(at)
        return self._now(at)

    def next_due(self) -> float | None:
        """Return when something changes if the pointer stays; while the wait is visible, every 50 ms."""
        if self._over is None or self._done:
            return None
        lock_at = self._since + self.lock_on_ms
        if self._earned <= 0 and self._seen_at < lock_at:
            return lock_at
        return min(self._seen_at + REDRAW_MS, self._full_at())

    def _full_at(self) -> float:
        """When the dwell is complete: what was earned before needs no new lock-on."""
        return self._since + (
            self.dwell_ms - self._earned if self._earned > 0 else self.lock_on_ms + self.dwell_ms
        )

    def _enter(self, at: float, target: int) -> None:
        if target == self._over:
            return
        earned = 0.0
        if self._slipped is not None:
            slipped, had, left_at = self._slipped
            if slipped == target and at - left_at <= self.kept_ms:
                earned = had
        self._over, self._since, self._earned, self._done = target, at, earned, False
        self._slipped = None

    def _leave(self, at: float) -> None:
        if self._over is not None and not self._done:
            self._slipped = (self._over, self._earned_by(at), at)
        self._over, self._done = None, False

    def _earned_by(self, at: float) -> float:
        stayed = at - self._since
        return self._earned + stayed if self._earned > 0 else max(0.0, stayed - self.lock_on_ms)

    def _now(self, at: float) -> Effect:
        self._seen_at = at
        if self._over is None or self._done:
            return Effect()
        if at >= self._full_at():
            self._done = True
            return Effect(lit=self._over, chosen=self._over, progress=1.0)
        if self._earned <= 0 and at < self._since + self.lock_on_ms:
            return Effect()
        return Effect(lit=self._over, progress=min(1.0, self._earned_by(at) / self.dwell_ms))
