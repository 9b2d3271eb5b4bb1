"""A superuser opens boards that other programs made, each program in its own manner."""

from __future__ import annotations

from pathlib import Path

import pytest

from pictograms.boards.errors import (
    BadJson,
    FileUnreadable,
    NotABoardFile,
    PictureNotHere,
    PictureOfAnotherSet,
    PictureOnTheWeb,
)
from pictograms.boards.faults import BoardFault
from pictograms.boards.model import BoardSet
from pictograms.boards.pictures import content_of
from pictograms.boards.reader import read_board_bytes, read_boards
from tests.pictograms.boards.made import SVG, board, data_uri, obf, obz, png


def kinds(boards: BoardSet) -> list[object]:
    return [fault.kind for fault in boards.faults]


def test_a_plain_board_is_read_without_a_remark(tmp_path: Path) -> None:
    (tmp_path / "lunch.obf").write_bytes(obf(board()))
    boards = read_boards(tmp_path / "lunch.obf")
    (lunch,) = boards.boards
    assert (lunch.id, lunch.name, lunch.locale, lunch.rows, lunch.columns) == ("lunch", "Lunch", "sv", 2, 2)
    assert lunch.order == (("1", None), (None, "2"))
    assert [button.label for button in lunch.buttons] == ["soppa", "bröd"]
    assert boards.root == "lunch"
    assert boards.faults == ()


def test_ids_may_be_numbers_or_text_and_still_find_each_other() -> None:
    lunch = read_board_bytes(
        obf(
            board(
                7,
                grid={"rows": 1, "columns": 3, "order": [[0, "1", 2.0]]},
                buttons=[
                    {"id": 0, "label": "noll", "image_id": 0},
                    {"id": 1, "label": "ett", "image_id": "9"},
                    {"id": "2", "label": "två"},
                ],
                images=[{"id": "0", "data": data_uri(png())}, {"id": 9, "data": data_uri(png())}],
            )
        ),
        "lunch.obf",
    ).boards[0]
    assert lunch.id == "7"
    assert lunch.order == (("0", "1", "2"),)
    assert [lunch.image(button.image_id) is not None for button in lunch.buttons] == [True, True, False]


def test_colours_come_as_hex_rgb_or_nothing() -> None:
    boards = read_board_bytes(
        obf(
            board(
                buttons=[
                    {"id": "1", "label": "a", "background_color": "#ffff32", "border_color": "#444"},
                    {
                        "id": "2",
                        "label": "b",
                        "background_color": "rgba(0, 255, 0, 0.5)",
                        "border_color": "beige-ish",
                    },
                ]
            )
        ),
        "x.obf",
    )
    first, second = boards.boards[0].buttons
    assert (first.background_color, first.border_color) == ("rgb(255, 255, 50)", "rgb(68, 68, 68)")
    assert (second.background_color, second.border_color) == ("rgba(0, 255, 0, 0.5)", "")
    assert kinds(boards) == [BoardFault.BAD_COLOUR]


def test_pictures_are_taken_from_data_then_from_the_package_and_never_from_the_web() -> None:
    boards = read_board_bytes(
        obz(
            {
                "boards/lunch.obf": board(
                    images=[
                        {
                            "id": 1,
                            "data": data_uri(SVG, "image/svg+xml"),
                            "url": "https://pictures.example/1.svg",
                        },
                        {"id": 2, "path": "images/röd.png", "content_type": "image/png"},
                        {"id": 3, "url": "https://pictures.example/3.png", "content_type": "image/svg"},
                        {"id": 4, "symbol": {"set": "sclera", "filename": "x.png"}},
                        {"id": 5, "path": "images/borta.png"},
                    ]
                ),
                "images/röd.png": png(),
            }
        ),
        "lunch.obz",
    )
    data, path, web, symbol, gone = boards.boards[0].images
    assert content_of(data, boards.files) == SVG
    assert content_of(path, boards.files) == png()
    assert web.content_type == "image/svg+xml"
    with pytest.raises(PictureOnTheWeb):
        content_of(web, boards.files)
    with pytest.raises(PictureOfAnotherSet, match="sclera"):
        content_of(symbol, boards.files)
    with pytest.raises(PictureNotHere):
        content_of(gone, boards.files)


