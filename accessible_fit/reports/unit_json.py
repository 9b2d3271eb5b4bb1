"""A unit's report as plain values for JSON; the keys are described in accessible_fit.commands.report."""

import datetime as dt
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from accessible_fit.reports.naming import Names
from accessible_fit.trends.participation import Taken
from accessible_fit.words import unit_sentences as say
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.trends.unit import AreaRow, Overview, Parted, ShareRow

K = TypeVar("K", bound=StrEnum)


def json_file(made: object) -> bytes:
    """Return a whole file of UTF-8 that people can read as well."""
    return (json.dumps(made, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def participation_plain(w: Words, found: "Overview") -> dict[str, object]:
    """Return who took part."""
    return {
        "unit": found.unit_name,
        "period": period(found.span.first_day, found.span.last_day),
        "sentence": say.participation_sentence(w, found),
        "hidden_because": say.why_hidden(w),
        "participation": participation(found),
    }


def unit_plain(w: Words, found: "Overview", forms: "Mapping[str, Instrument]") -> dict[str, object]:
    """Return everything that is told of a unit."""
    names = Names(w, forms)
    return {
        "unit": found.unit_name,
        "service_type": found.service_type,
        "period": period(found.span.first_day, found.span.last_day),
        "sentence": say.headline(w, found),
        "hidden_because": say.why_hidden(w),
        "participation": participation(found),
        "life_areas": [_area(w, found, row, names) for row in found.rows],
        "shares": [_share(w, row, names) for row in found.shares],
        "persons": {
            "whole": found.persons.whole,
            **_parts(found.persons),
            "nearly_all": _nearly(found.persons),
        },
        "actions": {"opened": found.done.opened, "closed": found.done.closed},
        "event": {"name": found.event.name, "on": found.event.on.isoformat()} if found.event else None,
    }


def participation(found: "Overview") -> dict[str, object]:
    """Return the figures of who took part; a hidden one is None."""
    took = found.participation
    whole = took.enrolled if took.everybody else took.answered.parts[Taken.ANSWERED]
    return {
        "enrolled": took.enrolled,
        "answered": whole,
        "share": 1.0 if took.everybody else took.share,
        "everybody": took.everybody,
        "parts": _parts(took.detail),
        "nearly_all": _nearly(took.answered),
    }


def period(first: dt.date, last: dt.date) -> dict[str, str]:
    """Return two days."""
    return {"from": first.isoformat(), "to": last.isoformat()}


def _parts(told: "Parted[K]") -> dict[str, int | None]:
    return {part.value: count for part, count in told.parts.items()}


def _nearly(told: "Parted[K]") -> dict[str, object] | None:
    part = told.nearly_all
    return None if part is None else {"part": part.value, "at_least": told.at_least}


def _area(w: Words, found: "Overview", row: "AreaRow", names: Names) -> dict[str, object]:
    return {
        "area": row.area,
        "name": names.area(row.area),
        "pooled": row.pooled,
        "sentence": say.unit_change(w, row) if row.shown else say.why_hidden(w),
        "periods": [
            {
                **period(one.span.first_day, one.span.last_day),
                "persons": None if one.at_least else one.persons,
                "at_least": one.persons if one.at_least else None,
                "score": one.score,
            }
            for one in row.cells
            if one.span.last in found.span
        ],
    }


def _share(w: Words, row: "ShareRow", names: Names) -> dict[str, object]:
    told = row.share
    return {
        "form": row.instrument_id,
        "question": row.item_id,
        "text": names.share(row),
        "area": row.area,
        "best": row.best,
        "answered": row.answered,
        "at_least": row.at_least,
        "share": None if told is None else {"share": told.share, "low": told.low, "high": told.high},
        "everybody": row.everybody if told is not None else None,
        "sentence": say.row_share(w, row),
    }
