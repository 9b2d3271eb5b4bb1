"""The list of pictures that comes with a set: a CSV as spreadsheets and people write it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pictograms.imports.errors import TableUnreadable

MOST_ROWS = 20_000
"""More pictures than any set is known to have."""
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "file": ("file", "filename", "file name", "fil", "filnamn", "path", "sökväg", "bild", "bildfil", "image",
             "picture", "symbol"),
    "name": ("name", "namn", "title", "titel", "label", "etikett", "text", "ord", "word", "gloss",
             "benämning"),
    "name_sv": ("name_sv", "name sv", "namn_sv", "namn sv", "svenska", "swedish", "sv", "svenskt namn"),
    "name_en": ("name_en", "name en", "namn_en", "namn en", "engelska", "english", "en", "engelskt namn"),
    "licence": ("licence", "license", "licens", "rights", "rättigheter", "villkor"),
    "author": ("author", "upphov", "upphovsperson", "upphovsman", "skapare", "creator", "artist", "tecknare",
               "attribution"),
    "source": ("source", "källa", "url", "address", "adress", "webb", "länk", "link"),
    "words": ("words", "search words", "sökord", "keywords", "nyckelord", "tags", "taggar", "synonyms",
              "synonymer"),
}  # fmt: skip
"""What a column is for → what people head it with."""
_FILE = re.compile(r".+\.(svg|png|jpe?g|gif|webp|bmp)", re.IGNORECASE)
_SEPARATORS = (";", ",", "\t", "|")
_BETWEEN_WORDS = re.compile(r"[|;/,]")


@dataclass(frozen=True, slots=True)
class Row:
    """One picture of the list. ``names`` go by language; ``line`` is where it stands, counted from 1."""

    line: int
    file: str
    names: Mapping[str, str] = field(default_factory=dict)
    licence: str = ""
    author: str = ""
    source: str = ""
    words: tuple[str, ...] = ()


def decoded(content: bytes) -> str:
    """The text of a list, whatever it was saved as: UTF-8, UTF-16 with or without its mark, or Latin-1."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if content.startswith(b"\xef\xbb\xbf"):
        return content[3:].decode("utf-8", "replace")
    beginning = content[:400]
    if beginning.count(0) > len(beginning) // 4:
        little = beginning[1::2].count(0) >= beginning[::2].count(0)
        return content.decode("utf-16-le" if little else "utf-16-be", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # code page 1252 is Latin-1 with the quotation marks and dashes that Windows writes
        return content.decode("cp1252", "replace")


def read_table(content: bytes, file: str) -> list[Row]:
    """The rows of the list ``content``; raises TableUnreadable when no column says which file is meant.

    Columns may stand in any order, with Swedish or English heads, parted by comma, semicolon or tab. Without
    heads they are name, file, licence (or file first, when the first column looks like files).
    """
    text = decoded(content).replace("\x00", "")
    first, _newline, rest = text.partition("\n")
    separator, skipped = "", 0
    if first.strip().casefold().startswith("sep="):  # a spreadsheet's note to itself
        separator, skipped, text = first.strip()[4:5], 1, rest
    try:
        cells = _cells(text, separator if separator in _SEPARATORS else _separator(text), skipped)
    except csv.Error as error:
        raise TableUnreadable(file=file) from error
    if not cells:
        raise TableUnreadable(file=file)
    columns, rows = _columns(cells[0][1]), cells[1:]
    if "file" not in columns:
        columns, rows = _guessed(cells[0][1]), cells
    if "file" not in columns:
        raise TableUnreadable(file=file)
    return [_row(line, row, columns) for line, row in rows]


def _cells(text: str, separator: str, skipped: int) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = []
    line = 1 + skipped
    for row in reader:
        if any(cell.strip() for cell in row):
            rows.append((line, row))
        if len(rows) > MOST_ROWS:
            break
        line = reader.line_num + 1 + skipped
    return rows


def _separator(text: str) -> str:
    """The one that gives the first line the most known heads, else the most columns."""
    head = next((line for line in text[:10_000].split("\n") if line.strip()), "")
    fits = []
    for separator in _SEPARATORS:
        cells = next(csv.reader([head], delimiter=separator), [])
        fits.append((len(_columns(cells)), len(cells), separator))
    return max(fits, key=lambda fit: fit[:2])[2]


def _columns(head: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(head):
        plain = " ".join(cell.strip().casefold().split())
        for meaning, heads in _COLUMNS.items():
            if plain in heads:
                found.setdefault(meaning, place)
    return found


def _guessed(first: list[str]) -> dict[str, int]:
    plain = [cell.strip() for cell in first]
    if len(plain) >= 2 and _FILE.fullmatch(plain[1]):
        return {"name": 0, "file": 1, "licence": 2}
    if plain and _FILE.fullmatch(plain[0]):
        return {"file": 0, "name": 1, "licence": 2}
    return {}


def _row(line: int, row: list[str], columns: Mapping[str, int]) -> Row:
    def cell(meaning: str) -> str:
        place = columns.get(meaning, -1)
        return " ".join(row[place].split())[:300] if 0 <= place < len(row) else ""

    plain = cell("name")
    names = {"sv": cell("name_sv") or plain, "en": cell("name_en") or ("" if cell("name_sv") else plain)}
    return Row(
        line=line,
        file=cell("file"),
        names={lang: name for lang, name in names.items() if name},
        licence=cell("licence"),
        author=cell("author"),
        source=cell("source"),
        words=tuple(word.strip() for word in _BETWEEN_WORDS.split(cell("words")) if word.strip()),
    )
