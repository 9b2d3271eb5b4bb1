"""Units, the people who sign in, and what is planned."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Table, TypedColumns, UniqueConstraint

from db.tables.base import between, filled, follows_person, metadata, not_before
from db.tables.columns import day, instant, key, number, optional, string, word, yes_no
from db.vocabulary import Language, Role, ServiceType


class UnitColumns(TypedColumns):
    """A unit that gives support."""

    id = key(primary_key=True)
    name = string()
    service_type = word(ServiceType)


unit_table = Table(
    "unit",
    metadata,
    UnitColumns,
    UniqueConstraint("name"),
    filled("name"),
)


class UserColumns(TypedColumns):
    """Somebody who signs in."""

    id = key(primary_key=True)
    sign_in_name = string()
    display_name = string()
    role = word(Role)
    language = word(Language)
    password_hash = string()
    pin_hash = optional(string())
    failed_count = number()
    locked_until = optional(instant())
    disabled = yes_no()


user_table = Table(
    "app_user",
    metadata,
    UserColumns,
    UniqueConstraint("sign_in_name"),
    filled("sign_in_name"),
    filled("display_name"),
    filled("password_hash"),
    CheckConstraint("failed_count >= 0", name="failed_count"),
)


class UserUnitColumns(TypedColumns):
    """Which units a user works in."""

    user_id = key(ForeignKey("app_user.id", ondelete="CASCADE"), primary_key=True)
    unit_id = key(ForeignKey("unit.id", ondelete="CASCADE"), primary_key=True)


user_unit_table = Table(
    "user_unit",
    metadata,
    UserUnitColumns,
    Index(None, "unit_id"),
)


class PlanColumns(TypedColumns):
    """What is asked how often, of one person or of everybody in the unit."""

    id = key(primary_key=True)
    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    person_id = optional(key())
    instrument_id = string()
    every_months = number()
    starts_on = day()
    ends_on = optional(day())
    note = string()


plan_table = Table(
    "plan",
    metadata,
    PlanColumns,
    follows_person(),
    between("every_months", 1, 60),
    filled("instrument_id"),
    not_before("ends_on", "starts_on"),
    Index(None, "unit_id"),
    Index(None, "person_id"),
)
