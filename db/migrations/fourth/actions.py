"""Actions with a word for how much they helped, and plans that say why this often."""

from __future__ import annotations

from alembic import op

from db.migrations.first.columns import (
    check,
    day,
    fk,
    follows_person,
    instant,
    key,
    number,
    pk,
    string,
    word,
)
from db.migrations.third.remake import on_file, remake

_HELPED_IN_WORDS = "CASE WHEN helped THEN 'yes' WHEN NOT helped THEN 'no' END"


def change() -> None:
    """Make the two tables anew."""
    _action()
    _plan()


def _action() -> None:
    if not on_file():
        # A rule that compares the old kind of value would refuse the new one.
        op.execute(f"ALTER TABLE action ALTER COLUMN helped TYPE VARCHAR(32) USING {_HELPED_IN_WORDS}")
    remake(
        "action",
        [
            key("id"),
            key("person_id"),
            key("unit_id"),
            string("text"),
            string("who"),
            instant("created_at"),
            day("due_on", null=True),
            instant("done_at", null=True),
            instant("shown_at", null=True),
            word("helped", null=True),
            key("answer_id", null=True),
            key("placement_id", null=True),
            string("said"),
            string("picture"),
            instant("closed_at", null=True),
            string("closed_because"),
            pk("pk_action", "id"),
            check("ck_action_text", "length(trim(text)) > 0"),
            check("ck_action_one_origin", "answer_id IS NULL OR placement_id IS NULL"),
            check("ck_action_helped_after_shown", "helped IS NULL OR shown_at IS NOT NULL"),
            check("ck_action_done_at", "done_at >= created_at"),
            check("ck_action_shown_at", "shown_at >= created_at"),
            check("ck_action_closed_at", "closed_at >= created_at"),
            check("ck_action_closed_because", "(closed_at IS NULL) = (length(trim(closed_because)) = 0)"),
            check("ck_action_done_or_closed", "done_at IS NULL OR closed_at IS NULL"),
            fk("fk_action_person_id", ["person_id"], ["person.id"], "CASCADE"),
            fk("fk_action_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
            check("ck_action_helped", "helped IN ('yes', 'some', 'no')"),
            fk("fk_action_answer_id", ["answer_id"], ["answer.id"], "SET NULL"),
            fk("fk_action_placement_id", ["placement_id"], ["placement.id"], "SET NULL"),
        ],
        constant={"said": "''", "picture": "''", "closed_because": "''"},
        worked_out={"helped": _HELPED_IN_WORDS} if on_file() else None,
        indexes={
            "ix_action_answer_id": ["answer_id"],
            "ix_action_person_id": ["person_id"],
            "ix_action_placement_id": ["placement_id"],
            "ix_action_unit_id": ["unit_id"],
        },
    )


def _plan() -> None:
    remake(
        "plan",
        [
            key("id"),
            key("unit_id"),
            key("person_id", null=True),
            string("instrument_id"),
            number("every_months"),
            day("starts_on"),
            day("ends_on", null=True),
            string("note"),
            pk("pk_plan", "id"),
            follows_person("fk_plan_person_id_unit_id"),
            check("ck_plan_every_months", "every_months BETWEEN 1 AND 60"),
            check("ck_plan_instrument_id", "length(trim(instrument_id)) > 0"),
            check("ck_plan_ends_on", "ends_on >= starts_on"),
            fk("fk_plan_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
        ],
        constant={"note": "''"},
        indexes={"ix_plan_person_id": ["person_id"], "ix_plan_unit_id": ["unit_id"]},
    )
