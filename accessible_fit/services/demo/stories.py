"""The stories that are planted, and how good life is in a unit as time goes.

Levels are points on a latent scale: about 0 is so-so, 1 is good, and people in one unit differ by about 0.5.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from accessible_fit.services.demo.period import Period

Levels = NDArray[np.float64]

DAYS_A_STEP = 91
TURN = 0.55
"""When in the period the new coordinator comes."""

DAYS_OF_CHANGE = 60
"""How long it takes until the change is felt in full."""

TURN_NAME = "Ny samordnare"
TURN_NOTE = "En ny samordnare började. Schemat gjordes om efter vad de som bor här har sagt."


class Story(StrEnum):
    """What a unit is an example of."""

    ORDINARY = "ordinary"
    IMPROVING = "improving"
    GOOD = "good"
    SMALL = "small"
    FEW_ANSWERS = "few_answers"


_IN_ORDER = (Story.IMPROVING, Story.GOOD, Story.SMALL, Story.FEW_ANSWERS)
_LEVELS = {Story.IMPROVING: -0.6, Story.GOOD: 1.1, Story.SMALL: 0.4, Story.FEW_ANSWERS: 0.1}
_IMPROVEMENT = 1.5


def story_of(number: int) -> Story:
    """Return the story of a unit by its number, from 1."""
    return _IN_ORDER[number - 1] if number <= len(_IN_ORDER) else Story.ORDINARY


@dataclass(frozen=True, slots=True)
class Wave:
    """Something that wanders slowly around 0: values a quarter of a year apart, straight lines between."""

    values: Levels

    def at(self, day: float) -> float:
        """Return the value at a day of the period."""
        return float(np.interp(day / DAYS_A_STEP, np.arange(len(self.values)), self.values))


def wave(random: Generator, days: int, spread: float, memory: float) -> Wave:
    """Draw a wave with this standard deviation, whose neighbouring values correlate by `memory` (0 to 1)."""
    pushes = random.normal(0, spread, days // DAYS_A_STEP + 2).tolist()
    values = [pushes[0]]
    for push in pushes[1:]:
        values.append(memory * values[-1] + (1 - memory**2) ** 0.5 * push)
    return Wave(np.array(values))


@dataclass(frozen=True, slots=True)
class Course:
    """How good life is in one unit: its level, what everybody there shares, and the day of a turn, if any."""

    level: float
    shared: Wave
    turn: float | None = None

    def at(self, day: float) -> float:
        """Return the level at a day of the period."""
        level = self.level + self.shared.at(day)
        if self.turn is None:
            return level
        return level + _IMPROVEMENT * min(1.0, max(0.0, (day - self.turn) / DAYS_OF_CHANGE))


def course(story: Story, period: Period, random: Generator) -> Course:
    """Draw the course of a unit."""
    ordinary = float(random.normal(0.45, 0.25))
    shared = wave(random, period.days, 0.08 if story in (Story.IMPROVING, Story.GOOD) else 0.15, 0.6)
    turn = period.days * TURN if story is Story.IMPROVING else None
    return Course(_LEVELS.get(story, ordinary), shared, turn)