def test_a_board_without_language_or_format_is_read_and_told_of() -> None:
    boards = read_board_bytes(obf(board(locale=None, format=None)), "x.obf")
    assert boards.boards[0].locale == ""
    assert kinds(boards) == [BoardFault.OTHER_FORMAT, BoardFault.NO_LOCALE]


def test_links_find_their_board_by_path_and_by_id() -> None:
    boards = read_board_bytes(
        obz(
            {
                "boards/top.obf": board(
                    "top",
                    buttons=[
                        {"id": "1", "label": "mat", "load_board": {"path": "boards/food.obf"}},
                        {
                            "id": "2",
                            "label": "lek",
                            "load_board": {"id": "play", "url": "https://boards.example/play"},
                        },
                    ],
                ),
                "boards/food.obf": board(
                    "food", buttons=[{"id": "1", "label": "hem", "load_board": {"path": "top.obf"}}]
                ),
                "boards/play.obf": board("play"),
            },
            root="boards/top.obf",
        ),
        "x.obz",
    )
    assert [button.leads_to for button in boards.boards[0].buttons] == ["food", "play"]
    assert boards.boards[1].buttons[0].leads_to == "top"
    assert boards.root == "top"
    assert all(button.disabled is None for one in boards.boards for button in one.buttons)


def test_what_a_button_can_not_do_is_said_and_the_button_is_shown_disabled() -> None:
    boards = read_board_bytes(
        obf(
            board(
                grid={"rows": 1, "columns": 5, "order": [["1", "2", "3", "4", "5"]]},
                buttons=[
                    {"id": "1", "label": "sudda", "action": ":clear"},
                    {"id": "2", "label": "a", "actions": ["+a", ":space"]},
                    {"id": "3", "label": "ring", "action": ":ext_phone_dial"},
                    {"id": "4", "label": "ut", "load_board": {"url": "https://boards.example/out"}},
                    {"id": "5", "label": "borta", "load_board": {"path": "boards/gone.obf"}},
                ],
            )
        ),
        "x.obf",
    )
    buttons = boards.boards[0].buttons
    assert [button.disabled is None for button in buttons] == [True, True, False, False, False]
    reasons = [button.disabled.kind for button in buttons if button.disabled]
    assert reasons == [BoardFault.UNKNOWN_ACTION, BoardFault.LINK_OUTSIDE, BoardFault.LINK_NOWHERE]
    assert "“ring”" in str(buttons[2].disabled) and ":ext_phone_dial" in str(buttons[2].disabled)


def test_a_button_without_a_cell_is_kept_beside_the_board() -> None:
    boards = read_board_bytes(obf(board(grid={"rows": 1, "columns": 1, "order": [["2"]]})), "x.obf")
    assert [button.label for button in boards.boards[0].outside()] == ["soppa"]
    assert kinds(boards) == [BoardFault.OUTSIDE_GRID]


def test_cells_outside_the_declared_size_make_the_board_larger() -> None:
    boards = read_board_bytes(
        obf(board(grid={"rows": 1, "columns": 1, "order": [["1", "2"], [None]]})), "x.obf"
    )
    assert boards.boards[0].order == (("1", "2"), (None, None))
    assert kinds(boards) == [BoardFault.GRID_GROWN]


def test_a_board_that_claims_a_billion_cells_is_cut() -> None:
    boards = read_board_bytes(
        obf(board(grid={"rows": 999_999_999, "columns": 999_999_999, "order": [["1", "2"]]})), "x.obf"
    )
    assert (boards.boards[0].rows, boards.boards[0].columns) == (100, 100)
    assert BoardFault.GRID_CUT in kinds(boards)


@pytest.mark.parametrize(
    ("grid", "order"),
    [
        (None, (("1", "2"),)),
        ({"rows": 2, "columns": 1}, (("1",), ("2",))),
        ({"rows": 1, "columns": 2, "order": ["1", "2"]}, (("1", "2"),)),
        ({"rows": 1, "columns": 2, "order": [["1", "nobody"]]}, (("1", None),)),
        ("broken", (("1", "2"),)),
    ],
)
def test_a_board_without_a_proper_order_still_has_its_buttons(
    grid: object, order: tuple[tuple[str | None, ...], ...]
) -> None:
    found = read_board_bytes(obf(board(grid=grid)), "x.obf").boards[0]
    assert found.order == order or {cell for row in found.order for cell in row} == {"1", "2"}


