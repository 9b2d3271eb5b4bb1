"""`boards check`, `import` and `export`: what they print is JSON, and what goes wrong is told in words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from accessible_fit.commands.boards import check, export, import_
from accessible_fit.errors import UserFacing
from accessible_fit.instruments.errors import UnknownInstrument
from accessible_fit.instruments.own import find_instrument
from accessible_fit.services.pictures.question_boards import WordingMustStay, question_boards
from pictograms.boards.errors import FileUnreadable, MustStayInside, NotABoardFile, SeveralBoards
from pictograms.boards.reader import read_boards
from pictograms.catalogue import Catalogue
from pictograms.imports.kept import ImportedSet
from pictograms.openmoji import OpenMojiSet
from pictograms.own import OwnSet
from pictograms.symbols import Symbol
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


def test_questions_are_written_as_boards_and_what_is_in_them_is_told(tmp_path: Path) -> None:
    told = json.loads(export("daily_activity", tmp_path / "daglig.obz", "sv"))
    assert told == json.loads(check(tmp_path / "daglig.obz"))
    assert told["images_resolved"] == told["buttons"] > 100 and told["warnings"] == []
    assert {one["licence"] for one in told["credits"]} == {"MIT", "CC BY-SA 4.0"}
    first, second = read_boards(tmp_path / "daglig.obz").boards[:2]
    assert first.locale == "sv" and all(button.leads_to for button in first.buttons)
    question, *choices = second.buttons
    assert question.label == second.name
    assert {choice.label for choice in choices} >= {"Ja", "Nej", "Vet inte", "Nästa"}


def test_what_cannot_go_out_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UnknownInstrument) as unknown:
        export("nothing", tmp_path / "x.obz", "sv")
    with pytest.raises(SeveralBoards) as several:
        export("daily_activity", tmp_path / "x.obf", "sv")
    assert isinstance(unknown.value, UserFacing) and isinstance(several.value, UserFacing)
    form = find_instrument("daily_activity")
    inside = replace(form.items[0], pictogram="bought:house")
    with pytest.raises(MustStayInside, match="Widgit"):
        question_boards(replace(form, items=(inside, *form.items[1:])), Bought(), "sv")
    with pytest.raises(WordingMustStay):
        question_boards(replace(form, licensed=True), Bought(), "sv")
    assert list(tmp_path.iterdir()) == []


class Bought(Catalogue):
    """The program's pictures and one of a set that the organisation has paid for."""

    def __init__(self) -> None:
        super().__init__([OwnSet(), OpenMojiSet()])

    def get(self, key: str) -> Symbol:
        if key.startswith("bought:"):
            return Symbol(key, "bought", {"sv": "hus"}, {}, (), "Widgit")
        return super().get(key)

    def svg(self, key: str) -> bytes:
        return b"<svg/>" if key.startswith("bought:") else super().svg(key)
