"""Mats: every step is kept as it happens, and where each card is now can be read without them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.dialects import sqlite

from db.errors import StepTaken, UnknownRow
from db.ids import new_id
from db.records import (
    KeptMat,
    KeptStep,
    MatOfPerson,
    NewMat,
    NewPlacement,
    NewStep,
    Placement,
)
from db.shelf import Shelf
from db.tables import conversation_table, mat_step_table, mat_table, placement_table
from db.vocabulary import ConversationKind

_conversation = conversation_table.c
_mat = mat_table.c
_placement = placement_table.c
_step = mat_step_table.c

_MATS = Shelf(KeptMat, mat_table)
_PLACEMENTS = Shelf(Placement, placement_table)
_STEPS = Shelf(KeptStep, mat_step_table)

_CARD = tuple(field.name for field in fields(NewPlacement))
_OF_TALK = ("state", "who_answered", "how_helped", "proxy_view", "group_talk")


def start(tx: Connection, new: NewMat) -> KeptMat:
    """Keep a mat as it begins; the same mat once more changes nothing.

    Raises UnknownRow when there is no such conversation of the kind mat, and ConstraintBroken, also for a
    second mat without a parent.
    """
    of_talk = select(_conversation.unit_id, _conversation.kind)
    talk = tx.execute(of_talk.where(_conversation.id == new.conversation_id)).first()
    if talk is None or talk.kind is not ConversationKind.MAT:
        raise UnknownRow(kind="conversation", id=new.conversation_id)
    values = {field.name: getattr(new, field.name) for field in fields(NewMat)}
    mat = KeptMat(**{**values, "frozen_start": _plain(new.frozen_start)}, unit_id=talk.unit_id)
    return mat if _MATS.first(tx, _mat.id == mat.id) == mat else _MATS.put(tx, mat)


def get(tx: Connection, mat_id: UUID) -> KeptMat:
    """Return a mat. Raises UnknownRow."""
    return _MATS.get(tx, mat_id)


def of_conversation(tx: Connection, conversation_id: UUID) -> list[KeptMat]:
    """Return the mats of a conversation: the first one, then those that go deeper, oldest first."""
    return _MATS.all(
        tx,
        _mat.conversation_id == conversation_id,
        order_by=[_mat.parent_id.is_not(None), _mat.started_at, _mat.id],
    )


def add_steps(tx: Connection, mat_id: UUID, steps: Sequence[NewStep]) -> list[KeptStep]:
    """Keep steps, each exactly once: one that is kept already changes nothing. Returns them all as kept.

    Raises UnknownRow when there is no such mat, StepTaken when another step has the number, and
    ConstraintBroken.
    """
    unit_id = tx.execute(select(_mat.unit_id).where(_mat.id == mat_id)).scalar()
    if unit_id is None:
        raise UnknownRow(kind="mat", id=mat_id)
    wanted = [
        KeptStep(step.number, step.deed, step.at, step.way, _plain(step.frozen_step), mat_id, unit_id)
        for step in steps
    ]
    numbers = [step.number for step in wanted]
    kept = {step.number: step for step in _STEPS.all(tx, _step.mat_id == mat_id, _step.number.in_(numbers))}
    fresh = []
    for step in wanted:
        before = kept.setdefault(step.number, step)
        if before is step:
            fresh.append(step)
        elif before != step:
            raise StepTaken(number=step.number, mat=mat_id)
    if fresh:
        _STEPS.put_many(tx, fresh)
    return wanted


def steps_of(tx: Connection, mat_id: UUID) -> list[KeptStep]:
    """Return every step of a mat in order."""
    return _STEPS.all(tx, _step.mat_id == mat_id, order_by=[_step.number])


def steps_of_many(tx: Connection, mat_ids: Sequence[UUID]) -> dict[UUID, list[KeptStep]]:
    """Return every step of several mats in order, by mat; those without steps are left out."""
    found: dict[UUID, list[KeptStep]] = {}
    for step in _STEPS.all(tx, _step.mat_id.in_(mat_ids), order_by=[_step.mat_id, _step.number]):
        found.setdefault(step.mat_id, []).append(step)
    return found


def put_placements(tx: Connection, mat_id: UUID, cards: Sequence[NewPlacement]) -> list[Placement]:
    """Keep where cards are now and return every card of the mat.

    A card that is there already gets its new place and keeps what was noted about it; none is dropped. Raises
    UnknownRow when there is no such mat, ConstraintBroken.
    """
    mat = tx.execute(select(_mat.conversation_id, _mat.unit_id).where(_mat.id == mat_id)).first()
    if mat is None:
        raise UnknownRow(kind="mat", id=mat_id)
    shared = {
        "mat_id": mat_id,
        "conversation_id": mat.conversation_id,
        "unit_id": mat.unit_id,
        "own_words": "",
        "comment": "",
    }
    rows = [{"id": new_id(), **shared, **{name: getattr(card, name) for name in _CARD}} for card in cards]
    if rows:
        tx.execute(_put_there(tx.dialect.name), rows)
    return placements_of(tx, mat_id)


def placements_of(tx: Connection, mat_id: UUID) -> list[Placement]:
    """Return the cards of a mat, each where it is now, in the order of the cards."""
    return _PLACEMENTS.all(
        tx, _placement.mat_id == mat_id, order_by=[_placement.card_order, _placement.card_key]
    )


def note_card(
    tx: Connection, placement_id: UUID, own_words: str | None = None, comment: str | None = None
) -> Placement:
    """Keep what the person said of a card and what staff note about it; None leaves one as it is.

    Raises UnknownRow.
    """
    noted = {"own_words": own_words, "comment": comment}
    values = {name: text for name, text in noted.items() if text is not None}
    if not values:
        return _PLACEMENTS.get(tx, placement_id)
    return _PLACEMENTS.change(tx, placement_id, **values)


def of_person(tx: Connection, person_id: UUID, topic_id: str | None = None) -> list[MatOfPerson]:
    """Return a person's mats with what their conversations say, of one topic or of all; oldest first.

    Mats that go deeper are among them, after the one they belong to.
    """
    columns = [_conversation[name] for name in ("started_at", "ended_at", "confirmed_at", *_OF_TALK)]
    statement = (
        _MATS.select()
        .add_columns(*columns)
        .join_from(mat_table, conversation_table, _mat.conversation_id == _conversation.id)
        .where(_conversation.person_id == person_id)
        .order_by(_conversation.started_at, _conversation.id, _mat.started_at, _mat.id)
    )
    if topic_id is not None:
        statement = statement.where(_mat.topic_id == topic_id)
    found = []
    for row in tx.execute(statement):
        mat, (when, ended_at, confirmed_at, *of_talk) = row[: -len(columns)], row[-len(columns) :]
        found.append(
            MatOfPerson(
                mat=_MATS.record(mat),
                when=when,
                ended_at=ended_at,
                confirmed_at=confirmed_at,
                **dict(zip(_OF_TALK, of_talk, strict=True)),
            )
        )
    return found


@cache
def _put_there(dialect: str) -> Any:
    """Build what keeps a card's place, instead of the one it had."""
    insert: Any = sqlite.insert
    if dialect != "sqlite":
        from sqlalchemy.dialects import postgresql  # which no file needs

        insert = postgresql.insert
    statement = insert(placement_table)
    return statement.on_conflict_do_update(
        index_elements=[_placement.mat_id, _placement.card_key],
        set_={name: statement.excluded[name] for name in _CARD if name != "card_key"},
    )


def _plain(value: Mapping[str, Any]) -> dict[str, Any]:
    """What comes back when it has been kept as JSON: lists for tuples, texts for names."""
    plain: dict[str, Any] = json.loads(json.dumps(value, allow_nan=False))
    return plain
