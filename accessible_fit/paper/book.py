"""A PDF of several pages with what every print of ours carries: title, unit, date, numbers, code, credits.

The same pages give the same bytes on any day: the date is what the maker passes, never a clock's.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accessible_fit.paper.box import A4_LONG_MM, A4_SHORT_MM, POINTS_PER_MM, Box
from accessible_fit.paper.drawn import Drawings, Drawn
from accessible_fit.paper.lettering import Lettering
from accessible_fit.paper.pen import LINE, QUIET, Pen
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfgen.canvas import Canvas

MARGIN_MM = 12.0
HEAD_MM, FOOT_MM = 7.0, 13.0
"""What title and foot take of the page inside the margins."""
_HEAD_POINTS, _NUMBER_POINTS, _CODE_POINTS, _SMALL_POINTS, _LEAST_POINTS = 10.0, 11.0, 10.0, 7.0, 5.5
_EDGE_MM = 7.0
"""How far from the edge of the paper a printer can still print for certain."""
_PRODUCER = "Accessible FIT"

Paint = Callable[[Pen, Box], None]
"""Draws what a page is for inside the box between head and foot."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page.

    `code` names exactly what was printed, for whoever meets the paper later; `rights` is what a licence asks
    to have printed, `note` what whoever prints has to know. `organisation` is whose pages they are. Page
    numbers are `spelled` in words where the pages are a report.
    """

    title: str
    date: dt.date
    unit: str = ""
    code: str = ""
    rights: str = ""
    note: str = ""
    organisation: str = ""
    spelled: bool = False


class Book:
    """Gathers pages and makes the PDF of them."""

    def __init__(
        self,
        words: Words,
        furniture: Furniture,
        drawings: Drawings,
        photos: Mapping[str, bytes] | None = None,
    ) -> None:
        self._words = words
        self._furniture = furniture
        self._drawn = Drawn(drawings, photos)
        self._pages: list[tuple[Paint, bool, bool]] = []
        self.lettering = Lettering()

    def add(self, paint: Paint, landscape: bool = False) -> None:
        """Add a page that `paint` draws."""
        self._pages.append((paint, landscape, True))

    def add_whole(self, page: Image, landscape: bool = False) -> None:
        """Add a page that is drawn already and brings its own title and credits."""
        self._pages.append((lambda pen, _inside: pen.whole_page(page), landscape, False))

    def inside(self, landscape: bool = False) -> Box:
        """Where a page's content goes."""
        page = _page(landscape).inset(MARGIN_MM)
        return Box(page.left, page.top + HEAD_MM, page.width, page.height - HEAD_MM - FOOT_MM)

    def pdf(self) -> bytes:
        """The finished file. Raises what drawing a picture raises."""
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        # Files of bytes have been usual for as long as PDF; writing them in letters instead is done sign by
        # sign in Python and makes them a quarter larger. A canvas cannot be told, only the library as a
        # whole. It is always set to the same here, where every file begins: two at once cannot disagree.
        rl_config.useA85 = 0
        kept = io.BytesIO()
        # Without a first type of ours the library names one that is not in the file.
        first = self.lettering.face(bold=False)
        canvas = Canvas(
            kept,
            pageCompression=1,
            invariant=1,
            lang=self._words.language,
            initialFontName=first,  # type: ignore[arg-type]  # the library's types are guessed from defaults
        )
        self._describe(canvas)
        for number, (paint, landscape, furnished) in enumerate(self._pages, 1):
            page = _page(landscape)
            canvas.setPageSize((page.width * POINTS_PER_MM, page.height * POINTS_PER_MM))
            pen = Pen(canvas, page.height, self._drawn, self.lettering)
            paint(pen, self.inside(landscape))
            if furnished:
                self._head(pen, page.inset(MARGIN_MM))
                self._foot(pen, page.inset(MARGIN_MM), number)
            else:
                self._edge(pen, page, number)
            canvas.showPage()
        canvas.save()
        return kept.getvalue()

    def _describe(self, canvas: Canvas) -> None:
        furniture = self._furniture
        day = furniture.date
        canvas.setTitle(furniture.title)
        canvas.setAuthor(furniture.unit)
        canvas.setSubject(furniture.code)
        canvas.setCreator(_PRODUCER)
        canvas.setProducer(_PRODUCER)
        canvas.setDateFormatter(lambda *_now: f"D:{day:%Y%m%d}000000Z")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        # A line to measure on must not be shrunk to fit a printer's margins.
        canvas.setViewerPreference("PrintScaling", "None")

    def _head(self, pen: Pen, page: Box) -> None:
        furniture = self._furniture
        baseline = page.top + 3.2
        day = self._words.day(furniture.date)
        pen.write(day, (page.right, baseline), _HEAD_POINTS, colour=QUIET, share=1.0)
        said = " · ".join(part for part in (furniture.title, furniture.unit) if part)
        room = Box(page.left, page.top, page.width - pen.lettering.width(day, _HEAD_POINTS) - 8, 4.2)
        setting = pen.lettering.fit(said, room, _HEAD_POINTS)
        pen.write(
            setting.lines[0] if setting.lines else "", (page.left, baseline), _HEAD_POINTS, colour=QUIET
        )
        pen.line((page.left, page.top + 5), (page.right, page.top + 5), LINE, 0.2)

    def _edge(self, pen: Pen, page: Box, number: int) -> None:
        """Number and code in the margin of a page that was drawn whole."""
        baseline = page.bottom - _EDGE_MM
        pen.write(self._furniture.code, (page.left + MARGIN_MM, baseline), _SMALL_POINTS, colour=QUIET)
        at = (page.right - MARGIN_MM, baseline)
        pen.write(self._number(number), at, _NUMBER_POINTS, bold=True, share=1.0)

    def _number(self, number: int) -> str:
        if self._furniture.spelled:
            return self._words.t("page {page} of {pages}", page=number, pages=len(self._pages))
        return self._words.t("{page} ({pages})", page=number, pages=len(self._pages))

    def _foot(self, pen: Pen, page: Box, number: int) -> None:
        top = page.bottom - FOOT_MM + 3.5
        pen.line((page.left, top), (page.right, top), LINE, 0.2)
        told = self._number(number)
        pen.write(told, (page.right, page.bottom - 3.4), _NUMBER_POINTS, bold=True, share=1.0)
        width = page.width - pen.lettering.width(told, _NUMBER_POINTS, bold=True) - 6
        baseline = top + 3.8
        if self._furniture.code:
            code = self._words.t("Code: {code}", code=self._furniture.code)
            noted = "   ".join(part for part in (code, self._furniture.note) if part)
            pen.write(noted, (page.left, baseline), _CODE_POINTS)
            baseline += 3.4
        if self._furniture.organisation:
            room = Box(page.left, baseline - 3.4, width, 4.2)
            whose = pen.lettering.fit(self._furniture.organisation, room, _CODE_POINTS, _SMALL_POINTS)
            pen.write(whose.lines[0], (page.left, baseline), whose.size, colour=QUIET)
            baseline += 3.4
        rights = [self._furniture.rights] if self._furniture.rights else []
        lines = [*rights, *self._drawn.credit_lines(pen.used)]
        size = pen.lettering.even(
            [(line, Box(0, 0, width, 3.4)) for line in lines], _SMALL_POINTS, _LEAST_POINTS
        )
        for place, line in enumerate(lines):
            pen.write(line, (page.left, baseline + place * 2.7), size, colour=QUIET)


def _page(landscape: bool) -> Box:
    return Box(0, 0, A4_LONG_MM, A4_SHORT_MM) if landscape else Box(0, 0, A4_SHORT_MM, A4_LONG_MM)
