"""What was read can be written again without loss, and the same boards always give the same bytes."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pictograms.boards.errors import FileUnwritable, NotABoardFile, SeveralBoards
from pictograms.boards.model import Board, BoardSet, GivenFiles, Image, NoFiles
from pictograms.boards.pictures import content_of
from pictograms.boards.reader import read_board_bytes, read_boards
from pictograms.boards.writer import board_bytes, package_bytes, write_boards
from tests.pictograms.boards.made import SVG, board, data_uri, obf, obz, png

texts = st.text(max_size=12)
plain_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
ids = st.integers(0, 5) | st.sampled_from(["0", "1", "a", "bild 7", "å"])
unknown = st.dictionaries(
    st.sampled_from(["ext_a", "ext_b_c", "x", "ext_åäö", "strings"]), plain_json, max_size=2
)
colours = st.sampled_from(["#fff", "rgb(1, 2, 3)", "rgba(1,2,3,0.25)", "red", "", "no colour"])
paths = st.sampled_from(["images/1.png", "images/röd.png", "../out.png", "gone.png", "", "manifest.json"])


def sometimes(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(lambda known, more: known | more, st.fixed_dictionaries({}, optional=fields), unknown)


licences = sometimes(type=texts, author_name=texts, source_url=texts, copyright_notice_url=st.none()) | texts
links = sometimes(id=ids, path=st.sampled_from(["b0.obf", "b1.obf", "gone.obf"]), url=texts, data_url=texts)
buttons = sometimes(
    id=ids,
    label=texts,
    vocalization=texts,
    image_id=ids,
    sound_id=ids,
    background_color=colours,
    border_color=colours,
    hidden=st.booleans(),
    action=st.sampled_from([":clear", "+a", ":unknown", ""]),
    actions=st.lists(st.sampled_from([":space", "+b", ":odd"]), max_size=3),
    load_board=links,
)
images = sometimes(
    id=ids,
    url=texts,
    path=paths,
    data=st.sampled_from([data_uri(SVG, "image/svg+xml"), data_uri(png()), "broken"]),
    symbol=st.dictionaries(texts, texts, max_size=2),
    width=st.integers(-3, 900) | st.floats(0.5, 900),
    content_type=st.sampled_from(["image/svg", "image/png", " image/jpg "]),
    license=licences,
)
sounds = sometimes(
    id=ids, url=texts, path=st.sampled_from(["sounds/1.mp3", "gone.mp3"]), duration=st.integers()
)
grids = sometimes(
    rows=st.integers(0, 4),
    columns=st.integers(0, 4),
    order=st.lists(st.lists(ids | st.none(), max_size=4), max_size=4),
)
boards = st.builds(
    lambda fields, more: {"buttons": []} | fields | more,
    st.fixed_dictionaries(
        {},
        optional={
            "id": ids,
            "name": texts,
            "locale": st.sampled_from(["sv", "en", ""]),
            "format": st.sampled_from(["open-board-0.1", "open-board-0.2"]),
            "description_html": texts,
            "url": texts,
            "buttons": st.lists(buttons, max_size=5),
            "images": st.lists(images, max_size=4),
            "sounds": st.lists(sounds, max_size=2),
            "grid": grids,
            "license": licences,
        },
    ),
    unknown,
)
FILES = {"images/1.png": png(), "images/röd.png": png(3, 2), "sounds/1.mp3": b"ID3"}


@given(boards)
@settings(max_examples=150, deadline=None)
def test_one_board_read_written_and_read_again_is_the_same_unknown_fields_included(
    document: dict[str, Any],
) -> None:
    first = read_board_bytes(obf(document), "x.obf")
    written = board_bytes(first.boards[0], NoFiles())
    again = read_board_bytes(written, "x.obf")
    assert again == first
    assert board_bytes(again.boards[0], NoFiles()) == written


@given(st.lists(boards, min_size=1, max_size=3), unknown, unknown, st.booleans())
@settings(max_examples=120, deadline=None)
def test_a_package_read_written_and_read_again_is_the_same_with_its_files(
    documents: list[dict[str, Any]], more: dict[str, Any], more_paths: dict[str, Any], listed: bool
) -> None:
    members: dict[str, object] = {f"b{number}.obf": document for number, document in enumerate(documents)}
    if listed:
        paths = {"boards": {str(n): name for n, name in enumerate(members)}, "images": {"3": "images/1.png"}}
        members["manifest.json"] = {"root": "b0.obf", "paths": paths | more_paths} | more
    first = read_board_bytes(obz(members | FILES, listed=False), "x.obz")
    written = package_bytes(first)
    again = read_board_bytes(written, "x.obz")
    assert again == first
    assert [button.leads_to for one in again.boards for button in one.buttons] == [
        button.leads_to for one in first.boards for button in one.buttons
    ]
    for before, after in zip(first.boards, again.boards, strict=True):
        for image in before.images:
            if image.path in FILES and not image.data:
                here = after.image(image.id)
                assert here is not None
                assert content_of(image, again.files) == FILES[image.path]
    assert package_bytes(again) == written


def test_unknown_fields_stand_in_the_written_file_where_they_stood() -> None:
    document = board(
        ext_program={"deep": [1, {"er": None}]},
        strings={"sv": {"soup": "soppa"}},
        buttons=[{"id": "1", "label": "soppa", "ext_size": 3, "load_board": {"id": "x", "ext_how": "slow"}}],
        images=[
            {
                "id": "1",
                "url": "https://pictures.example/1.png",
                "ext_kept": True,
                "license": {"ext_who": "me"},
            }
        ],
        grid={"rows": 1, "columns": 1, "order": [["1"]], "ext_gap": 4},
    )
    written = json.loads(board_bytes(read_board_bytes(obf(document), "x").boards[0], NoFiles()))
    assert written["ext_program"] == {"deep": [1, {"er": None}]}
    assert written["strings"] == {"sv": {"soup": "soppa"}}
    assert written["grid"]["ext_gap"] == 4
    assert written["buttons"][0]["ext_size"] == 3
    assert written["buttons"][0]["load_board"] == {"id": "x", "ext_how": "slow"}
    assert written["images"][0]["ext_kept"] is True
    assert written["images"][0]["license"] == {"ext_who": "me"}


def test_ids_are_written_as_text_and_the_grid_whole() -> None:
    document = board(3, grid={"rows": 2, "columns": 2, "order": [[0]]}, buttons=[{"id": 0, "label": "a"}])
    written = json.loads(board_bytes(read_board_bytes(obf(document), "x").boards[0], NoFiles()))
    assert written["id"] == "3" and written["buttons"][0]["id"] == "0"
    assert written["grid"] == {"rows": 2, "columns": 2, "order": [["0", None], [None, None]]}


def two_boards() -> BoardSet:
    picture = Image(id="p", content_type="image/png", path="images/p.png")
    files = GivenFiles({"images/p.png": png()})
    return BoardSet(
        (Board(id="a", images=(picture,)), Board(id="b", images=(picture,))), root="b", files=files
    )


def test_a_package_is_the_same_bytes_whenever_it_is_written() -> None:
    assert package_bytes(two_boards()) == package_bytes(two_boards())
    with zipfile.ZipFile(io.BytesIO(package_bytes(two_boards()))) as package:
        assert package.namelist() == ["manifest.json", "boards/1.obf", "boards/2.obf", "images/p.png"]
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        manifest = json.loads(package.read("manifest.json"))
    assert manifest == {
        "format": "open-board-0.1",
        "root": "boards/2.obf",
        "paths": {
            "boards": {"a": "boards/1.obf", "b": "boards/2.obf"},
            "images": {"p": "images/p.png"},
            "sounds": {},
        },
    }


def test_a_single_board_carries_its_pictures_inside(tmp_path: Path) -> None:
    one = replace(two_boards(), boards=two_boards().boards[:1], root="a")
    write_boards(one, tmp_path / "a.obf")
    image = read_boards(tmp_path / "a.obf").boards[0].images[0]
    assert image.path == "" and content_of(image, NoFiles()) == png()


def test_several_boards_do_not_fit_in_one_obf(tmp_path: Path) -> None:
    with pytest.raises(SeveralBoards, match="only one board"):
        write_boards(two_boards(), tmp_path / "a.obf")
    assert list(tmp_path.iterdir()) == []


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    write_boards(two_boards(), tmp_path / "a.obz")
    assert [path.name for path in tmp_path.iterdir()] == ["a.obz"]
    assert read_boards(tmp_path / "a.obz").root == "b"
    with pytest.raises(FileUnwritable, match="can not be written"):
        write_boards(two_boards(), tmp_path / "no such folder" / "a.obz")
    (tmp_path / "taken.obz").mkdir()
    with pytest.raises(FileUnwritable):
        write_boards(two_boards(), tmp_path / "taken.obz")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.obz", "taken.obz"]


def test_no_boards_make_a_package_that_says_so() -> None:
    with pytest.raises(NotABoardFile):
        read_board_bytes(package_bytes(BoardSet(())), "x.obz")
