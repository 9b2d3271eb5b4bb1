"""Mats: every step that was taken, where each card is now, and how topics are set up for people and units."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Table,
    TypedColumns,
    UniqueConstraint,
)

from db.tables.base import (
    between,
    filled,
    follows_person,
    metadata,
    not_before,
    one_of,
    stays_in_conversation,
    unique_where,
)
from db.tables.columns import instant, json_object, key, number, optional, real, string, texts, word
from db.vocabulary import CardKind, CardOutcome, InputWay, OwnCardKind


class MatColumns(TypedColumns):
    """One mat as it began. A trigger refuses every change.

    A conversation has one mat without a parent; a mat that goes deeper names its parent and the card that it
    is about.
    """

    id = key(primary_key=True)
    conversation_id = key()
    unit_id = key()
    parent_id = optional(key())
    about_card = optional(string())
    topic_id = string()
    topic_version = number()
    scale_id = string()
    positions = number()
    frozen_start = json_object()
    started_at = instant()


mat_table = Table(
    "mat",
    metadata,
    MatColumns,
    stays_in_conversation(),
    # what is on the mat points here, and the mats of a conversation are found by it
    UniqueConstraint("conversation_id", "id"),
    ForeignKeyConstraint(
        ["conversation_id", "parent_id"], ["mat.conversation_id", "mat.id"], ondelete="CASCADE"
    ),
    unique_where("uq_mat_first", "conversation_id", where="parent_id IS NULL"),
    CheckConstraint("(parent_id IS NULL) = (about_card IS NULL)", name="about_a_card"),
    CheckConstraint("parent_id <> id", name="parent_is_another"),
    filled("topic_id"),
    filled("scale_id"),
    CheckConstraint("topic_version >= 1", name="topic_version"),
    one_of("positions", 3, 5),
)


class MatStepColumns(TypedColumns):
    """One step on a mat, whole. A trigger refuses every change; it goes with its mat."""

    mat_id = key(ForeignKey("mat.id", ondelete="CASCADE"), primary_key=True)
    number = number(primary_key=True)
    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    deed = string()
    at = instant()
    way = word(InputWay)
    frozen_step = json_object()


mat_step_table = Table(
    "mat_step",
    metadata,
    MatStepColumns,
    filled("deed"),
    CheckConstraint("number >= 0", name="number"),
    Index(None, "unit_id"),
    sqlite_with_rowid=False,
)


class PlacementColumns(TypedColumns):
    """Where a card is now. Score and half-step are null where the top scale has no good end."""

    id = key(primary_key=True)
    mat_id = key()
    conversation_id = key()
    unit_id = key()
    card_key = string()
    card_kind = word(CardKind)
    card_order = number()
    words = json_object()
    life_area = string()
    outcome = word(CardOutcome)
    position = optional(number())
    x = optional(real())
    column_index = optional(number())
    score = optional(real())
    half_step = optional(real())
    mapping_version = number()
    input_way = optional(word(InputWay))
    placed_at = optional(instant())
    own_words = string()
    comment = string()
    photo_id = optional(key(ForeignKey("photo.id", ondelete="SET NULL")))


placement_table = Table(
    "placement",
    metadata,
    PlacementColumns,
    stays_in_conversation(),
    ForeignKeyConstraint(
        ["conversation_id", "mat_id"], ["mat.conversation_id", "mat.id"], ondelete="CASCADE"
    ),
    UniqueConstraint("mat_id", "card_key"),
    filled("card_key"),
    CheckConstraint("card_order >= 0", name="card_order"),
    between("position", 0, 4),
    between("x", 0, 1),
    between("column_index", 0, 2),
    CheckConstraint(
        "(outcome = 'placed') = (position IS NOT NULL) AND (position IS NULL) = (x IS NULL)"
        " AND (position IS NULL) = (column_index IS NULL)",
        name="whole_place",
    ),
    CheckConstraint(
        "(score IS NULL) = (half_step IS NULL) AND (score IS NULL OR position IS NOT NULL)",
        name="score_of_a_place",
    ),
    between("score", 0, 100),
    CheckConstraint("half_step > 0 AND half_step <= 50", name="half_step"),
    CheckConstraint("mapping_version >= 1", name="mapping_version"),
    CheckConstraint(
        "outcome = 'unplaced' OR (input_way IS NOT NULL AND placed_at IS NOT NULL)", name="put_there"
    ),
    Index(None, "conversation_id"),
    Index(None, "photo_id"),
)


class TopicSetupColumns(TypedColumns):
    """What of a topic is shown, and how, to one person or to everybody in a unit."""

    id = key(primary_key=True)
    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    person_id = optional(key())
    topic_id = string()
    hidden = texts()
    card_order = texts()
    most_cards = optional(number())
    scale_id = optional(string())
    positions = optional(number())


topic_setup_table = Table(
    "topic_setup",
    metadata,
    TopicSetupColumns,
    follows_person(),
    UniqueConstraint("person_id", "topic_id"),
    unique_where("uq_topic_setup_unit", "unit_id", "topic_id", where="person_id IS NULL"),
    filled("topic_id"),
    between("most_cards", 1, 15),
    one_of("positions", 3, 5),
    Index(None, "unit_id"),
)


class OwnCardColumns(TypedColumns):
    """A card kept for one person or for everybody in a unit; an empty topic is any topic."""

    id = key(primary_key=True)
    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    person_id = optional(key())
    topic_id = string()
    kind = word(OwnCardKind)
    words_sv = string()
    words_en = string()
    picture = string()
    photo_id = optional(key(ForeignKey("photo.id", ondelete="SET NULL")))
    life_area = string()
    made_at = instant()
    retired_at = optional(instant())


own_card_table = Table(
    "own_card",
    metadata,
    OwnCardColumns,
    follows_person(),
    CheckConstraint("length(trim(words_sv)) > 0 OR length(trim(words_en)) > 0", name="words"),
    not_before("retired_at", "made_at"),
    Index(None, "person_id"),
    Index(None, "unit_id"),
    Index(None, "photo_id"),
)
