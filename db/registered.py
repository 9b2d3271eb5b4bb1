"""Everybody's stretches of support from a unit, with what a unit's own register counts them by.

Rows go out as they are counted, so persons can still be told apart: nothing of this may be shown before
small numbers are hidden.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from db.not_counted import among
from db.tables import enrolment_table, person_table
from db.vocabulary import Sex

_enrolment = enrolment_table.c
_person = person_table.c


class Registered(NamedTuple):
    """One stretch of support: whose, from when to when, why it began and ended."""

    person_id: UUID
    sex: Sex
    birth_year: int | None
    started_on: date
    ended_on: date | None
    reason_in: str
    reason_out: str


def of_units(tx: Connection, unit_ids: Iterable[UUID]) -> list[Registered]:
    """Return every stretch of support from some units, oldest first.

    Left out is who has said no to being counted, or taken the yes back.
    """
    known = list(unit_ids)
    rows = tx.execute(
        select(
            _enrolment.person_id,
            _person.sex,
            _person.birth_year,
            _enrolment.started_on,
            _enrolment.ended_on,
            _enrolment.reason_in,
            _enrolment.reason_out,
        )
        .join_from(enrolment_table, person_table, _enrolment.person_id == _person.id)
        .where(_enrolment.unit_id.in_(known))
        .order_by(_enrolment.started_on, _enrolment.id)
    )
    without = among(tx, select(_enrolment.person_id).where(_enrolment.unit_id.in_(known)))
    return [one for one in (Registered(*row) for row in rows) if one.person_id not in without]
