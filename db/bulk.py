"""Many finished records at once, for invented data: one statement for thousands of rows.

Ids are made by the caller (`db.ids.new_id`), so that records can point to each other before they are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection

from db.records import (
    Action,
    Answer,
    Conversation,
    Enrolment,
    InstrumentVersion,
    LifeEvent,
    Person,
    Plan,
    Unit,
    User,
)
from db.shelf import Shelf
from db.tables import (
    action_table,
    answer_table,
    conversation_table,
    enrolment_table,
    instrument_version_table,
    life_event_table,
    person_table,
    plan_table,
    unit_table,
    user_table,
)

_ROWS_AT_A_TIME = 10_000

R = TypeVar("R")


def add_units(tx: Connection, units: Iterable[Unit]) -> int:
    """Keep units and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Unit, unit_table), units)


def add_users(tx: Connection, users: Iterable[User]) -> int:
    """Keep users and return how many; `users.assign` keeps their units. Raises ConstraintBroken."""
    return _add(tx, Shelf(User, user_table), users)


def add_versions(tx: Connection, versions: Iterable[InstrumentVersion]) -> int:
    """Keep versions of instruments and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(InstrumentVersion, instrument_version_table), versions)


def add_people(tx: Connection, people: Iterable[Person]) -> int:
    """Keep persons and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Person, person_table), people)


def add_enrolments(tx: Connection, enrolments: Iterable[Enrolment]) -> int:
    """Keep enrolments and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Enrolment, enrolment_table), enrolments)


def add_plans(tx: Connection, plans: Iterable[Plan]) -> int:
    """Keep plans and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Plan, plan_table), plans)


def add_life_events(tx: Connection, life_events: Iterable[LifeEvent]) -> int:
    """Keep life events and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(LifeEvent, life_event_table), life_events)


def add_conversations(tx: Connection, conversations: Iterable[Conversation]) -> int:
    """Keep conversations and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Conversation, conversation_table), conversations)


def add_answers(tx: Connection, answers: Iterable[Answer]) -> int:
    """Keep answers and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Answer, answer_table), answers)


def add_actions(tx: Connection, actions: Iterable[Action]) -> int:
    """Keep actions and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Action, action_table), actions)


def _add(tx: Connection, shelf: Shelf[R], records: Iterable[R]) -> int:
    return sum(shelf.put_many(tx, batch) for batch in _batches(records))


def _batches(records: Iterable[R]) -> Iterator[list[R]]:
    rest = iter(records)
    while batch := list(islice(rest, _ROWS_AT_A_TIME)):
        yield batch
