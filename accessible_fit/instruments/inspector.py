"""Looks at one field at a time and collects the faults, so that all of a file's faults are told at once."""

import re
import unicodedata
from collections.abc import Collection, Container, Sequence
from datetime import date, datetime, time
from typing import Any

from accessible_fit.instruments.faults import Fault, FaultKind
from accessible_fit.instruments.lines import Place
from accessible_fit.instruments.model import LANGUAGES
from accessible_fit.instruments.source import Source

ID_LIMIT = 60
LARGEST_AMOUNT = 1_000_000
_ID = re.compile(rf"[a-z][a-z0-9_]{{0,{ID_LIMIT - 1}}}")

_WANTED: dict[type, str] = {
    str: 'a text ("…")',
    int: "a whole number",
    bool: "true or false",
    list: "a list ([ … ])",
    dict: "a table ({ … })",
}


def clean(words: str) -> str:
    """Words as they are kept: composed letters (å is one sign, also when typed on a Mac), no space around."""
    return unicodedata.normalize("NFC", words).strip()


class Inspector:
    """Collects the faults of one source; each look gives the value, or None after noting a fault."""

    def __init__(self, source: Source, known_pictograms: Container[str]) -> None:
        self.source = source
        self.faults: list[Fault] = []
        self._known_pictograms = known_pictograms

    def note(self, kind: FaultKind, place: Place, **details: object) -> None:
        """Note a fault at a place."""
        self.faults.append(self.source.fault(kind, place, **details))

    def keys(
        self, table: dict[str, Any], place: Place, needed: Sequence[str], allowed: Sequence[str] = ()
    ) -> None:
        """Every needed key is there, and no key but the needed and the allowed."""
        for key in needed:
            if key not in table:
                self.note(FaultKind.MISSING_FIELD, place, field=key)
        known = (*needed, *allowed)
        for key in table:
            if key not in known:
                self.note(FaultKind.UNKNOWN_KEY, (*place, key), field=key, known=", ".join(known))

    def typed(self, value: object, place: Place, wanted: type) -> bool:
        """Whether the value is of the wanted kind; true and false are not numbers."""
        fits = isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))
        if not fits:
            self.note(
                FaultKind.WRONG_TYPE, place, field=_name(place), wanted=_WANTED[wanted], found=_found(value)
            )
        return fits

    def table(self, value: object, place: Place) -> dict[str, Any] | None:
        """A table."""
        return value if self.typed(value, place, dict) and isinstance(value, dict) else None

    def string(self, table: dict[str, Any], key: str, place: Place) -> str | None:
        """A text that is not empty; None also if it is not there (that is noted by `keys`)."""
        if key not in table:
            return None
        here = (*place, key)
        value = table[key]
        if not self.typed(value, here, str) or not isinstance(value, str):
            return None
        value = clean(value)
        if not value:
            self.note(FaultKind.EMPTY_TEXT, here, field=_name(here))
            return None
        if any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in value):
            self.note(FaultKind.BROKEN_TEXT, here, field=_name(here))
            return None
        return value

    def words(
        self, table: dict[str, Any], key: str, place: Place, languages: Sequence[str] = LANGUAGES
    ) -> dict[str, str]:
        """A text by language, with every language that is asked for; only what is without fault is given."""
        here = (*place, key)
        if key not in table or (by_language := self.table(table[key], here)) is None:
            return {}
        for language in languages:
            if language not in by_language:
                self.note(FaultKind.MISSING_LANGUAGE, here, field=_name(here), language=language)
        self.keys(by_language, here, (), tuple(languages))
        found = {language: self.string(by_language, language, here) for language in languages}
        return {language: words for language, words in found.items() if words is not None}

    def id_of(self, table: dict[str, Any], place: Place, taken: Collection[str]) -> str | None:
        """The field "id": well formed and not taken."""
        value = self.string(table, "id", place)
        return None if value is None else self.new_id(value, (*place, "id"), taken)

    def new_id(self, value: str, place: Place, taken: Collection[str]) -> str | None:
        """An id that is well formed and not taken."""
        if not _ID.fullmatch(value):
            self.note(FaultKind.BAD_ID, place, id=value, limit=ID_LIMIT)
            return None
        if value in taken:
            self.note(FaultKind.DUPLICATE_ID, place, id=value)
            return None
        return value

    def one_of(
        self, table: dict[str, Any], key: str, place: Place, known: Collection[str], kind: FaultKind
    ) -> str | None:
        """A text that is one of the known ones; otherwise a fault of this kind."""
        value = self.string(table, key, place)
        if value is not None and value not in known:
            self.note(kind, (*place, key), **{key: value, "known": ", ".join(known)})
            return None
        return value

    def pattern(self, table: dict[str, Any], key: str, place: Place, pattern: str, kind: FaultKind) -> None:
        """A text of a fixed shape; otherwise a fault of this kind."""
        value = self.string(table, key, place)
        if value is not None and not re.fullmatch(pattern, value):
            self.note(kind, (*place, key), **{key: value})

    def amount(self, table: dict[str, Any], key: str, place: Place) -> None:
        """A number that is not below 0, if it is there."""
        value = table.get(key, 0)
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        if not fits or not 0 <= value <= LARGEST_AMOUNT:
            self.note(FaultKind.WRONG_NUMBER, (*place, key), field=key)

    def pictogram(self, table: dict[str, Any], place: Place) -> None:
        """The field "pictogram": the key of a picture that exists."""
        value = self.string(table, "pictogram", place)
        if value is not None and value not in self._known_pictograms:
            self.note(FaultKind.UNKNOWN_PICTOGRAM, (*place, "pictogram"), pictogram=value)


def _name(place: Place) -> str:
    """The keys of a place without positions: the line tells which one."""
    return ".".join(part for part in place if isinstance(part, str))


def _found(value: object) -> str:
    for kind, name in _WANTED.items():
        if type(value) is kind:
            return name
    if isinstance(value, float):
        return "a number with decimals"
    if isinstance(value, datetime | date | time):
        return "a date or a time"
    return "something else"
