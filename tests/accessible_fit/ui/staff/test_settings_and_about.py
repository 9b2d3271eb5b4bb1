"""The computer's settings, and the page about the program."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from accessible_fit.services.access import Actor
from accessible_fit.settings import Settings
from accessible_fit.ui.staff.about import AboutPage
from accessible_fit.ui.staff.settings_page import SettingsPage
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.words.catalogue import Words
from db.vocabulary import Role
from tests.accessible_fit.ui.staff.conftest import Home, Seat

SignIn = Callable[[], Seat]


def test_settings_are_handed_on_when_saved(sign_in: SignIn, home: Home, qtbot: QtBot) -> None:
    home.lisa()
    seat = sign_in()
    seat.press("Settings")
    page = seat.page(SettingsPage)
    page.theme.setFocus()
    seat.key(Qt.Key.Key_Down)
    page.text_size.choose(150)
    with qtbot.waitSignal(seat.window.settings_changed) as changed:
        seat.key(Qt.Key.Key_Return)
    assert changed.args == [Settings(language="en", theme="dark", text_percent=150)]


def test_a_new_look_keeps_lisa_signed_in_and_says_that_it_is_saved(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    actor = seat.window.actor
    look = Look(load_theme("dark"), "Atkinson Hyperlegible", 96 / 25.4, 150)
    seat.window.dress(look, Words("en"), Settings(language="en", theme="dark", text_percent=150))
    page = seat.page(SettingsPage)
    assert page.notice.text() == "Saved"
    assert page.theme.value() == "dark"
    assert seat.window.actor == actor
    seat.press("People")


def test_a_superuser_names_the_organisation(sign_in: SignIn, home: Home, qtbot: QtBot) -> None:
    lisa = home.lisa()
    seat = sign_in()
    seat.press("Settings")
    page = seat.page(SettingsPage)
    assert page.organisation.text() == ""
    page.organisation.setFocus()
    seat.write("Ekhamra kommun")
    with qtbot.waitSignal(seat.window.settings_changed) as changed:
        seat.key(Qt.Key.Key_Return)
    assert changed.args == [Settings(language="en")], "what holds for the computer stays as it was"
    assert home.desk.organisation_name.now(lisa) == "Ekhamra kommun"
    seat.press("People")
    seat.press("Settings")
    assert seat.page(SettingsPage).organisation.text() == "Ekhamra kommun"


def test_colleagues_who_are_no_superusers_meet_only_their_computer(seat: Seat, home: Home) -> None:
    lisa = home.lisa()
    bo = Actor(lisa.user_id, "Bo", Role.STAFF, lisa.unit_ids)
    seat.window._signed_in(home.desk, bo, "en")
    seat.wait()
    seat.press("Settings")
    page = seat.page(SettingsPage)
    assert "Name of the organisation" not in seat.texts()
    with seat.qtbot.waitSignal(seat.window.settings_changed):
        page.language.setFocus()
        seat.key(Qt.Key.Key_Return)


def test_the_program_says_what_it_is_and_thanks_everybody(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    seat.press("About the program")
    seat.page(AboutPage)
    told = seat.texts()
    assert "claims no effect" in told
    assert "OpenMoji" in told
    assert "CC BY-SA 4.0" in told
    assert "SIL Open Font License" in told
