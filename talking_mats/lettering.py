"""Words on paper: the type, breaking into lines, and the largest size at which words fit."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

LINE = 1.16
"""From one line to the next, in type sizes."""


class Lettering:
    """One family in two weights, at any size in pixels.

    Without files, the program's own family is used when it is installed, else what Pillow brings, which
    lacks some letters.
    """

    def __init__(self, regular: Path | None = None, bold: Path | None = None) -> None:
        self._files = {False: regular, True: bold or regular}
        self._fonts: dict[tuple[int, bool], FreeTypeFont | ImageFont] = {}

    def font(self, size: int, bold: bool = False) -> FreeTypeFont | ImageFont:
        """The type at a size in pixels."""
        from PIL import ImageFont

        key = (size, bold)
        if key not in self._fonts:
            path = self._files[bold] or self._installed.get(bold)
            self._fonts[key] = ImageFont.truetype(path, size) if path else ImageFont.load_default(size)
        return self._fonts[key]

    def width(self, words: str, size: int, bold: bool = False) -> float:
        """How wide a line is, in pixels."""
        return self.font(size, bold).getlength(words)

    def lines(self, words: str, size: int, width: int, bold: bool = False) -> list[str]:
        """The words on lines no wider than `width`; a word that is too long by itself is broken."""
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

    def fitting(
        self, words: str, width: int, height: int, largest: int, smallest: int, bold: bool = False
    ) -> tuple[int, list[str]]:
        """The largest size at which the words fit without breaking one, and their lines at that size.

        At the smallest size words may be broken; what does not fit even then ends with "…".
        """
        for size in range(largest, smallest - 1, -2):
            if any(self.width(word, size, bold) > width for word in words.split()):
                continue
            lines = self.lines(words, size, width, bold)
            if block_height(lines, size) <= height:
                return size, lines
        lines = self.lines(words, smallest, width, bold)
        room = max(1, int(height / (smallest * LINE)))
        if len(lines) > room:
            lines = lines[:room]
            while lines[-1] and self.width(lines[-1] + "…", smallest, bold) > width:
                lines[-1] = lines[-1][:-1]
            lines[-1] += "…"
        return smallest, lines

    def write(
        self,
        draw: ImageDraw,
        lines: Sequence[str],
        at: tuple[float, float],
        size: int,
        colour: str,
        bold: bool = False,
        centred: bool = True,
    ) -> None:
        """Write lines downwards from `at`: the middle of the top edge, or the top left corner."""
        x, y = at
        for number, line in enumerate(lines):
            baseline = y + size * (0.92 + number * LINE)
            anchor = "ms" if centred else "ls"
            draw.text((x, baseline), line, fill=colour, font=self.font(size, bold), anchor=anchor)

    def _pieces(self, word: str, size: int, width: int, bold: bool) -> list[str]:
        pieces = []
        while self.width(word, size, bold) > width and len(word) > 2:
            length = len(word) - 1
            while length > 1 and self.width(word[:length] + "-", size, bold) > width:
                length -= 1
            pieces.append(word[:length] + "-")
            word = word[length:]
        return [*pieces, word]

    @cached_property
    def _installed(self) -> dict[bool, Path]:
        package = importlib.util.find_spec("fontpkg_atkinson_hyperlegible")
        if package is None or package.origin is None:
            return {}
        folder = Path(package.origin).parent / "files"
        names = {False: "AtkinsonHyperlegible-Regular.ttf", True: "AtkinsonHyperlegible-Bold.ttf"}
        return {bold: folder / name for bold, name in names.items() if (folder / name).is_file()}


def block_height(lines: Sequence[str], size: int) -> float:
    """The height of lines of type, in pixels."""
    return size * (LINE * max(0, len(lines) - 1) + 1.2) if lines else 0.0
