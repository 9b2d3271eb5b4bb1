"""Short names for the columns and constraints of the first form of the database."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

KEY = sa.Uuid().with_variant(sa.LargeBinary(16), "sqlite")


def key(name: str, null: bool = False) -> sa.Column[Any]:
    """A UUID; 16 bytes in SQLite."""
    return sa.Column(name, KEY, nullable=null)


def word(name: str, null: bool = False) -> sa.Column[Any]:
    """One of a few words; which ones is a constraint of its own."""
    return sa.Column(name, sa.String(32), nullable=null)


def string(name: str, null: bool = False) -> sa.Column[Any]:
    """Text of any length."""
    return sa.Column(name, sa.String(), nullable=null)


def number(name: str, null: bool = False) -> sa.Column[Any]:
    """A whole number."""
    return sa.Column(name, sa.Integer(), nullable=null)


def long(name: str, null: bool = False) -> sa.Column[Any]:
    """A whole number of 64 bits."""
    return sa.Column(name, sa.BigInteger(), nullable=null)


def real(name: str, null: bool = False) -> sa.Column[Any]:
    """A floating-point number."""
    return sa.Column(name, sa.Double(), nullable=null)


def yes_no(name: str, null: bool = False) -> sa.Column[Any]:
    """True or false."""
    return sa.Column(name, sa.Boolean(), nullable=null)


def day(name: str, null: bool = False) -> sa.Column[Any]:
    """A date."""
    return sa.Column(name, sa.Date(), nullable=null)


def instant(name: str, null: bool = False) -> sa.Column[Any]:
    """A point in time, in UTC."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def json(name: str, null: bool = False) -> sa.Column[Any]:
    """A JSON value."""
    return sa.Column(name, sa.JSON(), nullable=null)


def blob(name: str, null: bool = False) -> sa.Column[Any]:
    """Bytes."""
    return sa.Column(name, sa.LargeBinary(), nullable=null)


def pk(name: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """The primary key."""
    return sa.PrimaryKeyConstraint(*columns, name=sa.schema.conv(name))


def unique(name: str, *columns: str) -> sa.UniqueConstraint:
    """No two rows have the same."""
    return sa.UniqueConstraint(*columns, name=sa.schema.conv(name))


def check(name: str, rule: str) -> sa.CheckConstraint:
    """What is true of every row."""
    return sa.CheckConstraint(rule, name=sa.schema.conv(name))


def fk(name: str, columns: list[str], target: list[str], ondelete: str) -> sa.ForeignKeyConstraint:
    """What the row points to, and what happens to it when that goes."""
    return sa.ForeignKeyConstraint(columns, target, name=sa.schema.conv(name), ondelete=ondelete)


def follows_person(name: str) -> sa.ForeignKeyConstraint:
    """The row goes where the person goes."""
    return sa.ForeignKeyConstraint(
        ["person_id", "unit_id"],
        ["person.id", "person.unit_id"],
        name=sa.schema.conv(name),
        ondelete="CASCADE",
        onupdate="CASCADE",
    )


def stays_in_conversation(name: str) -> sa.ForeignKeyConstraint:
    """The row has the unit of its conversation and goes with it."""
    return sa.ForeignKeyConstraint(
        ["conversation_id", "unit_id"],
        ["conversation.id", "conversation.unit_id"],
        name=sa.schema.conv(name),
        ondelete="CASCADE",
    )
