"""One person over time: lines of forms, mats and cards, life events, and what to talk about next."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible_fit.errors import FieldMissing
from accessible_fit.instruments.own import life_areas
from accessible_fit.scales.missing import Missing
from accessible_fit.services.conversation import Conversations, Given
from accessible_fit.services.flow import Said
from accessible_fit.services.following.actions import Actions, Promise
from accessible_fit.services.following.over_time import CARD, Following
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.talk import MatPlan
from accessible_fit.trends.next_talk import Why
from db.vocabulary import ConsentKind, FormatKind, InputWay
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale
from tests.accessible_fit.services.mats.mat_talks import laid
from tests.journeys.people import Home, form, new_home

START = dt.datetime(2024, 3, 4, 9, tzinfo=dt.UTC)


class Days:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> dt.datetime:
        return self.now

    def later(self, days: int) -> None:
        self.now += dt.timedelta(days=days)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    with made.store:
        yield made


@pytest.fixture
def days() -> Days:
    return Days()


def hold(home: Home, days: Days, said: dict[int, Said] | None = None, raw: int = 2, upto: int = 99) -> None:
    talks = Conversations(home.store, days)
    talk = talks.begin(home.actor, home.person_id, form())
    for number, item_id in enumerate(talk.flow.item_ids[:upto]):
        answer = (said or {}).get(number, Said(raw=raw))
        talks.keep(home.actor, talk, Given(item_id, answer, InputWay.TOUCH, 900))
    (talks.finish if upto == 99 else talks.stop)(home.actor, talk)


def lay(home: Home, days: Days, places: list[int]) -> None:
    topic = find_topic("my_home")
    board = Mats(home.store, days)
    held = board.begin(home.actor, home.person_id, MatPlan(topic, top_scale("like"), topic.cards[:3]))
    board.finish(home.actor, held, laid(held.tree, places))


def test_a_card_is_followed_from_mat_to_mat(home: Home, days: Days) -> None:
    for places in ([2, 2, 1], [2, 1, 0], [0, 2, 0]):
        lay(home, days, places)
        days.later(90)
    found = Following(home.store, days, life_areas).person(home.actor, home.person_id)
    cards = {one.area: one for one in found.series if one.area.startswith(CARD)}
    first = find_topic("my_home").cards[0]
    line = cards[f"{CARD}{first.id}"]
    assert [point.score for point in line.points] == [100, 100, 0]
    assert (line.kind, line.steps, line.instrument_id) == (FormatKind.MAT, 3, "my_home")
    assert found.cards[f"{CARD}{first.id}"]["sv"] == first.words["sv"]
    assert found.titles["my_home"]["sv"] == find_topic("my_home").name["sv"]
    down = next(one for one in found.next if one.why is Why.DOWN)
    assert (down.key, down.before, down.now) == (f"{CARD}{first.id}", 100, 0)


def test_what_was_not_understood_not_known_and_not_reached_is_to_be_talked_about(
    home: Home, days: Days
) -> None:
    hold(home, days, {0: Said(missing=Missing.NOT_UNDERSTOOD), 1: Said(missing=Missing.DONT_KNOW)}, upto=4)
    found = Following(home.store, days, life_areas).person(home.actor, home.person_id)
    reasons = [one.why for one in found.next]
    assert reasons.index(Why.NOT_UNDERSTOOD) < reasons.index(Why.DONT_KNOW) < reasons.index(Why.NOT_REACHED)
    asked = next(one for one in found.next if one.why is Why.NOT_UNDERSTOOD)
    assert asked.about == form().items[0].question


def test_what_was_promised_comes_first(home: Home, days: Days) -> None:
    hold(home, days, raw=0)
    actions = Actions(home.store, days, life_areas)
    late = actions.make(home.actor, home.person_id, Promise("Vi ringer", "Eva", START.date()))
    done = actions.make(home.actor, home.person_id, Promise("Vi knackar", "Eva"))
    actions.done(home.actor, done.id)
    days.later(3)
    found = Following(home.store, days, life_areas).person(home.actor, home.person_id).next
    assert [(one.why, one.key) for one in found[:2]] == [
        (Why.TO_SHOW, f"action:{done.id}"),
        (Why.LATE, f"action:{late.id}"),
    ]
    assert found[2].why is Why.LOW


def test_areas_long_not_asked_are_named_when_nothing_else_presses(home: Home, days: Days) -> None:
    hold(home, days)
    following = Following(home.store, days, life_areas)
    assert following.person(home.actor, home.person_id).next == ()
    days.later(400)
    found = following.person(home.actor, home.person_id).next
    assert {one.why for one in found} == {Why.LONG_SINCE}
    assert {one.when for one in found} == {START.date()}


def test_events_are_added_in_order_and_removed(home: Home, days: Days) -> None:
    following, eva = Following(home.store, days, life_areas), home.actor
    moved = following.add_event(eva, home.person_id, "  Flyttade  hem ", dt.date(2025, 5, 1), "Till etta")
    following.add_event(eva, home.person_id, "Ny medicin", dt.date(2024, 5, 1))
    alias, found = following.events(eva, home.person_id)
    assert alias == "Åsa-Märta"
    assert [(one.name, one.note) for one in found] == [("Ny medicin", ""), ("Flyttade hem", "Till etta")]
    following.remove_event(eva, home.person_id, moved.id)
    over = following.person(eva, home.person_id)
    assert [one.name for one in over.events] == ["Ny medicin"]
    assert over.allowed[ConsentKind.ANSWERS] is None
    with pytest.raises(FieldMissing):
        following.add_event(eva, home.person_id, " ", dt.date(2025, 5, 1))
