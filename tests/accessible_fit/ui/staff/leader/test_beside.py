"""On the overview: the planted stories, how answers are spread, what is published, units of the same kind."""

from collections.abc import Callable

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.services.demo.elsewhere import PLACES
from accessible_fit.trends.published import ReadValue
from accessible_fit.ui.staff.desk import Desk
from accessible_fit.ui.staff.leader.bars import IntervalBar, SpreadBar
from accessible_fit.ui.staff.leader.heat_map import HeatCell
from accessible_fit.ui.staff.leader.kinds_panel import KindsPanel
from accessible_fit.ui.staff.leader.overview_page import OverviewPage
from accessible_fit.ui.staff.leader.published_page import PublishedPage
from db import users
from db.engine import Store
from db.vocabulary import Role
from tests.accessible_fit.ui.staff.conftest import Seat
from tests.accessible_fit.ui.staff.leader.test_overview_page import (  # fixtures are found by their names
    IMPROVING,
    LARGE,
    SMALL,
    desk,  # noqa: F401 – pytest looks it up
    enter,  # noqa: F401 – pytest looks it up
    municipality,  # noqa: F401 – pytest looks it up
)

Enter = Callable[..., OverviewPage]
GOOD, FEW = 1, 3


def leader(store: Store) -> Actor:
    with store.reading() as tx:
        user = next(one for one in users.all_users(tx) if one.role is Role.LEADER)
    return Actor(user.id, "Bo Ek", Role.LEADER, frozenset())


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (IMPROVING, "it has become better"),
        (GOOD, "Good in every period that is shown."),
        (SMALL, "There are too few persons here to show what they say without telling who said it."),
        (FEW, "There are few answers to show: little can be said about the unit as a whole."),
    ],
)
def test_each_planted_story_is_the_first_thing_that_is_said(
    seat: Seat,
    enter: Enter,  # noqa: F811 – the fixture, by its name
    number: int,
    said: str,
) -> None:
    enter(seat, number)
    texts = seat.texts()
    assert texts.index(said) < texts.index("Who took part")


def test_how_answers_are_spread_is_said_beside_each_bar(
    seat: Seat,
    enter: Enter,  # noqa: F811 – the fixture, by its name
) -> None:
    page = enter(seat, LARGE)
    bars = page.findChildren(SpreadBar)
    assert page.found is not None
    assert len(bars) == sum(one.shown for one in page.found.spread) > 3
    for bar in bars:
        assert bar.toolTip() == bar.accessibleName()
        assert "mostly good" in bar.accessibleName()
        assert "persons" in bar.accessibleName()


def test_a_published_share_stands_beside_the_own_with_place_and_year(
    seat: Seat,
    enter: Enter,  # noqa: F811 – the fixture, by its name
    desk: Desk,  # noqa: F811 – the fixture, by its name
    municipality: Store,  # noqa: F811 – the fixture, by its name
) -> None:
    bo = leader(municipality)
    known = desk.published.questions(bo)
    values = [ReadValue(one.indicator, "Umeå", 2024, 78.5) for one in known]
    for place in PLACES:  # at most two places are shown, and these are there already
        desk.published.remove_place(bo, place)
    desk.published.take_in(bo, values)
    try:
        page = enter(seat, LARGE)
        texts = seat.texts()
        assert "○ Kolada 2024, Umeå: 78 % chose the best." in texts or "79 % chose the best." in texts
        assert "It comes from another survey, with other wording" in texts
        assert "national" not in texts.casefold()
        marked = [one for one in page.findChildren(IntervalBar) if "Kolada 2024" in one.accessibleName()]
        assert marked
        seat.press("Published values …")
        shown = seat.page(PublishedPage)
        assert shown.question.count() == len(known)
        assert "Umeå" in seat.texts()
    finally:
        desk.published.remove_place(bo, "Umeå")


def test_units_of_the_same_kind_are_offered_where_one_is_too_small(
    seat: Seat,
    enter: Enter,  # noqa: F811 – the fixture, by its name
) -> None:
    page = enter(seat, SMALL)
    assert "all units of the same kind can be counted together instead" in seat.texts()
    seat.press("Show units of the same kind")
    (panel,) = page.findChildren(KindsPanel)
    assert panel.holder.held is not None
    for cell in panel.holder.held.findChildren(HeatCell):
        name = cell.accessibleName()
        assert "at least" in name or "fewer than five persons" in name


def test_what_is_due_in_the_plan_is_on_the_first_page(
    seat: Seat,
    enter: Enter,  # noqa: F811 – the fixture, by its name
    desk: Desk,  # noqa: F811 – the fixture, by its name
    municipality: Store,  # noqa: F811 – the fixture, by its name
) -> None:
    import datetime as dt

    from accessible_fit.services.following.rollout import StepWish
    from accessible_fit.ui.staff.leader.rollout_page import RolloutPage
    from db import units
    from db.vocabulary import RolloutKind

    with municipality.reading() as tx:
        unit = sorted(units.all_units(tx), key=lambda one: one.id)[IMPROVING]
    bo = Actor(leader(municipality).user_id, "Bo Ek", Role.LEADER, frozenset({unit.id}))
    wish = StepWish(RolloutKind.ACTIVITY, "Halvdag om mattan", "Li", dt.date(2026, 2, 1))
    step = desk.rollouts.write(bo, unit.id, wish)
    try:
        enter(seat, IMPROVING)
        assert "Halvdag om mattan" in seat.texts()
        assert "Should have been done 2026-02-01." in seat.texts()
        seat.press("Open the plan")
        page = seat.page(RolloutPage)
        assert page.plan is not None and page.plan.unit_id == unit.id
    finally:
        desk.rollouts.remove(bo, unit.id, step.id)
