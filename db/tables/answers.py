"""Answers, what they were before, and what came of them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, between, filled, not_before, one_of, stays_in_conversation
from db.vocabulary import FormatKind, InputWay, Outcome


class GivenColumns:
    """What was said, and all that is needed to work out its score again: shared by an answer and its past."""

    format_kind: Mapped[FormatKind]
    outcome: Mapped[Outcome]
    mapping_version: Mapped[int]
    input_way: Mapped[InputWay]
    answered_at: Mapped[datetime]
    format_steps: Mapped[int | None]
    format_min: Mapped[int | None]
    format_max: Mapped[int | None]
    format_reversed: Mapped[bool]
    raw: Mapped[int | None]
    score: Mapped[float | None]
    half_step: Mapped[float | None]
    order_shown: Mapped[tuple[str, ...]]
    duration_ms: Mapped[int | None]


def given_checks() -> tuple[CheckConstraint, ...]:
    """An answer has a raw value, a score and a half-step; anything else has none of them."""
    return (
        CheckConstraint(
            "(outcome = 'answered') = (raw IS NOT NULL) AND (raw IS NULL) = (score IS NULL)"
            " AND (raw IS NULL) = (half_step IS NULL)",
            name="answered_or_missing",
        ),
        CheckConstraint(
            "CASE WHEN format_kind = 'line'"
            " THEN format_steps IS NULL AND format_min IS NOT NULL AND format_max IS NOT NULL"
            " AND format_min < format_max"
            " ELSE format_steps IS NOT NULL AND format_min IS NULL AND format_max IS NULL END",
            name="format",
        ),
        one_of("format_steps", 2, 3, 5),
        CheckConstraint(
            "raw BETWEEN COALESCE(format_min, 0) AND COALESCE(format_max, format_steps - 1)", name="raw"
        ),
        between("score", 0, 100),
        CheckConstraint("half_step > 0 AND half_step <= 50", name="half_step"),
        CheckConstraint("mapping_version >= 1", name="mapping_version"),
        CheckConstraint("duration_ms >= 0", name="duration_ms"),
    )


class AnswerRow(GivenColumns, Base):
    """What was said to one item of one conversation."""

    __tablename__ = "answer"
    __table_args__ = (
        stays_in_conversation(),
        UniqueConstraint("conversation_id", "item_id"),
        *given_checks(),
        filled("item_id"),
        filled("life_area"),
        CheckConstraint("order_in_conversation >= 0", name="order_in_conversation"),
        CheckConstraint("changes >= 0", name="changes"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    item_id: Mapped[str]
    life_area: Mapped[str]
    order_in_conversation: Mapped[int]
    changes: Mapped[int]


class AnswerRevisionRow(GivenColumns, Base):
    """What an answer was before it was changed. A trigger refuses every change; it goes with its answer."""

    __tablename__ = "answer_revision"
    __table_args__ = (
        UniqueConstraint("answer_id", "number"),
        *given_checks(),
        CheckConstraint("number >= 1", name="number"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    answer_id: Mapped[UUID] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    number: Mapped[int]
    replaced_at: Mapped[datetime]


class ActionRow(Base):
    """“You said – we did”. Stays with the unit that promised it."""

    __tablename__ = "action"
    __table_args__ = (
        filled("text"),
        CheckConstraint("answer_id IS NULL OR placement_id IS NULL", name="one_origin"),
        CheckConstraint("helped IS NULL OR shown_at IS NOT NULL", name="helped_after_shown"),
        not_before("done_at", "created_at"),
        not_before("shown_at", "created_at"),
        Index(None, "person_id"),
        Index(None, "unit_id"),
        Index(None, "answer_id"),
        Index(None, "placement_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    text: Mapped[str]
    who: Mapped[str]
    created_at: Mapped[datetime]
    due_on: Mapped[date | None]
    done_at: Mapped[datetime | None]
    shown_at: Mapped[datetime | None]
    helped: Mapped[bool | None]
    answer_id: Mapped[UUID | None] = mapped_column(ForeignKey("answer.id", ondelete="SET NULL"))
    placement_id: Mapped[UUID | None] = mapped_column(ForeignKey("placement.id", ondelete="SET NULL"))
