"""Instruments as they were asked, conversations, and cards on mats."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, between, filled, not_before, one_of, stays_in_conversation
from db.vocabulary import (
    ConversationKind,
    ConversationState,
    HowHelped,
    InputWay,
    Language,
    WhoAnswered,
)


class InstrumentVersionRow(Base):
    """The frozen text of an instrument. A trigger refuses every change."""

    __tablename__ = "instrument_version"
    __table_args__ = (
        UniqueConstraint("instrument_id", "number"),
        UniqueConstraint("instrument_id", "checksum"),
        CheckConstraint("number >= 1", name="number"),
        filled("instrument_id"),
        filled("frozen_text"),
        filled("checksum"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    instrument_id: Mapped[str]
    number: Mapped[int]
    title: Mapped[str]
    frozen_text: Mapped[str]
    checksum: Mapped[str]
    kept_at: Mapped[datetime]


class ConversationRow(Base):
    """One conversation. Its unit is where it was held and does not change when the person moves."""

    __tablename__ = "conversation"
    __table_args__ = (
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

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    kind: Mapped[ConversationKind]
    instrument_version_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("instrument_version.id", ondelete="RESTRICT")
    )
    led_by: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id", ondelete="SET NULL"))
    started_at: Mapped[datetime]
    choices: Mapped[int]
    language: Mapped[Language]
    order_shown: Mapped[tuple[str, ...]]
    who_answered: Mapped[WhoAnswered]
    how_helped: Mapped[HowHelped | None]
    state: Mapped[ConversationState]
    position: Mapped[int]
    ended_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    note: Mapped[str]
    engagement: Mapped[int | None]
    understood_topic: Mapped[int | None]
    understood_person: Mapped[int | None]
    on_track: Mapped[int | None]
    symmetry: Mapped[int | None]
    timing: Mapped[int | None]
    calm: Mapped[int | None]


class PlacementRow(Base):
    """A card on a mat; the place is null until the card is placed."""

    __tablename__ = "placement"
    __table_args__ = (
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

    id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    card_key: Mapped[str]
    order_in_conversation: Mapped[int]
    input_way: Mapped[InputWay]
    placed_at: Mapped[datetime]
    x: Mapped[float | None]
    column_index: Mapped[int | None]
    step: Mapped[int | None]
    own_text: Mapped[str | None]
    photo_id: Mapped[UUID | None] = mapped_column(ForeignKey("photo.id", ondelete="SET NULL"))
