"""Tables as a spreadsheet: a sheet for each question, cells of their own kind, nothing that runs.

The same tables give the same bytes on any day: the date is what the maker passes, never a clock's.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from accessible_fit.reports.tables import HIDDEN, Cell, Column, Holds, Sheet, Tables
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MAKER = "Accessible FIT"
FORBIDDEN = "[]:*?/\\"
LONGEST_NAME = 31
LONGEST_TEXT = 32_000
A4 = 9
HEADER_ROW = 3
_FONT, _INK, _QUIET, _HEAD, _EDGE = "Calibri", "#1b1b1f", "#55555f", "#ececf2", "#8c8c96"
_POINTS_A_LINE = 15.5
_NARROWEST, _ROOM_FOR_WORDS = 60, 1.12
_NUMBERS = {Holds.DAY: "yyyy-mm-dd", Holds.COUNT: "0", Holds.SCORE: "0.0", Holds.SHARE: "0 %"}


def xlsx_file(words: Words, tables: Tables) -> bytes:
    """Return a whole file."""
    from xlsxwriter.workbook import Workbook

    kept = io.BytesIO()
    # Texts are only ever written as texts; the options say so a second time.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(kept, options)
    made_at = dt.datetime.combine(tables.made_on, dt.time())
    book.set_properties(
        {
            "title": tables.title,
            "subject": tables.about,
            "author": MAKER,
            "company": tables.organisation or MAKER,
            "comments": words.t("Made with {program}.", program=MAKER),
            "created": made_at,
        }
    )
    pens = _Pens(book)
    taken: set[str] = set()
    for sheet in tables.sheets:
        name = tab_name(sheet.name, taken)
        taken.add(name.casefold())
        _fill(words, book.add_worksheet(name), sheet, tables, pens)
    book.close()
    return kept.getvalue()


def tab_name(name: str, taken: set[str]) -> str:
    """Return a name that a sheet may have: 31 signs, none of a few, and no two alike."""
    plain = " ".join("".join(sign if sign not in FORBIDDEN else " " for sign in name).split()).strip("' ")
    plain = plain[:LONGEST_NAME].strip("' ") or "–"
    found, number = plain, 2
    while found.casefold() in taken:
        ending = f" {number}"
        found, number = plain[: LONGEST_NAME - len(ending)] + ending, number + 1
    return found


class _Pens:
    """The formats of one spreadsheet."""

    def __init__(self, book: Workbook) -> None:
        def made(**wishes: Any) -> Format:
            base = {"font_name": _FONT, "font_size": 11, "font_color": _INK, "valign": "top"}
            return book.add_format(base | wishes)

        self.question = made(bold=True, font_size=16)
        self.sentence = made(text_wrap=True, font_size=12)
        self.note = made(text_wrap=True, font_color=_QUIET, font_size=10)
        self.head = made(bold=True, bg_color=_HEAD, bottom=1, bottom_color=_EDGE, text_wrap=True)
        self.head_right = made(
            bold=True, bg_color=_HEAD, bottom=1, bottom_color=_EDGE, text_wrap=True, align="right"
        )
        self.hidden = made(font_color=_QUIET, align="right")
        self.words = made(text_wrap=True)
        self.of = {
            holds: made(num_format=written, align="right" if holds is not Holds.DAY else "left")
            for holds, written in _NUMBERS.items()
        }


def _fill(words: Words, page: Worksheet, sheet: Sheet, tables: Tables, pens: _Pens) -> None:
    page.hide_gridlines(2)
    last = max(0, len(sheet.columns) - 1)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
    width = max(_NARROWEST, sum(column.width for column in sheet.columns))
    page.write_string(0, 0, sheet.question, pens.question)
    page.set_row(0, 26)
    for row, text, pen in ((1, sheet.sentence, pens.sentence), (2, sheet.note, pens.note)):
        _across(page, row, last, text, pen)
        page.set_row(row, _POINTS_A_LINE * _lines(text, width) + 4)
    for at, column in enumerate(sheet.columns):
        right = column.holds not in (Holds.WORDS, Holds.DAY)
        page.write_string(HEADER_ROW, at, column.heading, pens.head_right if right else pens.head)
    for number, cells in enumerate(sheet.rows, HEADER_ROW + 1):
        for at, (cell, column) in enumerate(zip(cells, sheet.columns, strict=True)):
            _write(words, page, (number, at), cell, column, pens)
    page.freeze_panes(HEADER_ROW + 1, 0)
    if sheet.rows:
        page.autofilter(HEADER_ROW, 0, HEADER_ROW + len(sheet.rows), last)
    _for_paper(words, page, sheet, tables)


def _across(page: Worksheet, row: int, last: int, text: str, pen: Format) -> None:
    if last:
        page.merge_range(row, 0, row, last, "", pen)
    page.write_string(row, 0, text[:LONGEST_TEXT], pen)


def _lines(text: str, width: int) -> int:
    return max(1, sum(-(-int(len(part) * _ROOM_FOR_WORDS) // width) or 1 for part in text.split("\n")))


def _write(
    words: Words, page: Worksheet, at: tuple[int, int], cell: Cell, column: Column, pens: _Pens
) -> None:
    pen = pens.of.get(column.holds, pens.words)
    if cell is None:
        return
    if cell is HIDDEN:
        page.write_string(*at, words.t("not shown"), pens.hidden)
    elif isinstance(cell, str):
        page.write_string(*at, cell[:LONGEST_TEXT], pens.words)
    elif isinstance(cell, dt.date):
        page.write_datetime(*at, dt.datetime(cell.year, cell.month, cell.day), pen)
    elif isinstance(cell, int | float):
        page.write_number(*at, cell, pen)


def _for_paper(words: Words, page: Worksheet, sheet: Sheet, tables: Tables) -> None:
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADER_ROW)
    plain = f"{tables.title} · {tables.about}".replace("&", "&&")
    number = words.t("page {page} of {pages}", page="&P", pages="&N")
    page.set_footer(f"&L{plain}&R{number}")
    if tables.organisation:
        page.set_header("&L" + tables.organisation.replace("&", "&&"))
