"""Answers, their past, and what came of them."""

from __future__ import annotations

from alembic import op

from db.migrations.first.columns import (
    check,
    day,
    fk,
    instant,
    json,
    key,
    number,
    pk,
    real,
    stays_in_conversation,
    string,
    unique,
    word,
    yes_no,
)


def create() -> None:
    """Make these tables."""
    op.create_table(
        "answer",
        key("id"),
        key("conversation_id"),
        key("unit_id"),
        string("item_id"),
        string("life_area"),
        number("order_in_conversation"),
        number("changes"),
        word("format_kind"),
        word("outcome"),
        number("mapping_version"),
        word("input_way"),
        instant("answered_at"),
        number("format_steps", null=True),
        number("format_min", null=True),
        number("format_max", null=True),
        yes_no("format_reversed"),
        number("raw", null=True),
        real("score", null=True),
        real("half_step", null=True),
        json("order_shown"),
        number("duration_ms", null=True),
        pk("pk_answer", "id"),
        stays_in_conversation("fk_answer_conversation_id_unit_id"),
        unique("uq_answer_conversation_id_item_id", "conversation_id", "item_id"),
        check(
            "ck_answer_answered_or_missing",
            "(outcome = 'answered') = (raw IS NOT NULL) AND (raw IS NULL) = (score IS NULL) AND (raw IS "
            "NULL) = (half_step IS NULL)",
        ),
        check(
            "ck_answer_format",
            "CASE WHEN format_kind = 'line' THEN format_steps IS NULL AND format_min IS NOT NULL AND "
            "format_max IS NOT NULL AND format_min < format_max ELSE format_steps IS NOT NULL AND "
            "format_min IS NULL AND format_max IS NULL END",
        ),
        check("ck_answer_format_steps", "format_steps IN (2, 3, 5)"),
        check(
            "ck_answer_raw",
            "raw BETWEEN COALESCE(format_min, 0) AND COALESCE(format_max, format_steps - 1)",
        ),
        check("ck_answer_score", "score BETWEEN 0 AND 100"),
        check("ck_answer_half_step", "half_step > 0 AND half_step <= 50"),
        check("ck_answer_mapping_version", "mapping_version >= 1"),
        check("ck_answer_duration_ms", "duration_ms >= 0"),
        check("ck_answer_item_id", "length(trim(item_id)) > 0"),
        check("ck_answer_life_area", "length(trim(life_area)) > 0"),
        check("ck_answer_order_in_conversation", "order_in_conversation >= 0"),
        check("ck_answer_changes", "changes >= 0"),
        check("ck_answer_formatkind", "format_kind IN ('choice', 'mat', 'line')"),
        check(
            "ck_answer_outcome",
            "outcome IN ('answered', 'dont_know', 'declined', 'not_understood', 'not_asked', 'unplaced', "
            "'stopped')",
        ),
        check(
            "ck_answer_inputway",
            "input_way IN ('touch', 'mouse', 'keyboard', 'dwell', 'scan', 'switch', 'partner', 'paper')",
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answer_revision",
        key("id"),
        key("answer_id"),
        key("unit_id"),
        number("number"),
        instant("replaced_at"),
        word("format_kind"),
        word("outcome"),
        number("mapping_version"),
        word("input_way"),
        instant("answered_at"),
        number("format_steps", null=True),
        number("format_min", null=True),
        number("format_max", null=True),
        yes_no("format_reversed"),
        number("raw", null=True),
        real("score", null=True),
        real("half_step", null=True),
        json("order_shown"),
        number("duration_ms", null=True),
        pk("pk_answer_revision", "id"),
        unique("uq_answer_revision_answer_id_number", "answer_id", "number"),
        check(
            "ck_answer_revision_answered_or_missing",
            "(outcome = 'answered') = (raw IS NOT NULL) AND (raw IS NULL) = (score IS NULL) AND (raw IS "
            "NULL) = (half_step IS NULL)",
        ),
        check(
            "ck_answer_revision_format",
            "CASE WHEN format_kind = 'line' THEN format_steps IS NULL AND format_min IS NOT NULL AND "
            "format_max IS NOT NULL AND format_min < format_max ELSE format_steps IS NOT NULL AND "
            "format_min IS NULL AND format_max IS NULL END",
        ),
        check("ck_answer_revision_format_steps", "format_steps IN (2, 3, 5)"),
        check(
            "ck_answer_revision_raw",
            "raw BETWEEN COALESCE(format_min, 0) AND COALESCE(format_max, format_steps - 1)",
        ),
        check("ck_answer_revision_score", "score BETWEEN 0 AND 100"),
        check("ck_answer_revision_half_step", "half_step > 0 AND half_step <= 50"),
        check("ck_answer_revision_mapping_version", "mapping_version >= 1"),
        check("ck_answer_revision_duration_ms", "duration_ms >= 0"),
        check("ck_answer_revision_number", "number >= 1"),
        fk("fk_answer_revision_answer_id", ["answer_id"], ["answer.id"], "CASCADE"),
        fk("fk_answer_revision_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
        check("ck_answer_revision_formatkind", "format_kind IN ('choice', 'mat', 'line')"),
        check(
            "ck_answer_revision_outcome",
            "outcome IN ('answered', 'dont_know', 'declined', 'not_understood', 'not_asked', 'unplaced', "
            "'stopped')",
        ),
        check(
            "ck_answer_revision_inputway",
            "input_way IN ('touch', 'mouse', 'keyboard', 'dwell', 'scan', 'switch', 'partner', 'paper')",
        ),
    )
    op.create_table(
        "action",
        key("id"),
        key("person_id"),
        key("unit_id"),
        string("text"),
        string("who"),
        instant("created_at"),
        day("due_on", null=True),
        instant("done_at", null=True),
        instant("shown_at", null=True),
        yes_no("helped", null=True),
        key("answer_id", null=True),
        key("placement_id", null=True),
        pk("pk_action", "id"),
        check("ck_action_text", "length(trim(text)) > 0"),
        check("ck_action_one_origin", "answer_id IS NULL OR placement_id IS NULL"),
        check("ck_action_helped_after_shown", "helped IS NULL OR shown_at IS NOT NULL"),
        check("ck_action_done_at", "done_at >= created_at"),
        check("ck_action_shown_at", "shown_at >= created_at"),
        fk("fk_action_person_id", ["person_id"], ["person.id"], "CASCADE"),
        fk("fk_action_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
        fk("fk_action_answer_id", ["answer_id"], ["answer.id"], "SET NULL"),
        fk("fk_action_placement_id", ["placement_id"], ["placement.id"], "SET NULL"),
    )
    op.create_index("ix_action_answer_id", "action", ["answer_id"])
    op.create_index("ix_action_person_id", "action", ["person_id"])
    op.create_index("ix_action_placement_id", "action", ["placement_id"])
    op.create_index("ix_action_unit_id", "action", ["unit_id"])
