"""A unit's report as plain values for JSON; the keys are described in accessible_fit.commands.report."""

from typing import TYPE_CHECKING

from accessible_fit.reports.beside_plain import kinds_plain, published_plain, spread_plain
from accessible_fit.reports.naming import Names
from accessible_fit.reports.plain import nearly, parts, period
from accessible_fit.trends.participation import Taken
from accessible_fit.words import unit_sentences as say
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.reports.unit_told import UnitTold
    from accessible_fit.trends.unit import AreaRow, Overview, ShareRow


def participation_plain(w: Words, found: "Overview") -> dict[str, object]:
    """Return who took part."""
    return {
        "unit": found.unit_name,
        "period": period(found.span.first_day, found.span.last_day),
        "sentence": say.participation_sentence(w, found.participation),
        "hidden_because": say.why_hidden(w),
        "participation": participation(found),
    }


def unit_plain(w: Words, told: "UnitTold") -> dict[str, object]:
    """Return everything that is told of a unit."""
    found, names = told.found, Names(w, told.forms)
    return {
        "unit": found.unit_name,
        "service_type": found.service_type,
        "period": period(found.span.first_day, found.span.last_day),
        "sentence": say.headline(w, found),
        "hidden_because": say.why_hidden(w),
        "participation": participation(found),
        "life_areas": [_area(w, found, row, names) for row in found.rows],
        "spread": spread_plain(w, told, names),
        "shares": [_share(w, told, row, names) for row in found.shares],
        "persons": {
            "whole": found.persons.whole,
            **parts(found.persons),
            "nearly_all": nearly(found.persons),
        },
        "actions": {"opened": found.done.opened, "closed": found.done.closed},
        "event": {"name": found.event.name, "on": found.event.on.isoformat()} if found.event else None,
        "same_kind": kinds_plain(w, told, names),
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
        "parts": parts(took.detail),
        "nearly_all": nearly(took.answered),
    }


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


def _share(w: Words, told: "UnitTold", row: "ShareRow", names: Names) -> dict[str, object]:
    own = row.share
    return {
        "form": row.instrument_id,
        "question": row.item_id,
        "text": names.share(row),
        "area": row.area,
        "best": row.best,
        "answered": row.answered,
        "at_least": row.at_least,
        "share": None if own is None else {"share": own.share, "low": own.low, "high": own.high},
        "everybody": row.everybody if own is not None else None,
        "sentence": say.row_share(w, row),
        "published": published_plain(w, told.beside(row)),
    }
