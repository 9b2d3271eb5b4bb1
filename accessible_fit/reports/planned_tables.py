"""How a unit asks as planned and how far it has come, as tables."""

from typing import TYPE_CHECKING

from accessible_fit.reports.tables import HIDDEN, Cell, Holds, Sheet, column, shown, widest
from accessible_fit.words import plan_sentences as say
from accessible_fit.words.catalogue import Words
from accessible_fit.words.unit_sentences import quarter_words

if TYPE_CHECKING:
    from accessible_fit.trends.planned_unit import AskedPeriod, PlannedParticipation
    from accessible_fit.trends.stage import UnitStage


def planned_sheets(w: Words, found: "PlannedParticipation") -> tuple[Sheet, ...]:
    """Return a sheet for each question that a leader has about asking as planned."""
    sheets = [_asked(w, found), _quarters(w, found)]
    if found.reasons:
        sheets.append(_reasons(w, found))
    return (*sheets, _stage(w, found.stage))


def _asked(w: Words, found: "PlannedParticipation") -> Sheet:
    whole = found.persons
    rows: tuple[tuple[Cell, ...], ...] = (
        *(
            (
                say.as_planned_name(w, part),
                shown(count),
                count / whole if count is not None and whole else HIDDEN,
            )
            for part, count in found.detail.parts.items()
        ),
        (w.t("All"), shown(whole), None),
    )
    return Sheet(
        w.t("Asked as planned"),
        w.t("Who was asked as planned?"),
        say.asked_sentence(w, found),
        f"{say.counted_sentence(w, found)} {_hidden(w)}",
        (
            column(w.t("What became of asking"), width=widest(rows, 0, 30)),
            column(w.t("Persons"), Holds.COUNT),
            column(w.t("Of all"), Holds.SHARE),
        ),
        rows,
    )


def _quarters(w: Words, found: "PlannedParticipation") -> Sheet:
    rows = tuple(_quarter(w, one) for one in found.over_time)
    return Sheet(
        w.t("Quarter by quarter"),
        w.t("How does asking as planned go over time?"),
        w.t("Only persons for whom something was planned in the quarter are counted."),
        _hidden(w),
        (
            column(w.t("Period"), width=widest(rows, 0, 12)),
            column(w.t("First day"), Holds.DAY, 12),
            column(w.t("Last day"), Holds.DAY, 12),
            column(w.t("Planned"), Holds.COUNT),
            column(w.t("Were asked"), Holds.COUNT),
            column(w.t("Share"), Holds.SHARE),
            column(w.t("In words"), width=24),
        ),
        rows,
    )


def _quarter(w: Words, one: "AskedPeriod") -> tuple[Cell, ...]:
    when = (quarter_words(w, one.span), one.span.first_day, one.span.last_day)
    if one.nothing_planned:
        return *when, None, None, None, say.period_words(w, one)
    asked = one.persons if one.everybody else one.asked
    return *when, shown(one.persons), shown(asked), shown(one.share), say.period_words(w, one)


def _reasons(w: Words, found: "PlannedParticipation") -> Sheet:
    rows = tuple(found.reasons.items())
    return Sheet(
        w.t("Why not"),
        w.t("Why were persons not asked, or did not answer?"),
        w.t("Reasons that were noted for five persons or more."),
        _hidden(w),
        (column(w.t("Reason"), width=widest(rows, 0, 34)), column(w.t("Persons"), Holds.COUNT)),
        rows,
    )


def _stage(w: Words, found: "UnitStage") -> Sheet:
    rows = tuple(
        (say.check_sentence(w, check, holds), w.t("Yes") if holds else w.t("No"))
        for check, holds in found.holds
    )
    name = say.stage_name(w, found.stage)
    return Sheet(
        w.t("How far the unit has come"),
        w.t("How far has the unit come with asking?"),
        f"{name}. {say.stage_sentence(w, found.stage)}",
        say.rule_sentence(w),
        (column(w.t("What the stage is made of"), width=widest(rows, 0, 60)), column(w.t("Holds"), width=10)),
        rows,
    )


def _hidden(w: Words) -> str:
    return w.t("What is not shown could tell about fewer than five persons.")
