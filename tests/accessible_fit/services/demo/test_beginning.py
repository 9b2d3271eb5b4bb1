"""The first two units have begun by a plan, and what is published elsewhere is known to be invented."""

import datetime as dt
from uuid import UUID

from accessible_fit.instruments.own import AnyPictogram, own_instruments
from accessible_fit.services.access import Actor
from accessible_fit.services.demo.elsewhere import PLACES, SOURCE
from accessible_fit.services.following.rollout import Rollouts
from accessible_fit.services.following.support import MethodSupport
from accessible_fit.services.unit.overview import UnitOverview
from accessible_fit.services.unit.published import PublishedValues
from accessible_fit.trends.rollout import StepState
from accessible_fit.words.catalogue import Words
from accessible_fit.words.published_sentences import beside_sentence
from db.engine import Store
from db.vocabulary import RolloutKind
from tests.accessible_fit.made_once import TODAY
from tests.accessible_fit.services.demo.looking import units_in_order

NOON = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)


def test_two_units_have_a_plan_with_who_begins_what_ends_and_an_evaluation(
    invented: Store, anna: Actor
) -> None:
    use = Rollouts(invented, lambda: NOON)
    begun = [one for one in units_in_order(invented) if use.of_unit(anna, one.id).begun]
    assert begun == units_in_order(invented)[:2]
    states: set[StepState] = set()
    for unit in begun:
        plan = use.of_unit(anna, unit.id)
        assert plan.evaluated
        assert all(plan.by_kind[kind] for kind in RolloutKind)
        lines = [line for some in plan.by_kind.values() for line in some]
        states |= {line.state for line in lines}
        for step in (line.step for line in lines):
            assert step.who and step.text
            assert step.done_on is None or step.done_on < TODAY
            assert not step.followed_up or step.done_on is not None
    assert states == set(StepState), "every way a line can stand is there to be seen"


def test_whoever_supports_the_units_sees_which_have_begun(invented: Store, anna: Actor) -> None:
    first, second, third = units_in_order(invented)[:3]
    needs = {
        one.unit_id: {need.value for need in one.needs}
        for one in MethodSupport(invented, lambda: NOON).units(anna)
    }
    assert "no_rollout" in needs[third.id]
    assert not {"no_rollout", "no_evaluation"} & (needs[first.id] | needs[second.id])


def test_what_is_published_stands_beside_a_share_and_says_that_it_is_invented(
    invented: Store, anna: Actor
) -> None:
    overview = UnitOverview(invented, lambda: NOON)
    values = PublishedValues(invented, lambda: NOON, lambda: own_instruments(AnyPictogram()))
    kept = values.kept(anna)
    assert {one.source for one in kept} == {SOURCE} and {one.place for one in kept} == set(PLACES)
    assert len({one.indicator for one in kept}) == len(values.questions(anna))
    assert all(0 <= one.share <= 100 and one.year < TODAY.year for one in kept)
    unit: UUID = units_in_order(invented)[1].id
    found = overview.of_unit(anna, unit, overview.years(anna, unit)[0])
    beside = values.beside(anna, overview.forms(found))
    shown = [
        one for row in found.shares if row.share for one in beside.get((row.instrument_id, row.item_id), ())
    ]
    assert len(shown) > 6
    for one in shown:
        assert "påhittad" in one.place or "påhittat" in one.place
        assert beside_sentence(Words("sv"), one).startswith("Påhittade tal 2025, ")
