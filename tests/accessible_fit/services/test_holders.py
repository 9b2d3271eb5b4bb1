"""Two staff and one conversation: the second is told, may take over, and nothing of what was said is lost."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given
from accessible_fit.services.flow import Said
from accessible_fit.services.holders import HeldElsewhere, Holders, TakenOver
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.kept import kept_tree
from accessible_fit.services.signing_in.new_account import NewAccount
from db import answers, conversations, holdings
from db.engine import Store, open_store
from db.vocabulary import ConversationState, InputWay, Role
from tests.accessible_fit.services.mats.mat_talks import plan
from tests.journeys.people import KEY, PASSWORD, Home, address, form, new_home


class Clock:
    def __init__(self) -> None:
        self.now = dt.datetime(2026, 3, 3, 9, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(milliseconds=1)
        return self.now

    def passes(self, **time: float) -> None:
        self.now += dt.timedelta(**time)


class Screen:
    """One running program with somebody at it."""

    def __init__(self, store: Store, clock: Clock, actor: Actor) -> None:
        self.store, self.actor = store, actor
        self.holders = Holders(store, clock)
        self.talks = Conversations(store, clock, holders=self.holders)
        self.mats = Mats(store, clock, holders=self.holders)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def eva(home: Home, clock: Clock) -> Screen:
    return Screen(home.store, clock, home.actor)


@pytest.fixture
def karin(home: Home, clock: Clock, tmp_path: Path) -> Iterator[Screen]:
    (unit,) = home.actor.unit_ids
    account = NewAccount("karin.karlsson", "Karin Karlsson", PASSWORD, "2580")
    user = home.accounts.add(home.actor, account, Role.STAFF, frozenset({unit}))
    with open_store(address(tmp_path), KEY) as store:
        yield Screen(store, clock, Actor(user, "Karin Karlsson", Role.STAFF, frozenset({unit})))


def given(item_id: str, raw: int) -> Given:
    return Given(item_id, Said(raw=raw), InputWay.TOUCH, 900)


def test_the_second_is_told_who_has_it_and_since_when_and_may_leave_it(
    home: Home, eva: Screen, karin: Screen, clock: Clock
) -> None:
    talk = eva.talks.begin(eva.actor, home.person_id, form())
    began = clock.now.astimezone()
    clock.passes(seconds=90)
    with pytest.raises(HeldElsewhere) as told:
        karin.talks.go_on(karin.actor, talk.id)
    assert told.value.details == {"who": "Eva Ek", "since": f"{began:%H:%M}"}
    eva.talks.keep(eva.actor, talk, given(talk.flow.item_ids[0], 2))  # nothing has changed for the first
    eva.talks.pause(eva.actor, talk)
    assert karin.talks.go_on(karin.actor, talk.id).flow.unanswered == talk.flow.unanswered[1:]


def test_the_first_is_told_at_the_next_answer_and_that_answer_is_kept(
    home: Home, eva: Screen, karin: Screen
) -> None:
    talk = eva.talks.begin(eva.actor, home.person_id, form())
    first, second, third = talk.flow.item_ids[:3]
    eva.talks.keep(eva.actor, talk, given(first, 2))
    there = karin.talks.go_on(karin.actor, talk.id, over=True)
    with pytest.raises(TakenOver) as told:
        eva.talks.keep(eva.actor, talk, given(second, 1))
    assert told.value.details == {"who": "Karin Karlsson"}
    karin.talks.keep(karin.actor, there, given(third, 0))
    with pytest.raises(TakenOver):
        eva.talks.finish(eva.actor, talk)
    eva.talks.pause(eva.actor, talk)  # staff get out, and the other one goes on
    with home.store.reading() as tx:
        assert conversations.get(tx, talk.id).state is ConversationState.OPEN
        kept = {one.item_id: one.raw for one in answers.of_conversation(tx, talk.id)}
    assert kept == {first: 2, second: 1, third: 0}
    karin.talks.finish(karin.actor, there)
    with home.store.reading() as tx:
        assert holdings.of(tx, talk.id) is None


def test_what_was_said_last_stands_and_what_came_late_is_kept_before_it(
    home: Home, eva: Screen, karin: Screen, clock: Clock
) -> None:
    """Both screens ask the same question; the later answer stands, whichever is written first."""
    talk = eva.talks.begin(eva.actor, home.person_id, form())
    item = talk.flow.item_ids[0]
    there = karin.talks.go_on(karin.actor, talk.id, over=True)
    clock.passes(seconds=10)
    karin.talks.keep(karin.actor, there, given(item, 2))
    clock.passes(seconds=-8)
    with pytest.raises(TakenOver):
        eva.talks.keep(eva.actor, talk, given(item, 0))
    with home.store.reading() as tx:
        (stands,) = answers.of_conversation(tx, talk.id)
        assert stands.raw == 2
        assert 0 in {one.raw for one in answers.revisions_of(tx, stands.id)}


def test_one_who_was_not_seen_for_two_minutes_is_in_nobodys_way(
    home: Home, eva: Screen, karin: Screen, clock: Clock
) -> None:
    talk = eva.talks.begin(eva.actor, home.person_id, form())
    clock.passes(minutes=1, seconds=50)
    eva.holders.still_here(eva.actor, talk.id)  # the person takes time
    clock.passes(minutes=1, seconds=50)
    with pytest.raises(HeldElsewhere):
        karin.talks.go_on(karin.actor, talk.id)
    clock.passes(seconds=20)
    karin.talks.go_on(karin.actor, talk.id)
    with pytest.raises(TakenOver):
        eva.talks.keep(eva.actor, talk, given(talk.flow.item_ids[0], 2))


def test_a_clock_that_is_set_back_holds_nobody_up(home: Home, eva: Screen, clock: Clock) -> None:
    talk = eva.talks.begin(eva.actor, home.person_id, form())
    clock.passes(days=-400)
    eva.holders.still_here(eva.actor, talk.id)
    eva.talks.keep(eva.actor, talk, given(talk.flow.item_ids[0], 2))
    eva.talks.finish(eva.actor, talk)


def test_a_mat_that_is_taken_over_keeps_the_card_that_was_on_its_way(
    home: Home, eva: Screen, karin: Screen, clock: Clock
) -> None:
    talk = eva.mats.begin(eva.actor, home.person_id, plan())
    tree = talk.tree.do(lambda mat: mat.place(2, clock(), InputWay.TOUCH.value))
    eva.mats.keep(eva.actor, talk, tree)
    with pytest.raises(HeldElsewhere):
        karin.mats.go_on(karin.actor, talk.id)
    eva.mats.pause(eva.actor, talk, tree)
    there = karin.mats.go_on(karin.actor, talk.id)

    again = eva.mats.go_on(eva.actor, talk.id, over=True)
    card = there.tree.here.in_hand
    assert card is not None
    late = there.tree.do(lambda mat: mat.place(0, clock(), InputWay.TOUCH.value))
    with pytest.raises(TakenOver):
        karin.mats.keep(karin.actor, there, late)
    more = again.tree.do(lambda mat: mat.place(1, clock(), InputWay.TOUCH.value))
    eva.mats.keep(eva.actor, again, more)
    assert karin.mats.pause(karin.actor, there, late) == late
    with home.store.reading() as tx:
        assert kept_tree(tx, talk.id) == more
        note = conversations.get(tx, talk.id).note
    least = there.tree.here.start.scale.columns[0].words[there.tree.here.start.lang]
    assert card.words[there.tree.here.start.lang] in note and least in note
