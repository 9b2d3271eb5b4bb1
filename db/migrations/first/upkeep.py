"""Sounds, symbol sets, the log, retention, settings."""

from __future__ import annotations

from alembic import op

from db.migrations.first.columns import (
    blob,
    check,
    fk,
    follows_person,
    instant,
    json,
    key,
    long,
    number,
    pk,
    string,
    unique,
    word,
)


def create() -> None:
    """Make these tables."""
    op.create_table(
        "clip",
        key("id"),
        key("unit_id", null=True),
        key("person_id", null=True),
        string("subject_key"),
        string("spoken_text"),
        string("media_type"),
        number("duration_ms"),
        blob("data"),
        instant("recorded_at"),
        pk("pk_clip", "id"),
        follows_person("fk_clip_person_id_unit_id"),
        check("ck_clip_person_has_unit", "person_id IS NULL OR unit_id IS NOT NULL"),
        check("ck_clip_subject_key", "length(trim(subject_key)) > 0"),
        check("ck_clip_spoken_text", "length(trim(spoken_text)) > 0"),
        check("ck_clip_media_type", "media_type LIKE 'audio/%'"),
        check("ck_clip_duration_ms", "duration_ms > 0"),
        check("ck_clip_data", "length(data) > 0"),
        fk("fk_clip_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
    )
    op.create_index("ix_clip_person_id", "clip", ["person_id"])
    op.create_index("ix_clip_subject_key", "clip", ["subject_key"])
    op.create_index("ix_clip_unit_id", "clip", ["unit_id"])
    op.create_table(
        "symbol_set",
        key("id"),
        string("name"),
        string("title"),
        string("licence"),
        instant("imported_at"),
        key("imported_by", null=True),
        pk("pk_symbol_set", "id"),
        unique("uq_symbol_set_name", "name"),
        check("ck_symbol_set_name", "length(trim(name)) > 0"),
        check("ck_symbol_set_licence", "length(trim(licence)) > 0"),
        fk("fk_symbol_set_imported_by", ["imported_by"], ["app_user.id"], "SET NULL"),
    )
    op.create_table(
        "audit_entry",
        long("seq"),
        instant("at"),
        key("actor_id", null=True),
        string("verb"),
        string("subject_kind"),
        key("subject_id", null=True),
        key("unit_id", null=True),
        json("details"),
        string("previous_hash"),
        string("hash"),
        pk("pk_audit_entry", "seq"),
        unique("uq_audit_entry_previous_hash", "previous_hash"),
        check("ck_audit_entry_seq", "seq >= 1"),
        check("ck_audit_entry_verb", "length(trim(verb)) > 0"),
        check("ck_audit_entry_subject_kind", "length(trim(subject_kind)) > 0"),
    )
    op.create_index("ix_audit_entry_subject_id", "audit_entry", ["subject_id"])
    op.create_index("ix_audit_entry_unit_id_at", "audit_entry", ["unit_id", "at"])
    op.create_table(
        "audit_head",
        number("id"),
        long("seq"),
        string("hash"),
        pk("pk_audit_head", "id"),
        check("ck_audit_head_id", "id IN (1)"),
    )
    op.create_table(
        "retention_rule",
        key("id"),
        word("kept"),
        number("months"),
        word("when_due"),
        pk("pk_retention_rule", "id"),
        unique("uq_retention_rule_kept", "kept"),
        check("ck_retention_rule_months", "months BETWEEN 1 AND 1200"),
        check(
            "ck_retention_rule_kept",
            "kept IN ('person_after_end', 'conversation', 'mat_picture', 'photo', 'clip', 'audit')",
        ),
        check("ck_retention_rule_whendue", "when_due IN ('erase', 'anonymise')"),
    )
    op.create_table(
        "setting",
        string("name"),
        string("value"),
        pk("pk_setting", "name"),
        check("ck_setting_name", "length(trim(name)) > 0"),
    )
