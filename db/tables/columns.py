"""Columns by what they hold. Each is required unless it is wrapped in `optional`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    Enum,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
)

from db.tables.types import Instant, Key, Numbered, Texts, Words, enum_values

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)


def optional(column: Column[T]) -> Column[T | None]:
    """The same column, which may be null."""
    column.nullable = True
    return cast("Column[T | None]", column)


def key(*points_to: ForeignKey, primary_key: bool = False) -> Column[UUID]:
    """A UUID."""
    return Column(Key, *points_to, primary_key=primary_key, nullable=False)


def word(kind: type[W], rule: str | None = None) -> Column[W]:
    """One of the words of a vocabulary; the database refuses every other.

    `rule` names the constraint where two columns of a table hold words of one vocabulary.
    """
    named = {} if rule is None else {"name": rule}
    one_of_them: Any = Enum(
        kind, native_enum=False, create_constraint=True, length=32, values_callable=enum_values, **named
    )
    return Column(one_of_them, nullable=False)


def words(kind: type[W]) -> Column[tuple[W, ...]]:
    """Some words of a vocabulary, in order."""
    return Column(Words(kind), nullable=False)


def string(*, primary_key: bool = False) -> Column[str]:
    """Text of any length."""
    return Column(String, primary_key=primary_key, nullable=False)


def number(*, primary_key: bool = False) -> Column[int]:
    """A whole number. Never counted up by the database."""
    return Column(Integer, primary_key=primary_key, autoincrement=False, nullable=False)


def long(*, primary_key: bool = False) -> Column[int]:
    """A whole number of 64 bits. Never counted up by the database."""
    return Column(BigInteger, primary_key=primary_key, autoincrement=False, nullable=False)


def real() -> Column[float]:
    """A floating-point number."""
    return Column(Double, nullable=False)


def yes_no() -> Column[bool]:
    """True or false."""
    return Column(Boolean, nullable=False)


def day() -> Column[date]:
    """A date."""
    return Column(Date, nullable=False)


def instant() -> Column[datetime]:
    """A point in time; aware, and in UTC when it comes back."""
    return Column(Instant, nullable=False)


def texts() -> Column[tuple[str, ...]]:
    """Texts in order."""
    return Column(Texts, nullable=False)


def json_object() -> Column[Mapping[str, object]]:
    """What JSON can hold, by name."""
    return Column(JSON, nullable=False)


def passed_levels() -> Column[tuple[tuple[str, int], ...]]:
    """Names with a whole number each, in order."""
    return Column(Numbered, nullable=False)


def blob() -> Column[bytes]:
    """Bytes."""
    return Column(LargeBinary, nullable=False)
