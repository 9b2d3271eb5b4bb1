"""Users, units, one's own account and single persons for a leader, by keyboard and mouse."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from accessible_fit.services.access import Actor
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.ui.staff.admin.account_page import AccountPage
from accessible_fit.ui.staff.admin.given_page import GivenPage
from accessible_fit.ui.staff.admin.given_person_page import GivenPersonPage
from accessible_fit.ui.staff.admin.given_persons_page import GivenPersonsPage
from accessible_fit.ui.staff.admin.given_talk_page import GivenTalkPage
from accessible_fit.ui.staff.admin.grants_page import GrantsPage
from accessible_fit.ui.staff.admin.own_secrets_page import OwnSecretsPage
from accessible_fit.ui.staff.admin.unit_page import UnitPage
from accessible_fit.ui.staff.admin.units_page import UnitsPage
from accessible_fit.ui.staff.admin.user_page import NewUserPage, UserPage
from accessible_fit.ui.staff.admin.users_page import UsersPage
from accessible_fit.ui.staff.leader.overview_page import OverviewPage
from accessible_fit.ui.staff.people import PeoplePage
from accessible_fit.ui.staff.sign_in import SignInPage
from db.vocabulary import Language, Role
from tests.accessible_fit.ui.staff.conftest import PASSWORD, Home, Seat

SignIn = Callable[[], Seat]


@pytest.fixture
def inside(sign_in: SignIn, home: Home) -> Seat:
    """Lisa, a superuser, with Kalle who has talked once."""
    lisa = home.lisa()
    home.hold(lisa, home.add(lisa, "Kalle", 1956))
    return sign_in()


def actor(seat: Seat) -> Actor:
    assert seat.window.actor is not None
    return seat.window.actor


def lena(seat: Seat, home: Home, role: Role = Role.LEADER) -> None:
    account = NewAccount("lena", "Lena Lind", PASSWORD, "9753", Language.EN)
    home.desk.accounts.add(actor(seat), account, role, actor(seat).unit_ids)


def come_in(seat: Seat, name: str, password: str = PASSWORD) -> None:
    seat.press("Sign out")
    seat.page(SignInPage)
    seat.write(name)
    seat.key(Qt.Key.Key_Tab)
    seat.write(password)
    seat.key(Qt.Key.Key_Return)


def tab_to(seat: Seat, wanted: QWidget) -> None:
    for _ in range(120):
        if seat.window.focusWidget() is wanted:
            return
        seat.key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {wanted.accessibleName()}")


def button(seat: Seat, name: str) -> QAbstractButton:
    return seat.named(QAbstractButton, name)


def test_a_colleague_is_added_by_keyboard_and_chooses_secrets_of_their_own(inside: Seat, home: Home) -> None:
    tab_to(inside, button(inside, "Users"))
    inside.key(Qt.Key.Key_Return)
    inside.page(UsersPage)
    tab_to(inside, button(inside, "Add a colleague"))
    inside.key(Qt.Key.Key_Space)
    inside.page(NewUserPage)
    inside.write("Bo Ek")
    inside.key(Qt.Key.Key_Tab)
    inside.write("bo")
    inside.key(Qt.Key.Key_Return)
    page = inside.page(GivenPage)
    given = page.password.text()
    assert len(given) == 19
    inside.press("I have handed it over")
    assert (
        "Bo Ek, Staff member\u00a0· Solgläntan\u00a0· has not signed in yet, Given password" in inside.texts()
    )
    come_in(inside, "bo", given)
    inside.page(OwnSecretsPage)
    for written in ("six words of my own", "six words of my own", "8642", "8642"):
        inside.write(written)
        inside.key(Qt.Key.Key_Tab)
    inside.key(Qt.Key.Key_Return)
    inside.page(PeoplePage)
    assert actor(inside).name == "Bo Ek"
    home.desk.accounts.check_pin(actor(inside), "8642")


def test_what_is_wrong_with_a_colleague_is_said_at_its_field(inside: Seat, home: Home) -> None:
    lena(inside, home)
    inside.press("Users")
    inside.press("Add a colleague")
    page = inside.page(NewUserPage)
    inside.press("Make the account")
    assert "Name" in page.name.error()
    inside.write("Lena")
    page.sign_in_line.setFocus()
    inside.write("LENA")
    inside.press("Make the account")
    assert "already a user" in page.sign_in.error()


def test_role_units_and_language_of_a_colleague_are_changed(inside: Seat, home: Home) -> None:
    lena(inside, home)
    inside.press("Users")
    inside.press_starting("Lena Lind")
    page = inside.page(UserPage)
    staff = next(dot for dot in page.role.dots if dot.text() == "Staff member")
    inside.qtbot.mouseClick(staff, Qt.MouseButton.LeftButton)
    inside.press("Solgläntan")
    inside.press("Save")
    assert page.notice.text() == "Saved"
    one = next(one for one in home.desk.colleagues.listed(actor(inside)) if one.name == "Lena Lind")
    assert (one.role, one.units) == (Role.STAFF, ())


def test_the_only_superuser_is_told_why_it_stays_so(inside: Seat) -> None:
    inside.press("Users")
    inside.press_starting("Lisa Holm")
    page = inside.page(UserPage)
    staff = next(dot for dot in page.role.dots if dot.text() == "Staff member")
    inside.qtbot.mouseClick(staff, Qt.MouseButton.LeftButton)
    inside.press("Save")
    assert "Lisa Holm is the only superuser who can sign in." in page.notice.text()
    inside.press("Close the account")
    inside.press("Yes, close the account")
    assert "Make somebody else a superuser first." in page.notice.text()


def test_closing_an_account_is_asked_and_the_safe_answer_has_the_focus(inside: Seat, home: Home) -> None:
    lena(inside, home)
    inside.press("Users")
    inside.press_starting("Lena Lind")
    page = inside.page(UserPage)
    inside.press("Close the account")
    assert inside.window.focusWidget() is page.asking.keep
    inside.key(Qt.Key.Key_Escape)
    inside.press("Close the account")
    inside.press("Yes, close the account")
    assert "closed" in page.subtitle.text()
    inside.press("Open the account again")
    assert "closed" not in page.subtitle.text()
    inside.press("Give a new password")
    inside.press("Yes, give a new password")
    inside.page(GivenPage)


def test_lisa_changes_her_own_password_code_and_language(inside: Seat, home: Home) -> None:
    inside.press("My account")
    page = inside.page(AccountPage)
    for field, new, name in (
        (page.old_for_password, page.password, "Change password"),
        (page.old_for_pin, page.pin, "Change code"),
    ):
        text = "seven quite other words" if new is page.password else "1397"
        secret = PASSWORD if new is page.password else "seven quite other words"
        for line, written in ((field.control, secret), *((one, text) for one in new.lines())):
            line.setFocus()
            inside.write(written)
        inside.press(name)
        assert "is changed" in page.notice.text()
    page.language.choose("sv")
    inside.press("Save language")
    lisa, language = home.desk.accounts.sign_in("lisa", "seven quite other words")
    assert language is Language.SV
    home.desk.accounts.check_pin(lisa, "1397")


def test_a_wrong_password_of_now_is_said_at_its_field(inside: Seat) -> None:
    inside.press("My account")
    page = inside.page(AccountPage)
    for line in page.password.lines():
        line.setFocus()
        inside.write("seven quite other words")
    inside.press("Change password")
    assert "The password is wrong." in page.old_for_password.error()


def test_a_unit_is_added_and_gets_its_leader(inside: Seat, home: Home) -> None:
    lena(inside, home)
    inside.press("Units")
    inside.press("Add a unit")
    page = inside.page(UnitPage)
    inside.write("Granen")
    inside.press("Lena Lind")
    inside.press("Save")
    inside.page(UnitsPage)
    assert "Granen, Group home\u00a0· led by Lena Lind" in inside.texts()
    inside.press("Add a unit")
    page = inside.page(UnitPage)
    inside.write("granen")
    inside.press("Save")
    assert "already a unit" in page.name.error()


def test_a_leader_begins_with_the_overview_and_changes_only_names_of_units(inside: Seat, home: Home) -> None:
    lena(inside, home)
    come_in(inside, "lena")
    inside.page(OverviewPage)
    names = [one.accessibleName() for one in inside.window.findChildren(QAbstractButton) if one.isVisible()]
    assert "Users" not in names
    assert "People" not in names
    inside.press("Units")
    assert "Add a unit" not in inside.texts()
    inside.press_starting("Solgläntan")
    inside.page(UnitPage)
    assert "Lisa Holm" in inside.texts()
    inside.write(" Öst")
    inside.press("Save")
    assert "Solgläntan Öst" in inside.texts()


def test_kalle_says_yes_and_the_leader_reads_until_it_is_taken_back(inside: Seat, home: Home) -> None:
    lena(inside, home)
    inside.press_starting("Kalle")
    inside.press("Show a leader")
    page = inside.page(GrantsPage)
    assert "May Lena Lind read what you say?" in inside.texts()
    inside.press("Kalle says yes")
    assert "Choose how Kalle answered." in page._how_field.error(), "nothing is chosen for Kalle"
    inside.press("In words")
    inside.press("Kalle says yes")
    assert "It can be read from now on." in page.notice.text()
    assert "Can be read now by" in inside.texts()
    come_in(inside, "lena")
    inside.press("Persons shown to you")
    inside.page(GivenPersonsPage)
    inside.press_starting("Kalle")
    shown = inside.page(GivenPersonPage)
    assert "Kalle has said yes to being read by you." in inside.texts()
    inside.press_starting(inside.window._kit.words.day(shown._card.conversations[0].started_at))
    talk = inside.page(GivenTalkPage)
    assert talk.title == "What Kalle said"
    questions = [text.text() for text in talk.findChildren(QLabel)]
    assert "Do you like living here?" in questions
    come_in(inside, "lisa")
    inside.press_starting("Kalle")
    inside.press("Show a leader")
    inside.press("Take back from Lena Lind")
    assert "It can be read no more." in inside.page(GrantsPage).notice.text()
    come_in(inside, "lena")
    inside.press("Persons shown to you")
    assert "Nobody is shown to you now" in inside.texts()


def test_a_page_that_is_open_when_it_ends_leads_nowhere(inside: Seat, home: Home) -> None:
    from accessible_fit.services.rights.consents import HowSaid, Said
    from accessible_fit.services.rights.grants import NewGrant
    from db.vocabulary import ConsentDecision

    lena(inside, home)
    lisa = actor(inside)
    leader = next(one.id for one in home.desk.colleagues.listed(lisa) if one.name == "Lena Lind")
    kalle = home.desk.residents.listed(lisa)[0].person.id
    yes = Said(ConsentDecision.GIVEN, HowSaid.SHOWED, "Lisa")
    until = home.clock().date() + dt.timedelta(days=3)
    home.desk.grants.give(lisa, kalle, NewGrant(leader, until, yes))
    come_in(inside, "lena")
    inside.press("Persons shown to you")
    inside.press_starting("Kalle")
    page = inside.page(GivenPersonPage)
    home.clock.pass_days(5)
    inside.press_starting(inside.window._kit.words.day(page._card.conversations[0].started_at))
    talk = inside.page(GivenTalkPage)
    assert "You do not have the right to do this." in talk.notice.text()
