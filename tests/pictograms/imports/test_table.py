"""The list beside the pictures, as different people and spreadsheets write it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pictograms.errors import PictogramError
from pictograms.imports.errors import TableUnreadable
from pictograms.imports.table import Row, read_table

LINES = ["namn{0}fil{0}licens", "Blåbär{0}blåbär.svg{0}CC BY 4.0", "Hus{0}hus.png{0}"]
EXPECTED = [
    Row(2, "blåbär.svg", {"sv": "Blåbär", "en": "Blåbär"}, "CC BY 4.0"),
    Row(3, "hus.png", {"sv": "Hus", "en": "Hus"}),
]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_any_separator_encoding_and_line_end(separator: str, encoding: str, line_end: str) -> None:
    text = line_end.join(LINES).format(separator)
    assert read_table(text.encode(encoding), "lista.csv") == EXPECTED


def test_old_windows_letters_are_read() -> None:
    text = "name;file;licence\n“Kaffe” – svart;k.svg;CC0"
    assert read_table(text.encode("cp1252"), "x.csv")[0].names["sv"] == "“Kaffe” – svart"


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Filename,Label,License,Artist,URL", "h.svg,House,CC BY,Anna,https://x.example"),
        ("  LICENS ;Upphovsperson;Källa; BILD;Namn", "CC BY;Anna;https://x.example;h.svg;House"),
        ("upphov\tsource\trättigheter\tsymbol\ttitle", "Anna\thttps://x.example\tCC BY\th.svg\tHouse"),
    ],
)
def test_columns_in_any_order_and_in_both_languages(head: str, row: str) -> None:
    (found,) = read_table(f"{head}\n{row}\n".encode(), "x.csv")
    assert found == Row(2, "h.svg", {"sv": "House", "en": "House"}, "CC BY", "Anna", "https://x.example")


def test_names_and_search_words_of_two_languages() -> None:
    (found,) = read_table(b"file;namn_sv;name_en;tags\nh.svg;hus;house;bo|hem, villa\n", "x.csv")
    assert found.names == {"sv": "hus", "en": "house"}
    assert found.words == ("bo", "hem", "villa")
    (only_swedish,) = read_table(b"fil;svenska\nh.svg;hus", "x.csv")
    assert only_swedish.names == {"sv": "hus"}


def test_a_spreadsheets_note_about_its_separator_is_followed() -> None:
    assert read_table(b"sep=;\r\nname;file\r\na, b;c.svg\r\n", "x.csv") == [
        Row(3, "c.svg", {"sv": "a, b", "en": "a, b"})
    ]


def test_quotes_hold_separators_and_line_ends() -> None:
    found = read_table(b'name,file\n"salt, peppar",s.svg\n"tv\xc3\xa5\nrader",t.svg\n\nsist,u.svg', "x.csv")
    assert [(row.line, row.names["sv"]) for row in found] == [
        (2, "salt, peppar"),
        (3, "två rader"),
        (6, "sist"),
    ]


@pytest.mark.parametrize("text", ["Hus;hus.svg;CC0\nBil;bil.PNG;", "hus.svg;Hus;CC0\nbil.PNG;Bil;"])
def test_a_list_without_heads_is_understood_by_its_files(text: str) -> None:
    found = read_table(text.encode(), "x.csv")
    assert [(row.file, row.names["sv"], row.licence) for row in found] == [
        ("hus.svg", "Hus", "CC0"),
        ("bil.PNG", "Bil", ""),
    ]


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"just words\nand more", b"a;b;c\n1;2;3", b'"' + b"x" * 200_000]
)
def test_what_is_no_list_of_pictures_is_told(content: bytes) -> None:
    with pytest.raises(TableUnreadable, match=r"lista\.csv can not be read as a table"):
        read_table(content, "lista.csv")


@given(st.binary(max_size=300))
@settings(deadline=None)  # a busy computer fails no test
def test_whatever_bytes_come_the_answer_is_rows_or_words(content: bytes) -> None:
    try:
        rows = read_table(b"name;file\n" + content, "x.csv")
    except PictogramError:
        return
    assert all(row.line >= 2 for row in rows)
