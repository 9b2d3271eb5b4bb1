"""Eva decides how long things are kept, sees what is older, and erases what she ticks and nothing else."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.whole_person.erasure import Erasure
from accessible_fit.services.whole_person.retention import Retention, What
from db import actions, conversations, people, retention
from db.errors import ConstraintBroken, UnknownRow
from db.health import examine
from db.vocabulary import Role
from tests.journeys.people import now
from tests.journeys.whole_life import ALIAS, OTHER, Home

YEAR = 365


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path)
    with made.store:
        yield made


def in_days(days: int, home: Home) -> Retention:
    """The rules as they are used so many days from now."""

    def later() -> dt.datetime:
        return now() + dt.timedelta(days=days)

    return Retention(home.store, later, Erasure(home.store, later))


def ended(home: Home, alias_of: str) -> None:
    with home.store.writing() as tx:
        person_id = home.person if alias_of == ALIAS else home.other
        running = [one for one in people.enrolments(tx, person_id) if one.ended_on is None]
        for one in running:
            people.end_enrolment(tx, one.id, now().date(), "moved")


def whole(home: Home) -> bool:
    with home.store.reading() as tx:
        return examine(tx, encrypted=False).faults == ()


def aliases(home: Home) -> set[str]:
    with home.store.reading() as tx:
        return {one.alias for one in people.in_units(tx, [home.unit.id])}


def test_without_a_rule_nothing_is_ever_due(home: Home) -> None:
    kept = in_days(90 * YEAR, home)
    assert kept.rules(home.eva) == dict.fromkeys(What)
    assert kept.due(home.eva) == []


def test_a_rule_erases_nothing_by_itself(home: Home) -> None:
    kept = in_days(3 * YEAR, home)
    kept.decide(home.eva, What.CONVERSATION, 24)
    assert kept.rules(home.eva)[What.CONVERSATION] == 24
    due = kept.due(home.eva)
    assert due and {one.what for one in due} == {What.CONVERSATION}
    assert {one.alias for one in due} == {ALIAS, OTHER}
    with home.store.reading() as tx:
        assert len(conversations.of_person(tx, home.person)) == 2
    assert in_days(YEAR, home).due(home.eva) == [], "not older than two years yet"


def test_a_person_is_due_after_the_support_has_ended_and_never_while_it_goes_on(home: Home) -> None:
    kept = in_days(3 * YEAR, home)
    kept.decide(home.eva, What.PERSON, 24)
    assert kept.due(home.eva) == []
    ended(home, ALIAS)
    (due,) = kept.due(home.eva)
    assert (due.what, due.alias, due.since) == (What.PERSON, ALIAS, now().date())
    assert due.rows > 50, "everything about her goes with her, and that is said"
    assert kept.carry_out(home.eva, [due]) == [due]
    assert aliases(home) == {OTHER}
    assert whole(home)


def test_what_belongs_to_somebody_who_is_due_is_told_once(home: Home) -> None:
    kept = in_days(3 * YEAR, home)
    for what in What:
        kept.decide(home.eva, what, 12)
    ended(home, ALIAS)
    due = kept.due(home.eva)
    assert [one.what for one in due if one.alias == ALIAS] == [What.PERSON]
    assert {one.what for one in due if one.alias == OTHER} == {What.CONVERSATION, What.PHOTO, What.VOICE}


def test_only_what_is_ticked_goes_and_a_promise_stays_without_the_words_it_came_from(home: Home) -> None:
    kept = in_days(3 * YEAR, home)
    kept.decide(home.eva, What.CONVERSATION, 24)
    due = kept.due(home.eva)
    gone = [one for one in due if one.alias == ALIAS]
    with home.store.writing() as tx:
        promised = actions.of_person(tx, home.person)
        came = {one.id for one in promised if one.answer_id or one.placement_id}
        assert came
    assert kept.carry_out(home.eva, gone) == gone
    assert [one for one in kept.due(home.eva) if one.alias == ALIAS] == []
    with home.store.reading() as tx:
        assert conversations.of_person(tx, home.person) == []
        assert len(conversations.of_person(tx, home.other)) == 2
        left = actions.of_person(tx, home.person)
        assert [one.text for one in left] == [one.text for one in promised]
        assert {one.said for one in left if one.id in came} == {""}
    assert whole(home)


def test_what_is_not_due_any_more_stays(home: Home) -> None:
    """Somebody has changed the rule, or the person has come back, since the page was shown."""
    kept = in_days(3 * YEAR, home)
    kept.decide(home.eva, What.PHOTO, 12)
    due = kept.due(home.eva)
    kept.decide(home.eva, What.PHOTO, None)
    assert kept.carry_out(home.eva, due) == []
    with home.store.reading() as tx:
        assert len(retention.photos_before(tx, now() + dt.timedelta(days=1))) == len(due)


@pytest.mark.parametrize("role", [Role.STAFF, Role.LEADER])
def test_only_a_superuser_decides_looks_and_erases(home: Home, role: Role) -> None:
    kept, other = in_days(YEAR, home), replace(home.eva, role=role)
    for refused in (
        lambda: kept.rules(other),
        lambda: kept.decide(other, What.PHOTO, 1),
        lambda: kept.due(other),
        lambda: kept.carry_out(other, []),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_a_rule_of_no_time_is_refused_by_the_store(home: Home) -> None:
    for months in (0, -1, 1201):
        with pytest.raises(ConstraintBroken):
            in_days(0, home).decide(home.eva, What.PHOTO, months)


def test_nothing_goes_when_a_part_cannot(home: Home) -> None:
    with pytest.raises(UnknownRow), home.store.writing() as tx:
        retention.erase_photos(tx, [retention.photos_before(tx, now())[0].id, home.unit.id])
    with home.store.reading() as tx:
        assert retention.photos_before(tx, now() + dt.timedelta(days=1))
