"""Reading single fields of a board's JSON: what is of the wrong kind becomes nothing, never a failure."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pictograms.boards.json_text import Json
from pictograms.boards.model import Credit, Extra

_CREDIT_FIELDS = {
    "licence": "type",
    "notice_url": "copyright_notice_url",
    "source_url": "source_url",
    "author": "author_name",
    "author_url": "author_url",
    "author_email": "author_email",
}
"""Our field → the format's."""


def text_of(value: Json) -> str:
    """A text; numbers become text, everything else is ""."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return ""


def number_of(value: Json) -> float | None:
    """A positive number, also one written as text; otherwise None."""
    if isinstance(value, str):
        try:
            value = float(value.strip().removesuffix("px"))
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e9:
        return None
    return int(value) if value == int(value) else float(value)


def truth_of(value: Json) -> bool:
    """Yes, in any of the ways in which programs write it."""
    if isinstance(value, str):
        return value.strip().casefold() in ("true", "1", "yes")
    return value is True or value == 1


def entries_of(value: Json) -> tuple[list[dict[str, Json]], bool]:
    """The objects in a list, and whether there was anything else.

    An object by id (``{"1": {…}}``), as some programs write it, is a list with the ids put in.
    """
    if isinstance(value, dict):
        value = [{"id": name, **part} for name, part in value.items() if isinstance(part, dict)]
    if value is None:
        return [], False
    if not isinstance(value, list):
        return [], True
    good = [part for part in value if isinstance(part, dict)]
    return good, len(good) != len(value)


def rest_of(found: Mapping[str, Json], known: Collection[str]) -> Extra:
    """The fields that are not ``known``."""
    return {name: value for name, value in found.items() if name not in known}


def credit_of(value: Json) -> Credit | None:
    """A licence as the format writes it: an object, or only its name."""
    if isinstance(value, str):
        return Credit(licence=value) if value.strip() else None
    if not isinstance(value, dict) or not value:
        return None
    ours = {field: text_of(value.get(name)) for field, name in _CREDIT_FIELDS.items()}
    credit = Credit(**ours, extra=rest_of(value, _CREDIT_FIELDS.values()))
    return credit if credit != Credit() else None


def credit_written(credit: Credit) -> dict[str, Json]:
    """The format's object for ``credit``, without what is not said."""
    said: dict[str, Json] = {}
    for field, name in _CREDIT_FIELDS.items():
        text = str(getattr(credit, field))
        if text:
            said[name] = text
    return said | dict(credit.extra)
