"""TOML from outside, read so that no text can hang or fell the program."""

import re
import tomllib
from typing import Any

MOST_DOTS = 200
_BETWEEN = re.compile(r"[\n\"'=\[\]{},#]+")


def parsed(text: str) -> dict[str, Any]:
    """Return what a text says. Raises ValueError, of which tomllib's own TOMLDecodeError is one."""
    # For a key of many dots tomllib needs the square of their number, in time and in memory.
    if any(part.count(".") > MOST_DOTS for part in _BETWEEN.split(text)):
        raise ValueError("keys in keys, too deep")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("brackets in brackets, too deep") from None
