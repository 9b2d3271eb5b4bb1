"""Persons, and what follows them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.first.columns import (
    blob,
    check,
    day,
    fk,
    follows_person,
    instant,
    key,
    number,
    pk,
    real,
    string,
    unique,
    word,
    yes_no,
)


def create() -> None:
    """Make these tables."""
    portrait = fk("fk_person_photo_id", ["photo_id"], ["photo.id"], "SET NULL")
    # A photo belongs to a person and a person shows a photo. On a server one side is tied afterwards;
    # in a file a table may point to one that is not there yet.
    on_file = op.get_context().dialect.name == "sqlite"
    op.create_table(
        "person",
        key("id"),
        key("unit_id"),
        string("alias"),
        number("birth_year", null=True),
        word("sex"),
        key("photo_id", null=True),
        pk("pk_person", "id"),
        unique("uq_person_id_unit_id", "id", "unit_id"),
        check("ck_person_alias", "length(trim(alias)) > 0"),
        check("ck_person_birth_year", "birth_year BETWEEN 1900 AND 2100"),
        fk("fk_person_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
        check("ck_person_sex", "sex IN ('female', 'male', 'other', 'not_stated')"),
        *([portrait] if on_file else []),
    )
    op.create_index("ix_person_unit_id", "person", ["unit_id"])
    op.create_table(
        "photo",
        key("id"),
        key("unit_id"),
        key("person_id", null=True),
        string("media_type"),
        number("width"),
        number("height"),
        blob("data"),
        instant("taken_at"),
        pk("pk_photo", "id"),
        follows_person("fk_photo_person_id_unit_id"),
        check("ck_photo_media_type", "media_type LIKE 'image/%'"),
        check("ck_photo_width", "width BETWEEN 1 AND 20000"),
        check("ck_photo_height", "height BETWEEN 1 AND 20000"),
        check("ck_photo_data", "length(data) > 0"),
        fk("fk_photo_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
    )
    op.create_index("ix_photo_person_id", "photo", ["person_id"])
    op.create_index("ix_photo_unit_id", "photo", ["unit_id"])
    if not on_file:
        op.create_foreign_key(
            "fk_person_photo_id", "person", "photo", ["photo_id"], ["id"], ondelete="SET NULL"
        )
    op.create_table(
        "enrolment",
        key("id"),
        key("person_id"),
        key("unit_id"),
        day("started_on"),
        day("ended_on", null=True),
        string("reason_in"),
        string("reason_out"),
        pk("pk_enrolment", "id"),
        check("ck_enrolment_ended_on", "ended_on >= started_on"),
        fk("fk_enrolment_person_id", ["person_id"], ["person.id"], "CASCADE"),
        fk("fk_enrolment_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
    )
    op.create_index("ix_enrolment_person_id", "enrolment", ["person_id"])
    op.create_index("ix_enrolment_unit_id_started_on", "enrolment", ["unit_id", "started_on"])
    running = sa.text("ended_on IS NULL")
    op.create_index(
        "uq_enrolment_running",
        "enrolment",
        ["person_id", "unit_id"],
        unique=True,
        sqlite_where=running,
        postgresql_where=running,
    )
    op.create_table(
        "access_profile",
        key("person_id"),
        key("unit_id"),
        number("choices"),
        word("language"),
        string("theme"),
        number("text_percent"),
        number("card_mm"),
        yes_no("show_text"),
        yes_no("speak_questions"),
        yes_no("speak_options"),
        yes_no("speak_on_touch"),
        string("voice", null=True),
        number("rate"),
        string("symbol_set"),
        word("order_mode"),
        yes_no("hear_first"),
        word("activate_on"),
        number("hold_ms"),
        number("ignore_repeats_ms"),
        number("dead_zone_ms"),
        number("dwell_ms", null=True),
        word("scan_mode"),
        number("scan_ms"),
        number("scan_rounds"),
        real("first_item_factor"),
        yes_no("scan_cue"),
        string("switch_next"),
        string("switch_choose"),
        yes_no("reduce_motion"),
        number("break_after_items"),
        pk("pk_access_profile", "person_id"),
        follows_person("fk_access_profile_person_id_unit_id"),
        check("ck_access_profile_choices", "choices IN (2, 3, 5)"),
        check("ck_access_profile_theme", "length(trim(theme)) > 0"),
        check("ck_access_profile_text_percent", "text_percent BETWEEN 100 AND 200"),
        check("ck_access_profile_card_mm", "card_mm BETWEEN 20 AND 60"),
        check("ck_access_profile_rate", "rate BETWEEN 80 AND 300"),
        check("ck_access_profile_symbol_set", "length(trim(symbol_set)) > 0"),
        check("ck_access_profile_hold_ms", "hold_ms = 0 OR hold_ms BETWEEN 150 AND 2000"),
        check("ck_access_profile_hold_takes_time", "activate_on <> 'hold' OR hold_ms > 0"),
        check("ck_access_profile_ignore_repeats_ms", "ignore_repeats_ms BETWEEN 0 AND 2000"),
        check("ck_access_profile_dead_zone_ms", "dead_zone_ms BETWEEN 0 AND 5000"),
        check("ck_access_profile_dwell_ms", "dwell_ms BETWEEN 250 AND 10000"),
        check("ck_access_profile_scan_ms", "scan_ms BETWEEN 500 AND 10000"),
        check("ck_access_profile_scan_rounds", "scan_rounds BETWEEN 1 AND 20"),
        check("ck_access_profile_first_item_factor", "first_item_factor BETWEEN 1 AND 5"),
        check("ck_access_profile_switch_next", "length(trim(switch_next)) > 0"),
        check("ck_access_profile_switch_choose", "length(trim(switch_choose)) > 0"),
        check("ck_access_profile_two_keys", "switch_next <> switch_choose"),
        check("ck_access_profile_break_after_items", "break_after_items BETWEEN 0 AND 100"),
        check("ck_access_profile_language", "language IN ('sv', 'en')"),
        check("ck_access_profile_ordermode", "order_mode IN ('fixed', 'mirrored')"),
        check("ck_access_profile_activateon", "activate_on IN ('press', 'hold', 'release')"),
        check("ck_access_profile_scanmode", "scan_mode IN ('off', 'auto', 'one_switch', 'two_switches')"),
    )
    op.create_table(
        "pretest",
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
        pk("pk_pretest", "id"),
        follows_person("fk_pretest_person_id_unit_id"),
        check("ck_pretest_concrete", "concrete IN (0, 2, 3, 5)"),
        check("ck_pretest_with_reference", "with_reference IN (0, 2, 3, 5)"),
        check("ck_pretest_feelings", "feelings IN (0, 2, 3, 5)"),
        check("ck_pretest_offered", "offered IN (0, 2, 3, 5)"),
        check("ck_pretest_chosen", "chosen IN (0, 2, 3, 5)"),
        check("ck_pretest_reason", "chosen = offered OR length(trim(reason)) > 0"),
        fk("fk_pretest_led_by", ["led_by"], ["app_user.id"], "SET NULL"),
    )
    op.create_index("ix_pretest_person_id_done_at", "pretest", ["person_id", "done_at"])
    op.create_table(
        "consent",
        key("id"),
        key("person_id"),
        key("unit_id"),
        word("kind"),
        word("decision"),
        instant("decided_at"),
        string("how"),
        string("present"),
        pk("pk_consent", "id"),
        follows_person("fk_consent_person_id_unit_id"),
        check("ck_consent_how", "length(trim(how)) > 0"),
        check(
            "ck_consent_consentkind",
            "kind IN ('answers', 'staff_see', 'statistics', 'photo', 'voice', 'mat_picture')",
        ),
        check("ck_consent_consentdecision", "decision IN ('given', 'declined', 'withdrawn')"),
    )
    op.create_index("ix_consent_person_id_kind_decided_at", "consent", ["person_id", "kind", "decided_at"])
    op.create_table(
        "life_event",
        key("id"),
        key("person_id"),
        key("unit_id"),
        string("name"),
        day("happened_on"),
        string("note"),
        pk("pk_life_event", "id"),
        follows_person("fk_life_event_person_id_unit_id"),
        check("ck_life_event_name", "length(trim(name)) > 0"),
    )
    op.create_index("ix_life_event_person_id_happened_on", "life_event", ["person_id", "happened_on"])
    op.create_table(
        "plan",
        key("id"),
        key("unit_id"),
        key("person_id", null=True),
        string("instrument_id"),
        number("every_months"),
        day("starts_on"),
        day("ends_on", null=True),
        pk("pk_plan", "id"),
        follows_person("fk_plan_person_id_unit_id"),
        check("ck_plan_every_months", "every_months BETWEEN 1 AND 60"),
        check("ck_plan_instrument_id", "length(trim(instrument_id)) > 0"),
        check("ck_plan_ends_on", "ends_on >= starts_on"),
        fk("fk_plan_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
    )
    op.create_index("ix_plan_person_id", "plan", ["person_id"])
    op.create_index("ix_plan_unit_id", "plan", ["unit_id"])
