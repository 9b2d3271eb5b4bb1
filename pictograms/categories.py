"""The parts of daily life that pictures are sorted into, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CATEGORIES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "home": {"sv": "Hemma", "en": "Home"},
        "food": {"sv": "Mat och dryck", "en": "Food and drink"},
        "body": {"sv": "Kropp och hälsa", "en": "Body and health"},
        "people": {"sv": "Människor", "en": "People"},
        "feelings": {"sv": "Känslor", "en": "Feelings"},
        "work": {"sv": "Arbete", "en": "Work"},
        "free-time": {"sv": "Fritid", "en": "Free time"},
        "places": {"sv": "Platser och resor", "en": "Places and travel"},
        "nature": {"sv": "Djur och natur", "en": "Animals and nature"},
        "money": {"sv": "Pengar", "en": "Money"},
        "time": {"sv": "Tid", "en": "Time"},
        "answers": {"sv": "Svar", "en": "Answers"},
        "controls": {"sv": "Knappar", "en": "Controls"},
        "things": {"sv": "Saker", "en": "Things"},
        "signs": {"sv": "Tecken", "en": "Signs"},
        "flags": {"sv": "Flaggor", "en": "Flags"},
    }
)
"""Category id → name by language, in the order they are offered."""
