"""Plans, occasions and a unit's stage in words: the same on the pages, in reports and on paper."""

import datetime as dt
from typing import TYPE_CHECKING

from accessible_fit.marks import N_
from accessible_fit.trends.planned import Became
from accessible_fit.trends.planned_unit import Asked, AsPlanned, Band
from accessible_fit.trends.stage import Check, Stage
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.trends.planned_unit import AskedPeriod, PlannedParticipation
    from accessible_fit.trends.stage import UnitStage

YEARLY = 12
REASONS = (
    N_("Was ill or tired"),
    N_("Was away"),
    N_("Something else was more important"),
    N_("Nobody who knows the person was there"),
    N_("There was no time"),
    N_("The way of asking did not suit"),
)
"""Proposed, so that reasons can be counted: a reason that few have written is not shown to anybody."""


def often(w: Words, every_months: int) -> str:
    """Say how often."""
    if every_months == YEARLY:
        return w.t("once a year")
    return w.tn("every month", "every {n} months", every_months)


def plan_line(w: Words, every_months: int, starts_on: dt.date, ends_on: dt.date | None) -> str:
    """Say how often, since when, and until when if it ends."""
    how = often(w, every_months)
    if ends_on is None:
        return w.t("{often}, from {first}", often=how, first=w.day(starts_on))
    return w.t("{often}, {first} – {last}", often=how, first=w.day(starts_on), last=w.day(ends_on))


def became_word(w: Words, became: Became) -> str:
    """Say what has become of an occasion, in a few words."""
    return {
        Became.LATER: w.t("Later"),
        Became.SOON: w.t("Soon"),
        Became.DUE: w.t("To ask now"),
        Became.OVERDUE: w.t("Late"),
        Became.ANSWERED: w.t("Answered"),
        Became.WITH_HELP: w.t("Answered with help"),
        Became.DECLINED: w.t("Did not want to"),
        Became.COULD_NOT: w.t("Could not"),
        Became.NOT_ASKED: w.t("Was not asked"),
        Became.LEFT: w.t("Had left"),
    }[became]


def when_line(w: Words, due_on: dt.date, today: dt.date) -> str:
    """Say when an occasion is, and how far off that is."""
    days = (due_on - today).days
    if days == 0:
        return w.t("planned for today")
    if days > 0:
        return w.tn(
            "planned for {day}, in {n} day", "planned for {day}, in {n} days", days, day=w.day(due_on)
        )
    return w.tn("planned for {day}, {n} day ago", "planned for {day}, {n} days ago", -days, day=w.day(due_on))


def as_planned_name(w: Words, became: AsPlanned) -> str:
    """Say what became of asking, as the name of a bar."""
    return {
        AsPlanned.ANSWERED: w.t("Answered alone, or help is not noted"),
        AsPlanned.WITH_HELP: w.t("Answered with help"),
        AsPlanned.DECLINED: w.t("Were asked and did not want to"),
        AsPlanned.COULD_NOT: w.t("Could not, or gave no answer"),
        AsPlanned.LEFT: w.t("Had left before they were asked"),
        AsPlanned.NOT_ASKED: w.t("Were not asked when it was planned"),
        AsPlanned.NO_PLAN: w.t("Nothing was planned for them"),
    }[became]


def asked_sentence(w: Words, found: "PlannedParticipation") -> str:
    """Say how many were asked as planned, as exactly as may be said."""
    if found.everybody and found.persons is not None:
        return w.t("All {all} persons were asked as planned.", all=found.persons)
    said = found.asked.parts[Asked.ASKED]
    if said is not None and found.persons is not None:
        return w.t("{asked} of {all} persons were asked as planned.", asked=said, all=found.persons)
    if found.band is None:
        return w.t(
            "How many were asked as planned is not shown: it could tell about fewer than five persons."
        )
    part = band_words(w, found.band)
    return w.t("Asked as planned: {part} of the persons.", part=part)


