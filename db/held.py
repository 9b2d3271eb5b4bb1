"""Conversations that have ended, as far as plans need them: whose, when, about what, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, and_, exists, select

from db.tables import answer_table, conversation_table, instrument_version_table, mat_table, placement_table
from db.vocabulary import CardOutcome, ConversationState, HowHelped, Outcome, WhoAnswered

_answer = answer_table.c
_conversation = conversation_table.c
_mat = mat_table.c
_placement = placement_table.c
_version = instrument_version_table.c

MAT = "mat:"
"""What is asked by a mat is named by this and the topic; by a form by its name alone."""

_AT_A_TIME = 500


class HeldTalk(NamedTuple):
    """One conversation that has ended; `asks` names its form, or its topic after `MAT`.

    `answered` says that there is at least one answer or one card that was placed.
    """

    id: UUID
    person_id: UUID
    started_at: datetime
    asks: str
    who_answered: WhoAnswered
    how_helped: HowHelped | None
    stopped: bool
    answered: bool
    declined: bool


def of_people(tx: Connection, person_ids: Iterable[UUID], since: datetime) -> list[HeldTalk]:
    """Return what was held with some people since an instant, oldest first for each of them."""
    known = list(person_ids)
    found: list[HeldTalk] = []
    for start in range(0, len(known), _AT_A_TIME):
        found += _some(tx, known[start : start + _AT_A_TIME], since)
    return found


def _some(tx: Connection, person_ids: list[UUID], since: datetime) -> list[HeldTalk]:
    answer_of = and_(_answer.conversation_id == _conversation.id, _answer.repetition == 0)
    card_of = _placement.conversation_id == _conversation.id
    rows = tx.execute(
        select(
            _conversation.id,
            _conversation.person_id,
            _conversation.started_at,
            _version.instrument_id,
            _mat.topic_id,
            _conversation.who_answered,
            _conversation.how_helped,
            _conversation.state,
            exists().where(answer_of, _answer.outcome == Outcome.ANSWERED),
            exists().where(card_of, _placement.outcome == CardOutcome.PLACED),
            exists().where(answer_of, _answer.outcome == Outcome.DECLINED),
        )
        .select_from(conversation_table)
        .outerjoin(instrument_version_table, _conversation.instrument_version_id == _version.id)
        .outerjoin(mat_table, and_(_mat.conversation_id == _conversation.id, _mat.parent_id.is_(None)))
        .where(
            _conversation.person_id.in_(person_ids),
            _conversation.started_at >= since,
            _conversation.state.in_([ConversationState.FINISHED, ConversationState.STOPPED]),
        )
        .order_by(_conversation.started_at, _conversation.id)
    )
    found = []
    for id_, person, when, form, topic, who, helped, state, answered, placed, declined in rows:
        asks = form if form is not None else f"{MAT}{topic}"
        stopped = state is ConversationState.STOPPED
        found.append(
            HeldTalk(id_, person, when, asks, who, helped, stopped, bool(answered or placed), bool(declined))
        )
    return found
