"""Which format suits a person, from a short run of picture tasks.

Built on the idea of the pretest of the Personal Wellbeing Index – Intellectual Disability (Cummins & Lau),
with our own tasks: concrete things, then the same against a reference, then feelings, each at 2, 3 and 5
steps and on a line.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Stage(StrEnum):
    """What is pointed at: bigger and smaller things; steps of a reference such as a staircase; feelings."""

    CONCRETE = "concrete"
    REFERENCE = "reference"
    FEELINGS = "feelings"


class Level(IntEnum):
    """How many steps are told apart; a line is the finest."""

    TWO = 2
    THREE = 3
    FIVE = 5
    LINE = 101


class Asking(StrEnum):
    """How to ask: plain questions, or pictures of the alternatives, either this or that."""

    QUESTIONS = "questions"
    EITHER_OR = "either_or"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The format that is proposed; `level` None means that another way than choosing suits the person better.

    `said_yes_to_all` is the sign of acquiescence that led to either-or pictures.
    """

    level: Level | None
    asking: Asking
    said_yes_to_all: bool


def propose(passed: Collection[tuple[Stage, Level]], untrue_answered_yes: Collection[bool]) -> Proposal:
    """Propose a format.

    `passed` holds each stage and level that was passed. A level counts when all three stages were passed at
    it and every lower level counts; the highest such level is proposed. `untrue_answered_yes` has one entry
    for each question put whose true answer is plainly no: yes to two or more, and to all of them, leads to
    either-or pictures.
    """
    level = None
    for step in Level:
        if any((stage, step) not in passed for stage in Stage):
            break
        level = step
    yes_to_all = len(untrue_answered_yes) >= 2 and all(untrue_answered_yes)
    return Proposal(level, Asking.EITHER_OR if yes_to_all else Asking.QUESTIONS, yes_to_all)
