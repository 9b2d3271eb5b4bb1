"""Conversations: starting, going on, finishing, and what was seen during them."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from db.ids import new_id
from db.records import Conversation, NewConversation, Observations
from db.shelf import Shelf
from db.tables import conversation_table
from db.vocabulary import ConversationState, HowHelped, WhoAnswered

_conversation = conversation_table.c

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


def unfinished_of(tx: Connection, person_id: UUID) -> list[Conversation]:
    """Return a person's conversations that can go on, newest first."""
    can_go_on = _conversation.state.in_([ConversationState.OPEN, ConversationState.PAUSED])
    return _CONVERSATIONS.all(tx, _conversation.person_id == person_id, can_go_on, order_by=_NEWEST_FIRST)


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
    tx: Connection, conversation_id: UUID, how_helped: HowHelped, who_answered: WhoAnswered
) -> Conversation:
    """Keep whose answers they are and how much help was given.

    Raises UnknownRow, and ConstraintBroken when only one of the two says that somebody else answered.
    """
    return _CONVERSATIONS.change(tx, conversation_id, how_helped=how_helped, who_answered=who_answered)


def set_note(tx: Connection, conversation_id: UUID, note: str) -> Conversation:
    """Keep the staff member's note. Raises UnknownRow."""
    return _CONVERSATIONS.change(tx, conversation_id, note=note)


def set_observations(tx: Connection, conversation_id: UUID, seen: Observations) -> Conversation:
    """Keep the seven observations. Raises UnknownRow, ConstraintBroken."""
    return _CONVERSATIONS.change(tx, conversation_id, **asdict(seen))
