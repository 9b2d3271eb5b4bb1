"""Colours, licences, data URIs and failures: small things that every board is full of."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pictograms.imports.errors as import_errors
from pictograms.boards import errors
from pictograms.boards.colours import normal_colour
from pictograms.boards.data_uri import decode_data_uri, encode_data_uri
from pictograms.boards.faults import BoardFault, Fault, Remarks
from pictograms.boards.licences import Terms, may_leave, terms_of
from pictograms.errors import PictogramError
from pictograms.imports.faults import ImportFault


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("#444", "rgb(68, 68, 68)"),
        ("#FFFF32", "rgb(255, 255, 50)"),
        ("#ffffff80", "rgba(255, 255, 255, 0.502)"),
        ("#0f08", "rgba(0, 255, 0, 0.533)"),
        ("rgb(255,255,255)", "rgb(255, 255, 255)"),
        ("rgba(150, 150, 150, 0.5)", "rgba(150, 150, 150, 0.5)"),
        ("rgb(100% 0% 50%)", "rgb(255, 0, 128)"),
        ("rgba(1, 2, 3, .9999)", "rgb(1, 2, 3)"),
        ("Yellow", "rgb(255, 255, 0)"),
        (" ", ""),
        ("transparent", ""),
        ("#12", None),
        ("rgb(a, b, c)", None),
        ("url(#a)", None),
    ],
)
def test_colours_in_every_spelling(written: str, normal: str | None) -> None:
    assert normal_colour(written) == normal
    if normal:
        assert normal_colour(normal) == normal


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        (("CC BY-SA 4.0",), Terms.FREE),
        (("CC BY",), Terms.FREE),
        (("CC0",), Terms.FREE),
        (("public domain",), Terms.FREE),
        (("MIT", "The Accessible FIT project"), Terms.FREE),
        (("© OpenMoji, CC BY-SA 4.0",), Terms.FREE),
        (("Creative Commons Attribution",), Terms.FREE),
        (("", "https://creativecommons.org/licenses/by/4.0/"), Terms.FREE),
        (("CC BY-NC-SA 4.0",), Terms.NON_COMMERCIAL),
        (("CC BY-NC",), Terms.NON_COMMERCIAL),
        (("cc-by-nc-nd",), Terms.NON_COMMERCIAL),
        (("", "https://creativecommons.org/licenses/by-nc-sa/4.0/"), Terms.NON_COMMERCIAL),
        (("Non-Commercial use only",), Terms.NON_COMMERCIAL),
        (("icke-kommersiell",), Terms.NON_COMMERCIAL),
        (("Creative Commons", "Sergio Palao, ARASAAC"), Terms.NON_COMMERCIAL),
        (("", "Sclera"), Terms.NON_COMMERCIAL),
        (("Widgit Symbols",), Terms.LICENSED),
        (("PCS", "Tobii Dynavox"), Terms.LICENSED),
        (("SPSM Pictogram",), Terms.LICENSED),
        (("All rights reserved",), Terms.LICENSED),
        (("private",), Terms.LICENSED),
        (("",), Terms.UNKNOWN),
        (("ask Anna", "NC Museum", "https://nc.example"), Terms.UNKNOWN),
    ],
)
def test_what_a_licence_allows(said: tuple[str, ...], terms: Terms) -> None:
    assert terms_of(*said) is terms
    assert may_leave(*said) is (terms is Terms.FREE)


@given(st.binary(min_size=1, max_size=200))
@settings(deadline=None)  # a busy computer fails no test
def test_a_data_uri_gives_back_what_was_put_in(content: bytes) -> None:
    assert decode_data_uri(encode_data_uri("image/png", content)) == ("image/png", content)


@pytest.mark.parametrize(
    "written",
    [
        "data:image/svg+xml;base64,PHN2Zy8+",
        "DATA:image/SVG+xml;charset=utf-8;base64,PHN2\n Zy8+",
        "data:image/svg+xml;base64,PHN2Zy8%2B",
        "data:image/svg+xml;utf8,<svg/>",
        "data:image/svg+xml,%3Csvg/%3E",
        "PHN2Zy8+",
        "data:;base64,PHN2Zy8-",
    ],
)
def test_data_uris_in_every_spelling(written: str) -> None:
    assert decode_data_uri(written)[1] == b"<svg/>"


def test_missing_padding_is_put_back() -> None:
    body = base64.b64encode(b"four").decode().rstrip("=")
    assert decode_data_uri(f"data:image/png;base64,{body}")[1] == b"four"


@pytest.mark.parametrize(
    "written", ["", "data:image/png;base64,", "data:image/png;base64,å!", "http://x,y", "data:,"]
)
def test_a_damaged_data_uri_is_told(written: str) -> None:
    with pytest.raises(errors.PictureDamaged):
        decode_data_uri(written)


def test_a_data_uri_larger_than_a_picture_needs_is_told() -> None:
    with pytest.raises(errors.PictureTooLarge, match="16 MB"):
        decode_data_uri("data:image/png;base64," + "A" * 30_000_000)


def all_kinds(kind: type[PictogramError]) -> list[type[PictogramError]]:
    return [kind, *(deeper for child in kind.__subclasses__() for deeper in all_kinds(child))]


def test_every_failure_says_what_happened_and_what_to_do() -> None:
    ours = [
        kind
        for kind in all_kinds(PictogramError)
        if kind.__module__ in (errors.__name__, import_errors.__name__)
    ]
    assert len(ours) > 25
    details = {
        name: name for name in ("file", "limit", "unit", "set_name", "picture", "licence", "name", "folder")
    }
    for kind in ours:
        said = str(kind(**details))
        assert said[0].isupper() or said.startswith("file")
        assert said.endswith(".") and "{" not in said


def test_every_fault_is_a_whole_sentence_with_a_code_of_its_own() -> None:
    kinds = [*BoardFault, *ImportFault]
    for family in (BoardFault, ImportFault):
        assert len({kind.code for kind in family}) == len(list(family))
    assert all(kind.text.endswith((".", "{reason}", "{colour}.", "{count}.")) for kind in kinds)


def test_a_fault_is_told_in_the_readers_language_with_its_reason() -> None:
    fault = Fault(BoardFault.NOT_A_BOARD, {"file": "a.obf", "reason": errors.BadJson(file="a.obf")})
    assert fault.told(lambda text: text.replace("was left out", "kom inte med")) == (
        "a.obf kom inte med. a.obf is damaged: its text can not be read."
    )


def test_remarks_are_made_once_and_not_without_end() -> None:
    remarks = Remarks(2)
    for number in (1, 1, 2, 3, 4):
        remarks.add(BoardFault.NO_LICENCE, count=number)
    assert [str(fault)[-2:] for fault in remarks.all()] == ["1.", "2.", "2."]
    assert remarks.all()[-1].kind is BoardFault.MORE
