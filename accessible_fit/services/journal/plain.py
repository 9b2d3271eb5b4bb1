"""Flat records as what JSON can hold, and back."""

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

R = TypeVar("R")


def to_plain(record: Any) -> dict[str, Any]:
    """Return a dataclass of numbers, texts, ids, instants, words of a list and tuples of texts."""
    return {one.name: _plain(getattr(record, one.name)) for one in dataclasses.fields(record)}


def from_plain(kind: type[R], kept: Mapping[str, Any]) -> R:
    """Return the record that `to_plain` was given. Raises ValueError or KeyError for anything else."""
    types_of = typing.get_type_hints(kind)
    return kind(**{name: _typed(types_of[name], value) for name, value in kept.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    return value.value if isinstance(value, Enum) else value


def _typed(wanted: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(wanted, types.UnionType):
        (wanted,) = (one for one in typing.get_args(wanted) if one is not type(None))
    if typing.get_origin(wanted) is tuple:
        return tuple(value)
    if wanted is dt.datetime:
        return dt.datetime.fromisoformat(value)
    if isinstance(wanted, type) and issubclass(wanted, UUID | Enum):
        return wanted(value)
    return value
