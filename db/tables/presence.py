"""Who has which conversation open now, and what has come in from computers that were without the server."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Table, TypedColumns

from db.tables.base import filled, metadata, not_before, stays_in_conversation
from db.tables.columns import instant, key, string


class HoldingColumns(TypedColumns):
    """Somebody has a conversation open, at one running program, and was seen there last."""

    conversation_id = key(primary_key=True)
    unit_id = key()
    user_id = key(ForeignKey("app_user.id", ondelete="CASCADE"))
    place = string()
    since = instant()
    seen_at = instant()


holding_table = Table(
    "holding",
    metadata,
    HoldingColumns,
    stays_in_conversation(),
    filled("place"),
    not_before("seen_at", "since"),
    Index(None, "user_id"),
)


class JournalArrivalColumns(TypedColumns):
    """Something that was written down while the server was gone has come in: it comes in once."""

    id = key(primary_key=True)
    unit_id = key()
    conversation_id = key()
    arrived_at = instant()


journal_arrival_table = Table(
    "journal_arrival",
    metadata,
    JournalArrivalColumns,
    stays_in_conversation(),
    Index(None, "conversation_id"),
)
