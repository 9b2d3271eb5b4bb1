"""In the first two units something is promised at every stage of its way, and follow-ups are written down."""

import datetime as dt

from accessible_fit.instruments.own import life_areas
from accessible_fit.services.access import Actor
from accessible_fit.services.following.actions import Actions, Standing, standing_of
from accessible_fit.services.following.follow_ups import FollowUps
from accessible_fit.services.following.over_time import Following
from db import actions
from db.engine import Store
from tests.accessible_fit.made_once import TODAY
from tests.accessible_fit.services.demo.looking import people_of, units_in_order

NOON = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)


def test_the_first_page_has_something_of_every_kind(invented: Store, anna: Actor) -> None:
    found = Actions(invented, lambda: NOON, life_areas).open_ones(anna)
    assert {one.standing for one in found} == {
        Standing.LATE,
        Standing.WAITING,
        Standing.TO_SHOW,
        Standing.TO_ASK,
    }
    with invented.reading() as tx:
        known = [
            one
            for unit in units_in_order(invented)[:2]
            for person in people_of(invented, unit)
            for one in actions.of_person(tx, person.id)
        ]
    stages = {standing_of(one, TODAY) for one in known}
    assert stages >= {Standing.HELPED, Standing.CLOSED}
    assert all(one.said and one.picture for one in known), "what was said is kept in words"
    for one in known:
        times = [at for at in (one.created_at, one.done_at, one.shown_at) if at is not None]
        assert times == sorted(times) and times[-1] < NOON


def test_follow_ups_are_written_a_year_apart_and_build_on_what_was_said(invented: Store, anna: Actor) -> None:
    first, second = units_in_order(invented)[:2]
    use = FollowUps(invented, lambda: NOON)
    written = [
        use.of_person(anna, person.id).found
        for unit in (first, second)
        for person in people_of(invented, unit)
    ]
    assert sum(bool(one) for one in written) >= 4
    for found in written:
        for one in found:
            assert one.staffs_view and one.method and one.held_on < TODAY
    pairs = [found for found in written if len(found) == 2]
    assert pairs and all(new.held_on - old.held_on == dt.timedelta(days=365) for new, old in pairs)


def test_the_event_that_everybody_shares_can_be_compared_before_and_after(
    invented: Store, anna: Actor
) -> None:
    first = units_in_order(invented)[0]
    following = Following(invented, lambda: NOON, life_areas)
    for person in people_of(invented, first):
        over = following.person(anna, person.id)
        assert [one.name for one in over.events] == ["Ny samordnare"]
        assert any(one.points for one in over.series)
