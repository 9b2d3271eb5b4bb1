"""Consent about one conversation and for whom, and everything that came out of trying formats."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.first.columns import (
    KEY,
    check,
    fk,
    follows_person,
    instant,
    json,
    key,
    number,
    pk,
    string,
    word,
    yes_no,
)
from db.migrations.third.remake import remake

LEVELS = (2, 3, 5)


def change() -> None:
    """Make the two tables anew, and say of each earlier trial which levels were passed."""
    _consent()
    _pretest()
    _say_what_was_passed()


def _consent() -> None:
    remake(
        "consent",
        [
            key("id"),
            key("person_id"),
            key("unit_id"),
            word("kind"),
            word("decision"),
            instant("decided_at"),
            string("how"),
            string("present"),
            key("conversation_id", null=True),
            json("audience"),
            pk("pk_consent", "id"),
            follows_person("fk_consent_person_id_unit_id"),
            check("ck_consent_how", "length(trim(how)) > 0"),
            check(
                "ck_consent_consentkind",
                "kind IN ('answers', 'staff_see', 'statistics', 'photo', 'voice', 'mat_picture')",
            ),
            check("ck_consent_consentdecision", "decision IN ('given', 'declined', 'withdrawn')"),
            fk("fk_consent_conversation_id", ["conversation_id"], ["conversation.id"], "CASCADE"),
        ],
        constant={"audience": "'[]'"},
        indexes={
            "ix_consent_conversation_id": ["conversation_id"],
            "ix_consent_person_id_kind_decided_at": ["person_id", "kind", "decided_at"],
        },
    )


def _pretest() -> None:
    remake(
        "pretest",
        [
            key("id"),
            key("person_id"),
            key("unit_id"),
            instant("done_at"),
            key("led_by", null=True),
            number("concrete"),
            number("with_reference"),
            number("feelings"),
            yes_no("yes_to_both"),
            number("offered"),
            number("chosen"),
            string("reason"),
            word("asking"),
            json("passed"),
            pk("pk_pretest", "id"),
            follows_person("fk_pretest_person_id_unit_id"),
            check("ck_pretest_concrete", "concrete IN (0, 2, 3, 5, 101)"),
            check("ck_pretest_with_reference", "with_reference IN (0, 2, 3, 5, 101)"),
            check("ck_pretest_feelings", "feelings IN (0, 2, 3, 5, 101)"),
            check("ck_pretest_offered", "offered IN (0, 2, 3, 5, 101)"),
            check("ck_pretest_chosen", "chosen IN (0, 2, 3, 5, 101)"),
            check("ck_pretest_reason", "chosen = offered OR length(trim(reason)) > 0"),
            fk("fk_pretest_led_by", ["led_by"], ["app_user.id"], "SET NULL"),
            check("ck_pretest_asking", "asking IN ('questions', 'either_or')"),
        ],
        constant={"passed": "'[]'"},
        worked_out={"asking": "CASE WHEN yes_to_both THEN 'either_or' ELSE 'questions' END"},
        indexes={"ix_pretest_person_id_done_at": ["person_id", "done_at"]},
    )


def _say_what_was_passed() -> None:
    """Only the highest level of each stage was kept, which was passed after all the lower ones."""
    pretest = sa.table(
        "pretest",
        sa.column("id", KEY),
        sa.column("concrete", sa.Integer),
        sa.column("with_reference", sa.Integer),
        sa.column("feelings", sa.Integer),
        sa.column("passed", sa.JSON),
    )
    bind = op.get_bind()
    columns = (pretest.c.id, pretest.c.concrete, pretest.c.with_reference, pretest.c.feelings)
    for row in bind.execute(sa.select(*columns)).all():
        stages = zip(("concrete", "reference", "feelings"), row[1:], strict=True)
        passed = [[stage, level] for stage, highest in stages for level in LEVELS if level <= highest]
        bind.execute(sa.update(pretest).where(pretest.c.id == row[0]).values(passed=passed))
