"""Choosing with one switch or two: the light moves, the person presses.

A page that waits keeps its light out, because its question is still being read aloud; the first switch lights
the first target and does nothing else.
"""

from dataclasses import dataclass, field

from accessible_fit.input.events import REDRAW_MS, Effect, Event, Kind


@dataclass(slots=True)
class AutoScan:
    """The light moves by itself; a press chooses what is lit.

    Each target is lit for `step_ms`, the one it begins at `first_factor` times as long. After `rounds`
    rounds the light goes out and waits as long as the person likes; the next press starts it again.
    """

    step_ms: float = 2000.0
    first_factor: float = 1.5
    rounds: int = 3
    targets: int = 0
    _first: int = field(default=0, init=False)
    _lit: int | None = field(default=None, init=False)
    _since: float = field(default=0.0, init=False)
    _round: int = field(default=0, init=False)

    def feed(self, at: float, event: Event) -> Effect:
        """Take one event; see Way."""
        if event.kind is Kind.PAGE:
            self.targets, self._first = event.targets, event.first
            self._lit = None
            return Effect() if event.waits else self._start(at)
        if event.kind is Kind.DOWN:
            if self._lit is None:
                return self._start(at)
            # The light starts over after a choice, also when the same screen stays.
            chosen = self._lit
            self._start(at)
            return Effect(lit=self._lit, chosen=chosen)
        moved = self._move(at)
        return Effect(lit=self._lit, said=self._lit if moved else None)

    def next_due(self) -> float | None:
        """Return when the light moves on."""
        return None if self._lit is None else self._since + self._length(self._lit)

    def _start(self, at: float) -> Effect:
        self._lit = self._first % self.targets if self.targets else None
        self._since, self._round = at, 1
        return Effect(lit=self._lit, said=self._lit)

    def _length(self, target: int) -> float:
        return self.step_ms * (self.first_factor if target == self._first else 1.0)

    def _move(self, at: float) -> bool:
        moved = False
        # Compared with the very number `next_due` gave, so that rounding never leaves the light standing.
        while self._lit is not None and at >= self._since + self._length(self._lit):
            self._since += self._length(self._lit)
            moved = True
            self._lit = (self._lit + 1) % self.targets
            if self._lit == self._first % self.targets:
                self._round += 1
                if self._round > self.rounds:
                    self._lit = None
        return moved


@dataclass(slots=True)
class StepScan:
    """One switch without a moving light: a tap goes to the next target, holding `hold_ms` chooses it."""

    hold_ms: float = 400.0
    targets: int = 0
    _first: int = field(default=0, init=False)
    _lit: int | None = field(default=None, init=False)
    _down: float | None = field(default=None, init=False)
    _seen_at: float = field(default=0.0, init=False)
    _spent: bool = field(default=False, init=False)

    def feed(self, at: float, event: Event) -> Effect:
        """Take one event; see Way."""
        self._seen_at = at
        if event.kind is Kind.PAGE:
            return self._page(event)
        if event.kind is Kind.DOWN:
            # A second press without a release between: the release was lost, and this is a press of its own.
            self._down, self._spent = at, self._lit is None
            if self._lit is None and self.targets:
                self._lit = self._first % self.targets
                return Effect(lit=self._lit, said=self._lit)
        elif event.kind is Kind.UP and self._down is not None:
            return self._released(at)
        elif event.kind is Kind.LEAVE:
            self._down = None
        elif event.kind is Kind.TICK and self._down is not None and not self._spent:
            return self._held(at)
        return Effect(lit=self._lit)

    def next_due(self) -> float | None:
        """Return when a held switch chooses; while the hold is visible, every 50 ms."""
        if self._down is None or self._spent or self._lit is None:
            return None
        return min(self._seen_at + REDRAW_MS, self._down + self.hold_ms)

    def _page(self, event: Event) -> Effect:
        self.targets, self._first = event.targets, event.first
        self._lit = event.first % event.targets if event.targets and not event.waits else None
        # A switch still held from the last screen chooses nothing on this one.
        self._spent = self._down is not None
        return Effect(lit=self._lit, said=self._lit)

    def _held(self, at: float) -> Effect:
        assert self._down is not None  # asked only while the switch is down
        if self._lit is None or at < self._down + self.hold_ms:
            return Effect(lit=self._lit, progress=min(1.0, (at - self._down) / max(self.hold_ms, 1.0)))
        self._spent = True
        return Effect(lit=self._lit, chosen=self._lit, progress=1.0)

    def _released(self, at: float) -> Effect:
        effect = self._held(at) if not self._spent else Effect(lit=self._lit)
        spent, self._down = self._spent, None
        if spent or effect.chosen is not None or not self.targets:
            return Effect(lit=self._lit, chosen=effect.chosen)
        self._lit = self._first % self.targets if self._lit is None else (self._lit + 1) % self.targets
        return Effect(lit=self._lit, said=self._lit)


@dataclass(slots=True)
class TwoSwitches:
    """Switch 1 goes to the next target, switch 2 chooses it. Nothing moves by itself."""

    targets: int = 0
    _first: int = field(default=0, init=False)
    _lit: int | None = field(default=None, init=False)

    def feed(self, at: float, event: Event) -> Effect:
        """Take one event; see Way."""
        if event.kind is Kind.PAGE:
            self.targets, self._first = event.targets, event.first
            self._lit = None
        elif event.kind is Kind.DOWN and self.targets:
            if event.switch == 2:
                return Effect(lit=self._lit, chosen=self._lit)
            self._lit = self._first % self.targets if self._lit is None else (self._lit + 1) % self.targets
            return Effect(lit=self._lit, said=self._lit)
        return Effect(lit=self._lit)

    def next_due(self) -> float | None:
        """Nothing happens without the person."""
        return None
