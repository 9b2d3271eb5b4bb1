"""Anna, who supports all units, sees which of them may want help, and never a single person."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.demo.fill import DemoPlan, fill_store
from accessible_fit.services.following.rollout import Rollouts, StepWish
from accessible_fit.services.following.support import MethodSupport
from accessible_fit.services.review.quality import quality_of
from accessible_fit.trends.stage import Stage
from accessible_fit.trends.support import Need
from db import held, registered, units
from db.engine import Store, create_store
from db.vocabulary import Role, RolloutKind, WhoAnswered

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
YEAR = dt.date(2025, 1, 1), dt.date(2025, 12, 31)


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    plan = DemoPlan(units=7, people=80, years=2, seed=11, password="hemligt-lösenord", pin="2580")
    with create_store(f"sqlite:///{tmp_path_factory.mktemp('supported') / 'people.db'}") as store:
        fill_store(store, plan, NOW.date(), lambda done, total: None)
        yield store


@pytest.fixture
def anna(municipality: Store) -> Actor:
    with municipality.reading() as tx:
        user = UUID(bytes=tx.exec_driver_sql("SELECT id FROM app_user WHERE role = 'superuser'").scalar())
    return Actor(user, "Anna", Role.SUPERUSER, frozenset())


@pytest.fixture
def support(municipality: Store) -> MethodSupport:
    return MethodSupport(municipality, lambda: NOW)


def test_units_come_by_stage_and_name_with_what_they_may_need(support: MethodSupport, anna: Actor) -> None:
    found = support.units(anna)
    assert len(found) == 7
    stages = [one.stage.stage for one in found]
    order = [Stage.NOT_BEGUN, Stage.TRAINING, Stage.PRACTICE, Stage.SYSTEMATIC, Stage.TOO_SMALL]
    assert stages == sorted(stages, key=order.index)
    for stage in order:
        names = [one.name.casefold() for one in found if one.stage.stage is stage]
        assert names == sorted(names)
    begun = [one for one in found if Need.NO_ROLLOUT not in one.needs]
    assert len(begun) == 2
    assert all(Need.ROLLOUT_WAITS in one.needs for one in begun)
    for one in (each for each in found if each not in begun):
        if one.stage.stage is Stage.TOO_SMALL:
            assert one.band is None and one.needs == (Need.NO_ROLLOUT,)
        elif one.stage.stage is not Stage.SYSTEMATIC:
            assert len(one.needs) > 1


def test_a_plan_that_waits_is_told(support: MethodSupport, anna: Actor, municipality: Store) -> None:
    plans = Rollouts(municipality, lambda: NOW)
    unit = next(one for one in support.units(anna) if Need.NO_ROLLOUT in one.needs)
    step = plans.write(
        anna, unit.unit_id, StepWish(RolloutKind.ACTIVITY, "Halvdag", "Li", dt.date(2026, 2, 1))
    )
    now = next(one for one in support.units(anna) if one.unit_id == unit.unit_id)
    assert Need.ROLLOUT_WAITS in now.needs and Need.NO_EVALUATION in now.needs
    assert Need.NO_ROLLOUT not in now.needs
    plans.remove(anna, unit.unit_id, step.id)


def test_only_what_five_persons_or_more_share_is_called_common(
    support: MethodSupport, anna: Actor, municipality: Store
) -> None:
    seen = 0
    with municipality.reading() as tx:
        every = units.all_units(tx)
    for unit in every:
        told = support.marks(anna, unit.id)
        with municipality.reading() as tx:
            there = {one.person_id for one in registered.of_units(tx, [unit.id])}
            asked = {
                one.person_id
                for one in held.of_people(tx, there, dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
                if one.who_answered is WhoAnswered.SELF and one.started_at.date() <= YEAR[1]
            }
            signs = {
                person: {flag.sign for flag in found.flags}
                | {
                    flag.sign
                    for talk in found.conversations
                    if YEAR[0] <= talk.when.date() <= YEAR[1]
                    for flag in talk.flags
                }
                for person in asked
                if (found := quality_of(tx, person, NOW))
            }
        for sign in told.signs:
            assert sum(sign in of_one for of_one in signs.values()) >= 5
            seen += 1
        assert told.enough is (len(asked) >= 5)
        if not told.enough:
            assert not told.signs
    assert seen >= 3


def test_leaders_and_staff_do_not_see_all_units(support: MethodSupport) -> None:
    for role in (Role.LEADER, Role.STAFF):
        somebody = Actor(uuid4(), "Bo", role, frozenset({uuid4()}))
        with pytest.raises(NotAllowed):
            support.units(somebody)
        with pytest.raises(NotAllowed):
            support.marks(somebody, next(iter(somebody.unit_ids)))
