"""Tables on paper: each question with its answer in a sentence, and the table under it."""

import datetime as dt

from accessible_fit.paper.book import Book, Furniture
from accessible_fit.paper.drawn import Drawings
from accessible_fit.paper.pen import QUIET
from accessible_fit.reports.flow import BODY, PART, TITLE, Flow, Head, quiet
from accessible_fit.reports.tables import HIDDEN, Cell, Column, Holds, Tables
from accessible_fit.words.catalogue import Words


def sheet_pages(w: Words, tables: Tables, drawings: Drawings) -> bytes:
    """Return the same tables as in a spreadsheet as PDF."""
    whose = tables.organisation
    furniture = Furniture(tables.title, tables.made_on, tables.about, organisation=whose, spelled=True)
    book = Book(w, furniture, drawings)
    flow = Flow(book)
    flow.say(tables.title, TITLE, bold=True, kept=True)
    flow.say(tables.about, PART, colour=QUIET)
    for sheet in tables.sheets:
        flow.heading(sheet.question)
        flow.say(sheet.sentence, BODY, kept=True)
        if sheet.rows:
            heads = [_head(one) for one in sheet.columns]
            rows = [[_said(w, *pair) for pair in zip(row, sheet.columns, strict=True)] for row in sheet.rows]
            flow.table(heads, rows, noted=True)
            flow.gap(1.5, kept=True)
        quiet(flow, sheet.note)
    flow.finish()
    return book.pdf()


def _head(one: Column) -> Head:
    return Head(one.heading, float(min(one.width, 46)), one.holds not in (Holds.WORDS, Holds.DAY))


def _said(w: Words, cell: Cell, one: Column) -> str:
    if cell is None:
        return ""
    if cell is HIDDEN:
        return w.t("not shown")
    if isinstance(cell, str):
        return cell
    if isinstance(cell, dt.date):
        return w.day(cell)
    if one.holds is Holds.SHARE:
        return w.t("{percent} %", percent=w.number(100 * cell))
    return w.number(cell, 1 if one.holds is Holds.SCORE else 0)
