"""The first account, and signing in."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from accessible_fit.ui.staff.first_account import FirstAccountPage
from accessible_fit.ui.staff.people import PeoplePage
from accessible_fit.ui.staff.sign_in import SignInPage
from tests.accessible_fit.ui.staff.conftest import PASSWORD, PIN, Home, Seat


def fill_first_account(seat: Seat, password: str = PASSWORD, pin: str = PIN) -> None:
    """Write from the first field to the last, Tab by Tab, as the fields stand on the page."""
    for written in ("Lisa Holm", "lisa", None, password, password, pin, pin, None, "Solgläntan"):
        if written is not None:
            seat.write(written)
        seat.key(Qt.Key.Key_Tab)


def test_lisa_makes_the_first_account_with_the_keyboard_alone(seat: Seat, home: Home) -> None:
    seat.window.store_opened(home.desk)
    seat.page(FirstAccountPage)
    fill_first_account(seat)
    seat.key(Qt.Key.Key_Return)
    seat.page(PeoplePage)
    assert not home.desk.accounts.is_first_start()
    actor, _ = home.desk.accounts.sign_in("lisa", PASSWORD)
    home.desk.accounts.check_pin(actor, PIN)
    assert [unit.name for unit in home.desk.residents.units(actor)] == ["Solgläntan"]


def test_a_short_password_is_said_under_its_field(seat: Seat, home: Home) -> None:
    seat.window.store_opened(home.desk)
    page = seat.page(FirstAccountPage)
    fill_first_account(seat, password="short")
    seat.press("Make the account")
    assert "at least 10 characters" in page.password.error()
    assert seat.window.focusWidget() is page.password_line


def test_a_code_with_letters_is_said_under_its_field(seat: Seat, home: Home) -> None:
    seat.window.store_opened(home.desk)
    page = seat.page(FirstAccountPage)
    fill_first_account(seat, pin="12ab")
    seat.press("Make the account")
    assert "four to eight digits" in page.pin.error()


def test_an_empty_name_is_said_under_its_field(seat: Seat, home: Home) -> None:
    seat.window.store_opened(home.desk)
    page = seat.page(FirstAccountPage)
    seat.press("Make the account")
    assert "Your name" in page.name.error()


def test_two_codes_that_differ_are_not_kept(seat: Seat, home: Home) -> None:
    seat.window.store_opened(home.desk)
    page = seat.page(FirstAccountPage)
    fill_first_account(seat)
    page.pin_again_line.setText("1357")
    seat.press("Make the account")
    assert "not the same" in page.pin_again.error()
    assert home.desk.accounts.is_first_start()


def test_lisa_signs_in_and_out(sign_in: Callable[[], Seat], home: Home) -> None:
    home.lisa()
    seat = sign_in()
    seat.page(PeoplePage)
    assert "Lisa Holm" in seat.texts()
    assert seat.window.actor is not None
    seat.press("Sign out")
    seat.page(SignInPage)
    assert seat.window.actor is None
    assert "Lisa Holm" not in seat.texts()


def test_a_wrong_password_is_said_where_the_focus_is(seat: Seat, home: Home) -> None:
    home.lisa()
    seat.window.store_opened(home.desk)
    page = seat.page(SignInPage)
    seat.write("lisa")
    seat.key(Qt.Key.Key_Tab)
    seat.write("something else")
    seat.key(Qt.Key.Key_Return)
    assert "The name or the password is wrong." in page.notice.text()
    assert seat.window.focusWidget() is page.notice
    assert page.primary is not None
    assert page.primary.isEnabled()


def test_lisa_writes_while_the_rest_comes(seat: Seat, home: Home) -> None:
    home.lisa()
    seat.window.ask_sign_in(home.desk.accounts)
    page = seat.page(SignInPage)
    seat.write("lisa")
    seat.window.store_opened(home.desk)
    assert seat.page(SignInPage) is page
    seat.key(Qt.Key.Key_Tab)
    seat.write(PASSWORD)
    seat.key(Qt.Key.Key_Return)
    seat.page(PeoplePage)


def test_empty_fields_are_not_sent(seat: Seat, home: Home) -> None:
    home.lisa()
    seat.window.store_opened(home.desk)
    page = seat.page(SignInPage)
    seat.key(Qt.Key.Key_Return)
    assert "sign-in name" in page.name.error()
    seat.write("lisa")
    seat.key(Qt.Key.Key_Return)
    assert "password" in page.password.error()
