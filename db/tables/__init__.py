"""The tables, with typed columns. SQLAlchemy Core only: its ORM takes as long to load as all the rest."""

from db.tables.answers import action_table, answer_revision_table, answer_table
from db.tables.base import metadata
from db.tables.conversations import conversation_table, instrument_version_table, placement_table
from db.tables.organisation import plan_table, unit_table, user_table, user_unit_table
from db.tables.people import (
    access_profile_table,
    consent_table,
    enrolment_table,
    life_event_table,
    person_table,
    pretest_table,
)
from db.tables.pictures import card_picture_table, symbol_choice_table
from db.tables.upkeep import (
    audit_entry_table,
    audit_head_table,
    clip_table,
    photo_table,
    retention_rule_table,
    setting_table,
    symbol_set_table,
)

__all__ = [
    "access_profile_table",
    "action_table",
    "answer_revision_table",
    "answer_table",
    "audit_entry_table",
    "audit_head_table",
    "card_picture_table",
    "clip_table",
    "consent_table",
    "conversation_table",
    "enrolment_table",
    "instrument_version_table",
    "life_event_table",
    "metadata",
    "person_table",
    "photo_table",
    "placement_table",
    "plan_table",
    "pretest_table",
    "retention_rule_table",
    "setting_table",
    "symbol_choice_table",
    "symbol_set_table",
    "unit_table",
    "user_table",
    "user_unit_table",
]
