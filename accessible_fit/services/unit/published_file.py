"""Reading a table of published shares, as Kolada and spreadsheets write them.

One row for an indicator, a place and a year with its value, or one row for an indicator and a place with a
column for each year. Comma, semicolon or tab between; decimals with comma or point; Swedish or English
headings in any order. What cannot be read is told line by line and hinders nothing else.
"""

import csv
import io
import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from accessible_fit.trends.published import Fault, ReadTable, ReadValue, Wrong

MOST_BYTES = 20_000_000
MOST_TOLD = 20
LONGEST_PLACE = 80
FIRST_YEAR, LAST_YEAR = 1990, 2100
BEST = 100.0

_ID = re.compile(r"\b[A-Z]\d{5}\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")


class Part(StrEnum):
    """What a column holds."""

    INDICATOR = "indicator"
    PLACE = "place"
    YEAR = "year"
    SHARE = "share"
    PERSONS = "persons"
    SEX = "sex"


_HEADINGS: Mapping[Part, tuple[str, ...]] = MappingProxyType(
    {
        Part.INDICATOR: (
            "nyckeltals-id", "nyckeltalsid", "nyckeltal-id", "nyckeltal id", "kpi_id", "kpi-id", "kpi",
            "indikator-id", "indicator_id", "indicator id", "id", "nyckeltal", "indikator", "indicator",
        ),
        Part.PLACE: (
            "kommun", "region", "kommun/region", "kommun eller region", "område", "kommunnamn",
            "municipality", "municipality name", "place", "plats", "ort",
        ),
        Part.YEAR: ("år", "ar", "year", "period", "tid"),
        Part.SHARE: ("värde", "varde", "value", "andel", "andel (%)", "share", "resultat", "procent"),
        Part.PERSONS: ("antal svar", "antal svarande", "antal", "persons", "count", "n"),
        Part.SEX: ("kön", "kon", "gender", "sex"),
    }
)  # fmt: skip
_EVERYBODY = ("", "t", "totalt", "total", "alla", "all", "samtliga")
_NOTHING = ("", "-", "–", "..", ".", "null", "none", "saknas", "na", "n/a")


class NotATable(ProgramError):
    """Nothing in the file looks like a table of published values."""

    sentence = N_("There is no table of published values in the file.")
    mend = N_(
        "It needs a first line with the columns indicator (or Nyckeltal), place (Kommun), year and value."
    )


class FileTooLarge(ProgramError):
    """The file is larger than any export."""

    sentence = N_("The file is too large to be a table of published values.")
    mend = N_("Choose fewer indicators or places where you make the file.")


def read_table(data: bytes, known: Collection[str]) -> ReadTable:
    """Return what a file holds about the indicators that are `known`. Raises NotATable, FileTooLarge."""
    if len(data) > MOST_BYTES:
        raise FileTooLarge
    text = _text(data)
    rows = list(_rows(text))
    for at, (_, cells) in enumerate(rows[:MOST_TOLD]):
        columns = _columns(cells)
        if columns is not None:
            return _Reader(columns, frozenset(known)).read(rows[at + 1 :])
    raise NotATable


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their lines; the sign that most often stands between is taken for all."""
    lines = text.splitlines()
    head = "\n".join(lines[:MOST_TOLD])
    between = max(";\t,", key=head.count)
    try:
        reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=between)
        for cells in reader:
            if any(one.strip() for one in cells):
                yield reader.line_num, [_SPACES.sub(" ", one).strip() for one in cells]
    except csv.Error as problem:
        raise NotATable from problem


@dataclass(frozen=True, slots=True)
class _Columns:
    at: Mapping[Part, int]
    years: Mapping[int, int]


def _columns(cells: Sequence[str]) -> _Columns | None:
    """Find which column holds what, or None for a row that is no heading."""
    named = [one.casefold() for one in cells]
    at: dict[Part, int] = {}
    for part, words in _HEADINGS.items():
        found = next((named.index(word) for word in words if word in named), None)
        if found is not None and found not in at.values():
            at[part] = found
    years = {int(one): number for number, one in enumerate(cells) if _YEAR.fullmatch(one)}
    told = Part.YEAR in at and Part.SHARE in at
    return _Columns(at, {} if told else years) if _enough(at, told or bool(years)) else None


def _enough(at: Mapping[Part, int], values: bool) -> bool:
    return values and Part.INDICATOR in at and Part.PLACE in at


class _Reader:
    def __init__(self, columns: _Columns, known: frozenset[str]) -> None:
        self._columns = columns
        self._known = known
        self._values: dict[tuple[str, str, int], ReadValue] = {}
        self._faults: list[Fault] = []
        self._wrong = self._others = self._by_sex = 0

    def read(self, rows: Sequence[tuple[int, list[str]]]) -> ReadTable:
        for line, cells in rows:
            self._row(line, cells)
        values = tuple(self._values.values())
        return ReadTable(values, tuple(self._faults), self._wrong, self._others, self._by_sex)

    def _row(self, line: int, cells: Sequence[str]) -> None:
        indicator = _ID.search(self._cell(cells, Part.INDICATOR))
        if indicator is None:
            self._fault(line, Wrong.INDICATOR, self._cell(cells, Part.INDICATOR))
            return
        if indicator[0].upper() not in self._known:
            self._others += 1
            return
        if self._cell(cells, Part.SEX).casefold() not in _EVERYBODY:
            self._by_sex += 1
            return
        place = self._cell(cells, Part.PLACE)
        if not place or len(place) > LONGEST_PLACE or not place.isprintable():
            self._fault(line, Wrong.PLACE, place)
            return
        for year, written in self._of_years(cells):
            self._value(line, indicator[0].upper(), place, year, written, cells)

    def _of_years(self, cells: Sequence[str]) -> Iterator[tuple[str, str]]:
        if self._columns.years:
            for year, at in self._columns.years.items():
                yield str(year), cells[at] if at < len(cells) else ""
        else:
            yield self._cell(cells, Part.YEAR), self._cell(cells, Part.SHARE)

    def _value(
        self, line: int, indicator: str, place: str, year: str, written: str, cells: Sequence[str]
    ) -> None:
        if written.casefold() in _NOTHING:
            return  # a year without a value is nothing wrong
        if not _YEAR.fullmatch(year) or not FIRST_YEAR <= int(year) <= LAST_YEAR:
            self._fault(line, Wrong.YEAR, year)
            return
        share = number(written)
        if share is None:
            self._fault(line, Wrong.NUMBER, written)
        elif not 0 <= share <= BEST:
            self._fault(line, Wrong.OUTSIDE, written)
        else:
            key = indicator, place, int(year)
            self._values[key] = ReadValue(*key, share, self._persons(cells))

    def _persons(self, cells: Sequence[str]) -> int | None:
        told = number(self._cell(cells, Part.PERSONS))
        return int(told) if told is not None and told >= 0 and told == int(told) and told < 1e9 else None

    def _cell(self, cells: Sequence[str], part: Part) -> str:
        at = self._columns.at.get(part)
        return cells[at] if at is not None and at < len(cells) else ""

    def _fault(self, line: int, wrong: Wrong, text: str) -> None:
        self._wrong += 1
        if len(self._faults) < MOST_TOLD:
            self._faults.append(Fault(line, wrong, text[:LONGEST_PLACE]))


def number(written: str) -> float | None:
    """Read a number with a decimal comma or point and perhaps a percent sign; None when it is none."""
    bare = _SPACES.sub("", written).removesuffix("%").replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,12})?", bare, re.ASCII):
        return None
    value = float(bare)
    return value if math.isfinite(value) else None
