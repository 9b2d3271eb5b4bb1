"""Persons and what is known about how to meet them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Table, TypedColumns, UniqueConstraint

from db.tables.base import between, filled, follows_person, metadata, not_before, one_of, unique_where
from db.tables.columns import (
    day,
    instant,
    key,
    number,
    optional,
    passed_levels,
    real,
    string,
    word,
    words,
    yes_no,
)
from db.vocabulary import (
    ActivateOn,
    Asking,
    ConsentAudience,
    ConsentDecision,
    ConsentKind,
    Language,
    OrderMode,
    ScanMode,
    Sex,
)


class PersonColumns(TypedColumns):
    """A resident."""

    id = key(primary_key=True)
    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    alias = string()
    birth_year = optional(number())
    sex = word(Sex)
    # a photo belongs to a person and a person shows a photo: this side of the circle is tied last
    photo_id = optional(key(ForeignKey("photo.id", ondelete="SET NULL", use_alter=True)))


person_table = Table(
    "person",
    metadata,
    PersonColumns,
    UniqueConstraint("id", "unit_id"),  # what follows the person points here
    filled("alias"),
    between("birth_year", 1900, 2100),
    Index(None, "unit_id"),
)


class EnrolmentColumns(TypedColumns):
    """A stretch of support from one unit. Stays with that unit when the person moves on."""

    id = key(primary_key=True)
    person_id = key(ForeignKey("person.id", ondelete="CASCADE"))
    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    started_on = day()
    ended_on = optional(day())
    reason_in = string()
    reason_out = string()


enrolment_table = Table(
    "enrolment",
    metadata,
    EnrolmentColumns,
    not_before("ended_on", "started_on"),
    Index(None, "person_id"),
    Index(None, "unit_id", "started_on"),
    unique_where("uq_enrolment_running", "person_id", "unit_id", where="ended_on IS NULL"),
)


class AccessProfileColumns(TypedColumns):
    """How the resident's screens suit this person; without a row the defaults of the record hold."""

    person_id = key(primary_key=True)
    unit_id = key()
    choices = number()
    language = word(Language)
    theme = string()
    text_percent = number()
    card_mm = number()
    show_text = yes_no()
    speak_questions = yes_no()
    speak_options = yes_no()
    speak_on_touch = yes_no()
    voice = optional(string())
    rate = number()
    symbol_set = string()
    order_mode = word(OrderMode)
    hear_first = yes_no()
    activate_on = word(ActivateOn)
    hold_ms = number()
    ignore_repeats_ms = number()
    dead_zone_ms = number()
    dwell_ms = optional(number())
    scan_mode = word(ScanMode)
    scan_ms = number()
    scan_rounds = number()
    first_item_factor = real()
    scan_cue = yes_no()
    switch_next = string()
    switch_choose = string()
    reduce_motion = yes_no()
    break_after_items = number()


access_profile_table = Table(
    "access_profile",
    metadata,
    AccessProfileColumns,
    follows_person(),
    one_of("choices", 2, 3, 5),
    filled("theme"),
    between("text_percent", 100, 200),
    between("card_mm", 20, 60),
    between("rate", 80, 300),
    filled("symbol_set"),
    CheckConstraint("hold_ms = 0 OR hold_ms BETWEEN 150 AND 2000", name="hold_ms"),
    CheckConstraint("activate_on <> 'hold' OR hold_ms > 0", name="hold_takes_time"),
    between("ignore_repeats_ms", 0, 2000),
    between("dead_zone_ms", 0, 5000),
    between("dwell_ms", 250, 10000),
    between("scan_ms", 500, 10000),
    between("scan_rounds", 1, 20),
    between("first_item_factor", 1, 5),
    filled("switch_next"),
    filled("switch_choose"),
    CheckConstraint("switch_next <> switch_choose", name="two_keys"),
    between("break_after_items", 0, 100),
)


class PretestColumns(TypedColumns):
    """Which formats the person could use, tried on one occasion."""

    id = key(primary_key=True)
    person_id = key()
    unit_id = key()
    done_at = instant()
    led_by = optional(key(ForeignKey("app_user.id", ondelete="SET NULL")))
    concrete = number()
    with_reference = number()
    feelings = number()
    yes_to_both = yes_no()
    offered = number()
    chosen = number()
    reason = string()
    asking = word(Asking)
    passed = passed_levels()


pretest_table = Table(
    "pretest",
    metadata,
    PretestColumns,
    follows_person(),
    one_of("concrete", 0, 2, 3, 5, 101),
    one_of("with_reference", 0, 2, 3, 5, 101),
    one_of("feelings", 0, 2, 3, 5, 101),
    one_of("offered", 0, 2, 3, 5, 101),
    one_of("chosen", 0, 2, 3, 5, 101),
    CheckConstraint("chosen = offered OR length(trim(reason)) > 0", name="reason"),
    Index(None, "person_id", "done_at"),
)


class ConsentColumns(TypedColumns):
    """One decision about one kind of use, in general or of what was said in one conversation.

    What was agreed about one conversation goes with it: left behind, it would be about all of them.
    """

    id = key(primary_key=True)
    person_id = key()
    unit_id = key()
    kind = word(ConsentKind)
    decision = word(ConsentDecision)
    decided_at = instant()
    how = string()
    present = string()
    conversation_id = optional(key(ForeignKey("conversation.id", ondelete="CASCADE")))
    audience = words(ConsentAudience)


consent_table = Table(
    "consent",
    metadata,
    ConsentColumns,
    follows_person(),
    filled("how"),
    Index(None, "person_id", "kind", "decided_at"),
    Index(None, "conversation_id"),
)


class LifeEventColumns(TypedColumns):
    """Something that happened in the person's life."""

    id = key(primary_key=True)
    person_id = key()
    unit_id = key()
    name = string()
    happened_on = day()
    note = string()


life_event_table = Table(
    "life_event",
    metadata,
    LifeEventColumns,
    follows_person(),
    filled("name"),
    Index(None, "person_id", "happened_on"),
)
