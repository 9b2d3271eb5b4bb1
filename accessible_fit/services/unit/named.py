"""A unit by its name and some days as quarters, for whoever has the key of the store and asks by hand."""

import datetime as dt

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from accessible_fit.trends.quarters import Span
from db import units
from db.engine import Tx
from db.records import Unit


class NoSuchUnit(ProgramError):
    """No unit has the name that was written."""

    sentence = N_("There is no unit called “{name}”.")
    mend = N_("Write the name as it stands in the program.")


class DaysBackwards(ProgramError):
    """A period ends before it begins."""

    sentence = N_("The period ends ({last}) before it begins ({first}).")
    mend = N_("Write the first day first.")


def unit_named(tx: Tx, name: str) -> Unit:
    """Return the unit of a name, whatever its capitals and spaces. Raises NoSuchUnit."""
    known = {one.name.casefold(): one for one in units.all_units(tx)}
    unit = known.get(" ".join(name.split()).casefold())
    if unit is None:
        raise NoSuchUnit(name=name)
    return unit


def quarters_around(first: dt.date, last: dt.date, today: dt.date) -> Span:
    """Return the whole quarters that some days lie in; there is nothing after today. Raises DaysBackwards."""
    last = min(last, today)
    if last < first:
        raise DaysBackwards(first=first, last=last)
    return Span.around(first, last)
