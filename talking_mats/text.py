"""Words by language, and how frozen records keep them from being changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

Text = Mapping[str, str]
"""The same words by language: {"sv": "Ja", "en": "Yes"}."""

LANGUAGES = ("sv", "en")


def in_language(text: Text, lang: str) -> str:
    """The words in `lang`, otherwise in another language, otherwise nothing."""
    return text.get(lang) or next((text[other] for other in LANGUAGES if text.get(other)), "")


def clean(words: str) -> str:
    """Words as they are kept: composed letters (å is one sign, also when typed on a Mac), no space around."""
    return unicodedata.normalize("NFC", words).strip()


def lock(record: object, *names: str) -> None:
    """Make the mappings of a frozen record unchangeable too."""
    for name in names:
        object.__setattr__(record, name, MappingProxyType(dict(getattr(record, name))))
