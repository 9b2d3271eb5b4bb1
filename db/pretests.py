"""Which formats each person could use when they were tried."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, select

from db.errors import UnknownRow
from db.ids import new_id
from db.records import NewPretest, Pretest
from db.shelf import Shelf
from db.tables import person_table, pretest_table

_person = person_table.c
_pretest = pretest_table.c

_PRETESTS = Shelf(Pretest, pretest_table)
_NEWEST_FIRST = (_pretest.done_at.desc(), _pretest.id.desc())


def keep(tx: Connection, new: NewPretest) -> Pretest:
    """Keep what came out of a trial. Raises UnknownRow when there is no such person, ConstraintBroken."""
    unit_id = tx.execute(select(_person.unit_id).where(_person.id == new.person_id)).scalar()
    if unit_id is None:
        raise UnknownRow(kind="person", id=new.person_id)
    pretest = Pretest(
        id=new_id(),
        person_id=new.person_id,
        unit_id=unit_id,
        done_at=new.done_at,
        led_by=new.led_by,
        concrete=_highest(new, "concrete"),
        with_reference=_highest(new, "reference"),
        feelings=_highest(new, "feelings"),
        yes_to_both=new.yes_to_both,
        offered=new.offered,
        chosen=new.chosen,
        reason=new.reason,
        asking=new.asking,
        passed=new.passed,
    )
    return _PRETESTS.put(tx, pretest)


def latest(tx: Connection, person_id: UUID) -> Pretest | None:
    """Return a person's latest trial, or None."""
    statement = _PRETESTS.select().where(_pretest.person_id == person_id).order_by(*_NEWEST_FIRST).limit(1)
    row = tx.execute(statement).first()
    return None if row is None else _PRETESTS.record(row)


def of_person(tx: Connection, person_id: UUID) -> list[Pretest]:
    """Return every trial of a person, newest first."""
    return _PRETESTS.all(tx, _pretest.person_id == person_id, order_by=_NEWEST_FIRST)


def _highest(new: NewPretest, stage: str) -> int:
    return max((level for passed, level in new.passed if passed == stage), default=0)
