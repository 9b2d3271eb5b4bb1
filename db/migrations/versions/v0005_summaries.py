"""Sums of answers by unit, part of life, month and person, kept by the database itself."""

from __future__ import annotations

from alembic import op

from db.migrations.fifth import on_file, on_server, tables

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Fill before the triggers are there: they would find nothing to add to."""
    tables.create()
    tables.fill()
    if op.get_context().dialect.name == "sqlite":
        on_file.create()
    else:
        on_server.create()
