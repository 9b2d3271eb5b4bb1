"""How answers are spread, what is published elsewhere and units of the same kind, for JSON and CSV."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from accessible_fit.reports.naming import Names, service_words
from accessible_fit.reports.plain import nearly, parts, period
from accessible_fit.words import kind_sentences as kinds
from accessible_fit.words.catalogue import Words
from accessible_fit.words.published_sentences import beside_sentence
from accessible_fit.words.unit_sentences import why_hidden

if TYPE_CHECKING:
    from accessible_fit.reports.unit_told import UnitTold
    from accessible_fit.trends.published import Beside
    from accessible_fit.trends.same_kind import Kind
    from accessible_fit.trends.unit import AreaSpread

Row = tuple[object, ...]
PERCENT = 100


def spread_plain(w: Words, told: "UnitTold", names: Names) -> list[dict[str, object]]:
    """Return how many persons answer mostly good, both or mostly bad; a hidden figure is None."""
    return [
        {
            "area": one.area,
            "name": names.area(one.area),
            "persons": one.persons.whole,
            **parts(one.persons),
            "nearly_all": nearly(one.persons),
            "sentence": _spread_words(w, one),
        }
        for one in told.spread_in_order(names)
    ]


def published_plain(w: Words, some: "Sequence[Beside]") -> list[dict[str, object]]:
    """Return what is published of one question; shares are 0–1 as the unit's own."""
    return [
        {
            "source": one.source,
            "place": one.place,
            "year": one.year,
            "share": one.share / PERCENT,
            "sentence": beside_sentence(w, one),
        }
        for one in some
    ]


def kinds_plain(w: Words, told: "UnitTold", names: Names) -> dict[str, object]:
    """Return units of the same kind together, this unit's kind first."""
    span = told.kinds.span
    return {
        "period": period(span.first_day, span.last_day),
        "sentence": kinds.beside_kinds(w, told.kinds, told.same_kind, _name(w, told)),
        "kinds": [_kind(w, one, told.kinds.areas, names) for one in told.kinds_in_order],
    }


def _kind(w: Words, one: "Kind", areas: Sequence[str], names: Names) -> dict[str, object]:
    return {
        "service_type": one.service_type,
        "name": service_words(w, one.service_type),
        "units": one.units,
        "areas": [
            {
                "area": area,
                "name": names.area(area),
                "at_least": pooled.at_least,
                "score": pooled.score,
                "best": pooled.best,
                "sentence": kinds.pooled_words(w, pooled),
            }
            for area in areas
            if (pooled := one.areas.get(area)) is not None
        ],
    }


def beside_rows(w: Words, told: "UnitTold", names: Names) -> Iterator[Row]:
    """Return one figure to a row: section, what, from, to, persons, value, low, high, words."""
    days = (told.found.span.first_day, told.found.span.last_day)
    yield from _spread_rows(w, told, names, days)
    for row in told.found.shares:
        for one in told.beside(row):
            what = f"{row.instrument_id}/{row.item_id}/{one.place}"
            yield (
                "published",
                what,
                *_year(one.year),
                "",
                one.share / PERCENT,
                "",
                "",
                beside_sentence(w, one),
            )
    span = told.kinds.span
    days = (span.first_day, span.last_day)
    for kind in told.kinds_in_order:
        said = f"{service_words(w, kind.service_type)}: {kinds.kind_count(w, kind)}"
        yield "same_kind_units", kind.service_type, *days, "", kind.units, "", "", said
        for area in told.kinds.areas:
            if (pooled := kind.areas.get(area)) is not None:
                what = f"{kind.service_type}/{area}"
                said = f"{names.area(area)}: {kinds.pooled_words(w, pooled)}"
                yield "same_kind", what, *days, "", pooled.score, "", "", said
                yield "same_kind_best", what, *days, "", pooled.best, "", "", ""


def _spread_rows(w: Words, told: "UnitTold", names: Names, days: tuple[dt.date, dt.date]) -> Iterator[Row]:
    for one in told.spread_in_order(names):
        whole = one.persons.whole
        said = f"{names.area(one.area)}: {_spread_words(w, one)}"
        yield "spread", one.area, *days, whole, "", "", "", said
        for level, count in one.persons.parts.items():
            share = count / whole if count is not None and whole else None
            what = f"{one.area}/{level.value}"
            yield "spread", what, *days, count, share, "", "", kinds.level_name(w, level)


def _spread_words(w: Words, one: "AreaSpread") -> str:
    return kinds.spread_sentence(w, one) if one.shown else why_hidden(w)


def _name(w: Words, told: "UnitTold") -> str:
    return service_words(w, told.found.service_type)


def _year(year: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
