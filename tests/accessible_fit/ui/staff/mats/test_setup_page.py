"""Topics are set up for a person and for a unit; every change is kept at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QRadioButton

from accessible_fit.services.access import Actor
from accessible_fit.services.mats.setup import Setup, Whose
from accessible_fit.ui.staff.mats.setup_page import TopicSetupPage
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.symbol_browser import SymbolBrowser
from accessible_fit.ui.widgets.ticks import Tick
from db.records import Person
from db.vocabulary import OwnCardKind
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.accessible_fit.ui.staff.test_every_page import check
from tests.accessible_fit.ui.staff.test_photo_page import a_photo, sit

Kept = Callable[[bool], Setup]


def open_page(seat: Seat, home: Home) -> tuple[TopicSetupPage, Actor, Person, Kept]:
    lisa, kalle = sit(seat, home)
    seat.press("Mat topics")
    seat.press("Food", PictureButton)

    def kept(for_unit: bool) -> Setup:
        whose = Whose(kalle.unit_id, None if for_unit else kalle.id)
        return home.desk.mat_setup.setup(lisa, whose, "food")

    return seat.page(TopicSetupPage), lisa, kalle, kept


def look(name: str, seat: Seat) -> None:
    seat.page(TopicSetupPage)._scroll.verticalScrollBar().setValue(0)
    seat.qtbot.wait(20)
    check(name, seat.window)


def test_cards_are_left_out_and_put_in_order_with_the_keyboard(seat: Seat, home: Home) -> None:
    _, _, _, kept = open_page(seat, home)
    seat.named(Tick, "Breakfast").setFocus()
    seat.key(Qt.Key.Key_Space)
    seat.named(QPushButton, "Move “Lunch” down").setFocus()
    seat.key(Qt.Key.Key_Space)
    seat.key(Qt.Key.Key_Space)
    now = seat.window.focusWidget()
    assert now is not None
    assert now.accessibleName() == "Move “Lunch” down", "the same card goes on"
    setup = kept(False)
    assert [one.card.words["en"] for one in setup.cards if one.hidden] == ["Breakfast"]
    assert [one.card.words["en"] for one in setup.cards][:4] == [
        "Breakfast",
        "Dinner",
        "Coffee break",
        "Lunch",
    ]
    look("topics", seat)


def test_what_the_unit_leaves_out_is_told_on_the_persons_page(seat: Seat, home: Home) -> None:
    _, _, _, kept = open_page(seat, home)
    seat.press("For everybody in Solgläntan", QRadioButton)
    seat.press("Sweets", Tick)
    assert [one.hidden for one in kept(True).cards].count(True) == 1
    seat.press("For Kalle", QRadioButton)
    assert "left out for the whole unit" in seat.texts()
    assert not seat.named(Tick, "Sweets").isEnabled()
    seat.press("Breakfast", Tick)
    assert [one.card.words["en"] for one in kept(False).cards if one.hidden] == ["Breakfast"]


def test_a_card_of_ones_own_is_made_changed_and_removed(seat: Seat, home: Home) -> None:
    page, _, _, kept = open_page(seat, home)
    seat.press("Add a card")
    seat.write("Köttbullar")
    look("topics, a card", seat)
    seat.press("Save the card")
    assert page.notice.text() == "The card is saved."
    (own,) = [one.own for one in kept(False).cards if one.own is not None]
    assert (own.words_sv, own.kind) == ("Köttbullar", OwnCardKind.OWN)
    seat.press("Change the card “Köttbullar”")
    assert page.form.words_sv.text() == "Köttbullar"
    page.form.words_en.setFocus()
    seat.write("Meatballs")
    seat.key(Qt.Key.Key_Return)
    seat.press("Remove the card “Meatballs”")
    look("topics, asked", seat)
    seat.key(Qt.Key.Key_Space)
    assert "Meatballs" in seat.texts(), "the safe answer keeps it"
    seat.press("Remove the card “Meatballs”")
    seat.press("Yes, remove the card “Meatballs”")
    assert page.notice.text() == "The card is removed."
    assert all(one.own is None for one in kept(False).cards)


def test_a_favourite_marked_while_a_picture_is_chosen_for_a_card_is_kept(seat: Seat, home: Home) -> None:
    page, lisa, _, _ = open_page(seat, home)
    seat.press("Add a card")
    seat.press("Choose a picture")
    browser = page.form._below.held
    assert isinstance(browser, SymbolBrowser)
    apple = home.desk.browsing().catalogue.get("openmoji:1F34E")
    browser._show(apple)
    seat.press("Add to favourites")
    assert home.desk.pictures.memory(lisa).favourites == (apple.key,)
    seat.press("Remove from favourites")
    assert home.desk.pictures.memory(lisa).favourites == ()


def test_known_cards_are_kept_beside_the_topics(seat: Seat, home: Home) -> None:
    _, _, _, kept = open_page(seat, home)
    seat.press("Add something disliked")
    seat.write("Tandläkaren")
    seat.press("Save the card")
    (known,) = kept(False).known
    assert known.own is not None
    assert (known.own.kind, known.own.words_sv) == (OwnCardKind.DISLIKED, "Tandläkaren")
    assert all(one.own is None for one in kept(False).cards), "it is no card of the topic"
    assert "disliked" in seat.texts()


def test_a_card_of_the_topic_gets_a_photo_that_stands_everywhere(
    seat: Seat, home: Home, tmp_path: Path
) -> None:
    page, lisa, kalle, _ = open_page(seat, home)
    seat.press("Choose a photo for “Breakfast”")
    page.picker._ask_file = lambda _: str(a_photo(tmp_path))
    seat.press("A file")
    seat.press("Use the picture")
    (picture,) = home.desk.pictures.of_person(lisa, kalle.id)
    assert picture.card_key == "own:breakfast"
    assert picture.label == "Breakfast"


def test_what_is_suggested_is_chosen_or_as_usual(seat: Seat, home: Home) -> None:
    page, _, _, kept = open_page(seat, home)
    assert page.usual.values() == (None, None, None)
    page.usual.most.choose(8)
    page.usual.scale.choose("enough")
    page.usual.scale.activated.emit(page.usual.scale.currentIndex())
    seat.wait()
    setup = kept(False)
    assert (setup.most, setup.scale_id, setup.positions) == (8, "enough", None)
    seat.press("Done")
    seat.page(PersonPage)


@pytest.mark.parametrize("percent", [100, 200])
def test_everything_is_named_ordered_and_whole(
    make_window: Callable[..., Seat], home: Home, percent: int
) -> None:
    seat = make_window(percent)
    open_page(seat, home)
    look("topics", seat)
