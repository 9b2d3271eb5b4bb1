"""How one invented person tends to answer."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from accessible_fit.instruments.model import LINE_END, LINE_STEPS
from accessible_fit.services.demo.period import DAYS_A_YEAR, Period
from accessible_fit.services.demo.stories import Levels, Story, Wave, wave
from db.vocabulary import HowHelped, Outcome

THRESHOLDS: Mapping[int, tuple[float, ...]] = {2: (-0.45,), 3: (-0.8, 0.25), 5: (-1.5, -0.8, 0.0, 0.9)}
"""Where on the latent scale one choice ends and the next better one begins."""

NO_ANSWERS = (Outcome.DONT_KNOW, Outcome.DECLINED, Outcome.NOT_UNDERSTOOD, Outcome.NOT_ASKED)
OUTCOMES = (*NO_ANSWERS, Outcome.ANSWERED)
_USUAL = (0.04, 0.02, 0.012, 0.005)
_FEW = (0.14, 0.22, 0.04, 0.25)
_NOISE = 0.6
_STEEP = 1.1
"""How fast a place on a line moves from bad to good as the level rises."""


@dataclass(frozen=True, slots=True)
class Temper:
    """A person's level, how it differs between life areas, how it drifts, and how they answer.

    `areas` is by index of life area. `cautious` moves every threshold. `no_answers` holds the running sums of
    the shares of each kind of no answer. `pace_ms` is the usual time for one question.
    """

    level: float
    areas: Levels
    a_year: float
    drift: Wave
    cautious: float
    no_answers: Levels
    pace_ms: float
    helped: HowHelped

    def latent(self, day: float) -> float:
        """Return the person's own part of the level at a day of the period."""
        return self.level + self.drift.at(day) + self.a_year * day / DAYS_A_YEAR

    def outcomes(self, random: Generator, count: int) -> list[int]:
        """Draw what becomes of so many questions, as indexes of OUTCOMES."""
        found: list[int] = np.searchsorted(self.no_answers, random.random(count), side="right").tolist()
        return found

    def steps_up(self, latent: Levels, steps: int, random: Generator) -> list[int]:
        """Return how many steps up from the worst choice each answer is; tenths on a line."""
        heard = latent + random.normal(0, _NOISE, len(latent)) - self.cautious
        if steps == LINE_STEPS:
            places: list[int] = np.rint(LINE_END / (1 + np.exp(-_STEEP * heard))).astype(int).tolist()
            return places
        found: list[int] = np.searchsorted(THRESHOLDS[steps], heard).tolist()
        return found


def temper(story: Story, period: Period, areas: int, random: Generator) -> Temper:
    """Draw a person's temper."""
    few = story is Story.FEW_ANSWERS
    usual = np.array(_FEW if few else _USUAL)
    helped = (HowHelped.ALONE, HowHelped.WITH_SUPPORT, HowHelped.PARTNER_PLACED)
    return Temper(
        level=float(random.normal(0, 0.3 if story is Story.GOOD else 0.45)),
        areas=random.normal(0, 0.3, areas),
        a_year=float(random.normal(0, 0.03)),
        drift=wave(random, period.days, 0.15, 0.8),
        cautious=float(random.normal(0, 0.15)),
        no_answers=np.cumsum(usual * (1 if few else random.gamma(1.2, 1 / 1.2))),
        pace_ms=float(random.lognormal(9.0, 0.35)),
        helped=helped[int(random.choice(3, p=(0.45, 0.42, 0.13)))],
    )
