"""Lisa reads the cards of a mat aloud, and Kalle hears her when the cards come."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.clips import Clips, ClipState
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.spoken import mat_wordings, topic_wordings
from accessible_fit.services.mats.talk import MatTalk, new_mat_id
from accessible_fit.services.spoken import Wording, WordingKind
from talking_mats.cards import Card, CardKind
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale
from talking_mats.topic import about_card
from tests.accessible_fit.services.mats.mat_talks import lay, plan, strangers
from tests.accessible_fit.services.test_clips import voice
from tests.journeys.people import Home, new_home, now

FOOD = find_topic("food")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def clips(home: Home) -> Clips:
    return Clips(home.store, now)


def unit_of(home: Home) -> UUID:
    (unit,) = home.residents.units(home.actor)
    return unit.id


def wording(text: str) -> Wording:
    return next(one for one in topic_wordings(FOOD, "sv") if one.text == text)


def record(home: Home, clips: Clips, text: str, number: int = 1) -> None:
    clips.keep(home.actor, unit_of(home), wording(text), voice(number))


def begin(home: Home, **what: object) -> MatTalk:
    return Mats(home.store, now).begin(home.actor, home.person_id, plan(**what))  # type: ignore[arg-type]  # by name


def test_a_topic_is_questions_cards_with_those_that_go_deeper_and_columns() -> None:
    said = topic_wordings(FOOD, "sv")
    by_kind = {kind: [one.text for one in said if one.kind is kind] for kind in WordingKind}
    assert by_kind[WordingKind.QUESTION] == [
        "Vad brukar du äta?",
        "Hur vill du ha det när du äter?",
        top_scale("like").asks["sv"],
    ]
    cards = by_kind[WordingKind.CARD]
    assert cards[:3] == ["Att äta frukost", "Bröd", "Gröt"]
    assert by_kind[WordingKind.ANSWER] == [one.spoken["sv"] for one in top_scale("like").columns]
    keys = [key for one in said for key in one.keys]
    assert len(set(keys)) == len(keys) and all(key.startswith("sv:") for key in keys)


def test_a_card_that_lisa_has_read_is_heard_on_the_mat(home: Home, clips: Clips) -> None:
    record(home, clips, "Att äta frukost", 1)
    record(home, clips, "Bröd", 2)
    listed = {one.wording.text: one.state for one in clips.listed(home.actor, unit_of(home), FOOD, "sv")}
    assert listed["Att äta frukost"] is ClipState.RECORDED and listed["Att fika"] is ClipState.NONE
    heard = clips.clips_for_mat(home.actor, begin(home))
    assert heard == {"Att äta frukost": voice(1).data, "Bröd": voice(2).data}


def test_what_is_read_for_one_topic_is_heard_wherever_it_is_said(home: Home, clips: Clips) -> None:
    column = top_scale("like").columns[2].spoken["sv"]
    record(home, clips, column)
    assert set(clips.clips_for_mat(home.actor, begin(home, topic="outings"))) == {column}
    assert not clips.clips_for_mat(home.actor, begin(home, topic="outings", scale="going"))


def test_a_mat_that_goes_deeper_is_heard_when_it_goes_on_another_day(home: Home, clips: Clips) -> None:
    service = Mats(home.store, now)
    record(home, clips, "Bröd")
    talk = begin(home, cards=3)
    tree = lay(home, talk, [2])
    card = tree.here.cards["breakfast"]
    start = about_card(card, top_scale("like"), {"sv": "Vad vill du säga?"})
    tree = tree.open("breakfast", new_mat_id(), start, now(), "touch")
    service.keep(home.actor, talk, tree)
    assert "Bröd" in clips.clips_for_mat(home.actor, service.go_on(home.actor, talk.id))


def test_what_somebody_calls_a_thing_of_her_own_is_not_read_by_others(home: Home) -> None:
    own = Card("own", {"sv": "Morfars bullar"}, {"sv": "Morfars bullar"}, kind=CardKind.OWN)
    start = FOOD.start(top_scale("like"), cards=[own, FOOD.cards[0]])
    assert "Morfars bullar" not in [one.text for one in mat_wordings(start, "sv")]


def test_only_who_leads_conversations_here_hears_the_voices(home: Home, clips: Clips) -> None:
    talk = begin(home)
    for stranger in strangers():
        with pytest.raises(NotAllowed):
            clips.clips_for_mat(stranger, talk)
        with pytest.raises(NotAllowed):
            clips.listed(stranger, unit_of(home), FOOD, "sv")
