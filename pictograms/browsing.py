"""What somebody who looks for a picture needs at hand: words in every language, categories, variants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pictograms.catalogue import Catalogue
from pictograms.categories import CATEGORIES
from pictograms.symbols import LANGUAGES, Symbol
from pictograms.variants import Variants

ENOUGH = 60
"""Hits in the reader's language above which nobody needs those of another language as well."""


@dataclass(frozen=True, slots=True)
class Browsing:
    """A catalogue made ready to be looked through while somebody types."""

    catalogue: Catalogue
    by_category: Mapping[str, tuple[Symbol, ...]]
    variants: Variants

    @classmethod
    def of(cls, catalogue: Catalogue) -> Browsing:
        """Read every name and build every index, about half a second; meant for another thread."""
        for lang in LANGUAGES:
            catalogue.prepare(lang)
        symbols = [catalogue.get(key) for key in catalogue]
        shelves: dict[str, list[Symbol]] = {category: [] for category in CATEGORIES}
        for symbol in symbols:
            if not symbol.variant_of:
                for category in symbol.categories:
                    shelves[category].append(symbol)
        filled = {category: tuple(shelf) for category, shelf in shelves.items() if shelf}
        return cls(catalogue, filled, Variants(symbols))

    def find(self, text: str, lang: str) -> list[Symbol]:
        """Every picture whose words begin with ``text``, best first: plain forms, in ``lang`` before others.

        A skin tone is shown only when it is asked for by name; otherwise it is offered beside its plain form.
        """
        limit = sum(map(len, self.by_category.values())) * 2
        found = dict.fromkeys(_plain_first(self.catalogue.search(text, lang, limit)))
        for other in LANGUAGES:
            if other != lang and len(found) < ENOUGH:
                found |= dict.fromkeys(_plain_first(self.catalogue.search(text, other, limit)))
        return list(found)

    def known(self, keys: tuple[str, ...]) -> list[Symbol]:
        """The symbols of ``keys`` that are here; a set may have been taken away since they were noted."""
        return [self.catalogue.get(key) for key in keys if key in self.catalogue]


def _plain_first(found: list[Symbol]) -> list[Symbol]:
    plain = {symbol.key for symbol in found if not symbol.variant_of}
    return [symbol for symbol in found if symbol.variant_of not in plain]
