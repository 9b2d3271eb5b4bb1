"""Finding people and adding them."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from accessible_fit.services.access import Actor
from accessible_fit.services.flow import Said
from accessible_fit.ui.staff.leader.overview_page import OverviewPage
from accessible_fit.ui.staff.people import AT_ONCE, PeoplePage
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.staff.person_form import EditPersonPage, NewPersonPage
from accessible_fit.ui.widgets.list_row import ListRow
from db.vocabulary import Role
from tests.accessible_fit.ui.staff.conftest import Home, Seat

SignIn = Callable[[], Seat]


def rows(seat: Seat) -> list[str]:
    return [row.row_text.title for row in seat.window.findChildren(ListRow) if row.isVisible()]


def test_an_empty_unit_offers_to_add_the_first_person(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    seat = sign_in()
    page = seat.page(PeoplePage)
    assert "No people here yet" in seat.texts()
    assert page.primary is not None
    seat.qtbot.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    form = seat.page(NewPersonPage)
    seat.write("Märta")
    form.year_line.setFocus()
    seat.write("1956")
    seat.key(Qt.Key.Key_Return)
    seat.page(PersonPage)
    assert seat.window.current_page_title() == "Märta"
    listed = home.desk.residents.listed(actor)
    assert [(one.person.alias, one.person.birth_year) for one in listed] == [("Märta", 1956)]
    assert home.desk.residents.card(actor, listed[0].person.id).profile.choices == 3


def test_a_person_without_a_name_is_not_added(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    seat = sign_in()
    seat.page(PeoplePage).adding_wanted.emit()
    form = seat.page(NewPersonPage)
    seat.press("Save")
    assert "Name on the screen" in form.alias.error()
    assert home.desk.residents.listed(actor) == []


def test_people_are_found_by_name_and_opened_with_enter(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    for alias in ("Märta", "Kalle", "Åke"):
        home.add(actor, alias)
    seat = sign_in()
    page = seat.page(PeoplePage)
    assert rows(seat) == ["Kalle", "Märta", "Åke"]
    assert seat.window.focusWidget() is page.search
    seat.write("åk")
    assert rows(seat) == ["Åke"]
    seat.key(Qt.Key.Key_Return)
    seat.page(PersonPage)
    assert seat.window.current_page_title() == "Åke"


def test_a_search_without_a_hit_says_so(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    home.add(actor, "Kalle")
    seat = sign_in()
    seat.page(PeoplePage)
    seat.write("xyz")
    assert rows(seat) == []
    assert "Nobody here is called that." in seat.texts()


def test_a_row_says_when_the_last_conversation_was_and_what_waits(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    kalle, marta = home.add(actor, "Kalle"), home.add(actor, "Märta")
    home.hold(actor, kalle)
    talk = home.begin(actor, marta, [Said(raw=1)])
    home.desk.conversations.pause(actor, talk)
    seat = sign_in()
    seat.page(PeoplePage)
    assert "Kalle, Solgläntan\u00a0· last conversation 2025-03-03" in seat.texts()
    assert "Märta, Solgläntan\u00a0· no conversation yet, Waiting to be continued" in seat.texts()


def test_a_row_is_opened_with_the_mouse_and_left_again(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    home.add(actor, "Kalle")
    seat = sign_in()
    seat.page(PeoplePage)
    seat.press_starting("Kalle")
    seat.page(PersonPage)
    seat.press("People", type(seat.page(PersonPage).set_back("", lambda: None)))
    seat.page(PeoplePage)


def test_many_people_come_a_screen_at_a_time(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    for number in range(AT_ONCE + 3):
        home.add(actor, f"Person {number:02}")
    seat = sign_in()
    seat.page(PeoplePage)
    assert len(rows(seat)) == AT_ONCE
    seat.press("Show 3 more")
    assert len(rows(seat)) == AT_ONCE + 3


def test_what_is_written_about_a_person_can_be_changed(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    kalle = home.add(actor, "Kalle", 1970)
    seat = sign_in()
    seat.press_starting("Kalle")
    seat.press("Change details")
    form = seat.page(EditPersonPage)
    form.alias_line.selectAll()
    seat.write("Kalle A")
    form.year_line.setFocus()
    form.year_line.selectAll()
    seat.write("1850")
    seat.key(Qt.Key.Key_Return)
    assert "Year of birth" in form.year.error()
    form.year_line.clear()
    seat.key(Qt.Key.Key_Return)
    seat.page(PersonPage)
    person = home.desk.residents.card(actor, kalle.id).person
    assert (person.alias, person.birth_year) == ("Kalle A", None)


def test_what_a_leader_may_not_do_is_not_there(seat: Seat, home: Home) -> None:
    lisa = home.lisa()
    leader = Actor(lisa.user_id, "Bo Ek", Role.LEADER, lisa.unit_ids)
    seat.window._signed_in(home.desk, leader, "en")
    seat.page(OverviewPage)
    assert "button: People" not in seat.texts()
    for place in ("Overview", "How this is calculated", "Settings", "About the program"):
        assert f"button: {place}" in seat.texts()
    assert "Unit leader" in seat.texts()
