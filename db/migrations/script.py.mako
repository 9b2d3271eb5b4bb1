"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Write the tables out as they are now; import nothing of the program."""
    ${upgrades if upgrades else "pass"}
