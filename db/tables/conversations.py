"""Instruments as they were asked, conversations, and cards on mats."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Table, TypedColumns, UniqueConstraint

from db.tables.base import between, filled, metadata, not_before, one_of, stays_in_conversation
from db.tables.columns import instant, key, number, optional, real, string, texts, word
from db.vocabulary import ConversationKind, ConversationState, HowHelped, InputWay, Language, WhoAnswered


class InstrumentVersionColumns(TypedColumns):
    """The frozen text of an instrument. A trigger refuses every change."""

    id = key(primary_key=True)
    instrument_id = string()
    number = number()
    title = string()
    frozen_text = string()
    checksum = string()
    kept_at = instant()


instrument_version_table = Table(
    "instrument_version",
    metadata,
    InstrumentVersionColumns,
    UniqueConstraint("instrument_id", "number"),
    UniqueConstraint("instrument_id", "checksum"),
    CheckConstraint("number >= 1", name="number"),
    filled("instrument_id"),
    filled("frozen_text"),
    filled("checksum"),
)


class ConversationColumns(TypedColumns):
    """One conversation. Its unit is where it was held and does not change when the person moves."""

    id = key(primary_key=True)
    person_id = key(ForeignKey("person.id", ondelete="CASCADE"))
    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    kind = word(ConversationKind)
    instrument_version_id = optional(key(ForeignKey("instrument_version.id", ondelete="RESTRICT")))
    led_by = optional(key(ForeignKey("app_user.id", ondelete="SET NULL")))
    started_at = instant()
    choices = number()
    language = word(Language)
    order_shown = texts()
    who_answered = word(WhoAnswered)
    how_helped = optional(word(HowHelped))
    state = word(ConversationState)
    position = number()
    ended_at = optional(instant())
    confirmed_at = optional(instant())
    note = string()
    engagement = optional(number())
    understood_topic = optional(number())
    understood_person = optional(number())
    on_track = optional(number())
    symmetry = optional(number())
    timing = optional(number())
    calm = optional(number())


conversation_table = Table(
    "conversation",
    metadata,
    ConversationColumns,
    UniqueConstraint("id", "unit_id"),  # answers and placements point here
    one_of("choices", 2, 3, 5),
    CheckConstraint("kind = 'mat' OR instrument_version_id IS NOT NULL", name="asks_something"),
    CheckConstraint(
        "how_helped IS NULL OR (how_helped = 'proxy') = (who_answered <> 'self')", name="proxy_is_said"
    ),
    CheckConstraint("(state IN ('finished', 'stopped')) = (ended_at IS NOT NULL)", name="ended"),
    not_before("ended_at", "started_at"),
    CheckConstraint("position >= 0", name="position"),
    between("engagement", 0, 4),
    between("understood_topic", 0, 4),
    between("understood_person", 0, 4),
    between("on_track", 0, 4),
    between("symmetry", 0, 4),
    between("timing", 0, 4),
    between("calm", 0, 4),
    Index(None, "person_id", "started_at"),
    Index(None, "unit_id", "started_at"),
)


class PlacementColumns(TypedColumns):
    """A card on a mat; the place is null until the card is placed."""

    id = key(primary_key=True)
    conversation_id = key()
    unit_id = key()
    card_key = string()
    order_in_conversation = number()
    input_way = word(InputWay)
    placed_at = instant()
    x = optional(real())
    column_index = optional(number())
    step = optional(number())
    own_text = optional(string())
    photo_id = optional(key(ForeignKey("photo.id", ondelete="SET NULL")))


placement_table = Table(
    "placement",
    metadata,
    PlacementColumns,
    stays_in_conversation(),
    UniqueConstraint("conversation_id", "card_key"),
    filled("card_key"),
    CheckConstraint("order_in_conversation >= 0", name="order_in_conversation"),
    between("x", 0, 1),
    between("column_index", 0, 2),
    between("step", 0, 4),
    CheckConstraint(
        "(x IS NULL) = (column_index IS NULL) AND (step IS NULL OR x IS NOT NULL)", name="whole_place"
    ),
    Index(None, "photo_id"),
)
