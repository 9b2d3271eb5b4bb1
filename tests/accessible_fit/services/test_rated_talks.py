"""Said afterwards: that several took part in a talk, and which talk a rating is about."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.instruments.own import find_instrument
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Wanted
from accessible_fit.services.mats.history import MatHistory, Teller
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.preparing import RECENT, Preparing
from accessible_fit.services.rated_talks import NoRating, NoTalkOfSeveral, RatedTalks
from accessible_fit.services.residents import NewPerson
from accessible_fit.services.wanted import AS_USUAL, TalkOfAnother
from accessible_fit.words.catalogue import Words
from accessible_fit.words.log_sentences import staff_line, your_line
from db import conversations, log_lines
from db.records import Conversation
from db.vocabulary import Moment, Role
from tests.accessible_fit.services.mats.mat_talks import held, plan
from tests.journeys.people import Home, form, new_home, now

DAY = dt.timedelta(days=1)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def rated(home: Home) -> RatedTalks:
    return RatedTalks(home.store)


def ended(home: Home, ago: dt.timedelta = DAY * 0, person_id: UUID | None = None) -> UUID:
    earlier = Conversations(home.store, lambda: now() - ago)
    talk = earlier.begin(home.actor, person_id or home.person_id, form())
    earlier.stop(home.actor, talk)
    return talk.id


def rating(home: Home, name: str = "talk", ago: dt.timedelta = DAY * 0, wanted: Wanted = AS_USUAL) -> UUID:
    earlier = Conversations(home.store, lambda: now() - ago)
    talk = earlier.begin(home.actor, home.person_id, find_instrument(name), wanted)
    earlier.finish(home.actor, talk)
    return talk.id


def kept(home: Home, conversation_id: UUID) -> Conversation:
    with home.store.reading() as tx:
        return conversations.get(tx, conversation_id)


def logged(home: Home, kind: str) -> list[dict[str, object]]:
    with home.store.reading() as tx:
        found = log_lines.about_person(tx, home.person_id)
    return [dict(one.details) for one in found if (one.verb, one.subject_kind) == ("changed", kind)]


# ---------------------------------------------------------------------- in a group


def test_a_mat_is_no_groups_until_somebody_says_so_and_can_be_taken_back(
    home: Home, rated: RatedTalks
) -> None:
    talk = held(home, [2, 1])
    assert not kept(home, talk.id).group_talk
    rated.held_in_group(home.actor, talk.id, True)
    history = MatHistory(home.store, now)
    (line,) = history.topics(home.actor, home.person_id)
    assert line.teller == Teller(group=True)
    rated.held_in_group(home.actor, talk.id, False)
    (line,) = history.topics(home.actor, home.person_id)
    assert line.teller == Teller()
    assert logged(home, "group_talk") == [{"group": False}, {"group": True}]


def test_it_can_be_said_before_a_mat_is_laid(home: Home) -> None:
    talk = Mats(home.store, now).begin(home.actor, home.person_id, replace(plan(), group=True))
    assert kept(home, talk.id).group_talk


def test_the_rating_of_a_groups_talk_knows_that_it_was_one(home: Home, rated: RatedTalks) -> None:
    talk = ended(home)
    rated.held_in_group(home.actor, talk, True)
    offered = Preparing(home.store, now).offered(home.actor, home.person_id, [form()], talk)
    assert [(one.id, one.group_talk) for one in offered.talks] == [(talk, True)]


def test_a_rating_is_never_held_in_a_group(home: Home, rated: RatedTalks) -> None:
    with pytest.raises(NoTalkOfSeveral):
        rated.held_in_group(home.actor, rating(home), True)
    assert kept(home, rating(home, "group_talk")).group_talk, "its form says so"


# ---------------------------------------------------------------------- which talk


def test_a_rating_from_before_the_talk_is_tied_to_it_afterwards(home: Home, rated: RatedTalks) -> None:
    before = rating(home, "life", ago=DAY, wanted=Wanted(moment=Moment.BEFORE_TALK))
    talk = ended(home)
    found = rated.of_rating(home.actor, before)
    assert ([one.id for one in found.talks], found.about) == ([talk], None)
    told = rated.is_about(home.actor, before, talk)
    assert told is not None and told.id == talk
    seen = home.review.conversation(home.actor, before)
    assert seen.about is not None and seen.about.id == talk
    assert rated.of_rating(home.actor, before).about == talk
    assert rated.is_about(home.actor, before, None) is None
    assert kept(home, before).of_conversation_id is None
    assert logged(home, "rated_talk") == [{"talk": ""}, {"talk": str(talk)}]


def test_only_talks_of_the_week_on_the_side_of_the_moment_are_offered(home: Home, rated: RatedTalks) -> None:
    long_ago, earlier, same_day = ended(home, RECENT * 2), ended(home, DAY * 4), ended(home, DAY * 2)
    later = ended(home)
    about = {
        moment: {one.id for one in rated.of_rating(home.actor, rating(home, "talk", DAY * 2, wanted)).talks}
        for moment, wanted in ((one, Wanted(moment=one)) for one in Moment)
    }
    assert about == {Moment.AFTER_TALK: {earlier, same_day}, Moment.BEFORE_TALK: {same_day, later}}
    tied = rating(home, wanted=Wanted(of_conversation=long_ago))
    assert long_ago in {one.id for one in rated.of_rating(home.actor, tied).talks}, "it is about that one"


def test_no_rating_is_about_somebody_elses_talk_one_that_goes_on_or_another_rating(
    home: Home, rated: RatedTalks
) -> None:
    (unit,) = home.residents.units(home.actor)
    other = home.residents.add(home.actor, NewPerson(unit.id, "Bo"))
    going_on = home.conversations.begin(home.actor, home.person_id, form()).id
    mine = rating(home)
    for talk in (ended(home, person_id=other.id), going_on, rating(home), mine):
        with pytest.raises(TalkOfAnother):
            rated.is_about(home.actor, mine, talk)
    with pytest.raises(NoRating):
        rated.of_rating(home.actor, going_on)
    with pytest.raises(NoRating):
        rated.is_about(home.actor, going_on, mine)
    assert kept(home, mine).of_conversation_id is None and logged(home, "rated_talk") == []


def test_only_staff_of_the_unit_say_it(home: Home, rated: RatedTalks) -> None:
    talk, mine = ended(home), rating(home)
    for role in (Role.STAFF, Role.LEADER):
        stranger = Actor(uuid4(), "Annan", role, frozenset({uuid4()}))
        forbidden: list[Callable[[], object]] = [
            partial(rated.held_in_group, stranger, talk, True),
            partial(rated.is_about, stranger, mine, talk),
            partial(rated.of_rating, stranger, mine),
        ]
        for what in forbidden:
            with pytest.raises(NotAllowed):
                what()


@pytest.mark.parametrize("kind", ["group_talk", "rated_talk"])
def test_the_log_says_both_in_words(kind: str) -> None:
    w = Words("en")
    assert your_line(w, "changed", kind, "Eva") != your_line(w, "nothing", kind, "Eva")
    assert "talk" in staff_line(w, "changed", kind, "Eva")
