"""A unit's figures one to a row, for CSV."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accessible_fit.reports.beside_plain import beside_rows
from accessible_fit.reports.naming import Names
from accessible_fit.reports.unit_json import participation
from accessible_fit.trends.participation import Part
from accessible_fit.words import unit_sentences as say
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.reports.unit_told import UnitTold
    from accessible_fit.trends.unit import Overview

Row = tuple[object, ...]


def participation_rows(w: Words, found: "Overview") -> Iterator[Row]:
    """Return who took part."""
    days = (found.span.first_day, found.span.last_day)
    took = participation(found)
    yield "participation", "enrolled", *days, took["enrolled"], "", "", "", ""
    said = say.participation_sentence(w, found.participation)
    yield "participation", "answered", *days, took["answered"], took["share"], "", "", said
    for part, count in found.participation.detail.parts.items():
        yield "participation", part.value, *days, count, "", "", "", say.part_name(w, Part(part))


def unit_rows(w: Words, whole: "UnitTold") -> Iterator[Row]:
    """Return what was said, what has changed, what was done, and what it is laid beside."""
    found, names = whole.found, Names(w, whole.forms)
    days = (found.span.first_day, found.span.last_day)
    for row in found.rows:
        for one in row.cells:
            if one.span.last in found.span:
                when = (one.span.first_day, one.span.last_day)
                persons = None if one.at_least else one.persons
                yield "life_area", row.area, *when, persons, one.score, "", "", say.cell_words(w, one)
    for asked in found.shares:
        told = asked.share
        ends = ("", "", "") if told is None else (told.share, told.low, told.high)
        said = f"{names.share(asked)} {say.row_share(w, asked)}"
        yield "share", f"{asked.instrument_id}/{asked.item_id}", *days, asked.answered, *ends, said
    for change, count in found.persons.parts.items():
        yield "persons", change.value, *days, count, "", "", "", say.change_name(w, change)
    yield "actions", "opened", *days, "", found.done.opened, "", "", ""
    yield "actions", "closed", *days, "", found.done.closed, "", "", ""
    yield from beside_rows(w, whole, names)
