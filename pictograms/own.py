"""Our own drawn set: what OpenMoji lacks, on the same 72 grid and with the same 2 px line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from pictograms.errors import BrokenSet
from pictograms.symbols import LANGUAGES, Credit, Symbol

ART = Path(__file__).parent / "art"
CREDIT = Credit(
    set_name="own",
    title="Accessible FIT pictograms",
    author="The Accessible FIT project",
    licence="MIT",
    address="https://opensource.org/license/mit",
)
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class OwnSet:
    """Drawings in a folder with an ``index.toml`` that names them.

    ``folder`` holds ``code.svg`` files; a drawing that the index does not name is not part of the set.
    """

    name = "own"
    credit = CREDIT

    def __init__(self, folder: Path = ART) -> None:
        self._folder = folder

    def holds(self, code: str) -> bool:
        """Whether there is a drawing called ``code``."""
        return _CODE.fullmatch(code) is not None and (self._folder / f"{code}.svg").is_file()

    def codes(self) -> Iterator[str]:
        """Every named drawing, in the order of the index."""
        return iter(self._index)

    def symbol(self, code: str) -> Symbol:
        """Names, words and categories; raises BrokenSet when the index does not name the drawing."""
        row = self._index.get(code)
        if row is None:
            raise BrokenSet(set_name=self.name, file=str(self._folder / "index.toml"))
        return Symbol(
            key=f"{self.name}:{code}",
            set_name=self.name,
            names={lang: row[lang] for lang in LANGUAGES},
            words={lang: tuple(row[f"words_{lang}"]) for lang in LANGUAGES},
            categories=tuple(row["categories"]),
            licence=self.credit.licence,
        )

    def svg(self, code: str) -> bytes:
        """The drawing; raises BrokenSet when its file can not be read."""
        path = self._folder / f"{code}.svg"
        try:
            return path.read_bytes()
        except OSError as error:
            raise BrokenSet(set_name=self.name, file=str(path)) from error

    @cached_property
    def _index(self) -> dict[str, dict[str, Any]]:
        path = self._folder / "index.toml"
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise BrokenSet(set_name=self.name, file=str(path)) from error
