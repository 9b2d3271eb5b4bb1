"""The same picture with another person or another colour of skin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pictograms.symbols import Symbol

_TONES = ("1F3FB", "1F3FC", "1F3FD", "1F3FE", "1F3FF")
# Unicode's neutral form, woman and man of one and the same figure, in the order they are offered.
_FIGURES = (("1F9D1", "1F469", "1F468"), ("1F9D3", "1F475", "1F474"), ("1F9D2", "1F467", "1F466"))
_ENDS = ("", "-200D-2640-FE0F", "-200D-2642-FE0F")


class Variants:
    """Finds for a picture its siblings among ``symbols``; made once, asked often."""

    def __init__(self, symbols: Iterable[Symbol]) -> None:
        self._plain: dict[str, Symbol] = {}
        self._toned: dict[str, list[Symbol]] = {}
        for symbol in symbols:
            if symbol.variant_of:
                self._toned.setdefault(symbol.variant_of, []).append(symbol)
            else:
                self._plain[symbol.key] = symbol

    def tones(self, symbol: Symbol) -> list[Symbol]:
        """The plain form and every colour of skin, or nothing when there is only one form."""
        plain = symbol.variant_of or symbol.key
        toned = self._toned.get(plain)
        return [self._plain[plain], *toned] if toned and plain in self._plain else []

    def persons(self, symbol: Symbol) -> list[Symbol]:
        """The same with nobody in particular, a woman and a man, in the colour of skin that ``symbol`` has.

        Nothing when the picture has only one of them.
        """
        found: dict[str, Symbol] = {}
        for key in _siblings(symbol.variant_of or symbol.key):
            if key in self._plain and key not in found:
                found[key] = self._in_tone(self._plain[key], _tone(symbol.key))
        return list(found.values()) if len(found) > 1 else []

    def _in_tone(self, plain: Symbol, tone: tuple[str, ...]) -> Symbol:
        return next((one for one in self._toned.get(plain.key, ()) if _tone(one.key) == tone), plain)


def _tone(key: str) -> tuple[str, ...]:
    return tuple(part for part in key.partition(":")[2].split("-") if part in _TONES)


def _siblings(plain: str) -> Iterator[str]:
    """The keys that the picture with another person can have, whether or not there is such a picture."""
    set_name, _colon, code = plain.partition(":")
    parts = code.split("-")
    for figures in _FIGURES:
        standing = [part for part in parts if part in figures]
        if len(standing) == 1:
            for figure in figures:
                yield f"{set_name}:{'-'.join(figure if part in figures else part for part in parts)}"
            return
    stem = next((code.removesuffix(end) for end in _ENDS[1:] if code.endswith(end)), code)
    bare = stem.removesuffix("-FE0F")
    for end in _ENDS:
        # a sign that is also a letter is marked as a picture (FE0F) before more is added to it
        yield f"{set_name}:{bare}{end}"
        yield f"{set_name}:{bare}-FE0F{end}"
