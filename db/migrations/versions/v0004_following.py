"""Occasions to ask, follow-ups, aims, roll-out, published values, leave to see, open conversations."""

from __future__ import annotations

from db.migrations.fourth import actions, following, presence, units

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change what others point to before what points there."""
    actions.change()
    following.create()
    units.create()
    presence.create()
