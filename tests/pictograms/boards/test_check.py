"""A superuser looks at what a file would bring before anybody uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pictograms.boards.check import check
from pictograms.boards.errors import NotABoardFile
from tests.pictograms.boards.made import SVG, board, data_uri, obf, obz, png, png_head


def test_a_file_is_counted_and_its_credits_are_told(tmp_path: Path) -> None:
    licence = {"type": "CC BY-SA", "author_name": "Anna", "source_url": "https://pictures.example"}
    pictures = [
        {"id": 1, "path": "1.png", "license": licence},
        {"id": 2, "data": data_uri(SVG, "image/svg+xml"), "license": licence},
        {"id": 3, "path": "1.png", "license": {"type": "CC BY-NC", "author_name": "Sclera"}},
        {"id": 4, "url": "https://pictures.example/4.png"},
    ]
    buttons = [{"id": n, "label": f"ord {n}", "image_id": n} for n in (1, 2, 3, 4)]
    whole = board(buttons=buttons, images=pictures, grid={"rows": 1, "columns": 4, "order": [[1, 2, 3, 4]]})
    (tmp_path / "x.obz").write_bytes(obz({"a.obf": whole, "1.png": png()}))
    report = check(tmp_path / "x.obz").as_json()
    assert list(report) == ["boards", "buttons", "images_resolved", "warnings", "credits"]
    assert (report["boards"], report["buttons"], report["images_resolved"]) == (1, 4, 3)
    assert report["warnings"] == [
        "“ord 4” on “Lunch” is shown without its picture. "
        "It is only an address on the web, and nothing is fetched from there.",
        "Pictures with the licence CC BY-NC must stay in the organisation: 1.",
        "Pictures that do not say what licence they have: 1.",
    ]
    assert report["credits"] == [
        {"author": "Anna", "licence": "CC BY-SA", "source": "https://pictures.example", "pictures": 2},
        {"author": "Sclera", "licence": "CC BY-NC", "source": "", "pictures": 1},
    ]
    json.dumps(report, allow_nan=False)


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        ({"data": "data:image/png;base64,AAAA"}, "It is no picture of a kind that can be shown."),
        ({"data": data_uri(b"%PDF-1.4 hello")}, "It is no picture of a kind that can be shown."),
        (
            {"data": data_uri(png_head(100_000, 100_000))},
            "The picture is too large: the most is 40 MP.",
        ),
        ({"data": data_uri(b"\x89PNG\r\n\x1a\n")}, "The picture is damaged."),
        ({"data": "data:image/svg+xml,<svg>"}, "The drawing is damaged."),
        (
            {"data": "data:image/svg+xml,<svg><g id='a'><use href='%23a'/></g></svg>"},
            "repeats itself without end.",
        ),
        ({"path": "gone.png"}, "The picture is not in the file."),
        ({"symbol": {"set": "sclera"}}, "It belongs to the symbol set sclera, which is not in the file."),
        (None, "The picture is not in the file."),
    ],
)
def test_a_picture_that_can_not_be_shown_is_told_with_its_button(
    picture: dict[str, object] | None, said: str, tmp_path: Path
) -> None:
    images = [] if picture is None else [{"id": "p"} | picture]
    buttons = [{"id": 1, "label": "hus", "image_id": "p"}]
    whole = board(
        buttons=buttons, images=images, grid={"rows": 1, "columns": 1, "order": [[1]]}, license="CC0"
    )
    (tmp_path / "x.obf").write_bytes(obf(whole))
    report = check(tmp_path / "x.obf")
    assert report.images_resolved == 0
    assert [str(fault) for fault in report.warnings] == [
        f"“hus” on “Lunch” is shown without its picture. {said}"
    ] or str(report.warnings[0]).endswith(said)


@pytest.mark.parametrize(
    "content",
    [
        b"GIF89a\x05\x00\x05\x00\x00",
        b"BM" + b"\0" * 12 + b"\x28\0\0\0" + b"\x05\0\0\0" * 2 + b"\0" * 8,
        b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\x04\0\0\x04\0\0",
        b"RIFF\0\0\0\0WEBPVP8L" + b"\0" * 4 + b"\x2f" + b"\x04\x40\x00\x00",
        b"\xff\xd8\xff\xe0\x00\x04xx\xff\xc0\x00\x0b\x08\x00\x05\x00\x05\x01\x01\x11\x00\xff\xda",
    ],
)
def test_every_kind_of_picture_is_known_by_its_bytes(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.obf").write_bytes(obf(board(images=[{"id": 1, "data": data_uri(content, "image/png")}])))
    assert check(tmp_path / "x.obf").images_resolved == 1


def test_a_drawing_with_a_script_is_usable_without_it_and_that_is_told(tmp_path: Path) -> None:
    drawing = SVG.replace(b"</svg>", b"<script>evil()</script></svg>")
    buttons = [{"id": 1, "label": "hus", "image_id": "p"}]
    images = [{"id": "p", "data": data_uri(drawing, "image/svg+xml"), "license": {"type": "CC0"}}]
    whole = board(buttons=buttons, images=images, grid={"rows": 1, "columns": 1, "order": [[1]]})
    (tmp_path / "x.obf").write_bytes(obf(whole))
    report = check(tmp_path / "x.obf")
    assert report.images_resolved == 1
    assert [str(fault) for fault in report.warnings] == [
        "The picture of “hus” on “Lunch” held something that could do harm. It was taken out."
    ]


def test_a_file_without_boards_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.obf").write_bytes(b"{}")
    with pytest.raises(NotABoardFile):
        check(tmp_path / "x.obf")


def test_the_remarks_come_in_the_readers_language(tmp_path: Path) -> None:
    (tmp_path / "x.obf").write_bytes(obf(board(locale=None)))
    swedish = {
        "The board “{board}” does not say its language.": "Tavlan ”{board}” säger inte vilket språk den har."
    }
    report = check(tmp_path / "x.obf").as_json(lambda text: swedish.get(text, text))
    assert report["warnings"] == ["Tavlan ”Lunch” säger inte vilket språk den har."]
