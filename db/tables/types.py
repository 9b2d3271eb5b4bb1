"""Column types that mean the same in SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, DateTime, Dialect, LargeBinary, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine

from db.errors import NaiveInstant


class Key(TypeDecorator[UUID]):
    """A UUID: PostgreSQL's own type; 16 bytes in SQLite, half of what text takes in every row and index."""

    impl = Uuid
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column's type."""
        return dialect.type_descriptor(LargeBinary(16) if dialect.name == "sqlite" else Uuid())

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        """To the database."""
        return value.bytes if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        """From the database."""
        if value is None or isinstance(value, UUID):
            return value
        return UUID(bytes=value)


class Instant(TypeDecorator[datetime]):
    """A point in time. Goes in as any aware datetime, comes out in UTC; a naive one raises NaiveInstant."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise NaiveInstant(instant=value.isoformat())
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database. SQLite drops the zone, which is always UTC there."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Texts(TypeDecorator[tuple[str, ...]]):
    """A row of texts in order, kept as a JSON list and handed out as a tuple."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> list[str] | None:
        """To the database."""
        return None if value is None else list(value)

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...] | None:
        """From the database."""
        return None if value is None else tuple(value)


class Words(TypeDecorator[tuple[Any, ...]]):
    """Some words of a vocabulary in order, kept as a JSON list; any other word raises ValueError."""

    impl = JSON
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> list[str] | None:
        """To the database."""
        return None if value is None else [self.kind(word).value for word in value]

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[Any, ...] | None:
        """From the database."""
        return None if value is None else tuple(self.kind(word) for word in value)


class Numbered(TypeDecorator[tuple[tuple[str, int], ...]]):
    """Names with a whole number each, kept as a JSON list of pairs."""

    impl = JSON
    cache_ok = True

    def process_bind_param(
        self, value: Sequence[tuple[str, int]] | None, dialect: Dialect
    ) -> list[list[str | int]] | None:
        """To the database."""
        return None if value is None else [[str(name), int(number)] for name, number in value]

    def process_result_value(
        self, value: list[list[Any]] | None, dialect: Dialect
    ) -> tuple[tuple[str, int], ...] | None:
        """From the database."""
        return None if value is None else tuple((name, number) for name, number in value)


def enum_values(kind: type[Enum]) -> list[str]:
    """What stands in the database for a StrEnum: its values, not its names."""
    return [member.value for member in kind]
