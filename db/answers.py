"""Answers: each is kept at once, and what it was before is never lost."""

from __future__ import annotations

from dataclasses import fields
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from db.errors import UnknownRow
from db.ids import new_id
from db.records import Answer, AnswerRevision, GivenAnswer, NewAnswer, SeriesPoint
from db.shelf import Shelf
from db.tables import AnswerRevisionRow, AnswerRow, Base, ConversationRow, InstrumentVersionRow

_ANSWERS = Shelf(Answer, AnswerRow)
_REVISIONS = Shelf(AnswerRevision, AnswerRevisionRow)
_GIVEN = tuple(field.name for field in fields(GivenAnswer))
_NEW = tuple(field.name for field in fields(NewAnswer))
# An answer says something else when one of these differs.
_SAID = ("outcome", "raw", "format_kind", "format_steps", "format_min", "format_max", "format_reversed")

_answer = _ANSWERS.table
_conversation = Base.metadata.tables["conversation"]


def _first_time(insert: Any) -> Any:
    """Build what keeps an answer with its conversation's unit, or does nothing when the item has an answer.

    One statement, because between two answers of a person this is all the database is asked.
    """
    names = ["id", *_NEW, "changes", "unit_id"]
    given = [bindparam(name, type_=_answer.c[name].type) for name in names[:-1]]
    source = select(*given, _conversation.c.unit_id).where(
        _conversation.c.id == bindparam("conversation_id", type_=_conversation.c.id.type)
    )
    item = [_answer.c.conversation_id, _answer.c.item_id]
    return (
        insert(_answer)
        .from_select(names, source)
        .on_conflict_do_nothing(index_elements=item)
        .returning(_answer.c.unit_id)
    )


_FIRST_TIME = {"sqlite": _first_time(sqlite.insert), "postgresql": _first_time(postgresql.insert)}


def put(tx: Connection, new: NewAnswer) -> Answer:
    """Keep an answer; when the item has one that says something else, that one becomes a revision.

    The same answer once more changes nothing. Raises UnknownRow when there is no such conversation, ConstraintBroken.
    """
    values = {**_values(new, _NEW), "id": new_id(), "changes": 0}
    unit_id = tx.execute(_FIRST_TIME[tx.dialect.name], values).scalar()
    return _change(tx, new) if unit_id is None else Answer(unit_id=unit_id, **values)


def _change(tx: Connection, new: NewAnswer) -> Answer:
    # On a server the row is held until the transaction ends, so that two changes come one after the other.
    mine = (AnswerRow.conversation_id == new.conversation_id, AnswerRow.item_id == new.item_id)
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
    """Return the answers of a conversation in the order the items were asked."""
    return _ANSWERS.all(
        tx,
        AnswerRow.conversation_id == conversation_id,
        order_by=[AnswerRow.order_in_conversation, AnswerRow.id],
    )


def revisions_of(tx: Connection, answer_id: UUID) -> list[AnswerRevision]:
    """Return what an answer was before, oldest first."""
    return _REVISIONS.all(tx, AnswerRevisionRow.answer_id == answer_id, order_by=[AnswerRevisionRow.number])


def series(tx: Connection, person_id: UUID) -> list[SeriesPoint]:
    """Return every answer of a person, in conversations of every kind and state, oldest first."""
    columns: dict[str, Any] = {
        "conversation_id": AnswerRow.conversation_id,
        "when": ConversationRow.started_at,
        "kind": ConversationRow.kind,
        "instrument_id": InstrumentVersionRow.instrument_id,
        "version": InstrumentVersionRow.number,
        "who_answered": ConversationRow.who_answered,
        "how_helped": ConversationRow.how_helped,
    }
    for name in (field.name for field in fields(SeriesPoint)):
        columns.setdefault(name, getattr(AnswerRow, name, None))
    rows = tx.execute(
        select(*columns.values())
        .join_from(AnswerRow, ConversationRow, AnswerRow.conversation_id == ConversationRow.id)
        .outerjoin(InstrumentVersionRow, ConversationRow.instrument_version_id == InstrumentVersionRow.id)
        .where(ConversationRow.person_id == person_id)
        .order_by(ConversationRow.started_at, AnswerRow.order_in_conversation, AnswerRow.id)
    )
    return [SeriesPoint(**dict(zip(columns, row, strict=True))) for row in rows]


def _values(record: GivenAnswer, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}
