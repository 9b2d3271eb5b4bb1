"""Headings and texts of any length on as many pages as they need, for whoever keeps paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from accessible_fit.paper.book import Book, Furniture
from accessible_fit.paper.box import POINTS_PER_MM, Box
from accessible_fit.paper.lettering import LEADING
from accessible_fit.paper.pen import Pen
from accessible_fit.words.catalogue import Words
from pictograms.catalogue import Catalogue

_TITLE, _HEADING, _TEXT = 20.0, 13.0, 11.0
_BEFORE_HEADING_MM, _AFTER_TITLE_MM = 4.0, 3.0
KEEP_TOGETHER = 3
"""A heading stands at the foot of a page only with so many lines under it."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """A heading and what stands under it; new lines are kept."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    size: float
    bold: bool
    before: float = 0.0

    @property
    def height(self) -> float:
        return self.before + self.size * LEADING / POINTS_PER_MM


def text_pages(words: Words, title: str, day: dt.date, unit: str, parts: Sequence[TextPart]) -> bytes:
    """Return the parts as PDF. `day` stands on every page, `unit` is who answers for it."""
    book = Book(words, Furniture(title, day, unit), Catalogue(()))
    room = book.inside()
    for page in _pages(_lines(book, title, parts, room.width), room.height):
        book.add(partial(_paint, page))
    return book.pdf()


def _lines(book: Book, title: str, parts: Sequence[TextPart], width: float) -> list[list[_Line]]:
    """Set everything in lines; what must not be parted stands in one block."""
    set_in = book.lettering.lines
    heads = [_Line(one, _TITLE, True) for one in set_in(title, _TITLE, width, True)]
    blocks = [heads]
    for part in parts:
        top = _BEFORE_HEADING_MM if len(blocks) > 1 else _BEFORE_HEADING_MM + _AFTER_TITLE_MM
        heading = [_Line(one, _HEADING, True) for one in set_in(part.heading, _HEADING, width, True)]
        heading[0] = _Line(heading[0].words, _HEADING, True, top)
        text = [
            _Line(one, _TEXT, False)
            for paragraph in part.text.split("\n")
            for one in (set_in(paragraph, _TEXT, width) or [""])
        ]
        blocks.append([*heading, *text[:KEEP_TOGETHER]])
        blocks += [[one] for one in text[KEEP_TOGETHER:]]
    return blocks


def _pages(blocks: Sequence[list[_Line]], height: float) -> list[list[_Line]]:
    pages: list[list[_Line]] = [[]]
    left = height
    for block in blocks:
        needed = sum(line.height for line in block)
        if needed > left and pages[-1]:
            pages.append([])
            left = height
        pages[-1] += block
        left -= needed
    return pages


def _paint(lines: Sequence[_Line], pen: Pen, inside: Box) -> None:
    down = inside.top
    for line in lines:
        down += line.height
        pen.write(line.words, (inside.left, down), line.size, line.bold)
