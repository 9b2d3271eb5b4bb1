"""Pictures of another set in the place of the usual ones, where the set has one for the very same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pictograms.catalogue import Catalogue
from pictograms.errors import PictogramError
from pictograms.search import normal
from pictograms.symbols import LANGUAGES, Symbol


def stand_ins(catalogue: Catalogue, set_name: str, groups: Sequence[Sequence[str]]) -> dict[str, str]:
    """The picture of the set ``set_name`` for each key of ``groups`` that it has one for.

    A picture stands for the same thing when it has the same code, otherwise when it is called the same in
    Swedish or English, otherwise when it is the only one of its set with the usual picture's name among its
    search words. The usual picture's search words do not count: they tell what it may be found by, not what
    it says.

    The keys of one group belong together, as the choices of one question do: either all of them have a
    picture in the set or none of them is taken from it, so that no choice is drawn to look unlike the rest.
    A set that is not here, and a picture that can not be read, stand in for nothing.
    """
    names = _Names(catalogue.in_set(set_name))
    found: dict[str, str] = {}
    for key in dict.fromkeys(key for group in groups for key in group):
        stand_in = names.same_as(catalogue.get(key)) if key in catalogue else ""
        if stand_in and _is_drawn(catalogue, stand_in):
            found[key] = stand_in
    return _whole_groups(found, groups)


def _whole_groups(found: Mapping[str, str], groups: Sequence[Sequence[str]]) -> dict[str, str]:
    """Leave out the groups that are not whole; a key of one takes its other groups along."""
    kept = dict(found)
    left = -1
    while left != len(kept):
        left = len(kept)
        for group in groups:
            if not all(key in kept for key in group):
                for key in group:
                    kept.pop(key, None)
    return kept


class _Names:
    """A set's pictures by what they are called."""

    def __init__(self, symbols: Iterable[Symbol]) -> None:
        self._by_code: dict[str, str] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        self._by_word: dict[tuple[str, str], set[str]] = {}
        for symbol in symbols:
            self._by_code.setdefault(_code(symbol.key), symbol.key)
            for called in _called(symbol):
                self._by_name.setdefault(called, symbol.key)
            for lang in LANGUAGES:
                for word in symbol.words.get(lang, ()):
                    self._by_word.setdefault((lang, _plain(word, lang)), set()).add(symbol.key)

    def same_as(self, usual: Symbol) -> str:
        """The key of the picture for the same thing, or ""."""
        by_code = self._by_code.get(_code(usual.key))
        if by_code is not None:
            return by_code
        called = list(_called(usual))
        for name in called:
            if name in self._by_name:
                return self._by_name[name]
        for name in called:
            only = self._by_word.get(name, set())
            if len(only) == 1:
                return next(iter(only))
        return ""


def _called(symbol: Symbol) -> Iterator[tuple[str, str]]:
    return ((lang, _plain(symbol.names[lang], lang)) for lang in LANGUAGES if symbol.names.get(lang))


def _plain(text: str, lang: str) -> str:
    return " ".join(normal(text, lang).split())


def _code(key: str) -> str:
    return key.partition(":")[2].casefold()


def _is_drawn(catalogue: Catalogue, key: str) -> bool:
    try:
        return bool(catalogue.svg(key))
    except PictogramError:
        return False
