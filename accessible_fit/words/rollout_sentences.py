"""A unit's plan for beginning, in words: the same on the page, on paper and copied."""

import datetime as dt
from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words
from db.vocabulary import RolloutKind

if TYPE_CHECKING:
    from accessible_fit.trends.rollout import PlanStep, RolloutPlan

BULLET = "– "


def kind_name(w: Words, kind: RolloutKind) -> str:
    """Return the heading over lines of a kind."""
    return {
        RolloutKind.AIM: w.t("What we want to reach"),
        RolloutKind.ROLE: w.t("Who does what"),
        RolloutKind.ACTIVITY: w.t("What we do, and when"),
        RolloutKind.PILOT: w.t("Who begins"),
        RolloutKind.EVALUATION: w.t("Evaluation every year"),
        RolloutKind.STOPS: w.t("What we stop doing"),
    }[kind]


def kind_help(w: Words, kind: RolloutKind) -> str:
    """Say what belongs under a heading."""
    return {
        RolloutKind.AIM: w.t("So that it can be seen afterwards: who is asked, how often, by when."),
        RolloutKind.ROLE: w.t("Method supporter, who plans, who follows up, who answers for it."),
        RolloutKind.ACTIVITY: w.t("Training, first conversations, talks in the staff group."),
        RolloutKind.PILOT: w.t("A few persons and staff who begin, so that the others can learn from it."),
        RolloutKind.EVALUATION: w.t("Once a year: what the answers led to, and whether to go on like this."),
        RolloutKind.STOPS: w.t(
            "Old forms and lists that this replaces. What is only added to everything else is given up first."
        ),
    }[kind]


def state_line(w: Words, line: "PlanStep") -> str:
    """Say where a line stands, with its day."""
    from accessible_fit.trends.rollout import StepState

    step = line.step
    if step.done_on is not None:
        stopped = step.kind == RolloutKind.STOPS
        day = w.day(step.done_on)
        said = w.t("Stopped {day}.", day=day) if stopped else w.t("Done {day}.", day=day)
        if line.state is StepState.FOLLOW_UP:
            ask = w.t("Is it really gone?")
            return f"{said} {ask}"
        return said
    if step.due_on is None:
        return w.t("No day is set.")
    if line.state is StepState.LATE:
        return w.t("Should have been done {day}.", day=w.day(step.due_on))
    return w.t("To be done {day}.", day=w.day(step.due_on))


def plan_title(w: Words, plan: "RolloutPlan[RolloutKind]") -> str:
    """Return the title of a plan."""
    return w.t("How {unit} begins", unit=plan.unit_name)


def plan_parts(w: Words, plan: "RolloutPlan[RolloutKind]") -> list[tuple[str, str]]:
    """Return each heading with its lines under each other."""
    return [
        (kind_name(w, kind), "\n".join(_line(w, one) for one in lines) or w.t("Nothing written."))
        for kind, lines in plan.by_kind.items()
    ]


def plan_text(w: Words, plan: "RolloutPlan[RolloutKind]", today: dt.date) -> str:
    """Return the whole plan as plain text."""
    made = [plan_title(w, plan), w.day(today)]
    for heading, lines in plan_parts(w, plan):
        made += ["", heading, lines]
    return "\n".join(made) + "\n"


def _line(w: Words, line: "PlanStep") -> str:
    step = line.step
    parts = [step.text if step.text[-1:] in ".!?" else f"{step.text}."]
    if step.who:
        parts.append(w.t("Sees to it: {who}.", who=step.who))
    parts.append(state_line(w, line))
    if step.followed_up:
        parts.append(w.t("How it went: {how}", how=step.followed_up))
    return BULLET + " ".join(parts)
