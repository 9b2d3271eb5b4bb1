"""Who was to be asked and what became of it, follow-ups, aims, roll-out, published values, leave to see."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    Table,
    TypedColumns,
    UniqueConstraint,
)

from db.tables.base import between, filled, follows_person, metadata, not_before, unique_where
from db.tables.columns import day, instant, key, number, optional, real, string, word
from db.vocabulary import AskingOutcome, RolloutKind, ServiceType


class OccasionColumns(TypedColumns):
    """One planned occasion of one person: what was to be asked, when, and what became of it."""

    id = key(primary_key=True)
    person_id = key()
    unit_id = key()
    plan_id = optional(key(ForeignKey("plan.id", ondelete="SET NULL")))
    instrument_id = string()
    due_on = day()
    outcome = word(AskingOutcome)
    reason = string()
    noted_at = optional(instant())
    noted_by = optional(key(ForeignKey("app_user.id", ondelete="SET NULL")))
    conversation_id = optional(key(ForeignKey("conversation.id", ondelete="SET NULL")))
    follow_up_on = optional(day())
    followed_up_at = optional(instant())
    followed_up_note = string()


occasion_table = Table(
    "occasion",
    metadata,
    OccasionColumns,
    follows_person(),
    UniqueConstraint("person_id", "instrument_id", "due_on"),
    filled("instrument_id"),
    CheckConstraint("(outcome = 'waiting') = (noted_at IS NULL)", name="noted"),
    CheckConstraint("noted_by IS NULL OR noted_at IS NOT NULL", name="noted_by"),
    CheckConstraint("outcome <> 'waiting' OR conversation_id IS NULL", name="asked_in_a_conversation"),
    CheckConstraint("outcome NOT IN ('could_not', 'not_asked') OR length(trim(reason)) > 0", name="reason"),
    CheckConstraint("followed_up_at IS NULL OR follow_up_on IS NOT NULL", name="follow_up_was_planned"),
    CheckConstraint("followed_up_at IS NOT NULL OR followed_up_note = ''", name="note_of_a_follow_up"),
    Index(None, "unit_id", "due_on"),
    Index(None, "plan_id"),
    Index(None, "conversation_id"),
)


class FollowUpColumns(TypedColumns):
    """What is written down when support is followed up together with the person."""

    id = key(primary_key=True)
    person_id = key()
    unit_id = key()
    held_on = day()
    method = string()
    how = string()
    persons_view = string()
    staffs_view = string()
    needs_doing = string()
    written_at = instant()
    written_by = optional(key(ForeignKey("app_user.id", ondelete="SET NULL")))
    changed_at = optional(instant())


follow_up_table = Table(
    "follow_up",
    metadata,
    FollowUpColumns,
    follows_person(),
    CheckConstraint(
        "length(trim(method || how || persons_view || staffs_view || needs_doing)) > 0", name="says_something"
    ),
    not_before("changed_at", "written_at"),
    Index(None, "person_id", "held_on"),
    Index(None, "unit_id"),
)


class UnitAimsColumns(TypedColumns):
    """For whom a unit is meant, and what it is to do."""

    unit_id = key(ForeignKey("unit.id", ondelete="CASCADE"), primary_key=True)
    intended_group = string()
    aims = string()
    youngest = optional(number())
    oldest = optional(number())
    places = optional(number())
    changed_at = instant()
    changed_by = optional(key(ForeignKey("app_user.id", ondelete="SET NULL")))


unit_aims_table = Table(
    "unit_aims",
    metadata,
    UnitAimsColumns,
    between("youngest", 0, 120),
    between("oldest", 0, 120),
    CheckConstraint("oldest >= youngest", name="ages_in_order"),
    between("places", 1, 10000),
)


class RolloutStepColumns(TypedColumns):
    """One line of a unit's plan for beginning to use the program."""

    id = key(primary_key=True)
    unit_id = key(ForeignKey("unit.id", ondelete="CASCADE"))
    kind = word(RolloutKind)
    text = string()
    who = string()
    due_on = optional(day())
    done_on = optional(day())
    followed_up = string()
    order_in_plan = number()


rollout_step_table = Table(
    "rollout_step",
    metadata,
    RolloutStepColumns,
    filled("text"),
    CheckConstraint("order_in_plan >= 0", name="order_in_plan"),
    Index(None, "unit_id", "order_in_plan"),
)


class PublishedValueColumns(TypedColumns):
    """A share that somebody else has published: of one question, one place and one year."""

    indicator = string()
    place = string()
    year = number()
    share = real()
    persons = optional(number())
    source = string()
    imported_at = instant()
    service_type = optional(word(ServiceType))


published_value_table = Table(
    "published_value",
    metadata,
    PublishedValueColumns,
    PrimaryKeyConstraint("indicator", "place", "year"),
    filled("indicator"),
    filled("place"),
    filled("source"),
    between("year", 1990, 2100),
    between("share", 0, 100),
    CheckConstraint("persons >= 0", name="persons"),
    Index(None, "place"),
)


class PersonGrantColumns(TypedColumns):
    """Leave for one user to see one person, given by somebody and taken back or run out."""

    id = key(primary_key=True)
    person_id = key()
    unit_id = key()
    user_id = key(ForeignKey("app_user.id", ondelete="CASCADE"))
    given_at = instant()
    given_by = optional(key(ForeignKey("app_user.id", ondelete="SET NULL")))
    until = optional(day())
    taken_at = optional(instant())


person_grant_table = Table(
    "person_grant",
    metadata,
    PersonGrantColumns,
    follows_person(),
    not_before("taken_at", "given_at"),
    Index(None, "person_id"),
    Index(None, "user_id"),
    unique_where("uq_person_grant_running", "person_id", "user_id", where="taken_at IS NULL"),
)
