"""Lena reads her unit's register and how it asks; nothing tells of fewer than five persons."""

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.demo.fill import DemoPlan, fill_store
from accessible_fit.services.following.register import AgesWrong, AimsWish, UnitRegister
from accessible_fit.services.following.stage import UnitAsking
from accessible_fit.services.unit.named import DaysBackwards, NoSuchUnit
from accessible_fit.trends.planned_unit import Asked, AsPlanned
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.register import AgeGroup, Moved, Times, Went, age_group, times
from accessible_fit.trends.stage import Stage
from accessible_fit.words import plan_sentences, register_sentences
from accessible_fit.words.catalogue import Words
from db import audit, bulk, consents, people, registered, units, users
from db.engine import Store, create_store, open_store
from db.ids import new_id
from db.records import Enrolment, NewConsent, Person
from db.vocabulary import ConsentDecision, ConsentKind, Role, ServiceType, Sex
from tests.accessible_fit.made_once import copied

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
YEAR = Span.around(dt.date(2025, 1, 1), dt.date(2025, 12, 31))


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    plan = DemoPlan(units=8, people=150, years=3, seed=11, password="hemligt-lösenord", pin="2580")
    with create_store(f"sqlite:///{tmp_path_factory.mktemp('led') / 'people.db'}") as store:
        fill_store(store, plan, NOW.date(), lambda done, total: None)
        yield store


@pytest.fixture
def store(tmp_path: Path, finished_store: Path) -> Iterator[Store]:
    with open_store(copied(finished_store, tmp_path / "home.db")) as made:
        yield made


def leader(store: Store, *numbers: int) -> Actor:
    with store.reading() as tx:
        known = sorted(units.all_units(tx), key=lambda one: one.id)
        lena = next(one for one in users.all_users(tx) if one.role is Role.LEADER)
    return Actor(lena.id, "Lena", Role.LEADER, frozenset(known[number].id for number in numbers))


def home(store: Store, count: int, ended: int = 0, new: int = 0) -> tuple[Actor, Callable[..., object]]:
    """A unit of so many, of whom some left in 2025 and some came in 2025; the rest came before."""
    with store.writing() as tx:
        unit = units.add(tx, "Björken", ServiceType.GROUP_HOME)
        lena = users.add(tx, "lena", "Lena", Role.LEADER, "a hash")
        known = [
            Person(new_id(), unit.id, f"P{n}", 1950 + n, Sex.FEMALE if n % 2 else Sex.MALE)
            for n in range(count)
        ]
        bulk.add_people(tx, known)
        bulk.add_enrolments(
            tx,
            [
                Enrolment(
                    new_id(),
                    person.id,
                    unit.id,
                    dt.date(2025, 5, 1) if n < new else dt.date(2010 + n % 8, 1, 1),
                    dt.date(2025, 9, 1) if n >= count - ended else None,
                    "Ville bo nära" if n % 3 else "Egen ansökan",
                    "Flyttade" if n >= count - ended else "",
                )
                for n, person in enumerate(known)
            ],
        )
    actor = Actor(lena.id, "Lena", Role.LEADER, frozenset({unit.id}))
    return actor, lambda: UnitRegister(store, lambda: NOW).of_unit(actor, unit.id, YEAR)


def test_a_large_unit_s_register_says_who_came_and_left(store: Store) -> None:
    _, look = home(store, 40, ended=8, new=10)
    found = look()
    assert found.enrolled == 40
    assert list(found.came.parts.values()) == [10, 30] and list(found.went.parts.values()) == [8, 32]
    assert {one.group: one.persons[Moved.ENROLLED] for one in found.by_sex} == {"female": 20, "male": 20}
    assert {one.group: one.persons[Moved.NEW] for one in found.by_sex} == {"female": 5, "male": 5}
    assert all(one.persons[Moved.ENDED] is None for one in found.by_sex)  # four of each
    assert found.open.persons == 32 and found.closed.persons == 8
    assert found.open.mean_years is not None and found.open.short_years is not None
    assert found.closed.mean_years is not None and found.closed.short_years is None
    assert dict(found.reasons_in.shared) == {"Ville bo nära": 26, "Egen ansökan": 14}
    assert found.reasons_out.shared == {} or found.reasons_out.shared == {"Flyttade": 8}


