"""Before a conversation: which format suits, which talk can be rated, how the person was helped last."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.instruments.own import RATING_IDS, find_instrument
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Talk, Wanted
from accessible_fit.services.preparing import RECENT, Offered, Preparing
from accessible_fit.services.wanted import EitherOr, Proposal
from db import pretests
from db.records import AccessProfile, NewPretest
from db.vocabulary import Asking, HowHelped, Role, WhoAnswered
from tests.journeys.people import Home, form, new_home, now

FORMS = [form(), *(find_instrument(one) for one in RATING_IDS)]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path, AccessProfile(choices=2))
    yield made
    made.store.close()


def offered(home: Home, about: Talk | None = None) -> Offered:
    preparing = Preparing(home.store, now)
    return preparing.offered(home.actor, home.person_id, FORMS, None if about is None else about.id)


def tried(home: Home, chosen: int, asking: Asking) -> None:
    with home.store.writing() as tx:
        new = NewPretest(
            person_id=home.person_id,
            done_at=now(),
            led_by=home.actor.user_id,
            passed=(),
            yes_to_both=asking is Asking.EITHER_OR,
            offered=chosen,
            chosen=chosen,
            asking=asking,
        )
        pretests.keep(tx, new)


def ended(home: Home, wanted: Wanted | None = None, ago: dt.timedelta = dt.timedelta()) -> Talk:
    earlier = Conversations(home.store, lambda: now() - ago)
    talk = earlier.begin(home.actor, home.person_id, form(), wanted or Wanted())
    earlier.stop(home.actor, talk)
    return talk


def test_without_a_trial_the_screen_says_which_format(home: Home) -> None:
    found = offered(home)
    assert found.proposals["group_home"] == Proposal(2, (2, 3, 5))
    assert found.proposals["life"] == Proposal(2, (2, 3, 5, 101))
    assert (found.talks, found.how) == ((), HowHelped.ALONE)


def test_a_line_is_proposed_for_ratings_when_the_trial_said_so(home: Home) -> None:
    tried(home, 101, Asking.QUESTIONS)
    found = offered(home)
    assert found.proposals["life"].steps == 101
    assert found.proposals["group_home"].steps == 2, "questions have no line"


def test_who_said_yes_to_everything_is_not_asked_with_only_yes_and_no(home: Home) -> None:
    tried(home, 2, Asking.EITHER_OR)
    found = offered(home)
    assert found.proposals["group_home"] == Proposal(3, (2, 3, 5), EitherOr.MISSING)
    assert found.proposals["life"] == Proposal(2, (2, 3, 5, 101), EitherOr.SHOWN)


def test_talks_of_the_last_week_can_be_rated_the_newest_first(home: Home) -> None:
    old = ended(home, ago=RECENT + dt.timedelta(days=1))
    first, second = ended(home, ago=dt.timedelta(days=2)), ended(home)
    home.conversations.begin(home.actor, home.person_id, form())
    home.conversations.begin(home.actor, home.person_id, find_instrument("life"))
    found = offered(home)
    assert [one.id for one in found.talks] == [second.id, first.id], "neither one going on nor a rating"
    assert found.talks[0].title["sv"] == "Gruppbostad"
    assert [one.id for one in offered(home, old).talks] == [second.id, first.id, old.id]


def test_a_talk_is_to_be_rated_once_and_only_when_it_has_ended(home: Home) -> None:
    preparing = Preparing(home.store, now)
    going = home.conversations.begin(home.actor, home.person_id, form())
    assert not preparing.may_be_rated(home.actor, going.id)
    home.conversations.stop(home.actor, going)
    assert preparing.may_be_rated(home.actor, going.id)
    rated = Wanted(of_conversation=going.id)
    rating = home.conversations.begin(home.actor, home.person_id, find_instrument("talk"), rated)
    home.conversations.stop(home.actor, rating)
    assert not preparing.may_be_rated(home.actor, going.id)
    assert not preparing.may_be_rated(home.actor, rating.id)


def test_the_help_of_last_time_is_proposed_but_never_that_somebody_else_answers(home: Home) -> None:
    ended(home, Wanted(how=HowHelped.WITH_SUPPORT), ago=dt.timedelta(days=3))
    ended(home, Wanted(who=WhoAnswered.STAFF), ago=dt.timedelta(days=1))
    ended(home)
    assert offered(home).how is HowHelped.WITH_SUPPORT


def test_only_who_leads_conversations_in_the_unit_may_ask(home: Home) -> None:
    stranger = Actor(home.actor.user_id, "Ove", Role.STAFF, frozenset())
    talk = ended(home)
    preparing = Preparing(home.store, now)
    with pytest.raises(NotAllowed):
        preparing.offered(stranger, home.person_id, FORMS)
    with pytest.raises(NotAllowed):
        preparing.may_be_rated(stranger, talk.id)


def test_the_persons_page_says_what_each_conversation_was_about(home: Home) -> None:
    talk = ended(home)
    card = home.residents.card(home.actor, home.person_id)
    assert card.titles[talk.id]["en"] == "Group home"
