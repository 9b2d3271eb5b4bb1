"""Conversations: starting, going on, finishing, and what was seen during them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from db.errors import UnknownRow
from db.ids import new_id
from db.records import Conversation, NewConversation, Observations
from db.shelf import Shelf
from db.tables import conversation_table, person_table
from db.vocabulary import ConversationState, HowHelped, ProxyView, WhoAnswered

_conversation = conversation_table.c

_person = person_table.c

GOING_ON = (ConversationState.OPEN, ConversationState.PAUSED)

_CONVERSATIONS = Shelf(Conversation, conversation_table)
_NEWEST_FIRST = (_conversation.started_at.desc(), _conversation.id.desc())


def start(tx: Connection, new: NewConversation) -> Conversation:
    """Keep that a conversation has started. Raises ConstraintBroken."""
    known = {field.name: getattr(new, field.name) for field in fields(NewConversation)}
    return _CONVERSATIONS.put(tx, Conversation(id=new_id(), **known))


def get(tx: Connection, conversation_id: UUID) -> Conversation:
    """Return a conversation. Raises UnknownRow."""
    return _CONVERSATIONS.get(tx, conversation_id)


def of_person(tx: Connection, person_id: UUID) -> list[Conversation]:
    """Return a person's conversations, newest first."""
    return _CONVERSATIONS.all(tx, _conversation.person_id == person_id, order_by=_NEWEST_FIRST)


def last_finished(tx: Connection, unit_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """Return when the last finished conversation ended, by person, of those who have one of the units as
    home unit."""
    rows = tx.execute(
        select(_conversation.person_id, func.max(_conversation.ended_at))
        .where(_lives_in(unit_ids), _conversation.state == ConversationState.FINISHED)
        .group_by(_conversation.person_id)
    )
    return {person_id: ended_at for person_id, ended_at in rows if ended_at is not None}


def going_on(tx: Connection, unit_ids: Iterable[UUID]) -> dict[UUID, Conversation]:
    """Return the newest conversation that can be gone on with, by person, of those who have one of the units
    as home unit."""
    oldest_first = [_conversation.started_at, _conversation.id]
    found = _CONVERSATIONS.all(
        tx, _lives_in(unit_ids), _conversation.state.in_(GOING_ON), order_by=oldest_first
    )
    return {one.person_id: one for one in found}


def _lives_in(unit_ids: Iterable[UUID]) -> ColumnElement[bool]:
    there = select(_person.id).where(_person.unit_id.in_(list(unit_ids)))
    return _conversation.person_id.in_(there)


def ratings_of(tx: Connection, conversation_id: UUID) -> list[Conversation]:
    """Return the short ratings that are about a talk, oldest first."""
    return _CONVERSATIONS.all(
        tx,
        _conversation.of_conversation_id == conversation_id,
        order_by=[_conversation.started_at, _conversation.id],
    )


def rate(tx: Connection, rating_id: UUID, talk_id: UUID | None) -> Conversation:
    """Keep which talk a short rating is about, None for no talk, when that is known afterwards.

    Raises UnknownRow, also for a talk with another person, and ConstraintBroken.
    """
    rating = get(tx, rating_id)
    if talk_id is not None and get(tx, talk_id).person_id != rating.person_id:
        raise UnknownRow(kind="conversation", id=talk_id)
    return _CONVERSATIONS.change(tx, rating_id, of_conversation_id=talk_id)


def set_state(tx: Connection, conversation_id: UUID, state: ConversationState) -> Conversation:
    """Pause a conversation or go on with it; `finish` ends it. Raises UnknownRow, ConstraintBroken."""
    return _CONVERSATIONS.change(tx, conversation_id, state=state)


def set_position(tx: Connection, conversation_id: UUID, position: int) -> Conversation:
    """Keep the index, from 0, of what is asked next. Raises UnknownRow, ConstraintBroken."""
    return _CONVERSATIONS.change(tx, conversation_id, position=position)


def finish(
    tx: Connection,
    conversation_id: UUID,
    ended_at: datetime,
    state: ConversationState = ConversationState.FINISHED,
) -> Conversation:
    """End a conversation, finished or stopped. Raises UnknownRow, ConstraintBroken."""
    return _CONVERSATIONS.change(tx, conversation_id, state=state, ended_at=ended_at)


def confirm(tx: Connection, conversation_id: UUID, confirmed_at: datetime) -> Conversation:
    """Keep that the person has gone over the answers and confirmed them. Raises UnknownRow."""
    return _CONVERSATIONS.change(tx, conversation_id, confirmed_at=confirmed_at)


def set_help(
    tx: Connection,
    conversation_id: UUID,
    how_helped: HowHelped,
    who_answered: WhoAnswered,
    proxy_view: ProxyView | None = None,
) -> Conversation:
    """Keep whose answers they are, how much help was given, and for a proxy whose view it is.

    Raises UnknownRow, and ConstraintBroken when only one of the first two says that somebody else answered,
    or only the view does.
    """
    return _CONVERSATIONS.change(
        tx, conversation_id, how_helped=how_helped, who_answered=who_answered, proxy_view=proxy_view
    )


def set_group_talk(tx: Connection, conversation_id: UUID, group_talk: bool) -> Conversation:
    """Keep whether others took part in the conversation as a group. Raises UnknownRow."""
    return _CONVERSATIONS.change(tx, conversation_id, group_talk=group_talk)


def set_own_words(tx: Connection, conversation_id: UUID, own_words: str) -> Conversation:
    """Keep what the person said in own words. Raises UnknownRow."""
    return _CONVERSATIONS.change(tx, conversation_id, own_words=own_words)


def set_note(tx: Connection, conversation_id: UUID, note: str) -> Conversation:
    """Keep the staff member's note. Raises UnknownRow."""
    return _CONVERSATIONS.change(tx, conversation_id, note=note)


def observe(tx: Connection, conversation_id: UUID, seen: Observations) -> Conversation:
    """Keep the seven observations. Raises UnknownRow, ConstraintBroken."""
    return _CONVERSATIONS.change(tx, conversation_id, **asdict(seen))
