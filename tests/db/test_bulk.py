"""Invented data comes in by the thousand."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from db import (
    actions,
    answers,
    bulk,
    conversations,
    instruments,
    life_events,
    people,
    plans,
    units,
    users,
)
from db.engine import Store
from db.ids import new_id
from db.records import (
    Action,
    Answer,
    Conversation,
    Enrolment,
    InstrumentVersion,
    LifeEvent,
    Person,
    Plan,
    Unit,
    User,
)
from db.vocabulary import Role, ServiceType
from tests.db.scene import NOON, questions, said, set_scene


def test_a_home_with_some_years_of_answers(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        residents = [Person(new_id(), scene.unit.id, f"Person {number}") for number in range(5)]
        enrolled = [Enrolment(new_id(), person.id, person.unit_id, date(2024, 1, 1)) for person in residents]
        new = questions(scene.person, scene.version)
        talks = [
            Conversation(
                **{
                    name: getattr(replace(new, person_id=person.id), name)
                    for name in new.__dataclass_fields__
                    if name != "started_at"
                },
                started_at=NOON + timedelta(days=90 * quarter),
                id=new_id(),
            )
            for person in residents
            for quarter in range(4)
        ]
        given = [
            Answer(
                **{name: getattr(answer, name) for name in answer.__dataclass_fields__},
                id=new_id(),
                unit_id=scene.unit.id,
            )
            for talk in talks
            for order in range(3)
            for answer in [said(talk.id, f"item-{order}", raw=order, order=order)]
        ]
        assert bulk.add_people(tx, residents) == 5
        assert bulk.add_enrolments(tx, enrolled) == 5
        assert bulk.add_conversations(tx, talks) == 20
        assert bulk.add_answers(tx, given) == 60
        assert bulk.add_answers(tx, iter([])) == 0
    with store.reading() as tx:
        assert [
            person for person in people.in_units(tx, [scene.unit.id]) if person != scene.person
        ] == residents
        assert conversations.of_person(tx, residents[2].id) == [*reversed(talks[8:12])]
        assert answers.of_conversation(tx, talks[7].id) == given[21:24]
        assert len(answers.series(tx, residents[0].id)) == 12


def test_everything_else_invented_data_has(store: Store) -> None:
    with store.writing() as tx:
        home = Unit(new_id(), "Björken", ServiceType.GROUP_HOME)
        karin = User(new_id(), "karin", "Karin", Role.STAFF, password_hash="a hash")
        asa = Person(new_id(), home.id, "Åsa")
        version = InstrumentVersion(new_id(), "home", 1, "Hemma", "{}", "c" * 64, NOON)
        plan = Plan(new_id(), home.id, "home", 6, date(2026, 1, 1))
        moved = LifeEvent(new_id(), asa.id, home.id, "Flyttade", date(2026, 1, 1))
        fish = Action(new_id(), asa.id, home.id, "Fisk", "Karin", NOON)
        assert bulk.add_units(tx, [home]) == 1
        assert bulk.add_users(tx, [karin]) == 1
        assert bulk.add_people(tx, [asa]) == 1
        assert bulk.add_versions(tx, [version]) == 1
        assert bulk.add_plans(tx, [plan]) == 1
        assert bulk.add_life_events(tx, [moved]) == 1
        assert bulk.add_actions(tx, [fish]) == 1
        assert units.all_units(tx) == [home] and users.all_users(tx) == [karin]
        assert instruments.all_versions(tx) == [version] and plans.of_unit(tx, home.id) == [plan]
        assert life_events.of_person(tx, asa.id) == [moved] and actions.of_person(tx, asa.id) == [fish]


def test_more_than_one_statement_holds(file_store: Store) -> None:
    with file_store.writing() as tx:
        scene = set_scene(tx)
        numbers = count()
        many = 10_050
        added = bulk.add_people(
            tx, (Person(new_id(), scene.unit.id, f"P{next(numbers)}") for _ in range(many))
        )
        assert added == many
        assert len(people.in_units(tx, [scene.unit.id])) == many + 1