def band_words(w: Words, band: Band) -> str:
    """Say about how large a part was asked as planned."""
    return {
        Band.NEARLY_ALL: w.t("at least 90 %"),
        Band.MOST: w.t("60 to 90 %"),
        Band.ABOUT_HALF: w.t("40 to 60 %"),
        Band.SOME: w.t("10 to 40 %"),
        Band.FEW: w.t("less than 10 %"),
        Band.HALF_OR_MORE: w.t("at least half"),
        Band.UNDER_HALF: w.t("fewer than half"),
    }[band]


def period_words(w: Words, one: "AskedPeriod") -> str:
    """Say one quarter in a few words."""
    if one.nothing_planned:
        return w.t("nothing planned")
    if one.everybody and one.persons is not None:
        return w.t("all {all}", all=one.persons)
    if one.asked is not None and one.persons is not None:
        return w.t("{asked} of {all}", asked=one.asked, all=one.persons)
    return w.t("not shown") if one.band is None else band_words(w, one.band)


def stage_name(w: Words, stage: Stage) -> str:
    """Name a stage."""
    return {
        Stage.TOO_SMALL: w.t("Not said of so few persons"),
        Stage.NOT_BEGUN: w.tc("stage", "Not begun"),
        Stage.TRAINING: w.tc("stage", "Training"),
        Stage.PRACTICE: w.tc("stage", "Practice"),
        Stage.SYSTEMATIC: w.tc("stage", "Systematic use"),
    }[stage]


def stage_sentence(w: Words, stage: Stage) -> str:
    """Say what the stage means."""
    return {
        Stage.TOO_SMALL: w.t("Fewer than five persons had support here: a stage could tell who was asked."),
        Stage.NOT_BEGUN: w.t("Nobody has been asked in the last twelve months."),
        Stage.TRAINING: w.t("Some have been asked, but fewer than half. The unit is learning how."),
        Stage.PRACTICE: w.t(
            "At least half have been asked in twelve months. Asking as planned, and writing down why when it"
            " is not done, comes next."
        ),
        Stage.SYSTEMATIC: w.t(
            "The plan says who is asked and when, it is done, and when it is not done it is written down why."
        ),
    }[stage]


def check_sentence(w: Words, check: Check, holds: bool) -> str:
    """Say one thing that the stage is made of, as it is."""
    yes, no = {
        Check.SOMEBODY_ASKED: (
            w.t("Somebody has been asked in the last twelve months."),
            w.t("Nobody has been asked in the last twelve months."),
        ),
        Check.HALF_ASKED: (
            w.t("At least half of the persons have been asked in the last twelve months."),
            w.t("Fewer than half of the persons have been asked in the last twelve months."),
        ),
        Check.PLAN_IN_FORCE: (w.t("There is a plan."), w.t("There is no plan.")),
        Check.ASKED_AS_PLANNED: (
            w.t("At least 60 % of what was planned has been asked in each of the last two quarters."),
            w.t("Less than 60 % of what was planned has been asked in one of the last two quarters."),
        ),
        Check.DEPARTURES_NOTED: (
            w.t("At least 80 % has been asked, or there is a reason written down."),
            w.t("For more than 20 % it is not written down why nobody was asked."),
        ),
    }[check]
    return yes if holds else no


def rule_sentence(w: Words) -> str:
    """Say whose rule it is."""
    return w.t(
        "The names of the stages are those often used when a way of working is brought in. What counts as"
        " each of them is a rule of this program's own, written out here. It says nothing about how good the"
        " support is."
    )


def counted_sentence(w: Words, found: "PlannedParticipation") -> str:
    """Say how persons are counted, and what a server leaves out."""
    how = w.t(
        "Every person is counted once, by what went best. Saying no is having been asked. What somebody else"
        " answered for a person is not counted as asking the person."
    )
    return f"{how} {by_server_sentence(w)}" if found.by_server else how


def by_server_sentence(w: Words) -> str:
    """Say what a leader is not shown where a server counts who was asked as planned."""
    return w.t(
        "Where answers are kept on a server, leaders are shown how it stood when the last quarter ended. What"
        " is held or noted after that, and what a leader changes in the plan, is counted from the next"
        " quarter on. The reasons that were noted are not shown."
    )


def stage_lines(w: Words, found: "UnitStage") -> list[str]:
    """Say everything the stage is made of."""
    return [check_sentence(w, check, holds) for check, holds in found.holds]
