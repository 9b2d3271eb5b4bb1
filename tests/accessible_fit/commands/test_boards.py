"""`boards check` and `boards import`: what they print is JSON, and what goes wrong is told in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from accessible_fit.commands.boards import check, import_
from accessible_fit.errors import UserFacing
from pictograms.boards.errors import FileUnreadable, NotABoardFile
from pictograms.imports.kept import ImportedSet
from tests.pictograms.boards.made import board, data_uri, obf, png

PICTURE = {"id": 1, "data": data_uri(png()), "license": {"type": "CC BY-NC", "author_name": "Sclera"}}


@pytest.fixture
def lunch(tmp_path: Path) -> Path:
    buttons = [{"id": 1, "label": "soppa", "image_id": 1}, {"id": 2, "label": "bröd", "image_id": 2}]
    (tmp_path / "lunch.obf").write_bytes(obf(board(buttons=buttons, images=[PICTURE])))
    return tmp_path / "lunch.obf"


def test_check_prints_the_agreed_keys(lunch: Path) -> None:
    told = json.loads(check(lunch))
    assert list(told) == ["boards", "buttons", "images_resolved", "warnings", "credits"]
    assert (told["boards"], told["buttons"], told["images_resolved"]) == (1, 2, 1)
    assert any("“bröd”" in warning for warning in told["warnings"])
    assert told["credits"] == [{"author": "Sclera", "licence": "CC BY-NC", "source": "", "pictures": 1}]


def test_import_prints_the_same_and_where_the_set_is(lunch: Path, tmp_path: Path) -> None:
    told = json.loads(import_(lunch, tmp_path / "sets"))
    assert json.loads(check(lunch)).items() <= told.items()
    assert (told["set"], told["pictures"], told["left_out"]) == ("lunch", 1, [])
    assert (told["non_commercial"], told["may_leave"]) == (True, False)
    kept = ImportedSet(Path(told["folder"]))
    assert list(kept.codes()) == ["soppa"]
    boards = kept.boards()
    assert boards is not None and boards.root == "lunch"


def test_the_same_file_again_changes_nothing_and_another_of_its_name_comes_beside(
    lunch: Path, tmp_path: Path
) -> None:
    target = tmp_path / "sets"
    assert json.loads(import_(lunch, target)) == json.loads(import_(lunch, target))
    lunch.write_bytes(obf(board("dinner", images=[PICTURE])))
    assert json.loads(import_(lunch, target))["set"] == "lunch-2"
    assert sorted(path.name for path in target.iterdir()) == ["lunch", "lunch-2"]


def test_what_goes_wrong_is_meant_for_the_user(tmp_path: Path) -> None:
    (tmp_path / "x.obf").write_bytes(b"{}")
    with pytest.raises(FileUnreadable) as gone:
        check(tmp_path / "gone.obf")
    with pytest.raises(NotABoardFile) as empty:
        import_(tmp_path / "x.obf", tmp_path / "sets")
    assert isinstance(gone.value, UserFacing) and isinstance(empty.value, UserFacing)
    assert not (tmp_path / "sets").exists()


def test_the_remarks_are_said_in_the_readers_language(lunch: Path) -> None:
    swedish = {"The picture is not in the file.": "Bilden finns inte i filen."}
    told = json.loads(check(lunch, lambda text: swedish.get(text, text)))
    assert "Bilden finns inte i filen." in told["warnings"][0]
