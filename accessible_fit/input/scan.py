"""Choosing with one switch or two: the light moves, the person presses."""

from dataclasses import dataclass, field

from accessible_fit.input.events import Effect, Event, Kind


@dataclass(slots=True)
class AutoScan:
    """The light moves by itself; a press chooses what is lit.

    Each target is lit for `step_ms`, the first `first_factor` times as long. After `rounds` rounds the light
    goes
    out and waits as long as the person likes; the next press starts it again from the first target.
    """

    step_ms: float = 2000.0
    first_factor: float = 1.5
    rounds: int = 3
    targets: int = 0
    _lit: int | None = field(default=None, init=False)
    _since: float = field(default=0.0, init=False)
    _round: int = field(default=0, init=False)

    def feed(self, at: float, event: Event) -> Effect:
        """Take one event; see Way."""
        if event.kind is Kind.PAGE:
            self.targets = event.targets
            return self._start(at)
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
        self._lit = 0 if self.targets else None
        self._since, self._round = at, 1
        return Effect(lit=self._lit, said=self._lit)

    def _length(self, target: int) -> float:
        return self.step_ms * (self.first_factor if target == 0 else 1.0)

    def _move(self, at: float) -> bool:
        moved = False
        # Compared with the very number `next_due` gave, so that rounding never leaves the light standing.
        while self._lit is not None and at >= self._since + self._length(self._lit):
            self._since += self._length(self._lit)
            moved = True
            self._lit += 1
            if self._lit >= self.targets:
                self._lit = 0 if self._round < self.rounds else None
                self._round += 1
        return moved


@dataclass(slots=True)
class StepScan:
    """One switch without a moving light: a tap goes to the next target, holding `hold_ms` chooses it."""

    hold_ms: float = 400.0
    targets: int = 0
    _lit: int | None = field(default=None, init=False)
    _down: float | None = field(default=None, init=False)
    _spent: bool = field(default=False, init=False)

    def feed(self, at: float, event: Event) -> Effect:
        """Take one event; see Way."""
        if event.kind is Kind.PAGE:
            self.targets = event.targets
            self._lit = 0 if self.targets else None
            # A switch still held from the last screen chooses nothing on this one.
            self._spent = self._down is not None
            return Effect(lit=self._lit, said=self._lit)
        if event.kind is Kind.DOWN and self._down is None:
            self._down, self._spent = at, False
        elif event.kind is Kind.UP and self._down is not None:
            return self._released(at)
        elif event.kind is Kind.TICK and self._down is not None and not self._spent:
            return self._held(at)
        return Effect(lit=self._lit)

    def next_due(self) -> float | None:
        """Return when a held switch chooses."""
        return None if self._down is None or self._spent else self._down + self.hold_ms

    def _held(self, at: float) -> Effect:
        assert self._down is not None  # asked only while the switch is down
        share = min(1.0, (at - self._down) / self.hold_ms) if self.hold_ms else 1.0
        if share < 1.0 or self._lit is None:
            return Effect(lit=self._lit, progress=share)
        self._spent = True
        return Effect(lit=self._lit, chosen=self._lit, progress=1.0)

    def _released(self, at: float) -> Effect:
        effect = self._held(at) if not self._spent else Effect(lit=self._lit)
        spent, self._down = self._spent, None
        if spent or effect.chosen is not None or not self.targets:
            return Effect(lit=self._lit, chosen=effect.chosen)
        self._lit = 0 if self._lit is None else (self._lit + 1) % self.targets
        return Effect(lit=self._lit, said=self._lit)


@dataclass(slots=True)
class TwoSwitches:
    """Switch 1 goes to the next target, switch 2 chooses it. Nothing moves by itself."""

    targets: int = 0
    _lit: int | None = field(default=None, init=False)

    def feed(self, at: float, event: Event) -> Effect:
        """Take one event; see Way."""
        if event.kind is Kind.PAGE:
            self.targets = event.targets
            self._lit = None
        elif event.kind is Kind.DOWN and self.targets:
            if event.switch == 2:
                return Effect(lit=self._lit, chosen=self._lit)
            self._lit = 0 if self._lit is None else (self._lit + 1) % self.targets
            return Effect(lit=self._lit, said=self._lit)
        return Effect(lit=self._lit)

    def next_due(self) -> float | None:
        """Nothing happens without the person."""
        return None
