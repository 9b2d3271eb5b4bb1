"""Reading JSON that strangers wrote: bounded, and always something that can be written again."""

from __future__ import annotations

import json
import math
import re
from typing import TypeAlias

from pictograms.boards.errors import BadJson, NotBuiltLikeBoards
from pictograms.boards.limits import LIMITS, Limits, check_frame

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_HALF_LETTER = re.compile("[\ud800-\udfff]")
_HALF_WRITTEN = re.compile(r"\\u[dD][89a-fA-F]")


def decode(content: bytes) -> tuple[str, bool]:
    """The text of a JSON file, and whether its encoding had to be guessed (it was no form of Unicode)."""
    try:
        encoding = json.detect_encoding(content)
        return content.decode(encoding), False
    except UnicodeDecodeError:
        return content.decode("latin-1"), True


def parse(text: str, file: str, limits: Limits = LIMITS) -> tuple[Json, int]:
    """The value in ``text`` and the size of its frame (``limits.check_frame``).

    Numbers that JSON does not know (NaN, Infinity, 1e999) become None and halves of letters become "\ufffd",
    so that what was read can be written and shown. Raises BadJson and NotBuiltLikeBoards.
    """
    frame = check_frame(text, file, limits)
    try:
        value: Json = json.loads(text, parse_constant=lambda _name: None, parse_float=_finite)
    except RecursionError as error:
        raise NotBuiltLikeBoards(file=file) from error
    except ValueError as error:
        raise BadJson(file=file) from error
    if _HALF_WRITTEN.search(text):
        value = _whole_letters(value)
    return value, frame


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def _whole_letters(value: Json) -> Json:
    if isinstance(value, str):
        return _HALF_LETTER.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole_letters(part) for part in value]
    if isinstance(value, dict):
        return {_HALF_LETTER.sub("\ufffd", name): _whole_letters(part) for name, part in value.items()}
    return value
