"""A unit where people answer with three faces and, some days later, with five: what links the two."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.scales.link_estimate import CannotTell, LinkEstimate, Reason
from accessible_fit.scales.linking import Method
from accessible_fit.services.access import Actor
from accessible_fit.services.review.linking import FORMATS, Linking, LinkQuestion, Proposal, new_link, propose
from db import audit
from db.engine import open_store
from db.records import PairRow
from db.vocabulary import Role, WhoAnswered
from tests.accessible_fit.made_once import copied
from tests.accessible_fit.services.held import FIVE, LINE, MAT, START, THREE, TWO, Records, group_home

COUNT = 4  # questions answered in each conversation are enough to have a score


@pytest.fixture
def records(tmp_path: Path, finished_store: Path) -> Iterator[Records]:
    with open_store(copied(finished_store, tmp_path / "home.db")) as store:
        yield Records(store)


@pytest.fixture
def linking(records: Records) -> Linking:
    return Linking(records.store, records.clock)


def answer_both(records: Records, persons: int, each: int, apart: float = 10) -> None:
    """Persons who answer with three and with five choices; five come out a little better."""
    chance = random.Random(2)
    for number in range(persons):
        person = records.add(f"Person {number}")
        for time in range(each):
            level = chance.random()
            three = [_drawn(chance, level, 3) for _ in range(COUNT)]
            five = [_drawn(chance, min(1.0, level + 0.1), 5) for _ in range(COUNT)]
            records.talk(person, three, THREE, day=100 * time)
            records.talk(person, five, FIVE, day=100 * time + apart)


def _drawn(chance: random.Random, level: float, steps: int) -> int:
    return min(steps - 1, max(0, round(level * (steps - 1) + chance.gauss(0, 0.2 * steps))))


def rows(persons: int, each: int) -> list[PairRow]:
    chance, made = random.Random(1), []
    for number in range(persons):
        for time in range(each):
            x = chance.uniform(0, 90)
            when = START + dt.timedelta(days=90 * time)
            made.append(PairRow(_id(number), x, min(100.0, x + chance.uniform(0, 20)), when, when))
    return made


def _id(number: int) -> UUID:

    return UUID(int=number + 1)


ASKED = LinkQuestion(THREE, FIVE)


@pytest.mark.parametrize(("persons", "each"), [(0, 0), (9, 10), (29, 1)])
def test_too_few_pairs_or_persons_cannot_tell_and_show_no_points(persons: int, each: int) -> None:
    found = propose(ASKED, rows(persons, each))
    assert found == Proposal(ASKED, CannotTell(Reason.TOO_FEW, persons * each, persons))
    with pytest.raises(ValueError, match="no link"):
        new_link(found, START, _id(0))


def test_what_is_shown_holds_no_persons() -> None:
    found = propose(ASKED, rows(12, 3))
    assert "person_id" not in repr(found)
    assert str(_id(0)) not in repr(found)
    # In the order of the scores, not of the persons.
    assert list(found.x_scores) == sorted(found.x_scores)


def test_whose_pair_is_whose_does_not_matter_for_the_link() -> None:
    given = rows(12, 3)
    found, shuffled = propose(ASKED, given), propose(ASKED, given[::-1])
    assert found.link is not None and shuffled.link is not None
    assert found.link.link == shuffled.link.link
    assert found.points == shuffled.points


@pytest.mark.parametrize("method", Method)
def test_a_link_is_found_shown_kept_and_used(records: Records, linking: Linking, method: Method) -> None:
    answer_both(records, 10, 3)
    found = linking.find(records.actor, replace(ASKED, method=method))
    assert isinstance(found.found, LinkEstimate)
    assert (found.found.pairs, found.found.persons) == (30, 10)
    assert found.agreement is not None and found.agreement.n == 30
    assert found.agreement.bias < 0  # five choices come out a little better
    assert sum(found.x_counts) == sum(found.y_counts) == 30
    assert linking.in_use(records.actor) == []  # shown before it is used
    kept = linking.keep(records.actor, found)
    assert linking.in_use(records.actor) == [kept]
    assert (kept.pairs, kept.persons, kept.window_days) == (30, 10, 30)
    assert (kept.first_on, kept.last_on) == (found.first_on, found.last_on)
    assert kept.conversion["y"] == list(found.found.link.y)


def test_conversations_too_far_apart_are_no_pairs(records: Records, linking: Linking) -> None:
    answer_both(records, 10, 3, apart=31)
    assert linking.find(records.actor, ASKED).found == CannotTell(Reason.TOO_FEW, 0, 0)
    wider = linking.find(records.actor, replace(ASKED, window_days=40))
    assert wider.link is not None


def test_answers_of_somebody_else_link_nothing(records: Records, linking: Linking) -> None:
    for number in range(12):
        person = records.add(f"Person {number}")
        for time in range(3):
            records.talk(person, [number % 3] * COUNT, THREE, day=100 * time)
            records.talk(person, [number % 5] * COUNT, FIVE, day=100 * time + 5, who=WhoAnswered.STAFF)
    assert linking.find(records.actor, ASKED).link is None


def test_a_new_link_takes_over_and_the_old_one_stays_kept(records: Records, linking: Linking) -> None:
    answer_both(records, 10, 3)
    first = linking.keep(records.actor, linking.find(records.actor, ASKED))
    records.now += dt.timedelta(days=1)
    second = linking.keep(records.actor, linking.find(records.actor, replace(ASKED, method=Method.MEAN)))
    assert [one.id for one in linking.in_use(records.actor)] == [second.id]
    assert [one.id for one in linking.all_kept(records.actor)] == [second.id, first.id]
    linking.use(records.actor, first.id)
    assert [one.id for one in linking.in_use(records.actor)] == [first.id]
    linking.leave(records.actor, first.id)
    assert linking.in_use(records.actor) == []


def test_a_link_for_one_part_of_life_stands_on_that_part_only(records: Records, linking: Linking) -> None:
    answer_both(records, 10, 3)
    area = group_home().items[0].area
    found = linking.find(records.actor, replace(ASKED, area=area))
    assert found.link is not None
    assert set(found.x_scores) <= {0, 50, 100}  # one question with three choices


def test_mats_are_linked_too(records: Records, linking: Linking) -> None:
    chance = random.Random(4)
    for number in range(10):
        person = records.add(f"Person {number}")
        for time in range(3):
            level = chance.random()
            records.talk(person, [_drawn(chance, level, 101) for _ in range(COUNT)], LINE, day=100 * time)
            records.mat(person, [_drawn(chance, level, 3) for _ in range(6)], day=100 * time + 2)
    assert linking.find(records.actor, LinkQuestion(LINE, MAT)).link is not None


def test_only_a_superuser_links_and_staff_see_what_is_in_use(records: Records, linking: Linking) -> None:
    staff = Actor(records.actor.user_id, "Lisa", Role.STAFF, records.actor.unit_ids)
    for act in (
        lambda: linking.find(staff, ASKED),
        lambda: linking.all_kept(staff),
        lambda: linking.use(staff, _id(0)),
        lambda: linking.leave(staff, _id(0)),
        lambda: linking.keep(staff, propose(ASKED, rows(12, 3))),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert linking.in_use(staff) == []
    with pytest.raises(NotAllowed):
        linking.in_use(Actor(records.actor.user_id, "Ledare", Role.LEADER, frozenset()))


def test_what_was_looked_at_and_used_is_in_the_log(records: Records, linking: Linking) -> None:
    answer_both(records, 10, 3)
    kept = linking.keep(records.actor, linking.find(records.actor, ASKED))
    with records.store.reading() as tx:
        assert audit.verify(tx) == []
    assert kept.made_by == records.actor.user_id


def test_every_way_to_answer_can_be_linked_with_every_other() -> None:
    assert len(set(FORMATS)) == 6
    assert {TWO, THREE, FIVE, LINE, MAT} <= set(FORMATS)
