"""What is kept of a conversation: raw answer, score, order, changes, and what it was held with."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from accessible_fit.errors import ConversationOver, NotAllowed
from accessible_fit.instruments.model import Polarity
from accessible_fit.scales.missing import Missing
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given
from accessible_fit.services.flow import Said
from db import answers, conversations
from db.records import AccessProfile, Answer
from db.vocabulary import ConversationState, HowHelped, InputWay, OrderMode, Outcome, Role, WhoAnswered
from tests.journeys.people import Home, form, new_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def give(home: Home, talk: object, item_id: str, said: Said) -> Answer:
    home.conversations.keep(home.actor, talk, Given(item_id, said, InputWay.TOUCH, 700))  # type: ignore[arg-type]  # a Talk, from begin
    with home.store.reading() as tx:
        kept = answers.of_conversation(tx, talk.id)  # type: ignore[attr-defined]  # the same Talk
    return next(answer for answer in kept if answer.item_id == item_id)


def test_yes_is_hundred_and_never_afraid_is_hundred_too(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    up = next(item for item in talk.instrument.items if item.polarity is Polarity.UP)
    down = next(item for item in talk.instrument.items if item.polarity is Polarity.DOWN)
    most, least = give(home, talk, up.id, Said(raw=2)), give(home, talk, down.id, Said(raw=0))
    assert (most.raw, most.score, most.half_step, most.format_reversed) == (2, 100.0, 25.0, False)
    assert (least.raw, least.score, least.half_step, least.format_reversed) == (0, 100.0, 25.0, True)


@pytest.mark.parametrize("missing", [Missing.DONT_KNOW, Missing.DECLINED])
def test_no_answer_has_a_name_and_no_score(home: Home, missing: Missing) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    kept = give(home, talk, talk.flow.item_ids[0], Said(missing=missing))
    assert (kept.outcome, kept.raw, kept.score) == (Outcome(missing.value), None, None)


def test_a_changed_answer_keeps_what_it_was(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    item = talk.flow.item_ids[0]
    give(home, talk, item, Said(raw=0))
    give(home, talk, item, Said(missing=Missing.DONT_KNOW))
    kept = give(home, talk, item, Said(raw=2))
    assert (kept.raw, kept.changes) == (2, 2)
    with home.store.reading() as tx:
        before = [(one.raw, one.outcome) for one in answers.revisions_of(tx, kept.id)]
    assert before == [(0, Outcome.ANSWERED), (None, Outcome.DONT_KNOW)]


def test_every_second_conversation_is_mirrored_for_those_who_want_it(tmp_path: Path) -> None:
    home = new_home(tmp_path, AccessProfile(order_mode=OrderMode.MIRRORED))
    first = home.conversations.begin(home.actor, home.person_id, form())
    home.conversations.finish(home.actor, first)
    second = home.conversations.begin(home.actor, home.person_id, form())
    item = first.instrument.items[0]
    assert [o.raw for o in second.options(item)] == [o.raw for o in reversed(first.options(item))]
    assert give(home, second, item.id, Said(raw=2)).order_shown == tuple(
        str(option.raw) for option in second.options(item)
    )
    # Also when it is gone on with after the profile has been changed.
    home.residents.save_profile(home.actor, home.person_id, AccessProfile())
    again = home.conversations.go_on(home.actor, second.id)
    assert again.options(item) == second.options(item)
    home.store.close()


def test_the_choices_of_the_profile_are_those_of_the_whole_conversation(tmp_path: Path) -> None:
    home = new_home(tmp_path, AccessProfile(choices=5))
    talk = home.conversations.begin(home.actor, home.person_id, form())
    home.residents.save_profile(home.actor, home.person_id, AccessProfile(choices=2))
    again = home.conversations.go_on(home.actor, talk.id)
    assert again.choices == 5
    assert len(again.options(again.instrument.items[0])) == 5
    assert give(home, again, again.flow.item_ids[0], Said(raw=3)).score == 75.0
    home.store.close()


def test_an_ended_conversation_takes_no_more_answers(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    home.conversations.stop(home.actor, talk)
    with pytest.raises(ConversationOver):
        home.conversations.keep(
            home.actor, talk, Given(talk.flow.item_ids[0], Said(raw=1), InputWay.MOUSE, 10)
        )
    with pytest.raises(ConversationOver):
        home.conversations.go_on(home.actor, talk.id)


def test_staff_can_leave_a_conversation_that_a_colleague_has_ended(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    home.conversations.finish(home.actor, talk)
    home.conversations.pause(home.actor, talk)
    with home.store.reading() as tx:
        assert conversations.get(tx, talk.id).state is ConversationState.FINISHED


def test_the_same_end_once_more_changes_nothing_and_another_end_is_refused(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    home.conversations.finish(home.actor, talk)
    with home.store.reading() as tx:
        before = conversations.get(tx, talk.id)
    home.conversations.finish(home.actor, talk)
    with pytest.raises(ConversationOver):
        home.conversations.stop(home.actor, talk)
    with home.store.reading() as tx:
        assert conversations.get(tx, talk.id) == before


def test_a_clock_set_back_in_the_middle_does_not_stop_the_end_from_being_kept(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    yesterday = Conversations(home.store, lambda: dt.datetime.now(dt.UTC) - dt.timedelta(days=1))
    yesterday.keep(home.actor, talk, Given(talk.flow.item_ids[0], Said(raw=1), InputWay.MOUSE, 10))
    yesterday.finish(home.actor, talk)
    with home.store.reading() as tx:
        kept = conversations.get(tx, talk.id)
    assert kept.state is ConversationState.FINISHED
    assert kept.ended_at == kept.started_at


def test_how_much_help_there_was_is_noted_afterwards(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    home.conversations.finish(home.actor, talk)
    home.conversations.describe_help(home.actor, talk.id, HowHelped.WITH_SUPPORT)
    assert home.review.conversation(home.actor, talk.id).conversation.how_helped is HowHelped.WITH_SUPPORT


def test_nobody_from_another_unit_begins_answers_ends_or_sees(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    for role in (Role.STAFF, Role.LEADER):
        other = Actor(uuid4(), "Annan", role, frozenset({uuid4()}))
        given = Given(talk.flow.item_ids[0], Said(raw=1), InputWay.MOUSE, 10)
        for forbidden in (
            lambda who=other: home.conversations.begin(who, home.person_id, form()),
            lambda who=other: home.conversations.go_on(who, talk.id),
            lambda who=other, what=given: home.conversations.keep(who, talk, what),
            lambda who=other: home.conversations.pause(who, talk),
            lambda who=other: home.conversations.finish(who, talk),
            lambda who=other: home.conversations.describe_help(who, talk.id, HowHelped.ALONE),
            lambda who=other: home.review.conversation(who, talk.id),
            lambda who=other: home.review.person(who, home.person_id),
        ):
            with pytest.raises(NotAllowed):
                forbidden()


def test_answers_by_somebody_else_become_a_series_of_their_own(home: Home) -> None:
    for who in (WhoAnswered.SELF, WhoAnswered.RELATIVE):
        talk = home.conversations.begin(home.actor, home.person_id, form())
        for item_id in talk.flow.item_ids:
            home.conversations.keep(home.actor, talk, Given(item_id, Said(raw=2), InputWay.TOUCH, 700))
        home.conversations.finish(home.actor, talk)
        how = HowHelped.ALONE if who is WhoAnswered.SELF else HowHelped.PROXY
        home.conversations.describe_help(home.actor, talk.id, how, who)
    series = home.review.person(home.actor, home.person_id)
    assert {one.who for one in series} == {WhoAnswered.SELF, WhoAnswered.RELATIVE}
    assert all(len(one.points) == 1 for one in series)


def test_answers_by_somebody_else_must_say_whose_they_are(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    with pytest.raises(ValueError, match="whose"):
        home.conversations.describe_help(home.actor, talk.id, HowHelped.PROXY)
    with pytest.raises(ValueError, match="whose"):
        home.conversations.describe_help(home.actor, talk.id, HowHelped.ALONE, WhoAnswered.STAFF)
