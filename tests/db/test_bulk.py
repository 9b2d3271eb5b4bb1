"""Invented data comes in by the thousand."""

from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from db import (
    actions,
    answers,
    bulk,
    consents,
    conversations,
    instruments,
    life_events,
    mats,
    people,
    plans,
    pretests,
    units,
    users,
)
from db.engine import Store
from db.ids import new_id
from db.records import (
    Action,
    Answer,
    Consent,
    Conversation,
    Enrolment,
    InstrumentVersion,
    KeptMat,
    KeptStep,
    LifeEvent,
    Person,
    Placement,
    Plan,
    Pretest,
    Unit,
    User,
)
from db.vocabulary import ConsentDecision, ConsentKind, Role, ServiceType
from tests.db.scene import NOON, food_mat, mat_talk, put, questions, said, set_scene, step


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


def test_mats_and_what_was_agreed_come_in_by_the_thousand_too(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        talk = conversations.start(tx, mat_talk(scene.person))
        unit_id, asa = scene.unit.id, scene.person.id
        mat = KeptMat(**known(food_mat(talk.id)), unit_id=unit_id)
        taken = [
            KeptStep(**known(step(number, "put")), mat_id=mat.id, unit_id=unit_id) for number in range(3)
        ]
        lying = [
            Placement(
                **known(put(card, 1, order)),
                id=new_id(),
                mat_id=mat.id,
                conversation_id=talk.id,
                unit_id=unit_id,
                comment="Log.",
            )
            for order, card in enumerate(("soup", "fish"))
        ]
        yes = Consent(
            new_id(), asa, unit_id, ConsentKind.PHOTO, ConsentDecision.GIVEN, NOON, "sa ja", "Karin"
        )
        tried = Pretest(new_id(), asa, unit_id, NOON, None, 101, 5, 5, False, 5, 5, passed=(("concrete", 2),))
        assert bulk.add_mats(tx, [mat]) == 1
        assert bulk.add_mat_steps(tx, taken) == 3
        assert bulk.add_placements(tx, lying) == 2
        assert bulk.add_consents(tx, [yes]) == 1
        assert bulk.add_pretests(tx, [tried]) == 1
    with store.reading() as tx:
        assert mats.of_conversation(tx, talk.id) == [mat] and mats.steps_of(tx, mat.id) == taken
        assert mats.placements_of(tx, mat.id) == lying
        assert consents.of_person(tx, asa) == [yes] and pretests.of_person(tx, asa) == [tried]


def known(record: object) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}  # type: ignore[arg-type]  # a dataclass


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
