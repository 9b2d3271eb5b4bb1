"""A unit's register for a leader on a server, as the server counts and hides it.

Left out are reasons, who came and left by sex and age, and ages beside what is aimed at.
"""

from collections.abc import Iterable
from uuid import UUID

from accessible_fit.services.unit.told_by_server import in_year, year_to
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.register import (
    AgeGroup,
    ByGroup,
    Came,
    Meant,
    Moved,
    Reasons,
    Register,
    Times,
    Went,
)
from accessible_fit.trends.unit import Parted
from db import server_figures
from db.engine import Tx
from db.records import Unit, UnitAims
from db.server_figures import ToldGroup
from db.vocabulary import Sex

NOT_COUNTED = Reasons({}, None)


def years(tx: Tx, unit_id: UUID) -> list[Span]:
    """Return the twelve months that are told of a unit, the newest first."""
    return [year_to(one.last_quarter) for one in server_figures.register(tx, unit_id)]


def register(tx: Tx, unit: Unit, aims: UnitAims | None, span: Span) -> Register:
    """Return what the server tells of who came and left in a year."""
    told = in_year(server_figures.register(tx, unit.id), span)
    came: Parted[Came] = Parted(None, dict.fromkeys(Came))
    went: Parted[Went] = Parted(None, dict.fromkeys(Went))
    still, gone = Times(), Times()
    if told is not None:
        came = Parted(
            told.enrolled,
            {Came.NEW: told.came, Came.BEFORE: told.before},
            None if told.nearly_came is None else Came(told.nearly_came),
        )
        went = Parted(
            told.enrolled,
            {Went.ENDED: told.went, Went.STILL: told.still},
            None if told.nearly_went is None else Went(told.nearly_went),
        )
        still = Times(told.open_persons, told.open_mean, told.open_short, told.open_long)
        gone = Times(told.closed_persons, told.closed_mean, told.closed_short, told.closed_long)
    groups = [one for one in server_figures.groups(tx, unit.id) if year_to(one.last_quarter) == span]
    return Register(
        unit_id=unit.id,
        unit_name=unit.name,
        service_type=unit.service_type.value,
        span=span,
        enrolled=came.whole,
        came=came,
        went=went,
        by_sex=_by(groups, "sex", Sex) if came.whole is not None else (),
        by_age=_by(groups, "age", AgeGroup) if came.whole is not None else (),
        open=still,
        closed=gone,
        reasons_in=NOT_COUNTED,
        reasons_out=NOT_COUNTED,
        meant=None if aims is None else _meant(aims, went.parts[Went.STILL]),
        by_server=True,
    )


def _by(groups: Iterable[ToldGroup], what: str, order: Iterable[str]) -> tuple[ByGroup, ...]:
    known = {one.name: one.persons for one in groups if one.what == what}
    return tuple(
        ByGroup(str(name), {**dict.fromkeys(Moved), Moved.ENROLLED: known[name]})
        for name in order
        if name in known
    )


def _meant(aims: UnitAims, at_end: int | None) -> Meant:
    return Meant(aims.intended_group, aims.aims, aims.youngest, aims.oldest, aims.places, None, at_end)
