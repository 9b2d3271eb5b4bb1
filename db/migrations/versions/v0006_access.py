"""Who may read and write which rows on a server. A file stays as it is."""

from __future__ import annotations

from alembic import op

from db.migrations.sixth import accounts, figures, identity, log, roles, rows

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the roles, hand everything over, and turn the rules on last."""
    if op.get_context().dialect.name == "sqlite":
        return
    owner, program = roles.names()
    roles.create(owner, program)
    roles.hand_over(owner, program)
    op.execute(f"SET LOCAL ROLE {roles.quoted(owner)}")
    identity.create(owner, program)
    log.create()
    accounts.create(owner, program)
    rows.create(owner, program)
    figures.create(owner, program)
    identity.let_the_program(program, (*log.FOR_THE_PROGRAM, *figures.FOR_THE_PROGRAM))
    op.execute("RESET ROLE")
