"""Finding a picture while somebody types: every keystroke looks through the whole set.

Words are kept in a sorted list, so that the beginnings of words are found by bisection. Swedish å, ä and
ö are letters of their own: typed as å they match only å, but a typed "a" also finds å and ä, after the
words that are written with a. Other accents (é, ü) never matter, nor does the case.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from pictograms.symbols import Symbol

_WORD = re.compile(r"[^\W_]+")
_SWEDISH = "åäö"


def _bare_letters(kept: str) -> dict[int, str]:
    """Letters with accents → letters without (Latin, as in European and Vietnamese names)."""
    letters = (chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    bare = {ord(letter): unicodedata.normalize("NFD", letter)[0] for letter in letters if letter not in kept}
    return bare | dict.fromkeys(map(ord, "'’`´"), "")


_WITHOUT_ACCENTS = _bare_letters("")
_WITHOUT_FOREIGN_ACCENTS = _bare_letters(_SWEDISH)

# How well a picture fits; less is better. Name and word ranks are added to the penalties below.
_EXACT_NAME, _WHOLE_WORDS, _NAME_START, _NAME_WORD, _SEARCH_WORD = range(5)
_OTHER_LETTERS = 10  # a for ä
_INSIDE_WORD = 20  # "borste" in "tandborste": Swedish writes compounds as one word
_VARIANT = 40  # a chosen skin tone comes after every plain picture
_INSIDE_FROM = 3  # letters; shorter pieces are inside nearly everything


def normal(text: str, lang: str) -> str:
    """``text`` in small letters without accents and apostrophes, but with å, ä and ö in Swedish."""
    letters = unicodedata.normalize("NFC", text).casefold()
    return letters.translate(_WITHOUT_FOREIGN_ACCENTS if lang == "sv" else _WITHOUT_ACCENTS)


def words_of(text: str, lang: str) -> list[str]:
    """The words of ``text``, each in the normal form."""
    return _WORD.findall(normal(text, lang))


class SearchIndex:
    """The names and search words of ``symbols`` in one language, ready to be searched.

    Symbols that fit equally well keep the order they are given in, whole sets first. A symbol without a
    name or words in ``lang`` is found by its name and words in English. Building takes about a tenth of a
    second for some thousands of symbols, a search a few thousandths at most.
    """

    def __init__(self, symbols: Sequence[Symbol], lang: str) -> None:
        self._symbols = symbols
        self._lang = lang
        self._set_order = {name: at for at, name in enumerate(dict.fromkeys(s.set_name for s in symbols))}
        self._names: list[str] = []
        # whole search word → {place in symbols: how early it stands among the symbol's words}
        self._phrases: dict[str, dict[int, int]] = {}
        # word → [place in symbols] by whether it stands in the name or among the search words
        self._in_names: dict[str, list[int]] = {}
        self._in_words: dict[str, list[int]] = {}
        split: dict[tuple[str, ...], list[list[str]]] = {}
        for place, symbol in enumerate(symbols):
            self._add(place, symbol, split)
        self._tokens = sorted({*self._in_names, *self._in_words})
        self._folded = sorted((token.translate(_WITHOUT_ACCENTS), token) for token in self._tokens)
        self._folded = [(bare, token) for bare, token in self._folded if bare != token]
        self._folded_keys = [bare for bare, _token in self._folded]
        self._text = "\n".join(self._tokens)
        self._starts = []
        start = 0
        for token in self._tokens:
            self._starts.append(start)
            start += len(token) + 1

    def _add(self, place: int, symbol: Symbol, split: dict[tuple[str, ...], list[list[str]]]) -> None:
        """``split`` remembers search words already split: skin tones share those of their plain form."""
        tokens = words_of(symbol.name(self._lang), self._lang)
        self._names.append(" ".join(tokens))
        in_name = dict.fromkeys(tokens)
        for token in in_name:
            self._in_names.setdefault(token, []).append(place)
        words = symbol.words.get(self._lang) or symbol.words.get("en", ())
        phrases = split.get(words)
        if phrases is None:
            lines = normal("\n".join(words), self._lang).split("\n")
            phrases = split[words] = [_WORD.findall(line) for line in lines]
        for position, phrase in enumerate(phrases):
            self._phrases.setdefault(" ".join(phrase), {}).setdefault(place, position)
        for token in {token for phrase in phrases for token in phrase}:
            if token not in in_name:
                self._in_words.setdefault(token, []).append(place)

    def find(self, text: str, limit: int) -> list[Symbol]:
        """The pictures that have every word of ``text``, best first, at most ``limit``.

        Ranking: the very name; a name that begins with just these words, or the very search word ("mat"
        for a plate), a symbol's first words before its later ones; a name that begins so; words in the
        name; search words; then the same with a for ä, then pieces inside words. Empty text finds nothing.
        """
        words = words_of(text, self._lang)
        if not words or limit <= 0:
            return []
        fits = self._word_ranks(words[0])
        for word in words[1:]:
            more = self._word_ranks(word)
            fits = {place: max(rank, more[place]) for place, rank in fits.items() if place in more}
            if not fits:
                return []
        phrase = " ".join(words)
        exact = self._phrases.get(phrase, {})
        order = sorted(self._order(place, rank, phrase, exact) for place, rank in fits.items())
        return [self._symbols[place] for *_ranks, place in order[:limit]]

    def _order(
        self, place: int, rank: int, phrase: str, exact: Mapping[int, int]
    ) -> tuple[int, int, int, int]:
        """Rank, set, place among the symbol's own words, place among the symbols; less is better."""
        symbol, name, position = self._symbols[place], self._names[place], 0
        if name == phrase:
            rank = _EXACT_NAME
        elif name.startswith(phrase + " "):
            rank = _WHOLE_WORDS
        elif place in exact:
            rank, position = _WHOLE_WORDS, exact[place]
        elif name.startswith(phrase):
            rank = _NAME_START
        if symbol.variant_of:
            rank += _VARIANT
        return rank, self._set_order[symbol.set_name], position, place

    def _word_ranks(self, word: str) -> dict[int, int]:
        """Place in ``symbols`` → rank of the best way in which it has ``word``."""
        ranks: dict[int, int] = {}
        for penalty, tokens in self._ways(word):
            for rank, posting in ((_NAME_WORD, self._in_names), (_SEARCH_WORD, self._in_words)):
                for token in tokens:
                    for place in posting.get(token, ()):
                        ranks.setdefault(place, rank + penalty)
        return ranks

    def _ways(self, word: str) -> Iterator[tuple[int, list[str]]]:
        first = bisect_left(self._tokens, word)
        yield 0, self._tokens[first : bisect_left(self._tokens, word + "\U0010ffff")]
        yield _OTHER_LETTERS, list(self._other_letters(word))
        if len(word) >= _INSIDE_FROM:
            yield _INSIDE_WORD, list(self._inside(word))

    def _other_letters(self, word: str) -> Iterator[str]:
        bare = word.translate(_WITHOUT_ACCENTS)
        first = bisect_left(self._folded_keys, bare)
        last = bisect_left(self._folded_keys, bare + "\U0010ffff")
        for _bare, token in self._folded[first:last]:
            if all(letter == own for letter, own in zip(word, token, strict=False) if letter in _SWEDISH):
                yield token

    def _inside(self, word: str) -> Iterator[str]:
        at = self._text.find(word)
        while at >= 0:
            token = bisect_left(self._starts, at + 1) - 1
            yield self._tokens[token]
            at = self._text.find(word, self._starts[token] + len(self._tokens[token]))
