"""Rows as CSV that spreadsheet programs read: UTF-8 with a mark, and no text that they would run."""

import csv
import io
from collections.abc import Iterable, Sequence

HEADINGS = ("section", "what", "from", "to", "persons", "value", "low", "high", "words")
"""The columns of a unit's figures, one figure a row."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins with one of these is taken for a formula by spreadsheet programs."""


def csv_file(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a whole file."""
    to = io.StringIO()
    writer = csv.writer(to)
    writer.writerow(headings)
    writer.writerows([safe_cell(one) for one in row] for row in rows)
    return to.getvalue().encode("utf-8-sig")


def safe_cell(value: object) -> object:
    """Return what a cell holds; a text that a spreadsheet would run stays a text."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value
