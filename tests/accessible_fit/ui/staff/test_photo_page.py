"""A person gets a photo, another one, and none again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from accessible_fit.services.access import Actor
from accessible_fit.services.rights.consents import HowSaid, Said
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.staff.photo_page import PhotoPage
from accessible_fit.ui.staff.window import StaffWindow
from accessible_fit.ui.widgets.picture_button import PictureButton
from db.records import Person
from db.vocabulary import ConsentDecision, ConsentKind, Role
from pictograms.photos import finish_photo, read_photo
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.accessible_fit.ui.staff.test_every_page import check
from tests.pictograms.photo_files import encoded, from_a_phone, scene


def sit(seat: Seat, home: Home) -> tuple[Actor, Person]:
    """Sign Lisa in and open Kalle's page."""
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    seat.window._signed_in(home.desk, lisa, "en")
    seat.wait()
    seat.press_starting("Kalle")
    seat.page(PersonPage)
    return lisa, kalle


def a_photo(folder: Path) -> Path:
    path = folder / "kalle.jpg"
    path.write_bytes(from_a_phone(scene(300, 200)))
    return path


def answer(seat: Seat, word: str) -> None:
    """Kalle answers, and Lisa writes it down."""
    seat.press(word, PictureButton)
    seat.press("Showed, signed or looked")
    seat.press("Keep the answer")


def give_photo(home: Home, lisa: Actor, kalle: Person) -> None:
    yes = Said(ConsentDecision.GIVEN, HowSaid.IN_WORDS, "Lisa Holm")
    home.desk.consents.decide(lisa, kalle.id, ConsentKind.PHOTO, yes)
    raw = read_photo(encoded(scene(300, 200), "PNG"))
    home.desk.pictures.set_person_photo(lisa, kalle.id, finish_photo(raw, raw.middle()))


def test_a_photo_is_chosen_and_shown_on_the_persons_page(seat: Seat, home: Home, tmp_path: Path) -> None:
    lisa, kalle = sit(seat, home)
    seat.press("Photo")
    page = seat.page(PhotoPage)
    assert seat.window.current_page_title() == "Photo of Kalle"
    assert not page.remove.isVisible(), "there is nothing to remove yet"
    assert not page.picker.isVisible(), "Kalle is asked first"
    check("photo, not asked", seat.window)
    answer(seat, "Yes")
    assert seat.page(PhotoPage).picker.isVisible()
    check("photo", seat.window)
    page.picker._ask_file = lambda _: str(a_photo(tmp_path))
    seat.press("A file")
    seat.press("Use the picture")
    seat.page(PersonPage)
    assert home.desk.pictures.photo_of(lisa, kalle.id) is not None
    seat.press("Photo")
    assert seat.page(PhotoPage).remove.isVisible()


def test_no_is_a_normal_answer_and_nothing_is_kept(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    seat.press("Photo")
    answer(seat, "No")
    page = seat.page(PhotoPage)
    assert "Kalle said no. Nothing is kept." in seat.texts()
    assert not page.picker.isVisible() and page.notice.text() == ""
    held = home.desk.consents.latest(lisa, kalle.id, ConsentKind.PHOTO)
    assert held is not None and held.decision is ConsentDecision.DECLINED
    assert (held.present, held.how) == ("Lisa Holm", "showed")
    check("photo, no", seat.window)
    seat.press("Back")
    seat.press("Photo")
    assert "Kalle said no. Nothing is kept." in seat.texts(), "nobody asks once more by mistake"
    seat.press("Ask Kalle again")
    seat.press("It is as it was")
    assert "Kalle said no." in seat.texts()


def test_a_yes_is_taken_back_and_the_photo_is_gone(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    give_photo(home, lisa, kalle)
    seat.press("Photo")
    seat.press("Ask Kalle again")
    seat.press("No", PictureButton)
    assert "The photo is taken away at once." in seat.texts()
    seat.press("Yes", PictureButton)
    assert "The photo is taken away at once." not in seat.texts()
    answer(seat, "No")
    assert home.desk.pictures.photo_of(lisa, kalle.id) is None
    assert "Kalle has taken the yes back. Nothing is kept." in seat.texts()
    page = seat.page(PhotoPage)
    assert not page.remove.isVisible() and not page.picker.isVisible()


def test_half_an_answer_is_not_kept(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    seat.press("Photo")
    seat.press("Keep the answer")
    assert "Choose yes or no." in seat.texts()
    assert seat.window.focusWidget() is seat.page(PhotoPage).consent.yes
    seat.press("Yes", PictureButton)
    seat.press("Keep the answer")
    assert "Choose how Kalle answered." in seat.texts()
    seat.page(PhotoPage).consent.present.clear()
    answer(seat, "Yes")
    assert "Write who was there." in seat.texts()
    check("photo, half asked", seat.window)
    assert home.desk.consents.latest(lisa, kalle.id, ConsentKind.PHOTO) is None


def test_removing_asks_first_and_the_safe_answer_has_the_focus(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    give_photo(home, lisa, kalle)
    seat.press("Photo")
    page = seat.page(PhotoPage)
    seat.press("Remove the photo")
    assert "It cannot be brought back." in seat.texts()
    check("photo, asked", seat.window)
    focused = seat.window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Keep it"
    seat.key(Qt.Key.Key_Escape)
    assert seat.window.focusWidget() is page.remove
    assert home.desk.pictures.photo_of(lisa, kalle.id) is not None
    seat.key(Qt.Key.Key_Space)
    seat.press("Yes, remove the photo of Kalle")
    assert home.desk.pictures.photo_of(lisa, kalle.id) is None
    assert page.notice.text() == "The photo is removed."
    assert not page.remove.isVisible()
    seat.press("Back")
    seat.page(PersonPage)


def test_who_may_not_change_people_is_not_offered_it(seat: Seat, home: Home) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    window: StaffWindow = seat.window
    window._signed_in(home.desk, Actor(lisa.user_id, "Bo", Role.LEADER, lisa.unit_ids), "en")
    assert window._routes is not None
    window._routes.people.person(kalle.id)
    seat.wait()
    assert "Own pictures" not in seat.texts()
    assert "Photo" not in seat.texts()
