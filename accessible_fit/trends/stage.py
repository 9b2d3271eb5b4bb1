"""How far a unit has come with asking: training, practice, or systematic use, by a rule of our own.

The words are those used where methods of this kind have been brought in in Swedish social services; what
counts as each of them is our own rule, stated here and in words wherever a stage is shown:

- not begun: nobody has been asked in the last twelve months;
- training: somebody has been asked, but fewer than half of the persons;
- practice: at least half of the persons have been asked in the last twelve months;
- systematic use: besides that a plan says who is to be asked and when, and in each of the last two whole
  quarters in which anything was due, at least 60 % of the occasions were asked and at least 80 % were asked
  or have a reason noted. (Following up systematically is to do it as planned and to know where one did not.)

Nothing is said about a unit of fewer than five persons.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from accessible_fit.trends.disclosure import MINIMUM

HALF = 0.5
ASKED_AT_LEAST = 0.6
ACCOUNTED_FOR_AT_LEAST = 0.8
QUARTERS = 2


class Stage(StrEnum):
    """How far a unit has come, the first ones least."""

    TOO_SMALL = "too_small"
    NOT_BEGUN = "not_begun"
    TRAINING = "training"
    PRACTICE = "practice"
    SYSTEMATIC = "systematic"


class Check(StrEnum):
    """What the stage is made of."""

    SOMEBODY_ASKED = "somebody_asked"
    HALF_ASKED = "half_asked"
    PLAN_IN_FORCE = "plan_in_force"
    ASKED_AS_PLANNED = "asked_as_planned"
    DEPARTURES_NOTED = "departures_noted"


@dataclass(frozen=True, slots=True)
class QuarterDue:
    """The occasions that were due in one quarter: how many, how many asked, how many asked or explained."""

    due: int
    asked: int
    accounted_for: int


@dataclass(frozen=True, slots=True)
class UnitStage:
    """A unit's stage, and of each thing it is made of whether it holds; empty for a unit too small."""

    stage: Stage
    holds: tuple[tuple[Check, bool], ...]


def stage_of(persons: int, asked: int, plan_in_force: bool, quarters: Sequence[QuarterDue]) -> UnitStage:
    """Return the stage of a unit.

    `persons` had support in the last twelve months and `asked` of them were asked, as planned or not;
    `quarters` are whole ones, oldest first.
    """
    if persons < MINIMUM:
        return UnitStage(Stage.TOO_SMALL, ())
    latest = [one for one in quarters if one.due][-QUARTERS:]
    enough = len(latest) == QUARTERS
    holds = {
        Check.SOMEBODY_ASKED: asked > 0,
        Check.HALF_ASKED: asked >= HALF * persons,
        Check.PLAN_IN_FORCE: plan_in_force,
        Check.ASKED_AS_PLANNED: enough and all(one.asked >= ASKED_AT_LEAST * one.due for one in latest),
        Check.DEPARTURES_NOTED: enough
        and all(one.accounted_for >= ACCOUNTED_FOR_AT_LEAST * one.due for one in latest),
    }
    if not holds[Check.SOMEBODY_ASKED]:
        stage = Stage.NOT_BEGUN
    elif not holds[Check.HALF_ASKED]:
        stage = Stage.TRAINING
    else:
        stage = Stage.SYSTEMATIC if all(holds.values()) else Stage.PRACTICE
    return UnitStage(stage, tuple(holds.items()))
