"""After a mat: what was said and moved, what is worth asking again, what was seen, and what is agreed."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.following.actions import Actions, Promise
from accessible_fit.services.following.actions_said import FromCard
from accessible_fit.services.mats.after import MatAfter, MatReview, observed
from accessible_fit.services.mats.talk import MatPlan, MatTalk, new_mat_id
from db.errors import UnknownRow
from db.records import Observations
from db.vocabulary import CardOutcome
from talking_mats.cards import Card, CardKind, Off, blank_card
from talking_mats.checks import Sign
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale
from talking_mats.scores import MatScore, WhyNot
from talking_mats.topic import about_card
from tests.accessible_fit.services.mats.mat_talks import (
    added,
    held,
    laid,
    lay,
    plan,
    put,
    services,
    strangers,
)
from tests.journeys.people import Home, form, new_home, now


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def after(home: Home) -> MatAfter:
    return services(home)[1]


def review(home: Home, talk: MatTalk) -> MatReview:
    return services(home)[1].review(home.actor, talk.id)


def test_every_card_is_there_with_its_words_place_score_and_what_became_of_it(home: Home) -> None:
    mats, _ = services(home)
    talk = mats.begin(home.actor, home.person_id, plan(cards=6))
    tree = lay(home, talk, [2, 1, 0, Off.ASIDE])
    blank = blank_card(new_mat_id(), "Kanelbullar", "sv")
    tree = added(tree, blank, 2)
    mats.stop(home.actor, talk, tree)
    (found,) = review(home, talk).mats
    lines = {line.card.id: line for line in found.lines}
    first = found.lines[0]
    assert first.card.words == find_topic("food").cards[0].words
    assert [line.position for line in found.lines] == [2, 1, 0, None, None, None, 2]
    assert [line.outcome for line in found.lines].count(CardOutcome.UNPLACED) == 2
    assert found.lines[3].score is WhyNot.NOT_PLACED
    assert lines[blank.id].score is None
    assert isinstance(found.score, MatScore)
    assert (found.score.score, found.score.placed, found.score.cards) == (50.0, 3, 6)
    assert review(home, talk).alias == "Åsa-Märta"


def test_a_top_scale_without_a_good_end_gives_a_reason_and_no_number(home: Home) -> None:
    talk = held(home, [2, 1, 0] * 5, plan(scale="want"))
    (found,) = review(home, talk).mats
    assert found.score is WhyNot.NO_RULER
    assert set(found.areas.values()) == {WhyNot.NO_RULER}
    few = held(home, [2], plan())
    assert review(home, few).mats[0].score is WhyNot.TOO_FEW


def test_what_moved_when_it_was_looked_over_is_told_with_first_and_last_place(home: Home) -> None:
    mats, _ = services(home)
    talk = mats.begin(home.actor, home.person_id, plan(cards=4))
    tree = lay(home, talk, [2, 1, 0, 2])
    cards = list(tree.here.cards)
    tree = tree.do(lambda mat: mat.look_again(now(), "touch", cards))
    for card_id, place in zip(cards, (2, 0, 0), strict=False):
        tree = put(tree, card_id, place)
    tree = put(tree, cards[3], Off.ASIDE)
    mats.finish(home.actor, talk, tree)
    (found,) = review(home, talk).mats
    assert [(one.card.id, one.first, one.last) for one in found.moved] == [
        (cards[1], 1, 0),
        (cards[3], 2, Off.ASIDE),
    ]
    assert {line.card.id: line.changes for line in found.lines} == {
        cards[0]: 0,
        cards[1]: 1,
        cards[2]: 0,
        cards[3]: 1,
    }


def test_what_is_worth_asking_again_is_told_as_facts(home: Home) -> None:
    cake = Card("cake", {"sv": "Tårta"}, {"sv": "Tårta"}, kind=CardKind.LIKED)
    topic = find_topic("food")
    what = MatPlan(topic, top_scale("like"), topic.cards[:6], known=(cake,))
    talk = held(home, [0] * 7, what)
    (found,) = review(home, talk).mats
    assert {one.sign for one in found.seen} == {
        Sign.ONE_COLUMN,
        Sign.ALWAYS_RIGHT,
        Sign.LIKED_ELSEWHERE,
    }
    usual = review(home, held(home, [2, 1, 0] * 2, plan(cards=6))).mats[0]
    assert usual.seen == ()


def test_a_persons_own_pace_tells_what_is_unusually_fast(home: Home) -> None:
    mats, _ = services(home)
    for _time in range(2):
        held(home, [2, 1, 0] * 2, plan(cards=6))
    talk = mats.begin(home.actor, home.person_id, plan(cards=6))
    tree = lay(home, talk, [2, 1, 0, 2, 1, 0], pace=1.5)
    mats.finish(home.actor, talk, tree)
    assert Sign.FAST in {one.sign for one in review(home, talk).mats[0].seen}


def test_mats_that_go_deeper_come_after_the_first(home: Home) -> None:
    mats, _ = services(home)
    talk = mats.begin(home.actor, home.person_id, plan(cards=3))
    tree = lay(home, talk, [0])
    card = next(iter(tree.here.cards.values()))
    start = about_card(card, top_scale("like"), {"sv": "Hur?"}, [blank_card("kall", "För kall", "sv")])
    tree = laid(tree.open(card.id, new_mat_id(), start, now(), "touch"), [2])
    mats.finish(home.actor, talk, tree)
    found = review(home, talk)
    assert [one.mat.start.about for one in found.mats] == ["", card.id]
    assert found.mats[1].lines[0].position == 2


def test_notes_own_words_and_what_is_agreed_stay_with_the_card(home: Home, after: MatAfter) -> None:
    talk = held(home, [2, 1, 0])
    line = review(home, talk).mats[0].lines[2]
    after.note_card(home.actor, line.placement_id, own_words=" Den är alltid kall. ")
    after.note_card(home.actor, line.placement_id, comment="Menar middagen på måndagar.")
    after.set_own_words(home.actor, talk.id, "Jag vill laga mat själv.")
    agreed = Promise("Vi värmer tallriken", "Eva och Åsa", dt.date(2026, 12, 1))
    actions = Actions(home.store, now, dict)
    action = actions.make(home.actor, home.person_id, agreed, FromCard(line.placement_id))
    said = review(home, talk)
    kept = said.mats[0].lines[2]
    assert (kept.own_words, kept.comment) == ("Den är alltid kall.", "Menar middagen på måndagar.")
    assert said.conversation.own_words == "Jag vill laga mat själv."
    assert said.actions == (action,)
    assert (action.placement_id, action.due_on) == (line.placement_id, dt.date(2026, 12, 1))
    assert review(home, held(home, [1])).actions == ()


def test_notes_stay_when_the_card_is_moved_afterwards(home: Home, after: MatAfter) -> None:
    mats, _ = services(home)
    talk = mats.begin(home.actor, home.person_id, plan())
    tree = lay(home, talk, [2])
    line = review(home, talk).mats[0].lines[0]
    after.note_card(home.actor, line.placement_id, own_words="God!")
    mats.keep(home.actor, talk, put(tree, line.card.id, 0))
    moved = review(home, talk).mats[0].lines[0]
    assert (moved.position, moved.own_words, moved.placement_id) == (0, "God!", line.placement_id)


def test_seven_observations_make_a_total_only_together(home: Home, after: MatAfter) -> None:
    talk = held(home, [2])
    seen = Observations(3, 3, 3, 3, 3, 3, None)
    after.observe(home.actor, talk.id, seen)
    assert review(home, talk).conversation.observations == seen
    assert observed(seen) is None
    at_line = observed(replace(seen, calm=3))
    assert at_line is not None
    assert (at_line.total, at_line.reached) == (21, True)
    below = observed(replace(seen, calm=2))
    assert below is not None
    assert (below.total, below.reached) == (20, False)


def test_another_kind_of_conversation_has_no_mat(home: Home, after: MatAfter) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    with pytest.raises(UnknownRow):
        after.review(home.actor, talk.id)


def test_nobody_from_another_unit_looks_or_writes(home: Home, after: MatAfter) -> None:
    talk = held(home, [2])
    card = review(home, talk).mats[0].lines[0].placement_id
    for other in strangers():
        forbidden: list[Callable[[], object]] = [
            partial(after.review, other, talk.id),
            partial(after.note_card, other, card, comment="Nej"),
            partial(after.set_own_words, other, talk.id, "Nej"),
            partial(after.observe, other, talk.id, Observations()),
        ]
        for what in forbidden:
            with pytest.raises(NotAllowed):
                what()
    assert review(home, talk).mats[0].lines[0].comment == ""
