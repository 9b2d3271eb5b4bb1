"""Mats, short ratings of talks, items asked again, links between formats, forms brought in."""

from __future__ import annotations

from db.migrations.third import answers, conversations, forms, mats, people

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change what others point to before what points there."""
    conversations.change()
    answers.change()
    people.change()
    mats.create()
    forms.create()
