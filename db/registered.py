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

from db.tables import consent_table, enrolment_table, person_table
from db.vocabulary import ConsentDecision, ConsentKind, Sex

_consent = consent_table.c
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
    without = _not_counted(tx, known)
    return [one for one in (Registered(*row) for row in rows) if one.person_id not in without]


def _not_counted(tx: Connection, unit_ids: list[UUID]) -> frozenset[UUID]:
    been_there = select(_enrolment.person_id).where(_enrolment.unit_id.in_(unit_ids))
    rows = tx.execute(
        select(_consent.person_id, _consent.decision, _consent.conversation_id)
        .where(_consent.kind == ConsentKind.STATISTICS, _consent.person_id.in_(been_there))
        .order_by(_consent.decided_at, _consent.id)
    )
    latest = {person: decision for person, decision, conversation in rows if conversation is None}
    return frozenset(one for one, decision in latest.items() if decision is not ConsentDecision.GIVEN)
