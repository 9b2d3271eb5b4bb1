"""Everything that belongs to one person, in every table: read it, count it, erase it.

Each table either says how its rows belong to a person or stands among those that hold nothing of one; a test
compares both lists with the tables there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, func, or_, select

from db.errors import UnknownRow
from db.tables import (
    access_profile_table,
    action_table,
    answer_revision_table,
    answer_table,
    audit_entry_table,
    card_picture_table,
    clip_table,
    consent_table,
    conversation_table,
    enrolment_table,
    follow_up_table,
    holding_table,
    instrument_version_table,
    journal_arrival_table,
    life_event_table,
    mat_step_table,
    mat_table,
    month_summary_table,
    occasion_table,
    own_card_table,
    person_grant_table,
    person_table,
    photo_table,
    placement_table,
    plan_table,
    pretest_table,
    topic_setup_table,
)

# What is kept of residents elsewhere than in their own rows: nothing. `audit_entry` has numbers only.
NOT_OF_A_PERSON = frozenset(
    {
        "app_user",
        "audit_entry",
        "audit_head",
        "instrument_draft",
        "instrument_offer",
        "instrument_version",
        "published_value",
        "retention_rule",
        "rollout_step",
        "scale_link",
        "setting",
        "symbol_choice",
        "symbol_set",
        "unit",
        "unit_aims",
        "user_unit",
        # packed summaries, which go with the first of them that goes
        "year_sheet",
    }
)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """How many rows of each table belong to a person; tables with none are left out."""

    rows: Mapping[str, int]

    @property
    def total(self) -> int:
        """All rows together."""
        return sum(self.rows.values())


def tables() -> tuple[str, ...]:
    """Return the names of the tables in which something can belong to a person, the person's own first."""
    return tuple(_BELONGS)


def of_person(tx: Connection, person_id: UUID) -> dict[str, list[Row]]:
    """Return every row of every table that belongs to a person, by table. Raises UnknownRow."""
    found: dict[str, list[Row]] = {}
    for name, table in _TABLES.items():
        rows = tx.execute(select(table).where(_where(name, person_id)).order_by(*table.primary_key))
        found[name] = [dict(row) for row in rows.mappings()]
    if not found["person"]:
        raise UnknownRow(kind="person", id=person_id)
    return found


def count(tx: Connection, person_id: UUID) -> Found:
    """Count what belongs to a person. Nothing is found of somebody who is not there."""
    counted = {
        name: tx.execute(select(func.count()).select_from(table).where(_where(name, person_id))).scalar_one()
        for name, table in _TABLES.items()
    }
    return Found(MappingProxyType({name: n for name, n in counted.items() if n}))


def wordings(tx: Connection, person_id: UUID) -> list[Row]:
    """Return the forms a person was asked with, in the wording of then."""
    asked = select(conversation_table.c.instrument_version_id).where(_where("conversation", person_id))
    rows = tx.execute(
        select(instrument_version_table)
        .where(instrument_version_table.c.id.in_(asked))
        .order_by(instrument_version_table.c.instrument_id, instrument_version_table.c.number)
    )
    return [dict(row) for row in rows.mappings()]


def erase(tx: Connection, person_id: UUID) -> Found:
    """Erase everything that belongs to a person and return what it was. Raises UnknownRow.

    What hangs on the person goes with it by the ties of the tables; it is counted again afterwards, so that
    a tie that is missing is no erasure: LeftBehind undoes the transaction.
    """
    before = count(tx, person_id)
    if "person" not in before.rows:
        raise UnknownRow(kind="person", id=person_id)
    ids = {name: _keys(tx, name, person_id) for name in ("conversation", "mat", "answer", "photo")}
    tx.execute(delete(person_table).where(person_table.c.id == person_id))
    left = dict(count(tx, person_id).rows)
    for name, table, column, kind in _BY_ANOTHER:
        if rows := _left(tx, table, column, ids[kind]):
            left[name] = rows
    if left:
        raise LeftBehind(left)
    return before


class LeftBehind(RuntimeError):
    """Rows of an erased person are still there: a fault of the tables, never of the user."""

    def __init__(self, left: Mapping[str, int]) -> None:
        self.left = dict(left)
        super().__init__(f"rows of an erased person are left in {', '.join(sorted(left))}")


