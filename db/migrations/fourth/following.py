"""Occasions on which persons were to be asked, what is written down at a follow-up, leave to see a person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.first.columns import (
    check,
    day,
    fk,
    follows_person,
    instant,
    key,
    pk,
    string,
    unique,
    word,
)


def create() -> None:
    """Make the three tables."""
    _occasion()
    _follow_up()
    _person_grant()


def _occasion() -> None:
    op.create_table(
        "occasion",
        key("id"),
        key("person_id"),
        key("unit_id"),
        key("plan_id", null=True),
        string("instrument_id"),
        day("due_on"),
        word("outcome"),
        string("reason"),
        instant("noted_at", null=True),
        key("noted_by", null=True),
        key("conversation_id", null=True),
        day("follow_up_on", null=True),
        instant("followed_up_at", null=True),
        string("followed_up_note"),
        pk("pk_occasion", "id"),
        follows_person("fk_occasion_person_id_unit_id"),
        unique("uq_occasion_person_id_instrument_id_due_on", "person_id", "instrument_id", "due_on"),
        check("ck_occasion_instrument_id", "length(trim(instrument_id)) > 0"),
        check("ck_occasion_noted", "(outcome = 'waiting') = (noted_at IS NULL)"),
        check("ck_occasion_noted_by", "noted_by IS NULL OR noted_at IS NOT NULL"),
        check("ck_occasion_asked_in_a_conversation", "outcome <> 'waiting' OR conversation_id IS NULL"),
        check(
            "ck_occasion_reason",
            "outcome NOT IN ('could_not', 'not_asked') OR length(trim(reason)) > 0",
        ),
        check("ck_occasion_follow_up_was_planned", "followed_up_at IS NULL OR follow_up_on IS NOT NULL"),
        check("ck_occasion_note_of_a_follow_up", "followed_up_at IS NOT NULL OR followed_up_note = ''"),
        fk("fk_occasion_plan_id", ["plan_id"], ["plan.id"], "SET NULL"),
        check(
            "ck_occasion_askingoutcome",
            "outcome IN ('waiting', 'answered', 'with_help', 'declined', 'could_not', 'not_asked', 'left')",
        ),
        fk("fk_occasion_noted_by", ["noted_by"], ["app_user.id"], "SET NULL"),
        fk("fk_occasion_conversation_id", ["conversation_id"], ["conversation.id"], "SET NULL"),
    )
    op.create_index("ix_occasion_unit_id_due_on", "occasion", ["unit_id", "due_on"])
    op.create_index("ix_occasion_plan_id", "occasion", ["plan_id"])
    op.create_index("ix_occasion_conversation_id", "occasion", ["conversation_id"])


def _follow_up() -> None:
    op.create_table(
        "follow_up",
        key("id"),
        key("person_id"),
        key("unit_id"),
        day("held_on"),
        string("method"),
        string("how"),
        string("persons_view"),
        string("staffs_view"),
        string("needs_doing"),
        instant("written_at"),
        key("written_by", null=True),
        instant("changed_at", null=True),
        pk("pk_follow_up", "id"),
        follows_person("fk_follow_up_person_id_unit_id"),
        check(
            "ck_follow_up_says_something",
            "length(trim(method || how || persons_view || staffs_view || needs_doing)) > 0",
        ),
        check("ck_follow_up_changed_at", "changed_at >= written_at"),
        fk("fk_follow_up_written_by", ["written_by"], ["app_user.id"], "SET NULL"),
    )
    op.create_index("ix_follow_up_person_id_held_on", "follow_up", ["person_id", "held_on"])
    op.create_index("ix_follow_up_unit_id", "follow_up", ["unit_id"])


def _person_grant() -> None:
    op.create_table(
        "person_grant",
        key("id"),
        key("person_id"),
        key("unit_id"),
        key("user_id"),
        instant("given_at"),
        key("given_by", null=True),
        day("until", null=True),
        instant("taken_at", null=True),
        pk("pk_person_grant", "id"),
        follows_person("fk_person_grant_person_id_unit_id"),
        check("ck_person_grant_taken_at", "taken_at >= given_at"),
        fk("fk_person_grant_user_id", ["user_id"], ["app_user.id"], "CASCADE"),
        fk("fk_person_grant_given_by", ["given_by"], ["app_user.id"], "SET NULL"),
    )
    op.create_index("ix_person_grant_person_id", "person_grant", ["person_id"])
    op.create_index("ix_person_grant_user_id", "person_grant", ["user_id"])
    running = sa.text("taken_at IS NULL")
    op.create_index(
        "uq_person_grant_running",
        "person_grant",
        ["person_id", "user_id"],
        unique=True,
        sqlite_where=running,
        postgresql_where=running,
    )
