"""What every way of choosing is fed with and what it answers.

Times are milliseconds from any steady clock. Targets are numbered 0 and up in reading order; the screen knows
what they are.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

REDRAW_MS = 50.0


class Kind(StrEnum):
    """What happened."""

    TICK = "tick"
    ENTER = "enter"
    LEAVE = "leave"
    DOWN = "down"
    UP = "up"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    ENTER and LEAVE tell of a pointer over `target`; DOWN and UP of a finger, button or switch, `switch`
    being 1 or 2 for switches. PAGE tells that another screen with `targets` targets is shown: a light
    begins at `first`, and when it `waits` not before another PAGE or a switch. TICK tells that time has
    passed.
    """

    kind: Kind
    target: int | None = None
    switch: int = 1
    targets: int = 0
    first: int = 0
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """What the screen shows and does: the lit target, the chosen one, how far a wait has come, 0–1.

    `chosen` is set only at the moment of choosing. `said` is set when the light has just moved there, for the
    spoken cue.
    """

    lit: int | None = None
    chosen: int | None = None
    progress: float = 0.0
    said: int | None = None


class Way(Protocol):
    """One way of choosing."""

    def feed(self, at: float, event: Event) -> Effect:
        """Take one event at a time `at`, milliseconds, and say what follows."""
        ...

    def next_due(self) -> float | None:
        """Return when the next TICK is wanted, or None when only the person can make something happen."""
        ...


TICK = Event(Kind.TICK)