def test_what_is_of_the_wrong_kind_becomes_nothing_and_is_told() -> None:
    boards = read_board_bytes(
        obf(
            {
                "id": None,
                "name": ["no", "name"],
                "buttons": [{"label": 5, "hidden": "true", "load_board": 3}, "junk", None],
                "images": {"7": {"url": "https://pictures.example"}},
                "sounds": 12,
                "grid": {"rows": "två"},
            }
        ),
        "lunch.obf",
    )
    found = boards.boards[0]
    assert found.id == "board"
    assert [(button.id, button.label, button.hidden) for button in found.buttons] == [
        ("buttons-1", "5", True)
    ]
    assert [image.id for image in found.images] == ["7"]
    assert {BoardFault.BAD_ENTRY, BoardFault.NO_ID} <= set(kinds(boards))


def test_two_buttons_with_one_id_are_told_of() -> None:
    boards = read_board_bytes(
        obf(board(buttons=[{"id": 1, "label": "a"}, {"id": "1", "label": "b"}])), "x.obf"
    )
    assert BoardFault.SAME_ID in kinds(boards)
    first = boards.boards[0].button("1")
    assert first is not None and first.label == "a"


def test_very_long_texts_are_cut() -> None:
    boards = read_board_bytes(obf(board(buttons=[{"id": "1", "label": "å" * 100_000}])), "x.obf")
    assert len(boards.boards[0].buttons[0].label) == 4_000
    assert BoardFault.TEXT_CUT in kinds(boards)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_any_form_of_unicode_is_read(encoding: str) -> None:
    found = read_board_bytes(obf(board(name="Fika på stan")).decode().encode(encoding), "x.obf")
    assert found.boards[0].name == "Fika på stan"
    assert found.faults == ()


def test_latin_1_is_read_and_told_of() -> None:
    boards = read_board_bytes(obf(board(name="Fika på stan")).decode().encode("latin-1"), "x.obf")
    assert boards.boards[0].name == "Fika på stan"
    assert kinds(boards) == [BoardFault.OTHER_ENCODING]


def test_numbers_and_letters_that_can_not_be_written_again_are_let_go() -> None:
    text = '{"buttons":[{"id":1,"label":"\\ud800!"}],"ext_a":1e999,"ext_b":NaN,"ext_c":"\\ud83d\\ude00"}'
    found = read_board_bytes(text.encode(), "x.obf").boards[0]
    assert found.buttons[0].label == "\ufffd!"
    assert found.extra == {"ext_a": None, "ext_b": None, "ext_c": "😀"}


def test_a_file_is_known_by_its_beginning_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.obz").write_bytes(obf(board()))
    (tmp_path / "b.obf").write_bytes(obz({"lunch.obf": board()}))
    assert read_boards(tmp_path / "a.obz") == read_board_bytes(obf(board()), "")
    assert read_boards(tmp_path / "b.obf").boards[0].path == "lunch.obf"


@pytest.mark.parametrize(
    "content", [b"", b"   ", b"{", b'{"id": 1} x', b"\x00\x01\x02", b"not json", b"[" * 30]
)
def test_a_damaged_file_is_told_in_words(content: bytes) -> None:
    with pytest.raises(BadJson, match=r"lunch\.obf is damaged"):
        read_board_bytes(content, "lunch.obf")


@pytest.mark.parametrize("content", [b"{}", b"[]", b"1", b'"buttons"', b'{"name": "no board"}'])
def test_json_that_is_no_board_is_told_in_words(content: bytes) -> None:
    with pytest.raises(NotABoardFile, match="holds no boards"):
        read_board_bytes(content, "lunch.obf")


def test_a_file_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.obf", tmp_path, tmp_path / "a\x00b"):
        with pytest.raises(FileUnreadable, match="can not be opened"):
            read_boards(path)
