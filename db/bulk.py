"""Many finished records at once, for invented data: one statement for thousands of rows.

Ids are made by the caller (`db.ids.new_id`), so that records can point to each other before they are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection

from db.records import Answer, Conversation, Enrolment, Person
from db.shelf import Shelf
from db.tables import AnswerRow, ConversationRow, EnrolmentRow, PersonRow

_ROWS_AT_A_TIME = 10_000

R = TypeVar("R")


def add_people(tx: Connection, people: Iterable[Person]) -> int:
    """Keep persons and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Person, PersonRow), people)


def add_enrolments(tx: Connection, enrolments: Iterable[Enrolment]) -> int:
    """Keep enrolments and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Enrolment, EnrolmentRow), enrolments)


def add_conversations(tx: Connection, conversations: Iterable[Conversation]) -> int:
    """Keep conversations and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Conversation, ConversationRow), conversations)


def add_answers(tx: Connection, answers: Iterable[Answer]) -> int:
    """Keep answers and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Answer, AnswerRow), answers)


def _add(tx: Connection, shelf: Shelf[R], records: Iterable[R]) -> int:
    return sum(shelf.put_many(tx, batch) for batch in _batches(records))


def _batches(records: Iterable[R]) -> Iterator[list[R]]:
    rest = iter(records)
    while batch := list(islice(rest, _ROWS_AT_A_TIME)):
        yield batch
