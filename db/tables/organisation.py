"""Units, the people who sign in, and what is planned."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, between, filled, follows_person, not_before
from db.vocabulary import Language, Role, ServiceType


class UnitRow(Base):
    """A unit that gives support."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("name"), filled("name"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    service_type: Mapped[ServiceType]


class UserRow(Base):
    """Somebody who signs in."""

    __tablename__ = "app_user"
    __table_args__ = (
        UniqueConstraint("sign_in_name"),
        filled("sign_in_name"),
        filled("display_name"),
        filled("password_hash"),
        CheckConstraint("failed_count >= 0", name="failed_count"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sign_in_name: Mapped[str]
    display_name: Mapped[str]
    role: Mapped[Role]
    language: Mapped[Language]
    password_hash: Mapped[str]
    pin_hash: Mapped[str | None]
    failed_count: Mapped[int]
    locked_until: Mapped[datetime | None]
    disabled: Mapped[bool]


class UserUnitRow(Base):
    """Which units a user works in."""

    __tablename__ = "user_unit"
    __table_args__ = (Index(None, "unit_id"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("app_user.id", ondelete="CASCADE"), primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id", ondelete="CASCADE"), primary_key=True)


class PlanRow(Base):
    """What is asked how often, of one person or of everybody in the unit."""

    __tablename__ = "plan"
    __table_args__ = (
        follows_person(),
        between("every_months", 1, 60),
        filled("instrument_id"),
        not_before("ends_on", "starts_on"),
        Index(None, "unit_id"),
        Index(None, "person_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    person_id: Mapped[UUID | None]
    instrument_id: Mapped[str]
    every_months: Mapped[int]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
