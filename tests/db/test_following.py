"""Following Åsa up: who is to ask what, what was written down, what her home is for and how it begins."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from db import (
    actions,
    askings,
    bulk,
    follow_ups,
    grants,
    people,
    plans,
    published,
    rollout,
    unit_aims,
    units,
    users,
)
from db.engine import Store
from db.errors import ConstraintBroken, UnknownRow
from db.ids import new_id
from db.records import FollowUp, Occasion, PersonGrant, PublishedValue, RolloutStep, UnitAims
from db.vocabulary import AskingOutcome, Helped, Role, RolloutKind, ServiceType
from tests.db.scene import NOON, Scene, set_scene

JANUARY = date(2026, 1, 31)


def occasion(scene: Scene, due_on: date = JANUARY, **changes: object) -> Occasion:
    return replace(Occasion(new_id(), scene.person.id, scene.unit.id, "home", due_on), **changes)


def written(scene: Scene, held_on: date = JANUARY) -> FollowUp:
    return FollowUp(
        new_id(),
        scene.person.id,
        scene.unit.id,
        held_on,
        "Bildfrågor och samtalsmatta",
        "Hemma hos Åsa, en halvtimme",
        "Vill ha fisk oftare",
        "Hon är lugnare på kvällen",
        "Fisk på fredagar",
        NOON,
        scene.staff.id,
    )


def value(year: int, share: float = 61.5, place: str = "Umeå") -> PublishedValue:
    return PublishedValue("U28001", place, year, share, 40, "Kolada", NOON, ServiceType.GROUP_HOME)


def test_an_occasion_waits_until_somebody_says_what_became_of_it(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        plan = plans.add(tx, scene.unit.id, "home", 3, JANUARY, note="Hon vill ofta.")
        assert plans.get(tx, plan.id) == plan and plan.note == "Hon vill ofta."
        first = askings.put(tx, occasion(scene, plan_id=plan.id))
        later = askings.put(tx, occasion(scene, date(2026, 4, 30)))
        askings.put(tx, occasion(other))
        known = [scene.unit.id]
        assert askings.waiting(tx, known, date(2026, 1, 30)) == []
        assert askings.waiting(tx, known, JANUARY) == [first]
        assert askings.waiting(tx, known, date(2027, 1, 1)) == [first, later]
        assert len(askings.waiting(tx, [scene.unit.id, other.unit.id], JANUARY)) == 2
        assert askings.waiting(tx, [], JANUARY) == []
    with store.writing() as tx:
        noted = askings.put(
            tx,
            replace(
                first,
                outcome=AskingOutcome.ANSWERED,
                noted_at=NOON,
                noted_by=scene.staff.id,
                conversation_id=scene.conversation.id,
            ),
        )
    with store.reading() as tx:
        assert askings.get(tx, first.id) == noted
        assert askings.of_person(tx, scene.person.id) == [noted, later]
        assert askings.of_unit(tx, scene.unit.id, JANUARY, JANUARY) == [noted]
        assert askings.of_unit(tx, scene.unit.id, JANUARY, date(2026, 4, 30)) == [noted, later]
        assert askings.waiting(tx, known, JANUARY) == []


def test_an_occasion_is_left_by_what_it_points_to_and_moves_with_the_person(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        plan = plans.add(tx, scene.unit.id, "home", 3, JANUARY)
        one = askings.put(
            tx,
            occasion(
                scene,
                plan_id=plan.id,
                outcome=AskingOutcome.WITH_HELP,
                noted_at=NOON,
                noted_by=scene.staff.id,
                conversation_id=scene.conversation.id,
            ),
        )
        tx.execute(text("DELETE FROM plan"))
        tx.execute(text("DELETE FROM conversation"))
        tx.execute(text("DELETE FROM app_user"))
        people.update(tx, replace(scene.person, unit_id=other.unit.id))
        left = askings.get(tx, one.id)
        assert (left.plan_id, left.conversation_id, left.noted_by) == (None, None, None)
        assert (left.outcome, left.unit_id) == (AskingOutcome.WITH_HELP, other.unit.id)
        with pytest.raises(UnknownRow, match="occasion"):
            askings.get(tx, uuid4())


def test_a_plan_changes(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        plan = plans.add(tx, scene.unit.id, "home", 3, JANUARY)
        changed = plans.change(
            tx, plan.id, every_months=6, starts_on=JANUARY, ends_on=date(2027, 1, 1), note="Räcker."
        )
        assert (changed.every_months, changed.ends_on, changed.note) == (6, date(2027, 1, 1), "Räcker.")
        assert plans.of_unit(tx, scene.unit.id) == [changed]
        for wrong in (
            lambda: plans.get(tx, uuid4()),
            lambda: plans.change(tx, uuid4(), every_months=6, starts_on=JANUARY, ends_on=None, note=""),
        ):
            with pytest.raises(UnknownRow, match="plan"):
                wrong()


def test_what_we_do_is_open_until_she_has_been_asked_whether_it_helped(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        asa, home = scene.person.id, scene.unit.id

        def promise(words: str, days: int, due_on: date | None = None, who: Scene = scene) -> UUID:
            at = NOON + timedelta(days=days)
            return actions.add(tx, who.person.id, who.unit.id, words, "Karin", at, due_on=due_on).id

        fish = promise("Fisk på fredagar", 1)
        lamp = promise("Ny lampa", 0, date(2026, 5, 1))
        quiet = promise("Tystare på kvällen", 2, date(2026, 4, 1))
        theirs = promise("Annat", 3, who=other)
        known = [home, other.unit.id]
        assert [one.id for one in actions.open_of_units(tx, known)] == [quiet, lamp, fish, theirs]
        actions.shown(tx, actions.done(tx, quiet, NOON + timedelta(days=3)).id, NOON + timedelta(days=4))
        assert [one.id for one in actions.open_of_units(tx, [home])] == [quiet, lamp, fish]
        helped = actions.shown(tx, quiet, NOON + timedelta(days=4), Helped.SOME)
        closed = actions.close(tx, lamp, NOON + timedelta(days=5), "Hon köpte en egen.")
        assert (helped.helped, closed.closed_because) == (Helped.SOME, "Hon köpte en egen.")
        assert [one.id for one in actions.open_of_units(tx, [home])] == [fish]
        again = actions.reopen(tx, lamp)
        assert (again.closed_at, again.closed_because) == (None, "")
        assert actions.reopen(tx, quiet).done_at is None
        changed = actions.change(
            tx, fish, text="Fisk på torsdagar", who="Eva", due_on=JANUARY, picture="openmoji:1F41F"
        )
        assert (changed.text, changed.who, changed.picture) == ("Fisk på torsdagar", "Eva", "openmoji:1F41F")
        assert actions.open_of_units(tx, [home])[0] == changed
        said = actions.add(tx, asa, home, "Te", "Eva", NOON, said="Jag vill ha te", picture="openmoji:1F375")
        assert actions.get(tx, said.id).said == "Jag vill ha te"


def test_a_follow_up_is_written_and_changed(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        first = follow_ups.add(tx, written(scene))
        second = follow_ups.add(tx, written(scene, date(2026, 6, 1)))
        changed = follow_ups.change(tx, replace(first, needs_doing="", changed_at=NOON + timedelta(hours=1)))
        assert follow_ups.get(tx, first.id) == changed
        assert follow_ups.of_person(tx, scene.person.id) == [second, changed]
        follow_ups.remove(tx, second.id)
        assert follow_ups.of_person(tx, scene.person.id) == [changed]
        for wrong in (
            lambda: follow_ups.get(tx, uuid4()),
            lambda: follow_ups.change(tx, written(scene)),
            lambda: follow_ups.remove(tx, uuid4()),
        ):
            with pytest.raises(UnknownRow, match="follow_up"):
                wrong()


def test_what_a_home_is_for(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        assert unit_aims.of(tx, scene.unit.id) is None
        aims = UnitAims(unit_id=scene.unit.id, intended_group="Vuxna", youngest=18, places=6, changed_at=NOON)
        unit_aims.put(tx, aims)
        assert unit_aims.of(tx, scene.unit.id) == aims
        changed = replace(aims, oldest=65, aims="Ett eget liv", changed_by=scene.staff.id)
        unit_aims.put(tx, changed)
        assert unit_aims.of(tx, scene.unit.id) == changed


def test_how_a_home_begins_and_what_it_stops_doing(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        unit_id = scene.unit.id
        pilot = RolloutStep(
            new_id(), unit_id, RolloutKind.PILOT, "Två boende provar", "Karin", order_in_plan=1
        )
        stops = RolloutStep(new_id(), unit_id, RolloutKind.STOPS, "Enkäten på papper", due_on=JANUARY)
        rollout.put(tx, pilot)
        rollout.put(tx, stops)
        assert rollout.of_unit(tx, unit_id) == [stops, pilot]
        done = rollout.put(
            tx, replace(stops, done_on=JANUARY, followed_up="Ingen saknar den.", order_in_plan=2)
        )
        assert rollout.of_unit(tx, unit_id) == [pilot, done]
        rollout.remove(tx, pilot.id)
        assert rollout.of_unit(tx, unit_id) == [done]
        with pytest.raises(UnknownRow, match="rollout_step"):
            rollout.remove(tx, pilot.id)


def test_published_values_are_replaced_by_newer_ones(store: Store) -> None:
    with store.writing() as tx:
        assert published.put_many(tx, []) == 0
        assert published.put_many(tx, [value(2024), value(2025), value(2025, 70.0, "Riket")]) == 3
        assert published.put_many(tx, [value(2025, 10.0), value(2025, 64.0)]) == 1
    with store.reading() as tx:
        assert published.of_indicators(tx, ["U28001", "U28002"], "Umeå") == [value(2024), value(2025, 64.0)]
        assert len(published.of_indicators(tx, ["U28001"])) == 3
        assert published.of_indicators(tx, ["U28002"]) == published.of_indicators(tx, []) == []
    with store.writing() as tx:
        published.remove_place(tx, "Umeå")
        published.remove_place(tx, "Umeå")
        assert [one.place for one in published.of_indicators(tx, ["U28001"])] == ["Riket"]


def test_a_leader_may_see_one_person_for_a_while(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        lena = users.add(tx, "lena", "Lena", Role.LEADER, "a hash")
        given = grants.give(
            tx,
            PersonGrant(
                new_id(), scene.person.id, scene.unit.id, lena.id, NOON, scene.staff.id, date(2026, 6, 1)
            ),
        )
        assert grants.get(tx, given.id) == given
        assert grants.of_user(tx, lena.id, date(2026, 6, 1)) == [given]
        assert grants.of_user(tx, lena.id, date(2026, 6, 2)) == []
        assert grants.of_user(tx, scene.staff.id, JANUARY) == []
        # given once more, for longer
        again = grants.give(tx, replace(given, id=new_id(), given_at=NOON + timedelta(days=1), until=None))
        assert grants.of_user(tx, lena.id, date(2026, 6, 2)) == [again]
        assert [one.id for one in grants.of_person(tx, scene.person.id)] == [again.id, given.id]
        taken = grants.take(tx, again.id, NOON + timedelta(days=2))
        assert taken.taken_at == NOON + timedelta(days=2) and grants.of_user(tx, lena.id, JANUARY) == []
        with pytest.raises(UnknownRow, match="person_grant"):
            grants.take(tx, uuid4(), NOON)


def test_it_comes_in_by_the_thousand_too(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        aims = UnitAims(unit_id=scene.unit.id, aims="Ett eget liv", changed_at=NOON)
        one, said = occasion(scene), written(scene)
        assert bulk.add_occasions(tx, [one]) == bulk.add_follow_ups(tx, [said]) == 1
        assert bulk.add_unit_aims(tx, [aims]) == 1
        assert askings.of_person(tx, scene.person.id) == [one]
        assert follow_ups.of_person(tx, scene.person.id) == [said]
        assert unit_aims.of(tx, scene.unit.id) == aims


def test_everything_about_the_person_goes_with_the_person(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        for who in (scene, other):
            askings.put(tx, occasion(who))
            follow_ups.add(tx, written(who))
            grants.give(tx, PersonGrant(new_id(), who.person.id, who.unit.id, other.staff.id, NOON))
        tx.execute(text("DELETE FROM person WHERE alias <> 'Bo'"))
        for table in ("occasion", "follow_up", "person_grant"):
            assert tx.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 1, table


def test_two_occasions_for_one_thing_on_one_day_cannot_be(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        askings.put(tx, occasion(scene))
        askings.put(tx, occasion(scene, instrument_id="ratings"))
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        askings.put(tx, occasion(scene))


def test_what_only_a_unit_has_goes_with_the_unit(store: Store) -> None:
    with store.writing() as tx:
        empty = units.add(tx, "Tom", ServiceType.OTHER)
        unit_aims.put(tx, UnitAims(unit_id=empty.id, changed_at=NOON))
        rollout.put(tx, RolloutStep(new_id(), empty.id, RolloutKind.ROLE, "Metodstöd"))
        tx.execute(text("DELETE FROM unit"))
        assert unit_aims.of(tx, empty.id) is None and rollout.of_unit(tx, empty.id) == []
