"""Anna supports all units: she sees them beside each other, and which of them may want help."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.ui.staff.desk import Desk
from accessible_fit.ui.staff.following.participation_page import ParticipationPage
from accessible_fit.ui.staff.leader.heat_map import HeatCell
from accessible_fit.ui.staff.leader.overview_page import OverviewPage
from accessible_fit.ui.staff.leader.rollout_page import RolloutPage
from accessible_fit.ui.staff.people import PeoplePage
from accessible_fit.ui.staff.superuser.all_units_page import AllUnitsPage
from accessible_fit.ui.staff.superuser.support_page import SupportPage
from db import users
from db.engine import Store
from db.vocabulary import Role
from tests.accessible_fit.ui.staff.conftest import Seat
from tests.accessible_fit.ui.staff.leader.test_overview_page import (  # fixtures are found by their names
    desk,  # noqa: F401 – pytest looks it up
    municipality,  # noqa: F401 – pytest looks it up
)


@pytest.fixture
def anna(
    seat: Seat,
    desk: Desk,  # noqa: F811 – the fixture, by its name
    municipality: Store,  # noqa: F811 – the fixture, by its name
) -> Actor:
    with municipality.reading() as tx:
        user = next(one for one in users.all_users(tx) if one.role is Role.SUPERUSER)
    actor = Actor(user.id, "Anna Lind", Role.SUPERUSER, frozenset())
    seat.window._signed_in(desk, actor, "en")
    seat.wait()
    return actor


def loaded(seat: Seat, ready: Callable[[], object]) -> None:
    seat.qtbot.waitUntil(lambda: bool(ready()) and not seat.background.busy, timeout=20_000)


def test_units_of_one_kind_stand_beside_each_other_and_lead_on(seat: Seat, anna: Actor) -> None:
    seat.press("All units")
    page = seat.page(AllUnitsPage)
    loaded(seat, lambda: page.found)
    assert page.found is not None
    kinds = {one.service_type for one in page.found.units}
    assert page.kind.count() == len(kinds) > 1
    shown = 0
    for number in range(page.kind.count()):
        page.kind.setCurrentIndex(number)
        assert {one.service_type for one in page.lines()} == {page.kind.value()}
        names = [one.name.casefold() for one in page.lines()]
        assert names == sorted(names)
        for cell in page.findChildren(HeatCell):
            if cell.isVisible():
                shown += "at least" in cell.accessibleName()
                assert "at least" in cell.accessibleName() or "fewer than five" in cell.accessibleName()
    assert shown > 5
    large = next(one for one in page.found.units if one.whole and one.whole.year.score is not None)
    page.kind.choose(large.service_type)
    seat.wait()
    seat.press(large.name)
    overview = seat.page(OverviewPage)
    loaded(seat, lambda: overview.found)
    assert overview.found is not None and overview.found.unit_id == large.unit_id


def test_an_order_other_than_names_stays_within_one_kind(seat: Seat, anna: Actor) -> None:
    seat.press("All units")
    page = seat.page(AllUnitsPage)
    loaded(seat, lambda: page.found)
    page.order.choose("whole")
    for number in range(page.kind.count()):
        page.kind.setCurrentIndex(number)
        lines = page.lines()
        scores = [one.whole.year.score for one in lines if one.whole and one.whole.year.score is not None]
        assert scores == sorted(scores)
        assert all(one.too_small or one.whole for one in lines[len(scores) :])


def test_method_support_tells_what_may_be_wanted_and_leads_to_it(seat: Seat, anna: Actor) -> None:
    seat.press("Method support")
    page = seat.page(SupportPage)
    loaded(seat, lambda: page.found)
    texts = seat.texts()
    assert "It is about how it is asked, not about how anybody works." in texts
    unit = next(one for one in page.found if one.stage.holds)
    seat.press(f"What is common here: {unit.name}")
    holder = page.marks[unit.unit_id]
    assert holder.held is not None
    seat.press(f"Roll-out plan: {unit.name}")
    plan = seat.page(RolloutPage)
    assert plan.unit.value() == unit.unit_id
    seat.press("Method support")
    seat.press(f"How it is asked: {unit.name}")
    asking = seat.page(ParticipationPage)
    loaded(seat, lambda: asking.found)
    assert asking.found is not None and asking.found.unit_id == unit.unit_id
    seat.press("Method support")
    seat.press("Look at single persons")
    seat.page(PeoplePage)


def test_a_leader_of_one_unit_has_neither_page(
    seat: Seat,
    desk: Desk,  # noqa: F811 – the fixture, by its name
) -> None:
    actor = Actor(uuid4(), "Bo Ek", Role.LEADER, frozenset({uuid4()}))
    seat.window._signed_in(desk, actor, "en")
    seat.wait()
    texts = seat.texts()
    assert "Roll-out" in texts
    assert "All units" not in texts and "Method support" not in texts
