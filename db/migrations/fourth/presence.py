"""Who has a conversation open, and what came in from computers that were without the server."""

from __future__ import annotations

from alembic import op

from db.migrations.first.columns import check, fk, instant, key, pk, stays_in_conversation, string


def create() -> None:
    """Make the two tables."""
    op.create_table(
        "holding",
        key("conversation_id"),
        key("unit_id"),
        key("user_id"),
        string("place"),
        instant("since"),
        instant("seen_at"),
        pk("pk_holding", "conversation_id"),
        stays_in_conversation("fk_holding_conversation_id_unit_id"),
        check("ck_holding_place", "length(trim(place)) > 0"),
        check("ck_holding_seen_at", "seen_at >= since"),
        fk("fk_holding_user_id", ["user_id"], ["app_user.id"], "CASCADE"),
    )
    op.create_index("ix_holding_user_id", "holding", ["user_id"])
    op.create_table(
        "journal_arrival",
        key("id"),
        key("unit_id"),
        key("conversation_id"),
        instant("arrived_at"),
        pk("pk_journal_arrival", "id"),
        stays_in_conversation("fk_journal_arrival_conversation_id_unit_id"),
    )
    op.create_index("ix_journal_arrival_conversation_id", "journal_arrival", ["conversation_id"])
