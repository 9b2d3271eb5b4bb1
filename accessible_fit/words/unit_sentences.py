"""What a unit leader is told of a unit, in sentences: the same on the page, in reports and on paper."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words
from accessible_fit.words.held_sentences import begun
from accessible_fit.words.sentences import MOSTLY_GOOD, score_words
from accessible_fit.words.trend_sentences import (
    FEWEST_TO_COMPARE,
    Reader,
    series_sentence,
    share_sentence,
    tenths_words,
)

if TYPE_CHECKING:
    from accessible_fit.trends.participation import Part
    from accessible_fit.trends.quarters import Span
    from accessible_fit.trends.shares import Share
    from accessible_fit.trends.unit import AreaRow, Done, Overview, Participation, PeriodMean, ShareRow
    from accessible_fit.trends.verdicts import Change

FEW_ANSWERED = 0.5


def headline(w: Words, found: "Overview") -> str:
    """Say what the overview comes to, in one to three sentences: what a leader would tell a colleague."""
    if found.too_small:
        return w.t("There are too few persons here to show what they say without telling who said it.")
    said = [_story(w, found)]
    few = few_answers(w, found)
    if few:
        said.insert(0, few)
    return " ".join(one for one in said if one)


def few_answers(w: Words, found: "Overview") -> str:
    """Say that few have answered, when that is so and may be said."""
    whole = found.whole
    hidden = whole is not None and not any(one.persons for one in whole.cells if one.span.last in found.span)
    part = found.participation.share
    if (part is not None and part < FEW_ANSWERED) or (hidden and not found.too_small):
        return w.t("There are few answers to show: little can be said about the unit as a whole.")
    return ""


def _story(w: Words, found: "Overview") -> str:
    event, whole = found.event, found.whole
    if whole is None or not whole.shown:
        return ""
    if event is not None and event.compared is not None:
        after = event_sentence(w, found)
        if after:
            return after
    return unit_change(w, whole)


def event_sentence(w: Words, found: "Overview") -> str:
    """Say how it went after what happened to most persons of the unit; nothing when that cannot be told."""
    from accessible_fit.trends.verdicts import Change

    event, whole = found.event, found.whole
    if event is None or event.compared is None or whole is None:
        return ""
    told = event.compared
    if min(told.n_before, told.n_after) < FEWEST_TO_COMPARE:
        return ""
    details = {"event": event.name, "day": w.day(event.on), "before": told.n_before, "after": told.n_after}
    if whole.change.change is Change.CHANGED_UP and told.nap > FEW_ANSWERED:
        return w.t(
            "Since “{event}” ({day}) it has become better: {before} quarters before, {after} after.",
            **details,
        )
    if whole.change.change is Change.CHANGED_DOWN and told.nap < FEW_ANSWERED:
        return w.t(
            "Since “{event}” ({day}) it has become worse: {before} quarters before, {after} after.",
            **details,
        )
    return ""


def unit_change(w: Words, row: "AreaRow") -> str:
    """Say whether one part of life is stable or has changed over the periods that are shown."""
    from accessible_fit.trends.verdicts import Change

    if row.change.change is Change.CANNOT_TELL and row.shown:
        last, known = row.shown[-1].score, [one.score for one in row.shown if one.score is not None]
        if len(known) > 1 and min(known) >= MOSTLY_GOOD:
            return w.t("Good in every period that is shown.")
        return w.t("Now: {level}. We cannot tell yet whether it changes.", level=score_words(w, last).lower())
    return {
        Change.STABLE_GOOD: w.t("Stable and good."),
        Change.STABLE_LOW: w.t("Stable and low. Is there something that could be tried?"),
        Change.CHANGED_UP: w.t("It has probably changed for the better."),
        Change.CHANGED_DOWN: w.t("It has probably changed for the worse. What has happened?"),
        Change.CANNOT_TELL: "",
    }[row.change.change]


def signal(w: Words, row: "AreaRow") -> str:
    """Say what the run of quarters shows; of rows with twelve months together why they are."""
    from accessible_fit.trends.verdicts import Change, Finding

    if row.pooled:
        return w.t(
            "The quarters have too few persons to be shown one by one, so twelve months are counted together."
        )
    if row.series.finding is Finding.TOO_EARLY and row.change.change is not Change.CANNOT_TELL:
        return ""  # what is told of before and after needs fewer quarters
    return series_sentence(w, row.series, Reader.LEADER)


def participation_sentence(w: Words, told: "Participation") -> str:
    """Say how many took part, as exactly as may be said."""
    from accessible_fit.trends.participation import Taken

    took = told.answered
    if took.whole is None:
        return w.t("How many had support is not shown: it could tell about fewer than five persons.")
    if told.everybody:
        return w.t("All {all} persons have answered.", all=took.whole)
    said = took.parts[Taken.ANSWERED]
    if said is not None:
        return w.t("{answered} of {all} persons have answered.", answered=said, all=took.whole)
    if took.nearly_all is Taken.ANSWERED:
        return w.t(
            "Nearly everybody has answered: at least {least} of {all} persons.",
            least=took.at_least,
            all=took.whole,
        )
    if took.nearly_all is Taken.NOT:
        return w.t("Nearly nobody has answered: fewer than five of {all} persons.", all=took.whole)
    return w.t(
        "{all} persons had support from the unit. How many answered is not shown: it could tell about fewer"
        " than five persons.",
        all=took.whole,
    )


def why_hidden(w: Words) -> str:
    """Say why a figure is not there. It is the same text whatever the reason, or the reason would tell."""
    return w.t("Not shown: it could tell what fewer than five persons have said.")


def parts_hidden(w: Words, names: str) -> str:
    """Say which parts of a whole are not shown."""
    return w.t("Not shown, because it could tell about fewer than five persons: {names}.", names=names)


def bars_hidden(w: Words, names: Sequence[str]) -> str:
    """Say which bars are not drawn; their names have commas of their own."""
    return parts_hidden(w, "; ".join(f"{one[:1].lower()}{one[1:]}" for one in names))


def shares_hidden(w: Words, hidden: int) -> str:
    """Say how many questions are not shown, and why."""
    return w.tn(
        "{n} question is not shown: it could tell what fewer than five persons have said.",
        "{n} questions are not shown: they could tell what fewer than five persons have said.",
        hidden,
    )


def part_name(w: Words, part: "Part") -> str:
    """Say what became of asking, as the name of a bar."""
    from accessible_fit.trends.participation import Part

    return {
        Part.ALONE: w.t("Answered alone, or help is not noted"),
        Part.WITH_HELP: w.t("Answered with help"),
        Part.NO_ANSWER: w.t("Were asked, gave no answer"),
        Part.DECLINED: w.t("Declined or stopped"),
        Part.OTHERS: w.t("Only somebody else answered"),
        Part.NOT_ASKED: w.t("Were not asked"),
    }[part]


def change_name(w: Words, change: "Change") -> str:
    """Say how a person's answers have moved, as the name of a bar."""
    from accessible_fit.trends.verdicts import Change

    return {
        Change.CHANGED_UP: w.t("Up"),
        Change.STABLE_GOOD: w.t("Stable and good"),
        Change.STABLE_LOW: w.t("Stable and low"),
        Change.CHANGED_DOWN: w.t("Down"),
        Change.CANNOT_TELL: w.t("Cannot tell yet"),
    }[change]


