"""Lena's pages where a server counts for her: what is left out is said, never an empty place."""

from dataclasses import replace

import pytest

from accessible_fit.ui.staff.following.participation_page import ParticipationPage
from accessible_fit.ui.staff.following.register_page import RegisterPage
from accessible_fit.ui.widgets.texts import clear
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.accessible_fit.ui.staff.test_plan_pages import Lisa


@pytest.fixture
def lena(home: Home, seat: Seat) -> Lisa:
    """Lena in front of the window, with six persons who have been asked."""
    made = Lisa(home, seat)
    for alias in ("Åsa", "Bo", "Cia", "Disa", "Eva"):
        home.hold(made.actor, home.add(made.actor, alias))
    home.clock.pass_days(120)
    made.lead()
    return made


def test_the_register_says_what_a_server_does_not_tell(lena: Lisa) -> None:
    seat = lena.seat
    seat.press("Register")
    page = seat.page(RegisterPage)
    seat.qtbot.waitUntil(lambda: page.found is not None)
    assert "leaders are not shown reasons" not in seat.texts()
    assert "Why the support began" in seat.texts()
    assert page.found is not None
    clear(page.content)
    page.fill(replace(page.found, by_server=True))
    seat.wait()
    assert "leaders are not shown reasons" in seat.texts()
    assert "Why the support began" not in seat.texts()
    assert "No reason is shared" not in seat.texts()


def test_participation_says_what_a_server_does_not_tell(lena: Lisa) -> None:
    seat = lena.seat
    seat.press("Participation")
    page = seat.page(ParticipationPage)
    seat.qtbot.waitUntil(lambda: page.found is not None, timeout=20_000)
    assert "how it stood when the last quarter ended" not in seat.texts()
    assert page.found is not None
    clear(page.content)
    page.fill(replace(page.found, by_server=True))
    seat.wait()
    assert "how it stood when the last quarter ended" in seat.texts()
    assert "The reasons that were noted are not shown" in seat.texts()
    assert "How far the unit has come" in seat.texts()
