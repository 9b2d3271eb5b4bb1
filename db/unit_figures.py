"""What a unit's figures are made of: its conversations, answers, enrolments, actions and shared events.

Rows go out as they are counted, so persons can still be told apart: nothing of this may be shown before
small numbers are hidden. A person is named by what the database keeps as the id, which is only compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, LargeBinary, String, Uuid, func, select, type_coerce

from db.not_counted import ANYBODY, among
from db.tables import (
    action_table,
    answer_table,
    consent_table,
    conversation_table,
    enrolment_table,
    instrument_version_table,
    life_event_table,
    person_table,
)
from db.vocabulary import (
    ConversationKind,
    ConversationState,
    HowHelped,
    WhoAnswered,
)

_action = action_table.c
_answer = answer_table.c
_consent = consent_table.c
_conversation = conversation_table.c
_enrolment = enrolment_table.c
_event = life_event_table.c
_person = person_table.c
_version = instrument_version_table.c


class UnitTalk(NamedTuple):
    """One conversation with picture questions; `key` is what its answers name it by."""

    key: Hashable
    person_id: Hashable
    started_at: datetime
    instrument_id: str
    choices: int | None
    who_answered: WhoAnswered
    how_helped: HowHelped | None
    state: ConversationState


class UnitAnswer(NamedTuple):
    """One answer that counts, or one that is missing; `talk` is its conversation's key."""

    talk: Hashable
    item_id: str
    life_area: str
    outcome: str
    score: float | None
    half_step: float | None


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A stretch of support: whose, from when, to when."""

    person_id: Hashable
    started_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class UnitAction:
    """Something promised: to whom, when, and when it was done."""

    person_id: Hashable
    created_at: datetime
    done_at: datetime | None


def talks(tx: Connection, unit_id: UUID) -> list[UnitTalk]:
    """Return the conversations with picture questions that were held in a unit, oldest first."""
    rows = tx.execute(
        select(
            raw_id(tx, _conversation.id),
            raw_id(tx, _conversation.person_id),
            _conversation.started_at,
            _version.instrument_id,
            _conversation.choices,
            _conversation.who_answered,
            _conversation.how_helped,
            _conversation.state,
        )
        .join_from(
            conversation_table,
            instrument_version_table,
            _conversation.instrument_version_id == _version.id,
        )
        .where(_conversation.unit_id == unit_id, _conversation.kind == ConversationKind.QUESTIONS)
        .order_by(_conversation.started_at, _conversation.id)
    )
    return [UnitTalk(*row) for row in rows.all()]


def answers(tx: Connection, unit_id: UUID) -> list[UnitAnswer]:
    """Return every answer that counts of those conversations, in no certain order."""
    rows = tx.execute(
        select(
            raw_id(tx, _answer.conversation_id),
            _answer.item_id,
            _answer.life_area,
            # as plain text: making a word of each would take as long as reading it
            type_coerce(_answer.outcome, String),
            _answer.score,
            _answer.half_step,
        )
        .join_from(answer_table, conversation_table, _answer.conversation_id == _conversation.id)
        .where(
            _conversation.unit_id == unit_id,
            _conversation.kind == ConversationKind.QUESTIONS,
            _answer.repetition == 0,
        )
    )
    return [UnitAnswer(*row) for row in rows.all()]


def outcomes(tx: Connection, unit_id: UUID) -> dict[Hashable, set[str]]:
    """Return what became of the questions of each of those conversations that has any answer, by its key."""
    rows = tx.execute(
        select(raw_id(tx, _answer.conversation_id), type_coerce(_answer.outcome, String))
        .distinct()
        .join_from(answer_table, conversation_table, _answer.conversation_id == _conversation.id)
        .where(
            _conversation.unit_id == unit_id,
            _conversation.kind == ConversationKind.QUESTIONS,
            _answer.repetition == 0,
        )
    )
    found: dict[Hashable, set[str]] = defaultdict(set)
    for talk, outcome in rows:
        found[talk].add(outcome)
    return found


def enrolments(tx: Connection, unit_id: UUID) -> list[Enrolled]:
    """Return everybody's stretches of support from a unit, oldest first."""
    rows = tx.execute(
        select(raw_id(tx, _enrolment.person_id), _enrolment.started_on, _enrolment.ended_on)
        .where(_enrolment.unit_id == unit_id)
        .order_by(_enrolment.started_on, _enrolment.id)
    )
    return [Enrolled(*row) for row in rows]


def enrolments_of_all(tx: Connection) -> dict[UUID, list[Enrolled]]:
    """Return the stretches of support from every unit; a person is named by the bytes of the id."""
    rows = tx.execute(
        select(
            _enrolment.unit_id, raw_id(tx, _enrolment.person_id), _enrolment.started_on, _enrolment.ended_on
        )
    )
    found: dict[UUID, list[Enrolled]] = defaultdict(list)
    for unit_id, person, started_on, ended_on in rows.all():
        found[unit_id].append(Enrolled(as_bytes(person), started_on, ended_on))
    return found


def as_bytes(key: Any) -> bytes:
    """Return an id as `raw_id` gives it as bytes."""
    return key if isinstance(key, bytes) else key.bytes


def first_talk(tx: Connection) -> datetime | None:
    """Return when the first of all conversations began."""
    return tx.execute(select(func.min(_conversation.started_at))).scalar()


def first_talk_in(tx: Connection, unit_id: UUID) -> datetime | None:
    """Return when the first conversation with picture questions in a unit began."""
    return tx.execute(
        select(func.min(_conversation.started_at)).where(
            _conversation.unit_id == unit_id, _conversation.kind == ConversationKind.QUESTIONS
        )
    ).scalar()


def actions(tx: Connection, unit_id: UUID) -> list[UnitAction]:
    """Return what a unit has promised, oldest first."""
    rows = tx.execute(
        select(raw_id(tx, _action.person_id), _action.created_at, _action.done_at)
        .where(_action.unit_id == unit_id)
        .order_by(_action.created_at, _action.id)
    )
    return [UnitAction(*row) for row in rows]


def not_counted(tx: Connection, unit_id: UUID) -> frozenset[Hashable]:
    """Return who has been in a unit and has said no to being counted, or taken the yes back."""
    been_there = select(_enrolment.person_id).where(_enrolment.unit_id == unit_id)
    return among(tx, been_there, raw_id(tx, _consent.person_id))


def refused(tx: Connection) -> frozenset[bytes]:
    """Return everybody who has said no to being counted, or taken the yes back, as bytes of ids."""
    return frozenset(as_bytes(one) for one in among(tx, ANYBODY, raw_id(tx, _consent.person_id)))


def shared_events(tx: Connection, unit_id: UUID) -> dict[tuple[str, date], frozenset[Hashable]]:
    """Return events of the unit's present persons, each with those it happened to, the oldest first."""
    rows = tx.execute(
        select(_event.name, _event.happened_on, raw_id(tx, _event.person_id))
        .join_from(person_table, life_event_table, _event.person_id == _person.id)
        .where(_person.unit_id == unit_id)
        .order_by(_event.happened_on, _event.name)
    )
    found: dict[tuple[str, date], set[Hashable]] = defaultdict(set)
    for name, happened_on, person_id in rows:
        found[name, happened_on].add(person_id)
    return {key: frozenset(persons) for key, persons in found.items()}


def raw_id(tx: Connection, column: Any) -> Any:
    """Return an id as the database gives it: making a UUID of each costs more than reading the row."""
    return type_coerce(column, LargeBinary() if tx.dialect.name == "sqlite" else Uuid())
