"""The course of a pretest: what is put now, and what has been passed so far.

A pure state machine. What comes next follows from what was said alone, so going back is to forget the last
reply, and nothing about right and wrong ever reaches the screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from accessible_fit.scales.pretest import Level, Proposal, Stage, propose
from accessible_fit.services.pretests.tasks import QUESTIONS, RUNGS, Question, Task, tasks_of

YES, NO = 1, 0
Passed = tuple[tuple[Stage, Level], ...]


class Step(StrEnum):
    """Where a run stands."""

    GREETING = "greeting"
    ASKING = "asking"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person did with one task or question.

    `said` is the place of the card, a place on the line (0–100), or YES or NO; None when the person does not
    know or does not want to.
    """

    about: str
    said: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run shows: stages and levels that were passed, and whether each untrue question got a yes."""

    passed: Passed
    untrue_answered_yes: tuple[bool, ...]

    @property
    def proposal(self) -> Proposal:
        """The format that follows from it."""
        return propose(self.passed, self.untrue_answered_yes)


@dataclass(frozen=True, slots=True)
class Run:
    """One run at one moment. Every method returns the next moment and changes nothing.

    `before` holds stages and levels passed in a run that this one goes on from. `replies` lie behind;
    `chosen` is what is marked on the screen that is shown. `stopped` when the person wanted to stop before
    the end.
    """

    before: Passed = ()
    replies: tuple[Reply, ...] = ()
    chosen: Reply | None = None
    step: Step = Step.GREETING
    stopped: bool = False

    @property
    def put(self) -> Task | Question | None:
        """What is on screen now, or None outside the tasks."""
        return _next(self.before, _said(self.replies)) if self.step is Step.ASKING else None

    @property
    def may_go_on(self) -> bool:
        """Whether "next" is offered."""
        return self.chosen is not None if self.step is Step.ASKING else self.step is Step.GREETING

    @property
    def may_go_back(self) -> bool:
        """Whether "back" leads anywhere."""
        return self.step is Step.ASKING

    @property
    def finished(self) -> bool:
        """Whether there is nothing left to put."""
        return _next(self.before, _said(self._with_chosen())) is None

    @property
    def touched(self) -> bool:
        """Whether the person has done anything."""
        return bool(self._with_chosen())

    @property
    def outcome(self) -> Outcome:
        """What it shows so far, with what is marked on the screen counted in."""
        said = _said(self._with_chosen())
        untrue = tuple(said[one.id] == YES for one in QUESTIONS if not one.true and one.id in said)
        return Outcome(_climb(self.before, said)[0], untrue)

    def say(self, said: int | None) -> "Run":
        """Choose, or choose otherwise; outside the tasks nothing happens."""
        put = self.put
        return self if put is None else replace(self, chosen=Reply(put.id, said))

    def forward(self) -> "Run":
        """Go on; stays when it is not offered."""
        if not self.may_go_on:
            return self
        further = replace(self, replies=self._with_chosen(), chosen=None, step=Step.ASKING)
        return further if further.put is not None else replace(further, step=Step.THANKS)

    def back(self) -> "Run":
        """Show again what was before, with what was said to it marked."""
        if not self.may_go_back:
            return self
        if not self.replies:
            return replace(self, chosen=None, step=Step.GREETING)
        return replace(self, replies=self.replies[:-1], chosen=self.replies[-1])

    def stop(self) -> "Run":
        """End here because the person wants to; what was done stays done."""
        return replace(self, replies=self._with_chosen(), chosen=None, step=Step.THANKS, stopped=True)

    def _with_chosen(self) -> tuple[Reply, ...]:
        return self.replies if self.chosen is None else (*self.replies, self.chosen)


def _said(replies: tuple[Reply, ...]) -> dict[str, int | None]:
    return {reply.about: reply.said for reply in replies}


def _next(before: Passed, said: Mapping[str, int | None]) -> Task | Question | None:
    """Return what is put next: a question when its turn has come or no task is left, else the next task."""
    task = _climb(before, said)[1]
    asked = {question.id for question in QUESTIONS}
    done = sum(about not in asked for about in said)
    for question in QUESTIONS:
        if question.id not in said and (task is None or question.after <= done):
            return question
    return task


def _climb(before: Passed, said: Mapping[str, int | None]) -> tuple[Passed, Task | None]:
    """Go up level by level until a task has no reply or a stage is not passed."""
    passed: list[tuple[Stage, Level]] = []
    for level in Level:
        rung = RUNGS[level]
        for stage in Stage:
            if (stage, level) in before:
                passed.append((stage, level))
                continue
            fitting = missed = 0
            for task in tasks_of(stage, level):
                if fitting == rung.needed or missed > rung.tasks - rung.needed:
                    break
                if task.id not in said:
                    return tuple(passed), task
                reply = said[task.id]
                fits = reply is not None and task.fits(reply)
                fitting, missed = fitting + fits, missed + (not fits)
            if fitting < rung.needed:
                return tuple(passed), None
            passed.append((stage, level))
    return tuple(passed), None
