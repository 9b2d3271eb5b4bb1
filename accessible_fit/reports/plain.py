"""Pieces that reports as plain values share."""

import datetime as dt
import json
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from accessible_fit.trends.unit import Parted

K = TypeVar("K", bound=StrEnum)


def json_file(made: object) -> bytes:
    """Return a whole file of UTF-8 that people can read as well."""
    return (json.dumps(made, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def period(first: dt.date, last: dt.date) -> dict[str, str]:
    """Return two days."""
    return {"from": first.isoformat(), "to": last.isoformat()}


def parts(told: "Parted[K]") -> dict[str, int | None]:
    """Return the parts of a whole; a hidden one is None."""
    return {part.value: count for part, count in told.parts.items()}


def nearly(told: "Parted[K]") -> dict[str, object] | None:
    """Return the part that nearly all are in, when that is what may be said."""
    part = told.nearly_all
    return None if part is None else {"part": part.value, "at_least": told.at_least}