def test_a_small_unit_s_register_says_next_to_nothing(store: Store) -> None:
    _, look = home(store, 6, ended=1, new=1)
    found = look()
    assert found.enrolled == 6 and found.something_hidden
    assert set(found.came.parts.values()) == set(found.went.parts.values()) == {None}
    assert all(persons is None for one in (*found.by_sex, *found.by_age) for persons in one.persons.values())
    assert found.closed == Times() and found.open.persons is None
    assert found.reasons_out.shared == {}


def test_a_unit_of_four_is_not_shown_at_all(store: Store) -> None:
    _, look = home(store, 4)
    found = look()
    assert found.enrolled is None and found.by_sex == found.by_age == ()
    assert found.open == found.closed == Times()


def test_who_has_said_no_to_being_counted_is_not(store: Store) -> None:
    actor, look = home(store, 5)
    assert look().enrolled == 5
    with store.writing() as tx:
        one = people.in_units(tx, actor.unit_ids)[0]
        consents.decide(
            tx,
            NewConsent(
                person_id=one.id,
                kind=ConsentKind.STATISTICS,
                decision=ConsentDecision.DECLINED,
                decided_at=NOW,
                how="sa nej",
                present="Karin",
            ),
        )
        assert len(registered.of_units(tx, actor.unit_ids)) == 4
    assert look().enrolled is None


def test_whom_the_unit_is_meant_for_beside_who_is_there(store: Store) -> None:
    actor, look = home(store, 40, ended=8)
    (unit_id,) = actor.unit_ids
    service = UnitRegister(store, lambda: NOW)
    assert look().meant is None and service.aims(actor, unit_id) is None
    service.write_aims(actor, unit_id, AimsWish(" Vuxna ", "Ett eget liv", 18, 65, 36))
    meant = look().meant
    assert (meant.intended_group, meant.aims, meant.places, meant.at_end) == ("Vuxna", "Ett eget liv", 36, 32)
    for wrong in (AimsWish(youngest=40, oldest=30), AimsWish(oldest=121), AimsWish(places=0)):
        with pytest.raises(AgesWrong):
            service.write_aims(actor, unit_id, wrong)
    staff = Actor(actor.user_id, "Karin", Role.STAFF, actor.unit_ids)
    with pytest.raises(NotAllowed):
        service.write_aims(staff, unit_id, AimsWish())
    with store.reading() as tx:
        assert {line.verb for line in audit.about(tx, unit_id)} == {"looked_at", "changed"}


def test_the_very_shortest_and_longest_time_are_never_told() -> None:
    random = Random(3)
    days = [random.randrange(100, 9000) for _ in range(30)]
    told = times(days, 5)
    assert told.short_years is not None and told.long_years is not None
    assert sum(one <= told.short_years * 365.25 for one in days) >= 5
    assert sum(one >= told.long_years * 365.25 for one in days) >= 5
    assert times(days[:4], 5) == Times()
    assert times(days[:9], 5).short_years is None and times(days[:9], 5).persons == 9
    # one person's time is most of it
    assert times([10, 10, 10, 10, 9000], 5) == Times()
    assert times([0] * 5, 5).mean_years == 0.0


def test_ages() -> None:
    on = dt.date(2026, 1, 1)
    assert [age_group(year, on) for year in (None, 2009, 2008, 1997, 1982, 1962, 1961, 1900)] == [
        AgeGroup.UNKNOWN,
        AgeGroup.UNDER_18,
        AgeGroup.TO_29,
        AgeGroup.TO_29,
        AgeGroup.TO_44,
        AgeGroup.TO_64,
        AgeGroup.FROM_65,
        AgeGroup.FROM_65,
    ]


