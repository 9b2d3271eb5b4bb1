"""The tables, with typed columns. SQLAlchemy Core only: its ORM takes as long to load as all the rest.

The tables of mats, forms and following up are loaded when one of them is asked for, or `metadata`, which
lists every table: whoever signs in waits for all that is loaded here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from db.tables.answers import action_table, answer_revision_table, answer_table
from db.tables.conversations import (
    conversation_table,
    instrument_offer_table,
    instrument_version_table,
)
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

if TYPE_CHECKING:
    from db.tables.base import metadata
    from db.tables.following import (
        follow_up_table,
        occasion_table,
        person_grant_table,
        published_value_table,
        rollout_step_table,
        unit_aims_table,
    )
    from db.tables.forms import instrument_draft_table, scale_link_table
    from db.tables.mats import (
        mat_step_table,
        mat_table,
        own_card_table,
        placement_table,
        topic_setup_table,
    )
    from db.tables.presence import holding_table, journal_arrival_table
    from db.tables.summaries import month_summary_table, year_sheet_table

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
    "follow_up_table",
    "holding_table",
    "instrument_draft_table",
    "instrument_offer_table",
    "instrument_version_table",
    "journal_arrival_table",
    "life_event_table",
    "mat_step_table",
    "mat_table",
    "metadata",
    "month_summary_table",
    "occasion_table",
    "own_card_table",
    "person_grant_table",
    "person_table",
    "photo_table",
    "placement_table",
    "plan_table",
    "pretest_table",
    "published_value_table",
    "retention_rule_table",
    "rollout_step_table",
    "scale_link_table",
    "setting_table",
    "symbol_choice_table",
    "symbol_set_table",
    "topic_setup_table",
    "unit_aims_table",
    "unit_table",
    "user_table",
    "user_unit_table",
    "year_sheet_table",
]


_LATE = ("mats", "forms", "following", "presence", "summaries", "base")


def __getattr__(name: str) -> object:
    if name in __all__:
        late = [vars(import_module(f"{__name__}.{part}")) for part in _LATE]
        for found in late:
            if name in found:
                return found[name]
    raise AttributeError(name)