def count_words(w: Words, persons: int | None, least: int | None = None) -> str:
    """Say how many persons, at least how many, or that it is not shown."""
    if persons is not None:
        return w.tn("{n} person", "{n} persons", persons)
    if least is not None:
        return w.t("at least {least} persons", least=least)
    return w.t("not shown")


def span_words(w: Words, span: "Span") -> str:
    """Say which months: one quarter or many."""
    return w.t("{first} – {last}", first=w.month(span.first_day), last=w.month(span.last_day))


def quarter_words(w: Words, span: "Span") -> str:
    """Name a quarter, or twelve months by where they end, in the least room."""
    year, number = divmod(span.last, 4)
    if span.length == 1:
        return w.t("{year} Q{number}", year=year, number=number + 1)
    return w.t("12 months to {year} Q{number}", year=year, number=number + 1)


def cell_words(w: Words, cell: "PeriodMean") -> str:
    """Say one cell in full, for readers and tooltips."""
    when = span_words(w, cell.span)
    if cell.persons is None:
        why = why_hidden(w)
        return f"{when}: {why}"
    level, count = score_words(w, cell.score), cell_count(w, cell)
    return f"{when}: {level}, {count}"


def cell_count(w: Words, cell: "PeriodMean") -> str:
    """Say how many persons a cell is about, as exactly as may be said."""
    if cell.at_least:
        return count_words(w, None, cell.persons)
    return count_words(w, cell.persons)


def row_share(w: Words, row: "ShareRow") -> str:
    """Say a share with how sure it is."""
    if row.share is not None and row.at_least is not None:
        return rough_share(w, row.share, row.at_least)
    if row.share is None or row.best is None or row.answered is None:
        return why_hidden(w)
    return share_sentence(w, row.best, row.answered, row.share, everybody=row.everybody)


def rough_share(w: Words, told: "Share", least: int) -> str:
    """Say a share of a number of persons that is not told exactly."""
    said = w.t(
        "{share} of at least {least} persons chose the best alternative.",
        share=begun(tenths_words(w, told.share)),
        least=least,
    )
    ends = {"low": tenths_words(w, told.low), "high": tenths_words(w, told.high)}
    sure = w.t("It may be anything from {low} to {high}.", **ends)
    return f"{said} {sure}"


def done_sentence(w: Words, done: "Done") -> str:
    """Say what was promised and what was done."""
    if done.opened is None and done.closed is None:
        return w.t("How much was promised and done is not shown: it is about fewer than five persons.")
    opened = w.t("not shown") if done.opened is None else str(done.opened)
    closed = w.t("not shown") if done.closed is None else str(done.closed)
    return w.t("Promised after a conversation: {opened}. Done: {closed}.", opened=opened, closed=closed)
