"""A unit's plan for beginning: its lines, and where each of them stands on a day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from accessible_fit.trends.planned import months_later

K = TypeVar("K", bound=str)
STOPS, EVALUATION = "stops", "evaluation"

SOON_DAYS = 30
FOLLOWED_UP_MONTHS = 3
"""So long after a unit stopped doing something it is asked whether it is really gone."""


class StepState(StrEnum):
    """Where one line of the plan stands."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"
    FOLLOW_UP = "follow_up"
    """Stopped some months ago, and nobody has written whether it is really gone."""
    DONE = "done"

    @property
    def calls(self) -> bool:
        """Whether somebody has something to do about it now."""
        return self in (StepState.LATE, StepState.SOON, StepState.FOLLOW_UP)


class Step(Protocol):
    """What is written of one line, and when it was done."""

    @property
    def id(self) -> UUID:
        """What it is known by."""

    @property
    def unit_id(self) -> UUID:
        """Whose plan it is in."""

    @property
    def kind(self) -> str:
        """An aim, a role, an activity, who begins, an evaluation, or what the unit stops doing."""

    @property
    def text(self) -> str:
        """What is planned."""

    @property
    def who(self) -> str:
        """Who sees to it."""

    @property
    def due_on(self) -> dt.date | None:
        """The day it is to be done."""

    @property
    def done_on(self) -> dt.date | None:
        """The day it was done."""

    @property
    def followed_up(self) -> str:
        """How it went."""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One line and where it stands."""

    step: Step
    state: StepState


@dataclass(frozen=True, slots=True)
class RolloutPlan(Generic[K]):
    """A unit's whole plan, every kind of line in its order; a kind without lines is there and empty."""

    unit_id: UUID
    unit_name: str
    by_kind: Mapping[K, tuple[PlanStep, ...]]

    @property
    def begun(self) -> bool:
        """Whether anything is written."""
        return any(self.by_kind.values())

    @property
    def evaluated(self) -> bool:
        """Whether an evaluation is planned or has been made."""
        return any(lines for kind, lines in self.by_kind.items() if kind == EVALUATION)


@dataclass(frozen=True, slots=True)
class DueStep:
    """A line that somebody has something to do about, with its unit's name."""

    unit_name: str
    line: PlanStep


def state_of(step: Step, today: dt.date) -> StepState:
    """Say where a line stands on a day."""
    if step.done_on is not None:
        asked = step.kind == STOPS and not step.followed_up
        gone = months_later(step.done_on, FOLLOWED_UP_MONTHS) <= today
        return StepState.FOLLOW_UP if asked and gone else StepState.DONE
    if step.due_on is None:
        return StepState.LATER
    if step.due_on < today:
        return StepState.LATE
    return StepState.SOON if (step.due_on - today).days <= SOON_DAYS else StepState.LATER
