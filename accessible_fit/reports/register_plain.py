"""A unit's register as plain values for JSON and as rows for CSV."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from accessible_fit.reports.plain import period
from accessible_fit.trends.register import Came, Went
from accessible_fit.words import register_sentences as names
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.trends.register import ByGroup, Meant, Reasons, Register

Row = tuple[object, ...]


def register_plain(w: Words, found: "Register") -> dict[str, object]:
    """Return everything that a register shows; a hidden figure is None."""
    return {
        "unit": found.unit_name,
        "service_type": found.service_type,
        "period": period(found.span.first_day, found.span.last_day),
        "sentence": names.enrolled_sentence(w, found),
        "hidden_because": _why(w, found),
        "enrolled": found.enrolled,
        "new": found.came.parts[Came.NEW],
        "before": found.came.parts[Came.BEFORE],
        "ended": found.went.parts[Went.ENDED],
        "still": found.went.parts[Went.STILL],
        "by_sex": [_group(one) for one in found.by_sex],
        "by_age": [_group(one) for one in found.by_age],
        "time_open": asdict(found.open),
        "time_closed": asdict(found.closed),
        "reasons_in": _reasons(found.reasons_in),
        "reasons_out": _reasons(found.reasons_out),
        "meant": _meant(found.meant),
    }


def register_rows(w: Words, found: "Register") -> Iterator[Row]:
    """Return one figure to a row: section, what, from, to, persons, value, low, high, words."""
    days = (found.span.first_day, found.span.last_day)
    yield "register", "enrolled", *days, found.enrolled, "", "", "", names.enrolled_sentence(w, found)
    came, went = found.came.parts, found.went.parts
    for what, count, words in (
        ("new", came[Came.NEW], names.came_name(w, Came.NEW)),
        ("before", came[Came.BEFORE], names.came_name(w, Came.BEFORE)),
        ("ended", went[Went.ENDED], names.went_name(w, Went.ENDED)),
        ("still", went[Went.STILL], names.went_name(w, Went.STILL)),
    ):
        yield "register", what, *days, count, "", "", "", words
    for section, rows, name in (("sex", found.by_sex, names.sex_name), ("age", found.by_age, names.age_name)):
        for one in rows:
            for moved, count in one.persons.items():
                said = f"{name(w, one.group)}: {names.moved_name(w, moved)}"
                yield section, f"{one.group} {moved.value}", *days, count, "", "", "", said
    for what, told in (("open", found.open), ("closed", found.closed)):
        yield "years", what, *days, told.persons, told.mean_years, told.short_years, told.long_years, ""
    for section, reasons in (("reason_in", found.reasons_in), ("reason_out", found.reasons_out)):
        for text, count in reasons.shared.items():
            yield section, text, *days, count, "", "", "", ""
        yield section, "others", *days, reasons.others, "", "", "", w.t("Another reason, or none written")


def _why(w: Words, found: "Register") -> str:
    why = names.why_hidden(w)
    return f"{why} {names.left_out_sentence(w)}" if found.by_server else why


def _group(one: "ByGroup") -> dict[str, object]:
    return {"group": one.group, **{moved.value: count for moved, count in one.persons.items()}}


def _reasons(told: "Reasons") -> dict[str, object]:
    shared = [{"reason": text, "persons": count} for text, count in told.shared.items()]
    return {"shared": shared, "others": told.others}


def _meant(told: "Meant | None") -> dict[str, object] | None:
    if told is None:
        return None
    within = told.within
    return {
        "intended_group": told.intended_group,
        "aims": told.aims,
        "youngest": told.youngest,
        "oldest": told.oldest,
        "places": told.places,
        "at_end": told.at_end,
        "ages": None
        if within is None
        else {"known": within.whole, **{part.value: count for part, count in within.parts.items()}},
    }