def log_of(person_id: UUID) -> ColumnElement[bool]:
    """Return what singles out the lines of the log about a person and everything that belongs to one."""
    entry = audit_entry_table.c
    theirs = [
        entry.subject_id.in_(select(_TABLES[name].c.id).where(_where(name, person_id))) for name in _LOGGED
    ]
    named = entry.details["for"].as_string() == str(person_id)
    return or_(entry.subject_id == person_id, *theirs, named)


_conversations = select(conversation_table.c.id)


def _own(table: Table[Any]) -> Any:
    return lambda person_id: table.c.person_id == person_id


def _in_conversation(table: Table[Any]) -> Any:
    return lambda person_id: table.c.conversation_id.in_(_held(person_id))


def _held(person_id: UUID) -> Select[Any]:
    return _conversations.where(conversation_table.c.person_id == person_id)


def _of_mats(person_id: UUID) -> ColumnElement[bool]:
    mats = select(mat_table.c.id).where(mat_table.c.conversation_id.in_(_held(person_id)))
    return mat_step_table.c.mat_id.in_(mats)


def _of_answers(person_id: UUID) -> ColumnElement[bool]:
    answers = select(answer_table.c.id).where(answer_table.c.conversation_id.in_(_held(person_id)))
    return answer_revision_table.c.answer_id.in_(answers)


_TABLES: Mapping[str, Table[Any]] = MappingProxyType(
    {
        table.name: table
        for table in (
            person_table,
            access_profile_table,
            enrolment_table,
            consent_table,
            life_event_table,
            pretest_table,
            plan_table,
            occasion_table,
            person_grant_table,
            photo_table,
            clip_table,
            card_picture_table,
            own_card_table,
            topic_setup_table,
            conversation_table,
            answer_table,
            answer_revision_table,
            month_summary_table,
            mat_table,
            mat_step_table,
            placement_table,
            holding_table,
            journal_arrival_table,
            action_table,
            follow_up_table,
        )
    }
)
_BELONGS: Mapping[str, Any] = MappingProxyType(
    {name: _own(table) for name, table in _TABLES.items()}
    | {
        "person": lambda person_id: person_table.c.id == person_id,
        "answer": _in_conversation(answer_table),
        "answer_revision": _of_answers,
        "mat": _in_conversation(mat_table),
        "mat_step": _of_mats,
        "placement": _in_conversation(placement_table),
        "holding": _in_conversation(holding_table),
        "journal_arrival": _in_conversation(journal_arrival_table),
    }
)
_LOGGED = (
    "conversation",
    "consent",
    "photo",
    "clip",
    "card_picture",
    "own_card",
    "topic_setup",
    "placement",
    "action",
    "plan",
    "occasion",
    "follow_up",
    "person_grant",
)
_BY_ANOTHER: tuple[tuple[str, Table[Any], str, str], ...] = (
    ("answer", answer_table, "conversation_id", "conversation"),
    ("answer_revision", answer_revision_table, "answer_id", "answer"),
    ("mat", mat_table, "conversation_id", "conversation"),
    ("mat_step", mat_step_table, "mat_id", "mat"),
    ("placement", placement_table, "conversation_id", "conversation"),
    ("holding", holding_table, "conversation_id", "conversation"),
    ("journal_arrival", journal_arrival_table, "conversation_id", "conversation"),
    ("consent", consent_table, "conversation_id", "conversation"),
    ("card_picture", card_picture_table, "photo_id", "photo"),
)
_AT_A_TIME = 500


def _where(name: str, person_id: UUID) -> ColumnElement[bool]:
    found: ColumnElement[bool] = _BELONGS[name](person_id)
    return found


def _keys(tx: Connection, name: str, person_id: UUID) -> list[UUID]:
    return list(tx.execute(select(_TABLES[name].c.id).where(_where(name, person_id))).scalars())


def _left(tx: Connection, table: Table[Any], column: str, keys: list[UUID]) -> int:
    counted = 0
    for start in range(0, len(keys), _AT_A_TIME):
        some = table.c[column].in_(keys[start : start + _AT_A_TIME])
        counted += tx.execute(select(func.count()).select_from(table).where(some)).scalar_one()
    return counted
