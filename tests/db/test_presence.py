"""Two who open one conversation, and a computer that was without the server."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest

from db import arrivals, holdings, users
from db.engine import Store
from db.errors import ConstraintBroken
from db.ids import new_id
from db.records import Arrival, Holding
from db.vocabulary import Role
from tests.db.scene import NOON, Scene, set_scene


def held(scene: Scene, place: str = "hall", minutes: float = 0) -> Holding:
    at = NOON + timedelta(minutes=minutes)
    return Holding(scene.conversation.id, scene.unit.id, scene.staff.id, place, at, at)


def test_the_second_one_is_told_who_has_it_open(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        talk = scene.conversation.id
        assert holdings.of(tx, talk) is None
        assert holdings.take(tx, held(scene)) is None
        assert holdings.take(tx, held(scene, "kitchen", 1)) == held(scene)
        assert holdings.of(tx, talk) == held(scene)
        # the same one again is in nobody's way
        assert holdings.take(tx, held(scene, minutes=1)) is None
        assert holdings.of(tx, talk) == held(scene, minutes=1)
        holdings.leave(tx, talk, "kitchen")
        assert holdings.of(tx, talk) is not None
        holdings.leave(tx, talk, "hall")
        assert holdings.take(tx, held(scene, "kitchen", 1)) is None


def test_who_was_not_seen_for_long_gives_way(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        talk = scene.conversation.id
        holdings.take(tx, held(scene))
        assert holdings.seen(tx, talk, "hall", NOON + timedelta(minutes=1))
        assert not holdings.seen(tx, talk, "kitchen", NOON + timedelta(minutes=1))
        in_the_way = holdings.take(tx, held(scene, "kitchen", 2))
        assert in_the_way == replace(held(scene), seen_at=NOON + timedelta(minutes=1))
        assert holdings.take(tx, held(scene, "kitchen", 3)) is None
        assert not holdings.seen(tx, talk, "hall", NOON + timedelta(minutes=4))


def test_a_conversation_that_is_not_there_is_held_by_nobody(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        holdings.take(tx, replace(held(scene), conversation_id=uuid4()))


def test_of_two_who_come_at_the_same_moment_one_is_told(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        users.add(tx, "eva", "Eva", Role.STAFF, "a hash")
    together = Barrier(2)

    def come(place: str) -> Holding | None:
        together.wait()
        with store.writing() as tx:
            return holdings.take(tx, held(scene, place))

    with ThreadPoolExecutor(2) as both:
        told = list(both.map(come, ("hall", "kitchen")))
    assert sum(one is None for one in told) == 1
    (other,) = (one for one in told if one is not None)
    with store.reading() as tx:
        assert holdings.of(tx, scene.conversation.id) == other


def test_what_was_written_meanwhile_comes_in_once(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        arrival = Arrival(new_id(), scene.unit.id, scene.conversation.id, NOON)
        assert arrivals.add(tx, arrival) is True
        assert arrivals.add(tx, replace(arrival, arrived_at=NOON + timedelta(days=1))) is False
    with store.writing() as tx:
        assert arrivals.add(tx, arrival) is False
        assert arrivals.add(tx, replace(arrival, id=new_id())) is True
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        arrivals.add(tx, replace(arrival, id=new_id(), conversation_id=uuid4()))
