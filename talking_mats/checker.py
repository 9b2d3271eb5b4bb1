"""The rules of topic files: finds every fault, so that what passes can be built without a doubt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Container, Sequence
from typing import Any

from talking_mats.cards import MAX_CARDS
from talking_mats.faults import Fault, FaultKind
from talking_mats.lines import Place
from talking_mats.source import Source
from talking_mats.text import LANGUAGES, clean

FEWEST_CARDS = 3
FEWEST_DEEPER, MOST_DEEPER = 2, 6
WORD_LIMIT = 3
LABEL_LIMIT = 28
SENTENCE_LIMIT = 90
ID_LIMIT = 60

_ID = re.compile(rf"[a-z][a-z0-9_]{{0,{ID_LIMIT - 1}}}")
_HEAD = ("id", "version", "area", "pictogram", "scale", "name", "questions", "cards")
_CARD = ("id", "words", "spoken", "pictogram")
_DEEPER = ("id", "words", "pictogram")
_WANTED: dict[type, str] = {
    str: 'a text ("…")',
    int: "a whole number",
    list: "a list ([[…]])",
    dict: "a table ({ … })",
}


def check_topic(
    source: Source,
    known_pictograms: Container[str],
    known_scales: Collection[str],
    known_areas: Collection[str] | None = None,
) -> list[Fault]:
    """The faults of a topic file. Areas are ids of life areas; None lets any well-formed id pass."""
    look = _Look(source, known_pictograms, known_areas)
    values = source.values
    look.keys(values, (), _HEAD)
    look.new_id(values, (), set())
    version = values.get("version", 1)
    if look.typed(version, ("version",), int) and version < 1:
        look.note(FaultKind.BAD_VERSION, ("version",), version=version)
    scale = look.string(values, "scale", ())
    if scale is not None and scale not in known_scales:
        look.note(FaultKind.UNKNOWN_SCALE, ("scale",), scale=scale, known=", ".join(known_scales))
    look.area(values, ())
    look.pictogram(values, ())
    look.words(values, "name", (), LABEL_LIMIT)
    _check_questions(look, values)
    _check_cards(look, values)
    return look.faults


def _check_questions(look: _Look, values: dict[str, Any]) -> None:
    questions = values.get("questions", [None])
    if not look.typed(questions, ("questions",), list) or questions == [None]:
        return
    if not questions:
        look.note(FaultKind.NO_QUESTIONS, ("questions",))
    for position, question in enumerate(questions):
        place = ("questions", position)
        for language, words in look.by_language(question, place, SENTENCE_LIMIT).items():
            if words.count("?") != 1 or not words.endswith("?"):
                look.note(FaultKind.NOT_A_QUESTION, (*place, language), field=f"questions.{language}")


def _check_cards(look: _Look, values: dict[str, Any]) -> None:
    cards = values.get("cards")
    if cards is None or not look.typed(cards, ("cards",), list):
        return
    if not FEWEST_CARDS <= len(cards) <= MAX_CARDS:
        look.note(FaultKind.CARD_COUNT, ("cards",), count=len(cards), fewest=FEWEST_CARDS, most=MAX_CARDS)
    taken: set[str] = set()
    for position, card in enumerate(cards):
        place = ("cards", position)
        if not look.typed(card, place, dict):
            continue
        look.keys(card, place, _CARD, ("area", "deeper"))
        look.area(card, place)
        _check_card(look, card, place, taken)
        if "deeper" in card:
            _check_deeper(look, card["deeper"], (*place, "deeper"))


def _check_deeper(look: _Look, cards: object, place: Place) -> None:
    """The cards that are offered when a card is gone deeper into."""
    if not look.typed(cards, place, list) or not isinstance(cards, list):
        return
    if not FEWEST_DEEPER <= len(cards) <= MOST_DEEPER:
        look.note(FaultKind.DEEPER_COUNT, place, count=len(cards), fewest=FEWEST_DEEPER, most=MOST_DEEPER)
    taken: set[str] = set()
    for position, card in enumerate(cards):
        here = (*place, position)
        if look.typed(card, here, dict):
            look.keys(card, here, _DEEPER, ("spoken",))
            _check_card(look, card, here, taken)


def _check_card(look: _Look, card: dict[str, Any], place: Place, taken: set[str]) -> None:
    look.new_id(card, place, taken)
    look.pictogram(card, place)
    look.words(card, "spoken", place, SENTENCE_LIMIT)
    for language, words in look.words(card, "words", place, LABEL_LIMIT).items():
        if len(words.split()) > WORD_LIMIT:
            here = (*place, "words", language)
            look.note(FaultKind.TOO_MANY_WORDS, here, words=words, limit=WORD_LIMIT)


class _Look:
    """Looks at one field at a time and collects the faults, so that all are told at once."""

    def __init__(
        self, source: Source, known_pictograms: Container[str], known_areas: Collection[str] | None
    ) -> None:
        self.faults: list[Fault] = []
        self._source = source
        self._known_pictograms = known_pictograms
        self._known_areas = known_areas

    def note(self, kind: FaultKind, place: Place, **details: object) -> None:
        self.faults.append(self._source.fault(kind, place, **details))

    def keys(
        self, table: dict[str, Any], place: Place, needed: Sequence[str], allowed: Sequence[str] = ()
    ) -> None:
        for key in needed:
            if key not in table:
                self.note(FaultKind.MISSING_FIELD, place, field=key)
        known = (*needed, *allowed)
        for key in table:
            if key not in known:
                self.note(FaultKind.UNKNOWN_KEY, (*place, key), field=key, known=", ".join(known))

    def typed(self, value: object, place: Place, wanted: type) -> bool:
        fits = isinstance(value, wanted) and not isinstance(value, bool)
        if not fits:
            self.note(FaultKind.WRONG_TYPE, place, field=_name(place), wanted=_WANTED[wanted])
        return fits

    def string(self, table: dict[str, Any], key: str, place: Place) -> str | None:
        here = (*place, key)
        value = table.get(key)
        if key not in table or not self.typed(value, here, str):
            return None
        words = clean(str(value))
        if not words:
            self.note(FaultKind.EMPTY_TEXT, here, field=_name(here))
            return None
        if any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in words):
            self.note(FaultKind.BROKEN_TEXT, here, field=_name(here))
            return None
        return words

    def words(self, table: dict[str, Any], key: str, place: Place, limit: int) -> dict[str, str]:
        return self.by_language(table[key], (*place, key), limit) if key in table else {}

    def by_language(self, value: object, place: Place, limit: int) -> dict[str, str]:
        """A text in every language; only what is without fault is given."""
        if not self.typed(value, place, dict) or not isinstance(value, dict):
            return {}
        self.keys(value, place, LANGUAGES)
        found: dict[str, str] = {}
        for language in LANGUAGES:
            words = self.string(value, language, place)
            if words is None:
                continue
            found[language] = words
            if len(words) > limit:
                here = (*place, language)
                self.note(FaultKind.TOO_LONG, here, field=_name(here), length=len(words), limit=limit)
        return found

    def new_id(self, table: dict[str, Any], place: Place, taken: set[str]) -> None:
        value = self.string(table, "id", place)
        if value is None:
            return
        if not _ID.fullmatch(value):
            self.note(FaultKind.BAD_ID, (*place, "id"), id=value, limit=ID_LIMIT)
        elif value in taken:
            self.note(FaultKind.DUPLICATE_ID, (*place, "id"), id=value)
        taken.add(value)

    def area(self, table: dict[str, Any], place: Place) -> None:
        value = self.string(table, "area", place)
        if value is None:
            return
        here = (*place, "area")
        if not _ID.fullmatch(value):
            self.note(FaultKind.BAD_ID, here, id=value, limit=ID_LIMIT)
        elif self._known_areas is not None and value not in self._known_areas:
            self.note(FaultKind.UNKNOWN_AREA, here, area=value, known=", ".join(self._known_areas))

    def pictogram(self, table: dict[str, Any], place: Place) -> None:
        value = self.string(table, "pictogram", place)
        if value is not None and value not in self._known_pictograms:
            self.note(FaultKind.UNKNOWN_PICTOGRAM, (*place, "pictogram"), pictogram=value)


def _name(place: Place) -> str:
    """The keys of a place without positions: the line tells which one."""
    return ".".join(part for part in place if isinstance(part, str))
