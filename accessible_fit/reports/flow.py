"""Pages filled from top to bottom: what belongs together stays so, a table repeats its head."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from accessible_fit.paper.book import Book
from accessible_fit.paper.box import Box
from accessible_fit.paper.pen import INK, LINE, PALE, QUIET, Pen

TITLE, HEADING, PART, BODY, SMALL = 26.0, 17.0, 12.5, 11.0, 9.0
"""Sizes in points."""

_PAD = 1.6
_TOP = 2.0
"""Between the line under the title and what stands first."""


@dataclass(frozen=True, slots=True)
class Block:
    """Something as wide as the page and so many millimetres high.

    It stands on the same page as the next one when it is `kept`; `again` is painted first where a page
    begins with this block.
    """

    height: float
    paint: Callable[[Pen, Box], None]
    kept: bool = False
    again: "Block | None" = None


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a table: its heading, its share of the width, whether it is numbers."""

    words: str
    share: float
    right: bool = False


class Flow:
    """Gathers blocks and lays them on the pages of a book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        inside = book.inside()
        self._room = Box(inside.left, inside.top + _TOP, inside.width, inside.height - _TOP)
        self._blocks: list[Block] = []

    @property
    def width(self) -> float:
        """How wide a block is, in millimetres."""
        return self._room.width

    def add(self, block: Block) -> None:
        """Add a block."""
        self._blocks.append(block)

    def gap(self, millimetres: float, kept: bool = False) -> None:
        """Leave room; at the top of a page it falls away."""
        self._blocks.append(Block(millimetres, _nothing, kept))

    def say(
        self,
        words: str,
        size: float = BODY,
        bold: bool = False,
        colour: str = INK,
        kept: bool = False,
    ) -> None:
        """Add words on as many lines as they need; nothing for no words."""
        if words:
            setting = self._book.lettering.fit(words, Box(0, 0, self.width, 400), size, bold=bold)

            def paint(pen: Pen, room: Box) -> None:
                pen.lay(setting, room, bold, colour, centred=False, middle=False)

            self._blocks.append(Block(setting.height + 1.2, paint, kept))

    def heading(self, words: str) -> None:
        """Begin a chapter: it never stands alone at the foot of a page."""
        self.gap(7, kept=True)
        self.say(words, HEADING, bold=True, kept=True)
        self.gap(1, kept=True)

    def framed(self, words: str, size: float) -> None:
        """Add the sentence that the page is about, on a quiet ground."""
        setting = self._book.lettering.fit(words, Box(0, 0, self.width - 12, 400), size, bold=True)

        def paint(pen: Pen, room: Box) -> None:
            pen.frame(room, LINE, 0.0, PALE, 3)
            pen.lay(setting, room.inset(6, 4), bold=True, centred=False)

        self._blocks.append(Block(setting.height + 9, paint))

    def table(
        self,
        heads: Sequence[Head],
        rows: Sequence[Sequence[str]],
        size: float = SMALL,
        noted: bool = False,
        whole: bool = False,
    ) -> None:
        """Add a table; its head is written again on each page that it goes on to.

        The last row of one that is `noted` keeps what is noted under it; a `whole` one is never divided.
        """
        widths = [head.share * self.width / sum(one.share for one in heads) for head in heads]
        rights = [head.right for head in heads]
        top = self._row([head.words for head in heads], widths, rights, size, bold=True)
        self._blocks.append(Block(top.height, top.paint, kept=True))
        for number, cells in enumerate(rows, 1):
            made = self._row(cells, widths, rights, size, bold=False)
            kept = noted if number == len(rows) else whole
            self._blocks.append(Block(made.height, made.paint, kept, again=top))

    def _row(
        self, cells: Sequence[str], widths: Sequence[float], rights: Sequence[bool], size: float, bold: bool
    ) -> Block:
        set_cells = [
            self._book.lettering.fit(words, Box(0, 0, width - 2 * _PAD, 400), size, bold=bold)
            for words, width in zip(cells, widths, strict=True)
        ]
        height = max((one.height for one in set_cells), default=0.0) + 2 * _PAD

        def paint(pen: Pen, room: Box) -> None:
            left = room.left
            for setting, width, right in zip(set_cells, widths, rights, strict=True):
                inside = Box(left, room.top, width, room.height).inset(_PAD)
                if right:
                    for number, line in enumerate(setting.lines):
                        down = inside.top + setting.size * (0.74 + 1.2 * number) * 25.4 / 72
                        pen.write(line, (inside.right, down), setting.size, bold, share=1.0)
                else:
                    pen.lay(setting, inside, bold, centred=False, middle=False)
                left += width
            colour, thick = (INK, 0.3) if bold else (LINE, 0.12)
            pen.line((room.left, room.bottom), (room.right, room.bottom), colour, thick)

        return Block(height, paint)

    def finish(self) -> None:
        """Lay everything that was added on pages."""
        page: list[tuple[Block, float]] = []
        down = 0.0
        for chain in _chains(self._blocks):
            height = sum(one.height for one in chain)
            if page and down + height > self._room.height:
                self._end(page)
                page, down = [], 0.0
                chain = _without_gaps(chain)
                again = chain[0].again if chain else None
                chain = [again, *chain] if again is not None else chain
            for one in chain:
                if page or one.paint is not _nothing:
                    page.append((one, down))
                    down += one.height
        if page:
            self._end(page)

    def _end(self, page: list[tuple[Block, float]]) -> None:
        self._book.add(partial(_paint, tuple(page), self._room))


def _chains(blocks: Sequence[Block]) -> list[list[Block]]:
    chains: list[list[Block]] = [[]]
    for one in blocks:
        chains[-1].append(one)
        if not one.kept:
            chains.append([])
    return [chain for chain in chains if chain]


def _without_gaps(chain: list[Block]) -> list[Block]:
    first = next((at for at, one in enumerate(chain) if one.paint is not _nothing), len(chain))
    return chain[first:]


def _paint(page: Sequence[tuple[Block, float]], inside: Box, pen: Pen, _inside: Box) -> None:
    for block, down in page:
        block.paint(pen, Box(inside.left, inside.top + down, inside.width, block.height))


def _nothing(_pen: Pen, _room: Box) -> None:
    """Paint nothing."""


def quiet(flow: Flow, words: str, kept: bool = False) -> None:
    """Add what is good to know in small quiet type."""
    flow.say(words, SMALL, colour=QUIET, kept=kept)
