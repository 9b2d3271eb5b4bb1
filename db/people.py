"""Residents and where they are enrolled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, or_, select

from db.ids import new_id
from db.records import Enrolment, Person
from db.shelf import Shelf
from db.tables import enrolment_table, person_table
from db.vocabulary import Sex

_enrolment = enrolment_table.c
_person = person_table.c

_PEOPLE = Shelf(Person, person_table)
_ENROLMENTS = Shelf(Enrolment, enrolment_table)


def add(
    tx: Connection,
    unit_id: UUID,
    alias: str,
    *,
    birth_year: int | None = None,
    sex: Sex = Sex.NOT_STATED,
    photo_id: UUID | None = None,
) -> Person:
    """Keep a new person whose home unit is `unit_id`. Raises ConstraintBroken."""
    return _PEOPLE.put(tx, Person(new_id(), unit_id, alias, birth_year, sex, photo_id))


def get(tx: Connection, person_id: UUID) -> Person:
    """Return a person. Raises UnknownRow."""
    return _PEOPLE.get(tx, person_id)


def in_units(tx: Connection, unit_ids: Iterable[UUID]) -> list[Person]:
    """Return who has one of the units as home unit or is enrolled there now, by alias."""
    units = list(unit_ids)
    enrolled = select(_enrolment.person_id).where(
        _enrolment.unit_id.in_(units), _enrolment.ended_on.is_(None)
    )
    where = or_(_person.unit_id.in_(units), _person.id.in_(enrolled))
    return _PEOPLE.all(tx, where, order_by=[_person.alias, _person.id])


def update(tx: Connection, person: Person) -> Person:
    """Keep what is new about a person.

    With another `unit_id` the person moves, and the profile, photos, consents and plans move along;
    conversations stay where they were held. Raises UnknownRow, ConstraintBroken.
    """
    values = _PEOPLE.values(person)
    return _PEOPLE.change(tx, values.pop("id"), **values)


def enrol(tx: Connection, person_id: UUID, unit_id: UUID, started_on: date, reason_in: str = "") -> Enrolment:
    """Keep that support from a unit begins. Raises ConstraintBroken when it is running already."""
    return _ENROLMENTS.put(tx, Enrolment(new_id(), person_id, unit_id, started_on, None, reason_in))


def end_enrolment(tx: Connection, enrolment_id: UUID, ended_on: date, reason_out: str = "") -> Enrolment:
    """Keep that support has ended, and why. Raises UnknownRow, ConstraintBroken."""
    return _ENROLMENTS.change(tx, enrolment_id, ended_on=ended_on, reason_out=reason_out)


def enrolments(tx: Connection, person_id: UUID) -> list[Enrolment]:
    """Return every enrolment of a person, oldest first."""
    return _ENROLMENTS.all(tx, _enrolment.person_id == person_id, order_by=[_enrolment.started_on])
