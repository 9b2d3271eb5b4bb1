"""What a leader on a server is told of a unit. A file stays as it is."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

from db.migrations.seventh import figures
from db.migrations.sixth import roles

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Asked and not worked out from the database's name: a copy of a database has another name and the same roles.
_OWNER = text("SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'audit_entry'")


def upgrade() -> None:
    """Make the functions as whoever owns the database."""
    if op.get_context().dialect.name == "sqlite":
        return
    here = op.get_bind()
    before = str(here.execute(text("SELECT current_user")).scalar_one())
    owner = str(here.execute(_OWNER).scalar_one())
    op.execute(f"SET LOCAL ROLE {roles.quoted(owner)}")
    figures.create(owner, owner.removesuffix("_owner") + "_program")
    op.execute(f"SET LOCAL ROLE {roles.quoted(before)}")
