"""Packages as they are found in the world, and as somebody with bad intentions makes them."""

from __future__ import annotations

import io
import stat
import struct
import zipfile

import pytest

from pictograms.boards.errors import (
    BrokenPackage,
    MemberTooLarge,
    MemberUnreadable,
    NotABoardFile,
    PackageTooLarge,
    TooManyMembers,
)
from pictograms.boards.faults import BoardFault
from pictograms.boards.limits import Limits, safe_name
from pictograms.boards.model import BoardSet
from pictograms.boards.pictures import content_of
from pictograms.boards.reader import read_board_bytes
from tests.pictograms.boards.made import board, obf, obz, png


def kinds(boards: BoardSet) -> list[object]:
    return [fault.kind for fault in boards.faults]


def test_a_package_without_a_list_gives_all_its_boards_and_begins_where_nothing_leads() -> None:
    top = board("top", buttons=[{"id": "1", "label": "mat", "load_board": {"path": "b.obf"}}])
    boards = read_board_bytes(obz({"b.obf": board("food"), "a/top.obf": top}, listed=False), "x.obz")
    assert [one.id for one in boards.boards] == ["food", "top"]
    assert boards.root == "top"
    assert kinds(boards)[0] is BoardFault.NO_MANIFEST


@pytest.mark.parametrize("manifest", [{"root": "a.obf"}, {"paths": {"boards": []}}, {"paths": 3}])
def test_a_list_without_boards_is_told_of_and_the_boards_are_taken(manifest: dict[str, object]) -> None:
    boards = read_board_bytes(obz({"manifest.json": manifest, "a.obf": board("a")}), "x.obz")
    assert [one.id for one in boards.boards] == ["a"]
    assert BoardFault.NO_BOARD_LIST in kinds(boards)


def test_a_damaged_list_is_as_no_list() -> None:
    boards = read_board_bytes(obz({"manifest.json": b"{damaged", "a.obf": board("a")}), "x.obz")
    assert [one.id for one in boards.boards] == ["a"]
    assert BoardFault.NO_MANIFEST in kinds(boards)


def test_listed_boards_that_are_gone_and_boards_nobody_listed_are_told_of() -> None:
    manifest = {"root": "a.obf", "paths": {"boards": {"a": "a.obf", "gone": "gone.obf"}}}
    boards = read_board_bytes(obz({"manifest.json": manifest, "a.obf": board("a"), "b.obf": board("b")}), "x")
    assert [one.id for one in boards.boards] == ["a", "b"]
    assert {BoardFault.LISTED_BOARD_GONE, BoardFault.UNLISTED_BOARD} <= set(kinds(boards))


def test_a_damaged_board_is_left_out_and_the_rest_comes() -> None:
    boards = read_board_bytes(obz({"a.obf": board("a"), "b.obf": b"{", "c.obf": b"{}"}), "x.obz")
    assert [one.id for one in boards.boards] == ["a"]
    assert [str(fault) for fault in boards.faults if fault.kind is BoardFault.NOT_A_BOARD] == [
        "b.obf was left out. b.obf is damaged: its text can not be read.",
        "c.obf was left out. The file c.obf holds no boards.",
    ]


def test_what_file_managers_leave_behind_is_passed_over_in_silence() -> None:
    junk = {"__MACOSX/a/._a.obf": b"\x00\x05", "a/._b.obf": b"x", ".DS_Store": b"x", "a/Thumbs.db": b"x"}
    boards = read_board_bytes(obz({"a/a.obf": board("a"), **junk}), "x.obz")
    assert [one.id for one in boards.boards] == ["a"]
    assert boards.faults == ()


def test_a_package_zipped_together_with_its_folder_still_finds_everything() -> None:
    manifest = {
        "root": "boards/a.obf",
        "paths": {"boards": {"a": "boards/a.obf", "b": "boards/b.obf"}, "images": {"7": "images/7.png"}},
    }
    first = board("a", buttons=[{"id": "1", "label": "b", "load_board": {"path": "boards/b.obf"}}])
    second = board("b", images=[{"id": 7, "content_type": "image/png"}])
    boards = read_board_bytes(
        obz(
            {
                "My boards/manifest.json": manifest,
                "My boards/boards/a.obf": first,
                "My boards/boards/b.obf": second,
                "My boards/images/7.png": png(),
            },
            listed=False,
        ),
        "x.obz",
    )
    assert boards.root == "a"
    assert boards.boards[0].buttons[0].leads_to == "b"
    assert content_of(boards.boards[1].images[0], boards.files) == png()


@pytest.mark.parametrize("name", ["тавла/дом.obf", "ボード.obf", "fika på stan.obf", "å/ä/ö.obf"])
def test_names_in_any_script_are_found(name: str) -> None:
    boards = read_board_bytes(obz({name: board("a")}), "x.obz")
    assert boards.boards[0].path == name
    assert boards.faults == ()


def test_utf_8_names_that_do_not_say_so_and_other_forms_of_accents_are_found() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as package:
        package.writestr("a.obf", obf(board("a", images=[{"id": 1, "path": "images/BL%C3%A5.png"}])))
        package.writestr("images/blaXX.png", png())
    # the packer wrote a + combining ring in UTF-8, without the flag that says that it is UTF-8
    content = into.getvalue().replace(b"images/blaXX.png", b"images/bla\xcc\x8a.png")
    boards = read_board_bytes(content, "x.obz")
    assert content_of(boards.boards[0].images[0], boards.files) == png()


