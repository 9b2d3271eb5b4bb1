"""Photos of what a person knows stand on cards: staff put them there, and the resident meets them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from accessible_fit.app.program import Program
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Talk
from accessible_fit.services.pictures.own import NewPicture
from accessible_fit.services.residents import NewPerson
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.tour.world import new_store, program
from accessible_fit.ui.resident.window import ResidentWindow
from accessible_fit.ui.staff.own_picture_row import OwnPictureRow
from accessible_fit.ui.staff.own_pictures_page import OwnPicturesPage
from accessible_fit.ui.staff.person import PersonPage
from db.records import Person
from db.vocabulary import Language, ServiceType
from pictograms.photos import FinishedPhoto, finish_photo, read_photo
from pictograms.symbols import Symbol
from tests.accessible_fit.ui.staff.conftest import PASSWORD, PIN, Home, Seat
from tests.accessible_fit.ui.staff.test_every_page import check
from tests.accessible_fit.ui.staff.test_photo_page import a_photo, sit
from tests.pictograms.photo_files import encoded, scene

CAT = "openmoji:1F408"
PINK = (255, 0, 200)


def finished(picture: Image.Image) -> FinishedPhoto:
    raw = read_photo(encoded(picture, "PNG"))
    return finish_photo(raw, raw.middle())


def open_list(seat: Seat, home: Home) -> tuple[OwnPicturesPage, Actor, Person]:
    lisa, kalle = sit(seat, home)
    seat.press("Own pictures")
    return seat.page(OwnPicturesPage), lisa, kalle


def take_cat_and_photo(seat: Seat, page: OwnPicturesPage, folder: Path) -> None:
    """Go through the first two steps with the keyboard and the mouse."""
    assert page.steps is not None
    seat.qtbot.wait(20)
    assert seat.window.focusWidget() is page.steps.browser.search
    seat.write("cat")
    page.steps.browser.search.clear()
    page.steps.browser._show(home_symbol(page, CAT))
    seat.press("Choose the picture")
    page.steps.picker._ask_file = lambda _: str(a_photo(folder))
    seat.press("A file")
    seat.press("Use the picture")


def home_symbol(page: OwnPicturesPage, key: str) -> Symbol:
    return page._shift.desk.browsing().catalogue.get(key)


def test_an_own_picture_is_made_step_by_step(seat: Seat, home: Home, tmp_path: Path) -> None:
    page, lisa, kalle = open_list(seat, home)
    assert "No own pictures yet" in seat.texts()
    assert "that Kalle knows" in seat.texts()
    check("own pictures, none", seat.window)
    page._primary_pressed()
    seat.wait()
    take_cat_and_photo(seat, page, tmp_path)
    check("own pictures, word", seat.window)
    assert page.subtitle.text().startswith("Step 3 of 3")
    seat.write("Misse, Kalles katt")
    seat.key(Qt.Key.Key_Return)
    (kept,) = home.desk.pictures.of_person(lisa, kalle.id)
    assert (kept.card_key, kept.label) == (CAT, "Misse, Kalles katt")
    assert page.notice.text() == "The picture is saved."
    assert "Misse, Kalles katt" in seat.texts()
    assert "for Kalle" in seat.texts()
    assert home.desk.pictures.memory(lisa).recent == (CAT,)
    check("own pictures, one", seat.window)
    seat.press("Back")
    seat.page(PersonPage)


def test_one_for_everybody_says_so_and_tells_what_it_replaces(seat: Seat, home: Home, tmp_path: Path) -> None:
    page, lisa, kalle = open_list(seat, home)
    unit = home.desk.residents.units(lisa)[0]
    before = home.desk.pictures.tie_to_unit(lisa, unit.id, NewPicture(CAT, finished(scene())))
    page.shown()
    seat.wait()
    assert "for the whole unit" in seat.texts()
    seat.press("Add a picture")
    take_cat_and_photo(seat, page, tmp_path)
    assert "takes its place" not in seat.texts()
    seat.press("For everybody in Solgläntan", QRadioButton)
    assert "takes its place" in seat.texts()
    seat.press("Save")
    (kept,) = home.desk.pictures.of_unit(lisa, unit.id)
    assert kept.id != before.id
    assert home.desk.pictures.of_person(lisa, kalle.id) == []


def test_back_goes_one_step_at_a_time(seat: Seat, home: Home, tmp_path: Path) -> None:
    page, lisa, kalle = open_list(seat, home)
    page._primary_pressed()
    seat.wait()
    take_cat_and_photo(seat, page, tmp_path)
    for step in (2, 1):
        seat.press("Back")
        assert page.subtitle.text().startswith(f"Step {step} of 3")
    seat.press("Back")
    assert "No own pictures yet" in seat.texts()
    assert home.desk.pictures.of_person(lisa, kalle.id) == []


def test_a_favourite_is_remembered(seat: Seat, home: Home) -> None:
    page, lisa, _ = open_list(seat, home)
    page._primary_pressed()
    seat.wait()
    assert page.steps is not None
    page.steps.browser._show(home_symbol(page, CAT))
    seat.press("Add to favourites")
    assert home.desk.pictures.memory(lisa).favourites == (CAT,)


def test_removing_asks_first(seat: Seat, home: Home) -> None:
    page, lisa, kalle = open_list(seat, home)
    home.desk.pictures.tie_to_person(lisa, kalle.id, NewPicture(CAT, finished(scene()), "Misse"))
    page.shown()
    seat.wait()
    seat.press("Remove the picture on “cat”, for Kalle")
    (row,) = page.findChildren(OwnPictureRow)
    assert seat.window.focusWidget() is row.asking.keep
    check("own pictures, asked", seat.window)
    seat.key(Qt.Key.Key_Space)
    assert seat.window.focusWidget() is row.remove
    assert len(home.desk.pictures.of_person(lisa, kalle.id)) == 1
    seat.key(Qt.Key.Key_Space)
    seat.press("Yes, remove the picture on “cat”")
    assert home.desk.pictures.of_person(lisa, kalle.id) == []
    assert "No own pictures yet" in seat.texts()


# ------------------------------------------------------------------ what the resident meets


@pytest.fixture
def running(tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    made = program(tmp_path / "work", new_store(tmp_path, "people.db"), "en", "light")
    qtbot.waitUntil(lambda: made.desk is not None and not made.background.busy)
    yield made
    made.staff.hide()
    made.close()
    made.staff.deleteLater()
    made.deleteLater()


def begin(running: Program) -> tuple[Actor, Talk]:
    """Sign Lisa in and begin with Kalle, whose practice question has a pink picture."""
    desk = running.desk
    assert desk is not None  # waited for
    account = NewAccount("lisa", "Lisa Holm", PASSWORD, PIN, Language.EN)
    lisa = desk.accounts.make_first(account, "Solgläntan", ServiceType.GROUP_HOME)
    running.staff._signed_in(desk, lisa, "en")
    unit = desk.residents.units(lisa)[0]
    kalle = desk.residents.add(lisa, NewPerson(unit.id, "Kalle"))
    form = next(one for one in desk.instruments if one.id == "group_home")
    pink = finished(Image.new("RGB", (100, 100), PINK))
    desk.pictures.tie_to_person(lisa, kalle.id, NewPicture(form.practice.pictogram, pink, "Pink"))
    return lisa, desk.conversations.begin(lisa, kalle.id, form)


def pink_in(widget: QWidget) -> int:
    image = widget.grab().toImage()
    pixels = (image.pixelColor(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))
    return sum(one.red() > 235 and one.green() < 25 and 180 < one.blue() < 220 for one in pixels)


def test_the_resident_meets_the_own_picture_on_the_question(running: Program, qtbot: QtBot) -> None:
    _, talk = begin(running)
    running.staff.conversation_wanted.emit(talk)
    assert not running.staff.isEnabled(), "a second press must not begin another conversation"
    qtbot.waitUntil(lambda: running.resident is not None)
    assert running.staff.isEnabled()
    window = running.resident
    assert isinstance(window, ResidentWindow)
    assert window is not None
    qtbot.waitExposed(window)
    start = window.message.cards()[0]
    assert pink_in(window) == 0
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.question.isVisible)
    assert pink_in(window.question) > 500
    window.conductor.pause()
    qtbot.waitUntil(lambda: running.resident is None and not running.background.busy)
