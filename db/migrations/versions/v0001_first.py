"""The first form of the database."""

from __future__ import annotations

from alembic import op

from db.migrations.first import answers, conversations, organisation, people, triggers, upkeep

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make everything, in an order in which nothing points to what is not there yet."""
    for part in (organisation, people, conversations, answers, upkeep, triggers):
        part.create()
    # where the log ends: before its first line
    op.execute(f"INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '{'0' * 64}')")
