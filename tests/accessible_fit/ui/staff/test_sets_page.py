"""A superuser brings in pictures and boards: looked through, taken in, found at once, and made cards of."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from accessible_fit.services.access import Actor
from accessible_fit.services.mats.setup import Whose
from accessible_fit.ui.staff.sets_page import SetsPage
from accessible_fit.ui.widgets.picture import PictureTile
from db.vocabulary import Role
from pictograms.boards.check import check as check_board
from pictograms.boards.reader import read_boards
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.accessible_fit.ui.staff.test_every_page import check
from tests.pictograms.boards.made import board, data_uri, obf, png

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    b'<circle cx="4" cy="4" r="4" fill="blue"/></svg>'
)
LICENCE = {"type": "CC BY", "author_name": "Maj"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pictures in a folder, one of them named in the list and not there."""
    made = tmp_path / "Våra bilder"
    made.mkdir()
    for name in ("buss", "sjö"):
        (made / f"{name}.svg").write_bytes(SVG)
    lines = ["name,file", "buss,buss.svg", "sjö,sjö.svg", "båt,båt.svg"]
    (made / "bilder.csv").write_text("\n".join(lines), encoding="utf-8")
    return made


@pytest.fixture
def lunch(tmp_path: Path) -> Path:
    picture = {"id": 1, "data": data_uri(png()), "license": LICENCE}
    buttons = [
        {"id": 1, "label": "soppa", "image_id": 1},
        {"id": 2, "label": "bröd"},
        {"id": 3, "label": "mer", "load_board": {"id": "elsewhere", "url": "https://example.org"}},
    ]
    made = tmp_path / "lunch.obf"
    made.write_bytes(obf(board(buttons=buttons, images=[picture], locale="sv")))
    return made


def sit(seat: Seat, home: Home) -> tuple[Actor, SetsPage]:
    """Sit down as a superuser before the page."""
    lisa = home.lisa()
    assert lisa.role is Role.SUPERUSER
    seat.window._signed_in(home.desk, lisa, "en")
    seat.wait()
    seat.press("Picture sets")
    return lisa, seat.page(SetsPage)


def choose(seat: Seat, page: SetsPage, path: Path) -> None:
    """Choose a file or folder in the system's dialog, which belongs to the system."""
    seat.press("Choose a folder" if path.is_dir() else "Choose a file")
    page._dialog.close()
    page._dialog.fileSelected.emit(str(path))
    seat.wait()
    seat.qtbot.wait(20)  # layouts that follow from what was loaded


def test_a_folder_is_looked_through_and_taken_in(seat: Seat, home: Home, folder: Path, qtbot: QtBot) -> None:
    _, page = sit(seat, home)
    assert "Only the program's own pictures and OpenMoji are here so far." in seat.texts()
    check("sets", seat.window)
    choose(seat, page, folder)
    told = seat.texts()
    assert "2 pictures will come. 1 will not." in told and "båt" in told
    shown = [tile.accessibleName() for tile in page.coming.findChildren(PictureTile)]
    assert shown == ["buss", "sjö"], "as they will look"
    check("sets, looked through", seat.window)
    assert home.desk.picture_sets.kept() == [], "nothing is written yet"
    seat.press("Take in the set")
    assert page.notice.text().startswith("The licence of the pictures is missing.")
    page.licence.setFocus()
    seat.write("CC BY 4.0")
    with qtbot.waitSignal(page.sets_changed):
        seat.press("Take in the set")
    (kept,) = home.desk.picture_sets.kept()
    assert [kept.symbol(code).name("sv") for code in kept.codes()] == ["buss", "sjö"]
    assert "Its pictures can be searched and chosen now." in page.notice.text()
    assert "2 pictures. CC BY 4.0." in seat.texts()
    check("sets, taken in", seat.window)


def test_what_is_not_wanted_leaves_nothing(seat: Seat, home: Home, folder: Path) -> None:
    _, page = sit(seat, home)
    choose(seat, page, folder)
    seat.press("Do not take it in")
    assert not page.coming.isVisible()
    assert home.desk.picture_sets.kept() == []


def test_a_file_that_is_no_set_is_told_in_words(seat: Seat, home: Home, tmp_path: Path) -> None:
    _, page = sit(seat, home)
    (tmp_path / "x.obz").write_bytes(b"PK nothing")
    choose(seat, page, tmp_path / "x.obz")
    assert "x.obz" in page.notice.text()
    assert not page.coming.isVisible()


