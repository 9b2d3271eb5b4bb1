"""The first pictures of a set as they would look, before anything of it is taken in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pictograms.boards.limits import LIMITS, Limits
from pictograms.boards.pictures import PictureKind
from pictograms.errors import PictogramError
from pictograms.imports.kept import framed
from pictograms.imports.prepare import prepared
from pictograms.imports.preview import Preview
from pictograms.symbols import Credit, Symbol


class Glimpse:
    """A set made of the first ``most`` pictures that will come, in memory alone; part of a ``Catalogue``.

    Making one reads and cleans those pictures, so make it on another thread. What cannot be read any more is
    left out; taking the set in says why.
    """

    def __init__(self, preview: Preview, most: int, limits: Limits = LIMITS) -> None:
        self.name = "glimpse"
        self.credit = Credit(
            self.name, preview.title or preview.name, preview.author, preview.licence, preview.address
        )
        self._names: dict[str, Mapping[str, str]] = {}
        self._drawings: dict[str, bytes] = {}
        for picture in preview.coming[:most]:
            try:
                ready = prepared(picture.read(), limits)
                drawing = ready.content
                if ready.kind is not PictureKind.SVG:
                    drawing = framed(ready.content, ready.kind)
            except (PictogramError, OSError):
                continue
            self._names[picture.code], self._drawings[picture.code] = picture.names, drawing

    def holds(self, code: str) -> bool:
        """Whether there is such a picture."""
        return code in self._drawings

    def codes(self) -> Iterator[str]:
        """Every picture, in the order it comes."""
        return iter(self._drawings)

    def symbol(self, code: str) -> Symbol:
        """What a picture is called."""
        return Symbol(f"{self.name}:{code}", self.name, self._names[code], {}, (), self.credit.licence)

    def svg(self, code: str) -> bytes:
        """The drawing."""
        return self._drawings[code]
