"""A spreadsheet is opened: each cell is what it is, nothing runs, and the first thing read is a sentence."""

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from accessible_fit.reports.tables import HIDDEN, Column, Holds, Sheet, Tables
from accessible_fit.reports.xlsx_file import tab_name, xlsx_file
from accessible_fit.words.catalogue import Words

DAY = dt.date(2026, 3, 2)


def made(*rows: tuple[object, ...], name: str = "Vilka deltog", language: str = "sv") -> bytes:
    columns = (
        Column("Vad", Holds.WORDS, 30),
        Column("Dag", Holds.DAY, 12),
        Column("Personer", Holds.COUNT),
        Column("Andel", Holds.SHARE),
    )
    sheet = Sheet(name, "Vilka deltog?", "12 av 14 har svarat.", "Visas inte ibland.", columns, rows)  # type: ignore[arg-type]
    return xlsx_file(Words(language), Tables("Rapport & annat", "2025", DAY, (sheet,)))


def test_dates_are_dates_and_numbers_numbers_with_their_formats() -> None:
    sheet = load_workbook(io.BytesIO(made(("Svarade", DAY, 12, 0.857), ("Nej", None, HIDDEN, None)))).active
    assert sheet is not None
    words, day, count, share = sheet[5]
    assert (words.value, words.data_type) == ("Svarade", "s")
    assert (day.value, day.number_format) == (dt.datetime(2026, 3, 2), "yyyy-mm-dd")
    assert (count.value, count.number_format, count.data_type) == (12, "0", "n")
    assert (share.value, share.number_format) == (0.857, "0 %")
    assert sheet["C6"].data_type == "s"  # that it is not shown, in words
    assert sheet["D6"].value is None


def test_the_question_and_its_answer_stand_over_a_header_that_stays() -> None:
    sheet = load_workbook(io.BytesIO(made(("Svarade", DAY, 12, 0.857)))).active
    assert sheet is not None
    assert [sheet.cell(row, 1).value for row in (1, 2, 3, 4)] == [
        "Vilka deltog?",
        "12 av 14 har svarat.",
        "Visas inte ibland.",
        "Vad",
    ]
    assert sheet.freeze_panes == "A5"
    assert sheet.title == "Vilka deltog"
    assert sheet.column_dimensions["A"].width >= 30
    assert sheet.page_setup.orientation == "landscape" and sheet.print_title_rows == "$4:$4"


def test_the_file_says_what_it_is_and_is_the_same_on_any_day() -> None:
    book = load_workbook(io.BytesIO(made()))
    assert (book.properties.title, book.properties.subject) == ("Rapport & annat", "2025")
    assert made(("a", DAY, 5, 0.5)) == made(("a", DAY, 5, 0.5))


EVIL = (
    "=1+1",
    '=HYPERLINK("x")',
    "@SUM(A1)",
    "+1",
    "-1",
    "\t=1",
    "https://example.org",
    "mailto:a@b",
    "{=1}",
    "1e5",
)


@pytest.mark.parametrize("text", EVIL)
def test_no_text_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    data = made((text, DAY, 12, 0.5))
    cell = load_workbook(io.BytesIO(data))["Vilka deltog"]["A5"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert str(cell.value).strip() == text.strip()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in page and "hyperlink" not in page
        assert not [name for name in archive.namelist() if "external" in name.casefold()]


@given(st.text(max_size=60), st.sets(st.text(max_size=31), max_size=3))
def test_any_name_becomes_one_that_a_sheet_may_have(name: str, taken: set[str]) -> None:
    found = tab_name(name, {one.casefold() for one in taken})
    assert 0 < len(found) <= 31
    assert not set(found) & set("[]:*?/\\")
    assert found.casefold() not in {one.casefold() for one in taken}