def test_pictures_that_may_not_be_given_away_say_so(seat: Seat, home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "Sclera"
    folder.mkdir()
    (folder / "buss.svg").write_bytes(SVG)
    (folder / "bilder.csv").write_text("name,file,licence\nbuss,buss.svg,CC BY-NC 2.0\n")
    _, page = sit(seat, home)
    choose(seat, page, folder)
    assert "! These pictures stay in the organisation. They are never given away." in seat.texts()
    seat.press("Take in the set")
    assert "Stays in the organisation." in seat.texts()


def test_a_board_becomes_cards_of_a_topic(seat: Seat, home: Home, lunch: Path) -> None:
    lisa, page = sit(seat, home)
    choose(seat, page, lunch)
    assert "1 board comes along." in seat.texts()
    seat.press("Take in the set")
    assert page.cards.isVisible(), "what stands on the board is offered as cards"
    assert "2 cards: soppa, bröd" in seat.texts()
    assert page.cards.language.value() == "sv", "as the board says"
    check("sets, cards", seat.window)
    seat.press("Make the cards")
    assert page.notice.text() == "2 cards are in the topic now."
    unit = home.desk.residents.units(lisa)[0]
    topic = home.desk.mat_topics.topics()[0].id
    own = [one.own for one in home.desk.mat_setup.setup(lisa, Whose(unit.id), topic).cards if one.own]
    (kept,) = home.desk.picture_sets.kept()
    assert [(one.words_sv, one.picture) for one in own] == [("soppa", f"{kept.name}:soppa"), ("bröd", "")]
    seat.press_starting("Make cards of the boards of")
    seat.press("Make the cards")
    assert page.notice.text() == "The topic has all these cards already."
    seat.press_starting("Make cards of the boards of")
    seat.press("Leave it")
    assert not page.cards.isVisible()


def test_questions_go_out_as_boards_with_credits(seat: Seat, home: Home, tmp_path: Path) -> None:
    _, page = sit(seat, home)
    page.out.instrument.choose(home.questions())
    page.out.language.choose("sv")
    seat.press("Save as a board file")
    dialog = page.out._dialog
    assert isinstance(dialog, QFileDialog) and dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.close()
    dialog.fileSelected.emit(str(tmp_path / "frågor"))
    seat.wait()
    assert page.notice.text() == "The boards are in frågor.obz."
    report = check_board(tmp_path / "frågor.obz")
    assert report.boards == len(home.questions().items) + 1
    assert report.images_resolved == report.buttons and report.warnings == ()
    assert all(one.author and one.licence for one in report.credits)
    first = read_boards(tmp_path / "frågor.obz").boards[1]
    item = home.questions().items[0]
    assert first.name == item.question["sv"] and first.buttons[0].spoken == item.spoken["sv"]


def test_a_form_with_pictures_that_must_stay_does_not_go_out(
    seat: Seat, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, page = sit(seat, home)
    licensed = replace(home.questions(), licensed=True)
    page.out.instrument.offer([(licensed, "Bought")], licensed)
    page.write_boards(tmp_path / "x.obz")
    seat.wait()
    assert "is somebody else's work and must stay in the organisation." in page.notice.text()
    assert not (tmp_path / "x.obz").exists()


def test_staff_do_not_bring_in_sets(seat: Seat, home: Home) -> None:
    lisa = home.lisa()
    staff = Actor(lisa.user_id, "Bo", Role.STAFF, lisa.unit_ids)
    seat.window._signed_in(home.desk, staff, "en")
    seat.wait()
    assert "Picture sets" not in seat.texts()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_at_any_size(
    make_window: Callable[..., Seat], home: Home, lunch: Path, folder: Path, percent: int
) -> None:
    seat = make_window(percent)
    _, page = sit(seat, home)
    for path in (lunch, folder):
        choose(seat, page, path)
        check(f"sets, {path.name}", seat.window)
        if path is lunch:
            seat.press("Take in the set")
            check("sets, cards", seat.window)
    assert page.findChildren(QPushButton)


def test_an_archive_of_many_boards_says_how_many(seat: Seat, home: Home, tmp_path: Path) -> None:
    made = tmp_path / "dag.obz"
    with zipfile.ZipFile(made, "w") as archive:
        paths = {f"b{n}": f"boards/b{n}.obf" for n in range(3)}
        manifest = {"format": "open-board-0.1", "root": "boards/b0.obf", "paths": {"boards": paths}}
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, path in paths.items():
            archive.writestr(path, obf(board(name, buttons=[{"id": 1, "label": name}])))
    _, page = sit(seat, home)
    choose(seat, page, made)
    assert "3 boards come along." in seat.texts()
    seat.press("Take in the set")
    assert [page.cards.board.itemText(at) for at in range(page.cards.board.count())]
