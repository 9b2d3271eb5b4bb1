"""Units and the people who sign in."""

from __future__ import annotations

from alembic import op

from db.migrations.first.columns import (
    check,
    fk,
    instant,
    key,
    number,
    pk,
    string,
    unique,
    word,
    yes_no,
)


def create() -> None:
    """Make these tables."""
    op.create_table(
        "unit",
        key("id"),
        string("name"),
        word("service_type"),
        pk("pk_unit", "id"),
        unique("uq_unit_name", "name"),
        check("ck_unit_name", "length(trim(name)) > 0"),
        check(
            "ck_unit_servicetype",
            "service_type IN ('group_home', 'service_housing', 'personal_assistance', 'housing_support', "
            "'daily_activity', 'employment', 'other')",
        ),
    )
    op.create_table(
        "app_user",
        key("id"),
        string("sign_in_name"),
        string("display_name"),
        word("role"),
        word("language"),
        string("password_hash"),
        string("pin_hash", null=True),
        number("failed_count"),
        instant("locked_until", null=True),
        yes_no("disabled"),
        pk("pk_app_user", "id"),
        unique("uq_app_user_sign_in_name", "sign_in_name"),
        check("ck_app_user_sign_in_name", "length(trim(sign_in_name)) > 0"),
        check("ck_app_user_display_name", "length(trim(display_name)) > 0"),
        check("ck_app_user_password_hash", "length(trim(password_hash)) > 0"),
        check("ck_app_user_failed_count", "failed_count >= 0"),
        check("ck_app_user_role", "role IN ('staff', 'leader', 'superuser')"),
        check("ck_app_user_language", "language IN ('sv', 'en')"),
    )
    op.create_table(
        "user_unit",
        key("user_id"),
        key("unit_id"),
        pk("pk_user_unit", "user_id", "unit_id"),
        fk("fk_user_unit_user_id", ["user_id"], ["app_user.id"], "CASCADE"),
        fk("fk_user_unit_unit_id", ["unit_id"], ["unit.id"], "CASCADE"),
    )
    op.create_index("ix_user_unit_unit_id", "user_unit", ["unit_id"])
