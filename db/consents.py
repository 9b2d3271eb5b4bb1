"""What each person has agreed to and what not: decisions are added, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from db.errors import UnknownRow
from db.ids import new_id
from db.records import Consent, NewConsent
from db.shelf import Shelf
from db.tables import consent_table, conversation_table, person_table
from db.vocabulary import ConsentDecision, ConsentKind

_consent = consent_table.c
_conversation = conversation_table.c
_person = person_table.c

_CONSENTS = Shelf(Consent, consent_table)
_NEWEST_FIRST = (_consent.decided_at.desc(), _consent.id.desc())
_AT_A_TIME = 500


def decide(tx: Connection, new: NewConsent, consent_id: UUID | None = None) -> Consent:
    """Keep a decision; a withdrawal is a decision like any other. It gets a new id unless one is given.

    Raises UnknownRow when there is no such person, or the conversation is not the person's, and
    ConstraintBroken.
    """
    unit_id = tx.execute(select(_person.unit_id).where(_person.id == new.person_id)).scalar()
    if unit_id is None:
        raise UnknownRow(kind="person", id=new.person_id)
    if new.conversation_id is not None:
        whose = select(_conversation.person_id).where(_conversation.id == new.conversation_id)
        if tx.execute(whose).scalar() != new.person_id:
            raise UnknownRow(kind="conversation", id=new.conversation_id)
    return _CONSENTS.put(tx, Consent(id=consent_id or new_id(), unit_id=unit_id, **asdict(new)))


def latest(
    tx: Connection, person_id: UUID, kind: ConsentKind, conversation_id: UUID | None = None
) -> Consent | None:
    """Return the decision that holds: about this conversation, or in general when None; None without one.

    A general decision says nothing about a conversation, nor the other way round: ask for both.
    """
    row = tx.execute(
        _CONSENTS.select()
        .where(_consent.person_id == person_id, _consent.kind == kind, _about(conversation_id))
        .order_by(*_NEWEST_FIRST)
        .limit(1)
    ).first()
    return None if row is None else _CONSENTS.record(row)


def who_said_no(tx: Connection, kind: ConsentKind, persons: Iterable[UUID]) -> set[UUID]:
    """Return those of some people whose general decision that holds is a no, or a yes taken back."""
    asked = list(persons)
    latest: dict[UUID, ConsentDecision] = {}
    for start in range(0, len(asked), _AT_A_TIME):
        rows = tx.execute(
            select(_consent.person_id, _consent.decision)
            .where(
                _consent.kind == kind,
                _consent.conversation_id.is_(None),
                _consent.person_id.in_(asked[start : start + _AT_A_TIME]),
            )
            .order_by(_consent.decided_at, _consent.id)
        )
        for person_id, decision in rows:
            latest[person_id] = decision
    return {one for one, decision in latest.items() if decision is not ConsentDecision.GIVEN}


def of_person(tx: Connection, person_id: UUID) -> list[Consent]:
    """Return every decision of a person, newest first."""
    return _CONSENTS.all(tx, _consent.person_id == person_id, order_by=_NEWEST_FIRST)


def of_conversation(tx: Connection, conversation_id: UUID) -> list[Consent]:
    """Return every decision about one conversation, newest first."""
    return _CONSENTS.all(tx, _about(conversation_id), order_by=_NEWEST_FIRST)


def _about(conversation_id: UUID | None) -> ColumnElement[bool]:
    if conversation_id is None:
        return _consent.conversation_id.is_(None)
    return _consent.conversation_id == conversation_id
