"""Pictures, sounds, the log, and how long things are kept."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Table, TypedColumns, UniqueConstraint

from db.tables.base import between, filled, follows_person, metadata, one_of
from db.tables.columns import blob, instant, json_object, key, long, number, optional, string, word
from db.vocabulary import Kept, WhenDue


class PhotoColumns(TypedColumns):
    """A picture, of a person or of something in the unit."""

    id = key(primary_key=True)
    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    person_id = optional(key())
    media_type = string()
    width = number()
    height = number()
    data = blob()
    taken_at = instant()


photo_table = Table(
    "photo",
    metadata,
    PhotoColumns,
    follows_person(),
    CheckConstraint("media_type LIKE 'image/%'", name="media_type"),
    between("width", 1, 20000),
    between("height", 1, 20000),
    CheckConstraint("length(data) > 0", name="data"),
    Index(None, "person_id"),
    Index(None, "unit_id"),
)


class ClipColumns(TypedColumns):
    """A recorded voice for one text: of the whole organisation, of a unit, or of a person."""

    id = key(primary_key=True)
    unit_id = optional(key(ForeignKey("unit.id", ondelete="RESTRICT")))
    person_id = optional(key())
    subject_key = string()
    spoken_text = string()
    media_type = string()
    duration_ms = number()
    data = blob()
    recorded_at = instant()


clip_table = Table(
    "clip",
    metadata,
    ClipColumns,
    follows_person(),
    CheckConstraint("person_id IS NULL OR unit_id IS NOT NULL", name="person_has_unit"),
    filled("subject_key"),
    filled("spoken_text"),
    CheckConstraint("media_type LIKE 'audio/%'", name="media_type"),
    CheckConstraint("duration_ms > 0", name="duration_ms"),
    CheckConstraint("length(data) > 0", name="data"),
    Index(None, "subject_key"),
    Index(None, "person_id"),
    Index(None, "unit_id"),
)


class SymbolSetColumns(TypedColumns):
    """A picture set the organisation brought in, and its licence."""

    id = key(primary_key=True)
    name = string()
    title = string()
    licence = string()
    imported_at = instant()
    imported_by = optional(key(ForeignKey("app_user.id", ondelete="SET NULL")))


symbol_set_table = Table(
    "symbol_set",
    metadata,
    SymbolSetColumns,
    UniqueConstraint("name"),
    filled("name"),
    filled("licence"),
)


class AuditEntryColumns(TypedColumns):
    """One line of the log. Triggers refuse every change and removal.

    No foreign keys: the line stays when the person or the user it names is gone.
    """

    seq = long(primary_key=True)
    at = instant()
    actor_id = optional(key())
    verb = string()
    subject_kind = string()
    subject_id = optional(key())
    unit_id = optional(key())
    details = json_object()
    previous_hash = string()
    hash = string()


audit_entry_table = Table(
    "audit_entry",
    metadata,
    AuditEntryColumns,
    UniqueConstraint("previous_hash"),  # two lines cannot follow the same one
    CheckConstraint("seq >= 1", name="seq"),
    filled("verb"),
    filled("subject_kind"),
    Index(None, "subject_id"),
    Index(None, "unit_id", "at"),
)


class AuditHeadColumns(TypedColumns):
    """The one row that says where the log ends, so that lines missing at the end are seen.

    It is also what two writers wait for each other at.
    """

    id = number(primary_key=True)
    seq = long()
    hash = string()


audit_head_table = Table(
    "audit_head",
    metadata,
    AuditHeadColumns,
    one_of("id", 1),
)


class RetentionRuleColumns(TypedColumns):
    """How long one kind of thing is kept."""

    id = key(primary_key=True)
    kept = word(Kept)
    months = number()
    when_due = word(WhenDue)


retention_rule_table = Table(
    "retention_rule",
    metadata,
    RetentionRuleColumns,
    UniqueConstraint("kept"),
    between("months", 1, 1200),
)


class SettingColumns(TypedColumns):
    """A word about the whole store, by name."""

    name = string(primary_key=True)
    value = string()


setting_table = Table(
    "setting",
    metadata,
    SettingColumns,
    filled("name"),
)
