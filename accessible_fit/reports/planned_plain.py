"""How a unit asks as planned and how far it has come, as plain values for JSON and as rows for CSV."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accessible_fit.reports.plain import period
from accessible_fit.trends.planned_unit import Asked
from accessible_fit.words import plan_sentences as say
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.trends.planned_unit import AskedPeriod, Band, PlannedParticipation
    from accessible_fit.trends.stage import UnitStage

Row = tuple[object, ...]


def planned_plain(w: Words, found: "PlannedParticipation") -> dict[str, object]:
    """Return who was asked as planned; a hidden figure is None."""
    told: dict[str, object] = {
        "sentence": say.asked_sentence(w, found),
        "persons": found.persons,
        "asked": _asked(found),
        "share": found.share,
        "everybody": found.everybody,
        "about": _about(w, found.band),
        "parts": {part.value: count for part, count in found.detail.parts.items()},
        "quarters": [_quarter(w, one) for one in found.over_time],
        "reasons": [{"reason": text, "persons": count} for text, count in found.reasons.items()],
    }
    return told | {"left_out": say.by_server_sentence(w)} if found.by_server else told


def stage_plain(w: Words, found: "UnitStage") -> dict[str, object]:
    """Return a unit's stage with everything it is made of, and whose rule it is."""
    return {
        "stage": found.stage.value,
        "name": say.stage_name(w, found.stage),
        "sentence": say.stage_sentence(w, found.stage),
        "checks": [
            {"check": check.value, "holds": holds, "sentence": say.check_sentence(w, check, holds)}
            for check, holds in found.holds
        ],
        "rule": say.rule_sentence(w),
    }


def planned_rows(w: Words, found: "PlannedParticipation") -> Iterator[Row]:
    """Return one figure to a row: section, what, from, to, persons, value, low, high, words."""
    days = (found.span.first_day, found.span.last_day)
    yield "planned", "persons", *days, found.persons, "", "", "", ""
    yield "planned", "asked", *days, _asked(found), found.share, "", "", say.asked_sentence(w, found)
    for part, count in found.detail.parts.items():
        yield "planned", part.value, *days, count, "", "", "", say.as_planned_name(w, part)
    for text, count in found.reasons.items():
        yield "planned_reason", text, *days, count, "", "", "", ""
    if found.by_server:
        yield "planned", "left_out", *days, "", "", "", "", say.by_server_sentence(w)
    for one in found.over_time:
        when = (one.span.first_day, one.span.last_day)
        yield "planned_quarter", "planned", *when, one.persons, "", "", "", ""
        asked = one.persons if one.everybody else one.asked
        yield "planned_quarter", "asked", *when, asked, one.share, "", "", say.period_words(w, one)
    stage = found.stage
    yield "stage", stage.stage.value, *days, "", "", "", "", say.stage_sentence(w, stage.stage)
    for check, holds in stage.holds:
        yield "stage", check.value, *days, "", int(holds), "", "", say.check_sentence(w, check, holds)
    yield "stage", "rule", *days, "", "", "", "", say.rule_sentence(w)


def _asked(found: "PlannedParticipation") -> int | None:
    return found.persons if found.everybody else found.asked.parts[Asked.ASKED]


def _quarter(w: Words, one: "AskedPeriod") -> dict[str, object]:
    return {
        **period(one.span.first_day, one.span.last_day),
        "nothing_planned": one.nothing_planned,
        "persons": one.persons,
        "asked": one.persons if one.everybody else one.asked,
        "share": one.share,
        "everybody": one.everybody,
        "about": _about(w, one.band),
    }


def _about(w: Words, band: "Band | None") -> dict[str, object] | None:
    return None if band is None else {"at_least": band.least, "words": say.band_words(w, band)}
