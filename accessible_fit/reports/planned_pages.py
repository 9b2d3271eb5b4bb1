"""How a unit asks as planned and how far it has come, on paper."""

from typing import TYPE_CHECKING

from accessible_fit.reports.flow import BODY, PART, Flow, Head, quiet
from accessible_fit.reports.part_bars import part_bars
from accessible_fit.words import plan_sentences as say
from accessible_fit.words.catalogue import Words
from accessible_fit.words.unit_sentences import quarter_words

if TYPE_CHECKING:
    from accessible_fit.trends.planned_unit import AskedPeriod, PlannedParticipation
    from accessible_fit.trends.stage import UnitStage


def planned_part(w: Words, flow: Flow, found: "PlannedParticipation") -> None:
    """Add who was asked as planned, quarter by quarter as well, and the unit's stage."""
    flow.heading(w.t("Who was asked as planned?"))
    flow.say(say.asked_sentence(w, found), BODY, kept=True)
    part_bars(w, flow, found.detail, {part: say.as_planned_name(w, part) for part in found.detail.parts})
    quiet(flow, say.counted_sentence(w, found))
    if found.reasons:
        flow.gap(3, kept=True)
        flow.say(w.t("Reasons that were noted for five persons or more"), PART, bold=True, kept=True)
        for reason, n in found.reasons.items():
            flow.say(w.tn("{reason}: {n} person", "{reason}: {n} persons", n, reason=reason))
    _quarters(w, flow, found)
    _stage(w, flow, found.stage)


def _quarters(w: Words, flow: Flow, found: "PlannedParticipation") -> None:
    flow.gap(3, kept=True)
    flow.say(w.t("Quarter by quarter"), PART, bold=True, kept=True)
    heads = [Head(w.t("Period"), 1), Head(w.t("Asked as planned"), 3)]
    rows = [[quarter_words(w, one.span), _words(w, one)] for one in found.over_time]
    flow.table(heads, rows, whole=True, noted=True)
    flow.gap(1.5, kept=True)
    quiet(
        flow,
        w.t(
            "Exact figures are left out where they could tell about fewer than five persons, by themselves or"
            " beside another period."
        ),
    )


def _words(w: Words, one: "AskedPeriod") -> str:
    if one.share is None:
        return say.period_words(w, one)
    percent = w.t("{percent} %", percent=w.number(100 * one.share))
    return f"{say.period_words(w, one)} ({percent})"


def _stage(w: Words, flow: Flow, found: "UnitStage") -> None:
    flow.heading(w.t("How far has the unit come with asking?"))
    flow.say(say.stage_name(w, found.stage), PART, bold=True, kept=True)
    flow.say(say.stage_sentence(w, found.stage), BODY, kept=True)
    if found.holds:
        heads = [Head(w.t("What the stage is made of"), 8), Head(w.t("Holds"), 1)]
        lines = zip(say.stage_lines(w, found), found.holds, strict=True)
        rows = [[line, w.t("Yes") if holds else w.t("No")] for line, (_, holds) in lines]
        flow.table(heads, rows, whole=True, noted=True)
        flow.gap(1.5, kept=True)
    quiet(flow, say.rule_sentence(w))
