"""How long things are kept: the rules, what is older than they say, and taking that away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, Table, delete, exists, func, or_, select, update

from db.errors import UnknownRow
from db.ids import new_id
from db.records import RetentionRule
from db.shelf import Shelf
from db.tables import (
    action_table,
    answer_table,
    clip_table,
    conversation_table,
    enrolment_table,
    person_table,
    photo_table,
    placement_table,
    retention_rule_table,
)
from db.vocabulary import Kept, WhenDue

_action = action_table.c
_conversation = conversation_table.c
_enrolment = enrolment_table.c
_person = person_table.c
_rule = retention_rule_table.c

_RULES = Shelf(RetentionRule, retention_rule_table)


@dataclass(frozen=True, slots=True)
class Old:
    """Something older than a rule: its id, whose, of which unit, and the day it is counted from."""

    id: UUID
    person_id: UUID
    unit_id: UUID
    alias: str
    since: date


def rules(tx: Connection) -> list[RetentionRule]:
    """Return the rules there are; what has none is kept until somebody erases it."""
    return _RULES.all(tx, order_by=[_rule.kept])


def put_rule(tx: Connection, kept: Kept, months: int) -> RetentionRule:
    """Keep something so many months from now on. Raises ConstraintBroken outside 1–1200."""
    drop_rule(tx, kept)
    return _RULES.put(tx, RetentionRule(new_id(), kept, months, WhenDue.ERASE))


def drop_rule(tx: Connection, kept: Kept) -> None:
    """Keep something for as long as nobody erases it."""
    tx.execute(delete(retention_rule_table).where(_rule.kept == kept))


def persons_ended(tx: Connection, before: date) -> list[Old]:
    """Return persons whose last support ended before a day, the longest ago first."""
    later = exists().where(
        _enrolment.person_id == _person.id,
        or_(_enrolment.ended_on.is_(None), _enrolment.ended_on >= before),
    )
    ended = (
        select(_enrolment.person_id, func.max(_enrolment.ended_on).label("ended_on"))
        .group_by(_enrolment.person_id)
        .subquery()
    )
    rows = tx.execute(
        select(_person.id, _person.id, _person.unit_id, _person.alias, ended.c.ended_on)
        .join_from(person_table, ended, ended.c.person_id == _person.id)
        .where(~later)
        .order_by(ended.c.ended_on, _person.alias)
    )
    return [Old(*row) for row in rows]


def conversations_before(tx: Connection, before: datetime) -> list[Old]:
    """Return conversations that began before an instant, the oldest first."""
    return _older(tx, conversation_table, "started_at", before)


def photos_before(tx: Connection, before: datetime) -> list[Old]:
    """Return photos that came before an instant, the oldest first."""
    return _older(tx, photo_table, "taken_at", before)


def clips_before(tx: Connection, before: datetime) -> list[Old]:
    """Return voices recorded for one person before an instant, the oldest first."""
    return _older(tx, clip_table, "recorded_at", before)


def erase_conversation(tx: Connection, conversation_id: UUID) -> None:
    """Erase a conversation with all that was said in it. What was promised stays, without those words.

    Raises UnknownRow.
    """
    for named, table in ((_action.answer_id, answer_table), (_action.placement_id, placement_table)):
        said = select(table.c.id).where(table.c.conversation_id == conversation_id)
        tx.execute(update(action_table).where(named.in_(said)).values(said=""))
    _remove(tx, conversation_table, [conversation_id])


def erase_photos(tx: Connection, ids: Sequence[UUID]) -> None:
    """Erase photos; cards that showed one show their words. Raises UnknownRow."""
    _remove(tx, photo_table, ids)


def erase_clips(tx: Connection, ids: Sequence[UUID]) -> None:
    """Erase recorded voices; the synthetic voice says the words. Raises UnknownRow."""
    _remove(tx, clip_table, ids)


def _older(tx: Connection, table: Table, column: str, before: datetime) -> list[Old]:
    at = table.c[column]
    rows = tx.execute(
        select(table.c.id, table.c.person_id, table.c.unit_id, _person.alias, at)
        .join_from(table, person_table, table.c.person_id == _person.id)
        .where(at < before)
        .order_by(at, table.c.id)
    )
    return [Old(one, person, unit, alias, began.date()) for one, person, unit, alias, began in rows]


def _remove(tx: Connection, table: Table, ids: Sequence[UUID]) -> None:
    for one in ids:
        if not tx.execute(delete(table).where(table.c.id == one)).rowcount:
            raise UnknownRow(kind=table.name, id=one)
