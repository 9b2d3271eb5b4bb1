"""Choosing by pressing a target: on release, on press, or by holding."""

from dataclasses import dataclass, field
from enum import StrEnum

from accessible_fit.input.events import REDRAW_MS, Effect, Event, Kind


class On(StrEnum):
    """What counts as choosing."""

    RELEASE = "release"
    PRESS = "press"
    HOLD = "hold"


@dataclass(slots=True)
class Press:
    """A finger, mouse or key on a target.

    RELEASE chooses when lifted over the same target, so sliding off cancels (WCAG 2.5.2); PRESS at once;
    HOLD after `hold_ms` without leaving. With `hold_ms` also RELEASE wants the finger to have stayed that
    long, which keeps a tremor's short touches out.
    """

    on: On = On.RELEASE
    hold_ms: float = 0.0
    _target: int | None = field(default=None, init=False)
    _since: float = field(default=0.0, init=False)
    _seen_at: float = field(default=0.0, init=False)
    _spent: bool = field(default=False, init=False)

    def feed(self, at: float, event: Event) -> Effect:
        """Take one event; see Way."""
        self._seen_at = at
        if event.kind is Kind.DOWN and event.target is not None:
            self._target, self._since, self._spent = event.target, at, False
            if self.on is On.PRESS and self.hold_ms <= 0:
                return self._choose()
        elif event.kind in (Kind.LEAVE, Kind.PAGE):
            self._target = None
        elif event.kind is Kind.UP:
            return self._lifted(at, event)
        elif event.kind is Kind.TICK and self.on is not On.RELEASE and self._held(at) >= 1.0:
            return self._choose()
        return Effect(lit=self._target, progress=self._progress(at))

    def next_due(self) -> float | None:
        """Return when a held target is chosen; while the hold is visible, every 50 ms."""
        if self._target is None or self._spent or self.hold_ms <= 0:
            return None
        full = self._since + self.hold_ms
        if self._seen_at >= full:
            return None if self.on is On.RELEASE else full
        return min(self._seen_at + REDRAW_MS, full)

    def _lifted(self, at: float, event: Event) -> Effect:
        target, spent = self._target, self._spent
        long_enough = self._held(at) >= 1.0
        self._target = None
        if (
            self.on is On.RELEASE
            and target is not None
            and not spent
            and long_enough
            and event.target == target
        ):
            return Effect(chosen=target)
        return Effect()

    def _held(self, at: float) -> float:
        if self._target is None or self._spent:
            return 0.0
        # Compared with the very number `next_due` gave, so that rounding never leaves a hold unfinished.
        if at >= self._since + self.hold_ms:
            return 1.0
        return min(1.0, (at - self._since) / self.hold_ms)

    def _progress(self, at: float) -> float:
        return self._held(at) if self.hold_ms > 0 else 0.0

    def _choose(self) -> Effect:
        self._spent = True
        return Effect(lit=self._target, chosen=self._target, progress=1.0)
