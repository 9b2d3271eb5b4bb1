"""Short names for keys and files, made from what people call things."""

from __future__ import annotations

import re
import unicodedata

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"å": "a", "ä": "a", "ö": "o", "æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l"})
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")
_LONGEST = 40


def plain_code(text: str, otherwise: str) -> str:
    """``text`` in a to z, digits and hyphens, at most 40 letters; ``otherwise`` when nothing is left of it.

    Names that Windows keeps for itself get a letter more.
    """
    small = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", small) if not unicodedata.combining(letter)
    )
    code = _NOT_PLAIN.sub("-", bare).strip("-")[:_LONGEST].strip("-") or otherwise
    return f"{code}-x" if _RESERVED.fullmatch(code) else code


class Codes:
    """Gives each picture of a set a code of its own."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, text: str) -> str:
        """A code from ``text`` that no other picture has."""
        code = plain_code(text, "picture")
        count = self._taken.get(code, 0)
        free = code
        while free in self._taken:
            count += 1
            free = f"{code}-{count}"
        self._taken[code] = max(count, 1)
        self._taken.setdefault(free, 1)
        return free
