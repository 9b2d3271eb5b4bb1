"""The type of what is printed: Atkinson Hyperlegible in two weights, measured and broken into lines."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from accessible_fit.paper.box import POINTS_PER_MM, Box

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

LEADING = 1.2
"""From one line to the next, in type sizes."""
RISE = 0.74
"""How high capitals with rings stand over the line they stand on, in type sizes."""
_FILES = {False: "AtkinsonHyperlegible-Regular.ttf", True: "AtkinsonHyperlegible-Bold.ttf"}
_WITHOUT = {False: "Helvetica", True: "Helvetica-Bold"}
_STEP = 0.5


@dataclass(frozen=True, slots=True)
class Set:
    """Words set in lines at one size in points. `whole` is False when a word had to be broken or cut."""

    size: float
    lines: tuple[str, ...]
    whole: bool = True

    @property
    def height(self) -> float:
        """Millimetres from the top of the first line to the bottom of the last one's tails."""
        if not self.lines:
            return 0.0
        return self.size * (LEADING * (len(self.lines) - 1) + RISE + 0.26) / POINTS_PER_MM


class Lettering:
    """Measures words. Where the family is not installed, every reader's own Helvetica stands in, which is not
    embedded and has the letters of western Europe only."""

    def __init__(self) -> None:
        self._faces = _load()

    def face(self, bold: bool) -> str:
        """The name under which the PDF library knows the type."""
        return self._faces[bold]

    def width(self, words: str, size: float, bold: bool = False) -> float:
        """How wide a line is, in millimetres."""
        from reportlab.pdfbase import pdfmetrics

        return float(pdfmetrics.stringWidth(words, self._faces[bold], size)) / POINTS_PER_MM

    def fit(
        self, words: str, room: Box, largest: float, smallest: float | None = None, bold: bool = False
    ) -> Set:
        """The words at the largest size, in points, at which they fill no more than the room.

        At the smallest size (the largest unless told) long words are broken and what is left over ends with
        "…"; `whole` tells.
        """
        least = largest if smallest is None else smallest
        size = largest
        while size > least:
            found = self._in(words, room, size, bold)
            if found is not None:
                return found
            size = max(least, size - _STEP)
        return self._in(words, room, least, bold) or self._cut(words, room, least, bold)

    def even(
        self, words: Iterable[tuple[str, Box]], largest: float, smallest: float, bold: bool = False
    ) -> float:
        """The largest size at which all of these fit their rooms, in points."""
        return min(
            (self.fit(said, room, largest, smallest, bold).size for said, room in words), default=largest
        )

    def lines(self, words: str, size: float, width: float, bold: bool = False) -> list[str]:
        """The words on lines no wider than `width` millimetres; a word too long by itself is broken."""
        lines: list[str] = []
        for paragraph in words.split("\n"):
            lines += self._paragraph(paragraph, size, width, bold)
        return lines

    def _paragraph(self, words: str, size: float, width: float, bold: bool) -> list[str]:
        lines: list[str] = []
        line = ""
        for word in words.split():
            longer = f"{line} {word}" if line else word
            if self.width(longer, size, bold) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *whole, line = self._pieces(word, size, width, bold)
            lines += whole
        return [*lines, line] if line else lines

    def _in(self, words: str, room: Box, size: float, bold: bool) -> Set | None:
        if any(self.width(word, size, bold) > room.width for word in words.split()):
            return None
        found = Set(size, tuple(self.lines(words, size, room.width, bold)))
        return found if found.height <= room.height + 0.01 else None

    def _cut(self, words: str, room: Box, size: float, bold: bool) -> Set:
        lines = self.lines(words, size, room.width, bold)
        most = 1
        while most < len(lines) and Set(size, tuple(lines[: most + 1])).height <= room.height:
            most += 1
        if most < len(lines):
            lines = lines[:most]
            while lines[-1] and self.width(lines[-1] + "…", size, bold) > room.width:
                lines[-1] = lines[-1][:-1]
            lines[-1] += "…"
        return Set(size, tuple(lines), whole=False)

    def _pieces(self, word: str, size: float, width: float, bold: bool) -> list[str]:
        pieces = []
        while self.width(word, size, bold) > width and len(word) > 2:
            length = len(word) - 1
            while length > 1 and self.width(word[:length] + "-", size, bold) > width:
                length -= 1
            pieces.append(word[:length] + "-")
            word = word[length:]
        return [*pieces, word]


def _load() -> dict[bool, str]:
    """Make the family known to the PDF library, which keeps one list of types for the whole process."""
    from reportlab.pdfbase import pdfmetrics

    faces = {}
    for bold, path in _installed().items():
        made = _font(path)
        pdfmetrics.registerFont(made)
        faces[bold] = str(made.fontName)
    return faces if len(faces) == len(_FILES) else dict(_WITHOUT)


def _font(path: Path) -> TTFont:
    from reportlab.pdfbase.ttfonts import TTFont

    return TTFont(path.stem, str(path))


def _installed() -> dict[bool, Path]:
    package = importlib.util.find_spec("fontpkg_atkinson_hyperlegible")
    if package is None or package.origin is None:
        return {}
    folder = Path(package.origin).parent / "files"
    return {bold: folder / name for bold, name in _FILES.items() if (folder / name).is_file()}
