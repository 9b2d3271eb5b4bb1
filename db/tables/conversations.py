"""Instruments as they were asked, those brought in from elsewhere, and conversations."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Table, TypedColumns, UniqueConstraint

from db.tables.base import between, filled, metadata, not_before, one_of
from db.tables.columns import instant, key, number, optional, real, string, texts, word, yes_no
from db.vocabulary import (
    ConversationKind,
    ConversationState,
    FormatKind,
    HowHelped,
    Language,
    Moment,
    ProxyView,
    WhoAnswered,
)


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


class InstrumentOfferColumns(TypedColumns):
    """A form that was brought in: whose it is, on what terms, and whether it is offered now.

    `cutoff` and `reliable_change` are in the unit of the form's own sum, from whoever made it.
    """

    instrument_id = string(primary_key=True)
    version_id = key(ForeignKey("instrument_version.id", ondelete="RESTRICT"))
    offered = yes_no()
    licence_holder = string()
    licence_text = string()
    cutoff = optional(real())
    reliable_change = optional(real())
    imported_at = instant()
    imported_by = optional(key(ForeignKey("app_user.id", ondelete="SET NULL")))


instrument_offer_table = Table(
    "instrument_offer",
    metadata,
    InstrumentOfferColumns,
    filled("instrument_id"),
    CheckConstraint("reliable_change > 0", name="reliable_change"),
)


class ConversationColumns(TypedColumns):
    """One conversation. Its unit is where it was held and does not change when the person moves.

    `of_conversation_id` is the talk that a short rating is about. `mirrored` says whether left and right
    were mirrored when it began.
    """

    id = key(primary_key=True)
    person_id = key(ForeignKey("person.id", ondelete="CASCADE"))
    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    kind = word(ConversationKind)
    instrument_version_id = optional(key(ForeignKey("instrument_version.id", ondelete="RESTRICT")))
    led_by = optional(key(ForeignKey("app_user.id", ondelete="SET NULL")))
    started_at = instant()
    format_kind = word(FormatKind)
    choices = optional(number())
    language = word(Language)
    order_shown = texts()
    who_answered = word(WhoAnswered)
    how_helped = optional(word(HowHelped))
    proxy_view = optional(word(ProxyView))
    moment = optional(word(Moment))
    of_conversation_id = optional(key(ForeignKey("conversation.id", ondelete="SET NULL")))
    group_talk = yes_no()
    mirrored = yes_no()
    on_paper = yes_no()
    entered_by = optional(key(ForeignKey("app_user.id", ondelete="SET NULL")))
    entered_at = optional(instant())
    state = word(ConversationState)
    position = number()
    ended_at = optional(instant())
    confirmed_at = optional(instant())
    own_words = string()
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
    UniqueConstraint("id", "unit_id"),  # answers and mats point here
    one_of("choices", 2, 3, 5),
    CheckConstraint("(format_kind = 'line') = (choices IS NULL)", name="choices_of_a_format"),
    CheckConstraint("kind <> 'mat' OR format_kind = 'mat'", name="format_of_a_mat"),
    CheckConstraint("kind = 'mat' OR instrument_version_id IS NOT NULL", name="asks_something"),
    CheckConstraint(
        "how_helped IS NULL OR (how_helped = 'proxy') = (who_answered <> 'self')", name="proxy_is_said"
    ),
    CheckConstraint("proxy_view IS NULL OR who_answered <> 'self'", name="view_of_a_proxy"),
    CheckConstraint(
        "kind = 'ratings' OR (moment IS NULL AND of_conversation_id IS NULL)",
        name="only_ratings_are_of_a_talk",
    ),
    CheckConstraint("of_conversation_id <> id", name="of_another"),
    CheckConstraint("on_paper OR (entered_by IS NULL AND entered_at IS NULL)", name="entered_from_paper"),
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
    Index(None, "of_conversation_id"),
)
