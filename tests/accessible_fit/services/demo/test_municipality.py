"""A superuser signs in to an invented municipality and looks around."""

import datetime as dt

from accessible_fit.services.access import Actor
from accessible_fit.services.demo.groups import SIZES
from accessible_fit.services.residents import Residents
from accessible_fit.services.signing_in.accounts import Accounts
from db import audit, people, plans, profiles, settings, users
from db.engine import Store
from db.vocabulary import Role
from tests.accessible_fit.made_once import PLAN, TODAY
from tests.accessible_fit.services.demo.looking import people_of, units_in_order


def clock() -> dt.datetime:
    return dt.datetime.combine(TODAY, dt.time(8), dt.UTC)


def test_there_are_as_many_units_and_people_as_asked_for_in_sizes_of_their_kind(invented: Store) -> None:
    units = units_in_order(invented)
    sizes = [len(people_of(invented, unit)) for unit in units]
    assert (len(units), sum(sizes)) == (PLAN.units, PLAN.people)
    for unit, size in zip(units, sizes, strict=True):
        fewest, most = SIZES[unit.service_type]
        assert fewest <= size <= most


def test_the_third_unit_is_too_small_to_be_shown(invented: Store) -> None:
    assert len(people_of(invented, units_in_order(invented)[2])) < 5


def test_no_two_units_and_no_two_people_of_a_unit_are_called_the_same(invented: Store) -> None:
    units = units_in_order(invented)
    assert len({unit.name for unit in units}) == len(units)
    for unit in units:
        aliases = [person.alias for person in people_of(invented, unit)]
        assert len(set(aliases)) == len(aliases)


def test_names_are_swedish_with_their_letters(invented: Store) -> None:
    units = units_in_order(invented)
    written = " ".join(unit.name for unit in units)
    assert units[0].name.startswith("Gruppbostaden ")
    assert "Boendestöd Väster" in written
    with invented.reading() as tx:
        staff = " ".join(user.display_name for user in users.all_users(tx))
        assert settings.read(tx, "organisation") == "Ekhamra kommun (påhittad)"
    called = " ".join(person.alias for unit in units for person in people_of(invented, unit))
    assert set("åäö") <= set((written + staff + called).casefold())


def test_everybody_signs_in_with_the_one_password_and_sees_their_own_unit(
    invented: Store, anna: Actor
) -> None:
    accounts = Accounts(invented, clock)
    accounts.check_pin(anna, PLAN.pin)
    first = units_in_order(invented)[0]
    with invented.reading() as tx:
        here = [user for user in users.all_users(tx) if first.id in users.units_of(tx, user.id)]
    assert sorted(user.role for user in here)[0] is Role.LEADER
    staff = [user for user in here if user.role is Role.STAFF]
    assert 2 <= len(staff) <= 3
    actor, _ = accounts.sign_in(staff[0].sign_in_name, PLAN.password)
    listed = Residents(invented, clock).listed(actor)
    assert {line.person.id for line in listed} == {person.id for person in people_of(invented, first)}


def test_the_superuser_sees_everybody_and_what_can_be_gone_on_with(invented: Store, anna: Actor) -> None:
    listed = Residents(invented, clock).listed(anna)
    assert len(listed) == PLAN.people
    assert any(line.unfinished for line in listed)
    assert sum(line.last_finished is not None for line in listed) > PLAN.people * 0.8


def test_people_are_grown_up_and_their_support_began_after_that(invented: Store) -> None:
    ended = 0
    for unit in units_in_order(invented):
        for person in people_of(invented, unit):
            assert person.birth_year is not None
            assert 18 <= TODAY.year - person.birth_year <= 86
            with invented.reading() as tx:
                kept = people.enrolments(tx, person.id)
            assert kept[-1].unit_id == unit.id
            assert all(one.reason_in and bool(one.reason_out) == (one.ended_on is not None) for one in kept)
            assert kept[0].started_on.year >= person.birth_year + 18
            ended += kept[-1].ended_on is not None
    assert 0 < ended < PLAN.people / 4


def test_screens_suit_people_differently(invented: Store) -> None:
    with invented.reading() as tx:
        every = [
            profiles.of(tx, person.id)
            for unit in units_in_order(invented)
            for person in people_of(invented, unit)
        ]
    assert {profile.choices for profile in every} == {2, 3, 5}
    assert len({profile.rate for profile in every}) > 2


def test_every_unit_asks_by_a_plan(invented: Store) -> None:
    with invented.reading() as tx:
        for unit in units_in_order(invented):
            shared = [plan for plan in plans.of_unit(tx, unit.id) if plan.person_id is None]
            assert [plan.instrument_id for plan in shared] == [unit.service_type.value]
            assert 3 <= shared[0].every_months <= 6


def test_the_log_says_that_it_is_invented_and_is_whole(invented: Store) -> None:
    with invented.reading() as tx:
        assert audit.verify(tx) == []
    assert invented.check() == []