def test_no_figure_of_any_unit_and_any_two_years_tells_of_fewer_than_five(municipality: Store) -> None:
    """Every figure that is shown is of five or more, and so is every difference of two years."""
    service = UnitRegister(municipality, lambda: NOW)
    actor = leader(municipality, *range(8))
    shown = 0
    for unit_id in actor.unit_ids:
        with municipality.reading() as tx:
            rows = registered.of_units(tx, [unit_id])
        kept: list[frozenset[object]] = []
        for span in service.years(actor, unit_id):
            found = service.of_unit(actor, unit_id, span)
            everybody = {
                one.person_id
                for one in rows
                if one.started_on <= span.last_day
                and (one.ended_on is None or one.ended_on >= span.first_day)
            }
            figures = [
                found.enrolled,
                *found.came.parts.values(),
                *found.went.parts.values(),
                *(n for one in (*found.by_sex, *found.by_age) for n in one.persons.values()),
                *found.reasons_in.shared.values(),
                *found.reasons_out.shared.values(),
                found.reasons_in.others,
                found.reasons_out.others,
                found.open.persons,
                found.closed.persons,
            ]
            assert all(one >= 5 for one in figures if one is not None), (unit_id, span, figures)
            shown += sum(one is not None for one in figures)
            if found.enrolled is not None:
                assert found.enrolled == len(everybody)
                kept.append(frozenset(everybody))
            for groups in (found.by_sex, found.by_age):
                hidden = [one for one in groups if one.persons[Moved.ENROLLED] is None]
                told = sum(one.persons[Moved.ENROLLED] or 0 for one in groups)
                if groups and found.enrolled is not None and told:
                    assert not hidden or (len(hidden) > 1 and found.enrolled - told >= 5)
        for one, other in combinations(kept, 2):
            if one < other or other < one:
                assert len(one ^ other) >= 5
    assert shown > 50


def test_how_a_unit_asks_adds_up_and_is_said(municipality: Store) -> None:
    service = UnitAsking(municipality, lambda: NOW)
    actor = leader(municipality, *range(8))
    w, stages = Words("en"), set()
    for unit in service.units(actor):
        for span in service.years(actor, unit.id)[:2]:
            found = service.of_unit(actor, unit.id, span)
            stages.add(found.stage.stage)
            asked = found.asked.parts[Asked.ASKED]
            parts = found.detail.parts
            told = [parts[one] for one in (AsPlanned.ANSWERED, AsPlanned.WITH_HELP, AsPlanned.DECLINED)]
            if asked is not None:
                hidden = [one for one in told if one is None]
                assert asked >= 5 and len(hidden) != 1
                assert not hidden or asked - sum(one or 0 for one in told) >= 5
            assert all(one is None or one >= 5 for one in parts.values())
            assert plan_sentences.asked_sentence(w, found).endswith(".")
            for one in found.over_time:
                assert one.asked is None or one.asked >= 5
                assert plan_sentences.period_words(w, one)
            assert all(plan_sentences.stage_lines(w, found.stage))
            assert len(found.over_time) <= 8
    assert Stage.TOO_SMALL in stages and Stage.SYSTEMATIC in stages


def test_the_story_with_few_answers_has_not_come_as_far_as_the_good_one(municipality: Store) -> None:
    service = UnitAsking(municipality, lambda: NOW)
    found = {}
    for number in (1, 3):
        actor = leader(municipality, number)
        (unit_id,) = actor.unit_ids
        found[number] = service.of_unit(actor, unit_id, service.years(actor, unit_id)[0]).stage.stage
    order = list(Stage)
    assert order.index(found[3]) < order.index(found[1])


def test_by_name_with_the_key_of_the_store(municipality: Store) -> None:
    actor = leader(municipality, 1)
    (unit,) = UnitRegister(municipality, lambda: NOW).units(actor)
    first, last = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
    for service in (UnitRegister(municipality, lambda: NOW), UnitAsking(municipality, lambda: NOW)):
        by_name = service.with_key(f" {unit.name.upper()}", first, last)
        assert by_name == service.of_unit(actor, unit.id, YEAR) and by_name.unit_name == unit.name
        with pytest.raises(NoSuchUnit):
            service.with_key("Ingenstans", first, last)
        with pytest.raises(DaysBackwards):
            service.with_key(unit.name, last, first)
        with pytest.raises(NotAllowed):
            service.of_unit(leader(municipality, 2), unit.id, YEAR)


def test_a_register_in_words(store: Store) -> None:
    _, look = home(store, 40, ended=8)
    found, w = look(), Words("sv")
    assert register_sentences.enrolled_sentence(w, found)
    assert all(register_sentences.times_lines(w, found.open))
    assert register_sentences.times_lines(Words("en"), Times()) == [
        "Not shown: it could tell about fewer than five persons."
    ]
    assert register_sentences.went_name(Words("en"), Went.STILL) == "Still here at the end"
    assert {register_sentences.age_name(Words("en"), one) for one in AgeGroup}
