"""Pictures, sounds, the log, and how long things are kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, between, filled, follows_person, one_of
from db.vocabulary import Kept, WhenDue


class PhotoRow(Base):
    """A picture, of a person or of something in the unit."""

    __tablename__ = "photo"
    __table_args__ = (
        follows_person(),
        CheckConstraint("media_type LIKE 'image/%'", name="media_type"),
        between("width", 1, 20000),
        between("height", 1, 20000),
        CheckConstraint("length(data) > 0", name="data"),
        Index(None, "person_id"),
        Index(None, "unit_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    person_id: Mapped[UUID | None]
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)
    taken_at: Mapped[datetime]


class ClipRow(Base):
    """A recorded voice for one text: of the whole organisation, of a unit, or of a person."""

    __tablename__ = "clip"
    __table_args__ = (
        follows_person(),
        CheckConstraint("person_id IS NULL OR unit_id IS NOT NULL", name="person_has_unit"),
        filled("subject_key"),
        filled("spoken_text"),
        CheckConstraint("media_type LIKE 'audio/%'", name="media_type"),
        CheckConstraint("duration_ms > 0", name="duration_ms"),
        CheckConstraint("length(data) > 0", name="data"),
        Index(None, "subject_key"),
        Index(None, "person_id"),
        Index(None, "unit_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    person_id: Mapped[UUID | None]
    subject_key: Mapped[str]
    spoken_text: Mapped[str]
    media_type: Mapped[str]
    duration_ms: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)
    recorded_at: Mapped[datetime]


class SymbolSetRow(Base):
    """A picture set the organisation brought in, and its licence."""

    __tablename__ = "symbol_set"
    __table_args__ = (UniqueConstraint("name"), filled("name"), filled("licence"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    title: Mapped[str]
    licence: Mapped[str]
    imported_at: Mapped[datetime]
    imported_by: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id", ondelete="SET NULL"))


class AuditEntryRow(Base):
    """One line of the log. Triggers refuse every change and removal.

    No foreign keys: the line stays when the person or the user it names is gone.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        UniqueConstraint("previous_hash"),  # two lines cannot follow the same one
        CheckConstraint("seq >= 1", name="seq"),
        filled("verb"),
        filled("subject_kind"),
        Index(None, "subject_id"),
        Index(None, "unit_id", "at"),
    )

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor_id: Mapped[UUID | None]
    verb: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID | None]
    unit_id: Mapped[UUID | None]
    details: Mapped[Mapping[str, object]]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class AuditHeadRow(Base):
    """The one row that says where the log ends, so that lines missing at the end are seen.

    It is also what two writers wait for each other at.
    """

    __tablename__ = "audit_head"
    __table_args__ = (one_of("id", 1),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str]


class RetentionRuleRow(Base):
    """How long one kind of thing is kept."""

    __tablename__ = "retention_rule"
    __table_args__ = (UniqueConstraint("kept"), between("months", 1, 1200))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kept: Mapped[Kept]
    months: Mapped[int]
    when_due: Mapped[WhenDue]


class SettingRow(Base):
    """A word about the whole store, by name."""

    __tablename__ = "setting"
    __table_args__ = (filled("name"),)

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
