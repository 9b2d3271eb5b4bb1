"""Lena's pages where a server counts for her: what is left out is said, never an empty place."""

from dataclasses import replace
from uuid import UUID

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.services.following.stage import UnitAsking
from accessible_fit.services.unit.told_by_server import NotCountedHere
from accessible_fit.trends.quarters import Span
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


def test_participation_says_who_can_look_at_it(lena: Lisa, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_self: UnitAsking, _actor: Actor, _unit_id: UUID, _span: Span) -> None:
        raise NotCountedHere

    monkeypatch.setattr(UnitAsking, "of_unit", refuses)
    seat = lena.seat
    seat.press("Participation")
    seat.qtbot.waitUntil(lambda: "Where answers are kept on a server" in seat.texts(), timeout=20_000)
    assert "A superuser can look at the rest" in seat.texts()
    assert "How far the unit has come" not in seat.texts()
