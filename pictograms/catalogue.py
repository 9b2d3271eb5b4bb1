"""Every picture the program can show, by key and by search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pictograms.credits import all_credits, credits_for
from pictograms.errors import UnknownLanguage, UnknownPictogram
from pictograms.openmoji import OpenMojiSet
from pictograms.own import OwnSet
from pictograms.search import SearchIndex
from pictograms.sets import PictureSet
from pictograms.symbols import LANGUAGES, Credit, Symbol


class Catalogue:
    """Picture sets behind one door. Keys are ``set:code``; earlier sets come first in a search.

    Making one is cheap and asking for a drawing reads only that file. Names are read when first needed
    and the search index of a language is built by the first search in it (``prepare`` does it ahead, on
    any thread).
    """

    def __init__(self, sets: Sequence[PictureSet]) -> None:
        self._sets = {picture_set.name: picture_set for picture_set in sets}
        self._symbols: dict[str, Symbol] = {}
        self._indexes: dict[str, SearchIndex] = {}

    @classmethod
    def bundled(cls, more: Sequence[PictureSet] = ()) -> Catalogue:
        """Our own drawings and OpenMoji, and ``more`` sets after them."""
        return cls([OwnSet(), OpenMojiSet(), *more])

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._find(key) is not None

    def __iter__(self) -> Iterator[str]:
        return (symbol.key for symbol in self._all())

    def get(self, key: str) -> Symbol:
        """The symbol called ``key``; raises UnknownPictogram."""
        picture_set, code = self._place(key)
        return self._symbol(picture_set, code)

    def svg(self, key: str) -> bytes:
        """The drawing of ``key``; raises UnknownPictogram, or BrokenSet when its file is gone."""
        picture_set, code = self._place(key)
        return picture_set.svg(code)

    def keys(self) -> Iterator[str]:
        """Every key: own drawings first, then daily life, then the rest."""
        return iter(self)

    def in_set(self, set_name: str) -> list[Symbol]:
        """Every symbol of one set; none when there is no such set."""
        picture_set = self._sets.get(set_name)
        return [self._symbol(picture_set, code) for code in picture_set.codes()] if picture_set else []

    def search(self, text: str, lang: str, limit: int = 60) -> list[Symbol]:
        """Pictures whose words in ``lang`` (sv or en) begin with every word of ``text``, best first.

        Empty text finds nothing. Raises UnknownLanguage.
        """
        self.prepare(lang)
        return self._indexes[lang].find(text, limit)

    def prepare(self, lang: str) -> None:
        """Build the search index of ``lang`` now rather than at the first keystroke."""
        if lang not in LANGUAGES:
            raise UnknownLanguage(lang=lang)
        if lang not in self._indexes:
            self._indexes[lang] = SearchIndex(list(self._all()), lang)

    def credits(self, keys: Iterable[str]) -> list[Credit]:
        """Whom to thank for the pictures ``keys``, one credit per set."""
        return credits_for(keys, list(self._sets.values()))

    def all_credits(self) -> list[Credit]:
        """Whom to thank for everything that is bundled, names included."""
        return all_credits(list(self._sets.values()))

    def _all(self) -> Iterator[Symbol]:
        for picture_set in self._sets.values():
            for code in picture_set.codes():
                yield self._symbol(picture_set, code)

    def _symbol(self, picture_set: PictureSet, code: str) -> Symbol:
        key = f"{picture_set.name}:{code}"
        symbol = self._symbols.get(key)
        if symbol is None:
            symbol = self._symbols[key] = picture_set.symbol(code)
        return symbol

    def _find(self, key: str) -> tuple[PictureSet, str] | None:
        set_name, _colon, code = key.partition(":")
        picture_set = self._sets.get(set_name)
        return (picture_set, code) if picture_set is not None and picture_set.holds(code) else None

    def _place(self, key: str) -> tuple[PictureSet, str]:
        found = self._find(key)
        if found is None:
            raise UnknownPictogram(key=key)
        return found
