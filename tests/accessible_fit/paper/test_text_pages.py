"""Headings and texts on paper: nothing is lost, headings stay with their text."""

import datetime as dt
import io

from pypdf import PdfReader

from accessible_fit.paper.text_pages import TextPart, text_pages
from accessible_fit.words.catalogue import Words

DAY = dt.date(2026, 3, 2)


def pages(parts: list[TextPart]) -> list[str]:
    made = text_pages(Words("sv"), "Uppföljning med Åsa", DAY, "Björken", parts)
    return [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]


def test_a_short_text_is_one_page_with_its_day_and_unit() -> None:
    (page,) = pages([TextPart("Metod", "Bildfrågor, tre val."), TextPart("Hur", "Med stöd.")])
    for said in (
        "Uppföljning med Åsa",
        "2026-03-02",
        "Björken",
        "Metod",
        "Bildfrågor, tre val.",
        "Med stöd.",
    ):
        assert said in page
    assert page.index("Metod") < page.index("Hur")


def test_a_long_text_goes_on_over_pages_and_no_line_is_lost() -> None:
    lines = [f"Rad nummer {number} om hur det går." for number in range(150)]
    found = pages([TextPart("Metod", "\n".join(lines)), TextPart("Sist", "Slut.")])
    assert len(found) > 2
    whole = "\n".join(found)
    assert all(line in whole for line in lines)
    assert "Sist" in found[-1] and "Slut." in found[-1]


def test_a_heading_is_never_alone_at_the_foot_of_a_page() -> None:
    for count in range(44, 56):
        found = pages([TextPart("Metod", "\n".join(["Rad"] * count)), TextPart("Rubriken", "A\nB\nC\nD")])
        page = next(one for one in found if "Rubriken" in one)
        assert "A\nB\nC" in page.replace(" ", "")


def test_the_same_text_gives_the_same_bytes() -> None:
    parts = [TextPart("Metod", "Bildfrågor")]
    assert text_pages(Words("sv"), "A", DAY, "B", parts) == text_pages(Words("sv"), "A", DAY, "B", parts)
