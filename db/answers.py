"""Answers: each is kept at once, and what it was before is never lost."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import sqlite

from db.errors import UnknownRow
from db.ids import new_id
from db.prepared import Prepared
from db.records import Answer, AnswerRevision, GivenAnswer, NewAnswer, SeriesPoint
from db.shelf import Shelf
from db.tables import (
    answer_revision_table,
    answer_table,
    conversation_table,
    instrument_version_table,
)

_answer = answer_table.c
_revision = answer_revision_table.c
_conversation = conversation_table.c
_version = instrument_version_table.c

_ANSWERS = Shelf(Answer, answer_table)
_REVISIONS = Shelf(AnswerRevision, answer_revision_table)
_GIVEN = tuple(field.name for field in fields(GivenAnswer))
_COUNTS = _answer.repetition == 0
_NEW = tuple(field.name for field in fields(NewAnswer))
# An answer says something else when one of these differs.
_SAID = ("outcome", "raw", "format_kind", "format_steps", "format_min", "format_max", "format_reversed")


def _first_time(insert: Any) -> Any:
    """Build what keeps an answer with its conversation's unit, or does nothing when the item has an answer.

    One statement, because between two answers of a person this is all the database is asked.
    """
    names = ["id", *_NEW, "changes", "unit_id"]
    given = [bindparam(name, type_=_answer[name].type) for name in names[:-1]]
    source = select(*given, _conversation.unit_id).where(
        _conversation.id == bindparam("conversation_id", type_=_conversation.id.type)
    )
    item = [_answer.conversation_id, _answer.item_id, _answer.repetition]
    return (
        insert(answer_table)
        .from_select(names, source)
        .on_conflict_do_nothing(index_elements=item)
        .returning(_answer.unit_id)
    )


@cache
def _on_server() -> Any:
    from sqlalchemy.dialects import postgresql  # which no file needs

    return _first_time(postgresql.insert)


_ON_FILE = Prepared(_first_time(sqlite.insert), returns=_answer.unit_id.type)


def put(tx: Connection, new: NewAnswer) -> Answer:
    """Keep an answer; when the item has one that says something else, that one becomes a revision.

    The same answer once more changes nothing. Raises UnknownRow when there is no such conversation,
    ConstraintBroken.
    """
    values = {**_values(new, _NEW), "id": new_id(), "changes": 0}
    if tx.dialect.name == "sqlite":
        unit_id = _ON_FILE.scalar(tx, values)
    else:
        unit_id = tx.execute(_on_server(), values).scalar()
    return _change(tx, new) if unit_id is None else Answer(unit_id=unit_id, **values)


def _change(tx: Connection, new: NewAnswer) -> Answer:
    # On a server the row is held until the transaction ends, so that two changes come one after the other.
    mine = (
        _answer.conversation_id == new.conversation_id,
        _answer.item_id == new.item_id,
        _answer.repetition == new.repetition,
    )
    row = tx.execute(_ANSWERS.select().where(*mine).with_for_update()).first()
    if row is None:
        raise UnknownRow(kind="conversation", id=new.conversation_id)
    answer = _ANSWERS.record(row)
    if all(getattr(answer, name) == getattr(new, name) for name in _SAID):
        return answer
    revision = AnswerRevision(
        id=new_id(),
        answer_id=answer.id,
        unit_id=answer.unit_id,
        number=answer.changes + 1,
        replaced_at=new.answered_at,
        **_values(answer, _GIVEN),
    )
    _REVISIONS.put(tx, revision)
    return _ANSWERS.change(tx, answer.id, changes=revision.number, **_values(new, _GIVEN))


def of_conversation(tx: Connection, conversation_id: UUID) -> list[Answer]:
    """Return the answers of a conversation in the order the items were asked; none that was asked again."""
    return _ANSWERS.all(
        tx,
        _answer.conversation_id == conversation_id,
        _COUNTS,
        order_by=[_answer.order_in_conversation, _answer.id],
    )


def asked_again(tx: Connection, conversation_id: UUID) -> list[Answer]:
    """Return what was said in a conversation when items were asked again, in the order of the items."""
    return _ANSWERS.all(
        tx,
        _answer.conversation_id == conversation_id,
        ~_COUNTS,
        order_by=[_answer.order_in_conversation, _answer.repetition, _answer.id],
    )


def revisions_of(tx: Connection, answer_id: UUID) -> list[AnswerRevision]:
    """Return what an answer was before, oldest first."""
    return _REVISIONS.all(tx, _revision.answer_id == answer_id, order_by=[_revision.number])


def series(tx: Connection, person_id: UUID) -> list[SeriesPoint]:
    """Return every answer of a person that counts, in conversations of every kind and state, oldest first.

    What was said when an item was asked again is not among them.
    """
    columns: dict[str, Any] = {
        "conversation_id": _answer.conversation_id,
        "when": _conversation.started_at,
        "kind": _conversation.kind,
        "instrument_id": _version.instrument_id,
        "version": _version.number,
        "who_answered": _conversation.who_answered,
        "how_helped": _conversation.how_helped,
        "proxy_view": _conversation.proxy_view,
    }
    for name in (field.name for field in fields(SeriesPoint)):
        if name not in columns:
            columns[name] = _answer[name]
    rows = tx.execute(
        select(*columns.values())
        .join_from(answer_table, conversation_table, _answer.conversation_id == _conversation.id)
        .outerjoin(
            instrument_version_table,
            _conversation.instrument_version_id == _version.id,
        )
        .where(_conversation.person_id == person_id, _COUNTS)
        .order_by(_conversation.started_at, _answer.order_in_conversation, _answer.id)
    )
    return [SeriesPoint(**dict(zip(columns, row, strict=True))) for row in rows]


def _values(record: GivenAnswer, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}
