"""Persons and what is known about how to meet them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, between, filled, follows_person, not_before, one_of
from db.vocabulary import (
    ActivateOn,
    ConsentDecision,
    ConsentKind,
    Language,
    OrderMode,
    ScanMode,
    Sex,
)


class PersonRow(Base):
    """A resident."""

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("id", "unit_id"),  # what follows the person points here
        filled("alias"),
        between("birth_year", 1900, 2100),
        Index(None, "unit_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    alias: Mapped[str]
    birth_year: Mapped[int | None]
    sex: Mapped[Sex]
    photo_id: Mapped[UUID | None] = mapped_column(
        # a photo belongs to a person and a person shows a photo: this side of the circle is tied last
        ForeignKey("photo.id", ondelete="SET NULL", use_alter=True)
    )


class EnrolmentRow(Base):
    """A stretch of support from one unit. Stays with that unit when the person moves on."""

    __tablename__ = "enrolment"
    __table_args__ = (
        not_before("ended_on", "started_on"),
        Index(None, "person_id"),
        Index(None, "unit_id", "started_on"),
        Index(
            "uq_enrolment_running",
            "person_id",
            "unit_id",
            unique=True,
            sqlite_where=text("ended_on IS NULL"),
            postgresql_where=text("ended_on IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    reason_in: Mapped[str]
    reason_out: Mapped[str]


class AccessProfileRow(Base):
    """How the resident's screens suit this person; without a row the defaults of the record hold."""

    __tablename__ = "access_profile"
    __table_args__ = (
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
        between("break_after_items", 0, 100),
    )

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID]
    choices: Mapped[int]
    language: Mapped[Language]
    theme: Mapped[str]
    text_percent: Mapped[int]
    card_mm: Mapped[int]
    show_text: Mapped[bool]
    speak_questions: Mapped[bool]
    speak_options: Mapped[bool]
    speak_on_touch: Mapped[bool]
    voice: Mapped[str | None]
    rate: Mapped[int]
    symbol_set: Mapped[str]
    order_mode: Mapped[OrderMode]
    hear_first: Mapped[bool]
    activate_on: Mapped[ActivateOn]
    hold_ms: Mapped[int]
    ignore_repeats_ms: Mapped[int]
    dead_zone_ms: Mapped[int]
    dwell_ms: Mapped[int | None]
    scan_mode: Mapped[ScanMode]
    scan_ms: Mapped[int]
    scan_rounds: Mapped[int]
    first_item_factor: Mapped[float]
    scan_cue: Mapped[bool]
    reduce_motion: Mapped[bool]
    break_after_items: Mapped[int]


class PretestRow(Base):
    """Which formats the person could use, tried on one occasion."""

    __tablename__ = "pretest"
    __table_args__ = (
        follows_person(),
        one_of("concrete", 0, 2, 3, 5),
        one_of("with_reference", 0, 2, 3, 5),
        one_of("feelings", 0, 2, 3, 5),
        one_of("offered", 0, 2, 3, 5),
        one_of("chosen", 0, 2, 3, 5),
        CheckConstraint("chosen = offered OR length(trim(reason)) > 0", name="reason"),
        Index(None, "person_id", "done_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    done_at: Mapped[datetime]
    led_by: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id", ondelete="SET NULL"))
    concrete: Mapped[int]
    with_reference: Mapped[int]
    feelings: Mapped[int]
    yes_to_both: Mapped[bool]
    offered: Mapped[int]
    chosen: Mapped[int]
    reason: Mapped[str]


class ConsentRow(Base):
    """One decision about one kind of use."""

    __tablename__ = "consent"
    __table_args__ = (follows_person(), filled("how"), Index(None, "person_id", "kind", "decided_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    kind: Mapped[ConsentKind]
    decision: Mapped[ConsentDecision]
    decided_at: Mapped[datetime]
    how: Mapped[str]
    present: Mapped[str]


class LifeEventRow(Base):
    """Something that happened in the person's life."""

    __tablename__ = "life_event"
    __table_args__ = (follows_person(), filled("name"), Index(None, "person_id", "happened_on"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    name: Mapped[str]
    happened_on: Mapped[date]
    note: Mapped[str]
