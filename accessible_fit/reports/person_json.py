"""A person's report as plain values for JSON, and rows for CSV; see accessible_fit.commands.report."""

from collections.abc import Iterator
from dataclasses import asdict

from accessible_fit.reports.person_data import (
    AreaSeries,
    PersonPoint,
    PersonReport,
    QuestionSeries,
)
from accessible_fit.reports.plain import period

PERSON_HEADINGS = (
    "day",
    "conversation",
    "form",
    "question",
    "text",
    "area",
    "format",
    "steps",
    "who",
    "view",
    "helped",
    "outcome",
    "raw",
    "score",
    "half_step",
    "said",
    "marks",
    "after_break",
)


def person_plain(found: PersonReport) -> dict[str, object]:
    """Return everything that is told of a person, for staff."""
    return {
        "organisation": found.organisation,
        "person": found.person,
        "alias": found.alias,
        "unit": found.unit,
        "period": period(found.first, found.last),
        "conversations": found.conversations,
        "sentence": found.sentence,
        "areas": [_area(one) for one in found.areas],
        "questions": [_question(one) for one in found.questions],
        "breaks": [asdict(one) | {"day": one.day.isoformat()} for one in found.breaks],
        "marks": [asdict(one) | {"day": one.day.isoformat()} for one in found.marks],
        "actions": [
            {
                "said": one.said,
                "text": one.text,
                "who": one.who,
                "made_on": one.made_on.isoformat(),
                "due_on": _iso(one.due_on),
                "done_on": _iso(one.done_on),
                "shown_on": _iso(one.shown_on),
                "helped": one.helped,
                "closed_on": _iso(one.closed_on),
                "closed_because": one.closed_because,
            }
            for one in found.promises
        ],
        "events": [{"on": day.isoformat(), "name": name} for day, name in found.events],
    }


def person_rows(found: PersonReport) -> Iterator[tuple[object, ...]]:
    """Return a row for every answer, and for every kind of no answer."""
    for series in found.questions:
        for one in series.points:
            yield (
                one.day,
                one.conversation,
                series.form,
                series.question,
                series.text,
                series.area,
                series.format,
                series.steps,
                series.who,
                series.view,
                one.helped,
                one.outcome,
                one.raw,
                one.score,
                one.half_step,
                one.said,
                " ".join(one.marks),
                "yes" if series.after_break else "",
            )


def _area(one: AreaSeries) -> dict[str, object]:
    return {
        "form": one.form,
        "area": one.area,
        "name": one.area_name,
        "format": one.format,
        "steps": one.steps,
        "who": one.who,
        "view": one.view,
        "sentence": one.sentence,
        "points": [
            {"day": day.isoformat(), "score": score} for day, score in zip(one.days, one.scores, strict=True)
        ],
    }


def _question(one: QuestionSeries) -> dict[str, object]:
    return {
        "form": one.form,
        "question": one.question,
        "text": one.text,
        "area": one.area,
        "format": one.format,
        "steps": one.steps,
        "who": one.who,
        "view": one.view,
        "after_break": one.after_break,
        "points": [_point(each) for each in one.points],
    }


def _point(one: PersonPoint) -> dict[str, object]:
    return {
        "day": one.day.isoformat(),
        "conversation": one.conversation,
        "outcome": one.outcome,
        "raw": one.raw,
        "score": one.score,
        "half_step": one.half_step,
        "said": one.said,
        "helped": one.helped,
        "marks": list(one.marks),
    }


def _iso(day: object) -> str | None:
    return None if day is None else str(day)