@pytest.mark.parametrize(
    "name",
    [
        "../evil.obf",
        "a/../../evil.obf",
        "/etc/evil.obf",
        "C:\\evil.obf",
        "..\\evil.obf",
        "\\\\server\\evil.obf",
        "a\x1bb.obf",
    ],
)
def test_names_that_point_outside_are_left_out_and_told(name: str) -> None:
    boards = read_board_bytes(obz({"a.obf": board("a"), name: board("evil")}, listed=False), "x.obz")
    assert [one.id for one in boards.boards] == ["a"]
    assert BoardFault.UNSAFE_NAME in kinds(boards)
    assert safe_name(name) == ""


def test_links_inside_a_package_are_not_followed() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as package:
        package.writestr("a.obf", obf(board("a", images=[{"id": 1, "path": "passwords.png"}])))
        info = zipfile.ZipInfo("passwords.png")
        info.create_system = 3
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(info, "/etc/passwd")
    boards = read_board_bytes(into.getvalue(), "x.obz")
    assert boards.files.find("passwords.png") is None
    assert BoardFault.LINK_MEMBER in kinds(boards)


def test_locked_and_rarely_packed_members_are_left_out() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as package:
        package.writestr("a.obf", obf(board("a")))
        package.writestr("b.obf", obf(board("b")), zipfile.ZIP_LZMA)
        package.writestr("c.obf", obf(board("c")))
    content = bytearray(into.getvalue())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rindex(mark) + flags] |= 1
    boards = read_board_bytes(bytes(content), "x.obz")
    assert [one.id for one in boards.boards] == ["a"]
    assert kinds(boards).count(BoardFault.LOCKED_MEMBER) == 2


def test_a_bomb_by_its_declared_size_is_refused_before_anything_is_unpacked() -> None:
    content = obz({"a.obf": board("a"), "bomb.bin": b"\0" * 60_000_000})
    assert len(content) < 100_000
    with pytest.raises(PackageTooLarge, match=r"x\.obz is too large"):
        read_board_bytes(content, "x.obz")


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_declared() -> None:
    true_size = 30_000_000
    content = obz(
        {"a.obf": board("a", images=[{"id": 1, "path": "bomb.png"}]), "bomb.png": b"\0" * true_size}
    )
    lying = content.replace(struct.pack("<I", true_size), struct.pack("<I", 40))
    assert lying != content
    boards = read_board_bytes(lying, "x.obz")
    with pytest.raises(MemberUnreadable, match=r"bomb\.png"):
        content_of(boards.boards[0].images[0], boards.files)


def test_a_bomb_of_one_board_is_left_out() -> None:
    limits = Limits(json_bytes=10_000)
    boards = read_board_bytes(
        obz({"a.obf": board("a"), "b.obf": obf(board("b")) + b" " * 20_000}), "x", limits
    )
    assert [one.id for one in boards.boards] == ["a"]
    assert BoardFault.NOT_A_BOARD in kinds(boards)


def test_many_boards_that_are_too_large_together_are_refused() -> None:
    boards = {f"{number}.obf": obf(board(str(number))) + b" " * 5_000 for number in range(20)}
    with pytest.raises(PackageTooLarge):
        read_board_bytes(obz(boards, listed=False), "x.obz", Limits(json_total_bytes=40_000))


def test_pictures_larger_than_a_card_needs_are_not_unpacked() -> None:
    content = obz(
        {"a.obf": board("a", images=[{"id": 1, "path": "1.png"}]), "1.png": b"\x89PNG" + b"\0" * 9_000}
    )
    limits = Limits(picture_bytes=5_000)
    boards = read_board_bytes(content, "x.obz", limits)
    with pytest.raises(MemberTooLarge):
        content_of(boards.boards[0].images[0], boards.files, limits)


def test_more_members_than_any_package_has_are_refused_before_they_are_listed() -> None:
    content = obz({"a.obf": board("a")} | {f"{number}.txt": b"" for number in range(50)})
    with pytest.raises(TooManyMembers, match="more than 40 files"):
        read_board_bytes(content, "x.obz", Limits(members=40))


@pytest.mark.parametrize("cut", [4, 40, 0.3, 0.9, -5])
def test_a_package_that_breaks_off_is_told_in_words(cut: float) -> None:
    whole = obz({"a.obf": board("a")})
    end = int(len(whole) * cut) if 0 < cut < 1 else int(cut)
    with pytest.raises(BrokenPackage, match=r"x\.obz is damaged"):
        read_board_bytes(whole[:end], "x.obz")


def test_a_package_without_boards_is_told_in_words() -> None:
    with pytest.raises(NotABoardFile):
        read_board_bytes(obz({"readme.txt": b"hello"}, listed=False), "x.obz")


def test_boards_that_share_an_id_are_told_apart() -> None:
    boards = read_board_bytes(
        obz({"a.obf": board(1), "b.obf": board("1"), "c.obf": board("1-2")}, listed=False), "x"
    )
    assert [one.id for one in boards.boards] == ["1", "1-3", "1-2"]
    assert BoardFault.SAME_BOARD_ID in kinds(boards)


def test_ninety_eight_boards_in_one_file_are_read_with_their_links() -> None:
    def one(number: int) -> dict[str, object]:
        buttons = [{"id": cell, "label": f"ord {cell}"} for cell in range(60)]
        buttons[0]["load_board"] = {"path": f"boards/{(number + 1) % 98}.obf"}
        order = [[row * 10 + column for column in range(10)] for row in range(6)]
        return board(str(number), buttons=buttons, grid={"rows": 6, "columns": 10, "order": order})

    boards = read_board_bytes(obz({f"boards/{number}.obf": one(number) for number in range(98)}), "x.obz")
    assert len(boards.boards) == 98
    assert all(one.buttons[0].leads_to == str((int(one.id) + 1) % 98) for one in boards.boards)
    assert boards.faults == ()
