"""What is known about a picture: its key, its names, what it may be found by, and whom to thank for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LANGUAGES = ("sv", "en")
"""Languages every set gives names in where it can; the first is the program's own."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One picture, without its drawing (``Catalogue.svg`` reads that when it is asked for).

    ``key`` is ``set:code``, such as ``openmoji:1F604`` or ``own:staff``. ``names`` and ``words`` go by
    language; a language that has no name of its own is left out, and ``name`` falls back. ``licence`` is
    the licence's short name. ``variant_of`` is the key of the plain form (a hand without a chosen skin
    tone) and empty for a plain symbol.
    """

    key: str
    set_name: str
    names: Mapping[str, str] = field(compare=False)
    words: Mapping[str, tuple[str, ...]] = field(compare=False)
    categories: tuple[str, ...]
    licence: str
    variant_of: str = ""

    def name(self, lang: str) -> str:
        """The name in ``lang``, otherwise in another language, otherwise the code; never empty."""
        return self.names.get(lang) or self.names.get("en") or self.key.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom to thank for a set of pictures or names, as shown on screens, prints and exports."""

    set_name: str
    title: str
    author: str
    licence: str
    address: str

    def line(self) -> str:
        """The credit as one line of text, for the foot of a print."""
        return f"{self.title}: {self.author}. {self.licence}. {self.address}"
