"""Pictures of one's own on cards, and which symbols are used."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.first.columns import check, fk, follows_person, instant, key, number, pk, string, unique

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables."""
    _card_picture()
    _symbol_choice()


def _card_picture() -> None:
    op.create_table(
        "card_picture",
        key("id"),
        key("unit_id"),
        key("person_id", null=True),
        string("card_key"),
        string("label"),
        key("photo_id"),
        instant("made_at"),
        pk("pk_card_picture", "id"),
        follows_person("fk_card_picture_person_id_unit_id"),
        unique("uq_card_picture_person_id_card_key", "person_id", "card_key"),
        check("ck_card_picture_card_key", "length(trim(card_key)) > 0"),
        fk("fk_card_picture_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
        fk("fk_card_picture_photo_id", ["photo_id"], ["photo.id"], "CASCADE"),
    )
    op.create_index("ix_card_picture_photo_id", "card_picture", ["photo_id"])
    op.create_index("ix_card_picture_unit_id", "card_picture", ["unit_id"])
    for_everybody = sa.text("person_id IS NULL")
    op.create_index(
        "uq_card_picture_unit",
        "card_picture",
        ["unit_id", "card_key"],
        unique=True,
        sqlite_where=for_everybody,
        postgresql_where=for_everybody,
    )


def _symbol_choice() -> None:
    op.create_table(
        "symbol_choice",
        key("id"),
        key("user_id", null=True),
        key("unit_id", null=True),
        string("symbol_key"),
        instant("favoured_at", null=True),
        instant("used_at", null=True),
        number("times_used"),
        pk("pk_symbol_choice", "id"),
        unique("uq_symbol_choice_user_id_symbol_key", "user_id", "symbol_key"),
        unique("uq_symbol_choice_unit_id_symbol_key", "unit_id", "symbol_key"),
        check("ck_symbol_choice_symbol_key", "length(trim(symbol_key)) > 0"),
        check("ck_symbol_choice_one_owner", "(user_id IS NULL) <> (unit_id IS NULL)"),
        check("ck_symbol_choice_some_use", "favoured_at IS NOT NULL OR used_at IS NOT NULL"),
        check("ck_symbol_choice_times_used", "times_used >= 0"),
        fk("fk_symbol_choice_user_id", ["user_id"], ["app_user.id"], "CASCADE"),
        fk("fk_symbol_choice_unit_id", ["unit_id"], ["unit.id"], "CASCADE"),
    )
