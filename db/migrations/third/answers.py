"""Answers to items that are asked again, and the order in which alternatives were said aloud."""

from __future__ import annotations

from alembic import op

from db.migrations.first.columns import (
    check,
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
from db.migrations.third.remake import Part, on_file, remake


def change() -> None:
    """Make the two tables anew."""
    remake(
        "answer",
        [
            key("id"),
            key("conversation_id"),
            key("unit_id"),
            string("item_id"),
            number("repetition"),
            string("life_area"),
            number("order_in_conversation"),
            number("changes"),
            *_given("answer"),
            pk("pk_answer", "id"),
            stays_in_conversation("fk_answer_conversation_id_unit_id"),
            unique(
                "uq_answer_conversation_id_item_id_repetition", "conversation_id", "item_id", "repetition"
            ),
            check("ck_answer_item_id", "length(trim(item_id)) > 0"),
            check("ck_answer_life_area", "length(trim(life_area)) > 0"),
            check("ck_answer_repetition", "repetition >= 0"),
            check("ck_answer_order_in_conversation", "order_in_conversation >= 0"),
            check("ck_answer_changes", "changes >= 0"),
        ],
        constant={"repetition": "0", "order_spoken": "'[]'"},
        with_rowid=False,
    )
    remake(
        "answer_revision",
        [
            key("id"),
            key("answer_id"),
            key("unit_id"),
            number("number"),
            instant("replaced_at"),
            *_given("answer_revision"),
            pk("pk_answer_revision", "id"),
            unique("uq_answer_revision_answer_id_number", "answer_id", "number"),
            check("ck_answer_revision_number", "number >= 1"),
            fk("fk_answer_revision_answer_id", ["answer_id"], ["answer.id"], "CASCADE"),
            fk("fk_answer_revision_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
        ],
        constant={"order_spoken": "'[]'"},
    )
    if on_file():
        op.execute(
            "CREATE TRIGGER answer_revision_no_update BEFORE UPDATE ON answer_revision"
            " BEGIN SELECT RAISE(ABORT, 'answer_revision_no_update'); END"
        )


def _given(table: str) -> list[Part]:
    return [
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
        json("order_spoken"),
        number("duration_ms", null=True),
        check(
            f"ck_{table}_answered_or_missing",
            "(outcome = 'answered') = (raw IS NOT NULL) AND (raw IS NULL) = (score IS NULL) AND (raw IS "
            "NULL) = (half_step IS NULL)",
        ),
        check(
            f"ck_{table}_format",
            "CASE WHEN format_kind = 'line' THEN format_steps IS NULL AND format_min IS NOT NULL AND "
            "format_max IS NOT NULL AND format_min < format_max ELSE format_steps IS NOT NULL AND "
            "format_min IS NULL AND format_max IS NULL END",
        ),
        check(f"ck_{table}_format_steps", "format_steps IN (2, 3, 5)"),
        check(
            f"ck_{table}_raw",
            "raw BETWEEN COALESCE(format_min, 0) AND COALESCE(format_max, format_steps - 1)",
        ),
        check(f"ck_{table}_score", "score BETWEEN 0 AND 100"),
        check(f"ck_{table}_half_step", "half_step > 0 AND half_step <= 50"),
        check(f"ck_{table}_mapping_version", "mapping_version >= 1"),
        check(f"ck_{table}_duration_ms", "duration_ms >= 0"),
        check(f"ck_{table}_formatkind", "format_kind IN ('choice', 'mat', 'line')"),
        check(
            f"ck_{table}_outcome",
            "outcome IN ('answered', 'dont_know', 'declined', 'not_understood', 'not_asked', 'unplaced', "
            "'stopped')",
        ),
        check(
            f"ck_{table}_inputway",
            "input_way IN ('touch', 'mouse', 'keyboard', 'dwell', 'scan', 'switch', 'partner', 'paper')",
        ),
    ]
