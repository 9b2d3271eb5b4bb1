"""What invented people said can be read like what anybody said."""

import datetime as dt
from collections import Counter

import pytest

from accessible_fit.scales import formats
from accessible_fit.services.access import Actor
from accessible_fit.services.demo.happenings import LOW
from accessible_fit.services.review.series import WHOLE, Review
from db import actions
from db.engine import Store
from db.vocabulary import ConversationKind, ConversationState, FormatKind, HowHelped, Outcome, WhoAnswered
from tests.accessible_fit.made_once import TODAY
from tests.accessible_fit.services.demo.looking import all_talks, people_of, talks_of, units_in_order

NOW = dt.datetime.combine(TODAY, dt.time(), dt.UTC)


def test_every_score_is_what_the_answer_gives(invented: Store) -> None:
    seen = set()
    for talk, given in all_talks(invented):
        for answer in given:
            assert answer.format_steps == talk.choices
            if answer.raw is None:
                assert answer.outcome is not Outcome.ANSWERED
                continue
            form = formats.Format(
                formats.FormatKind(answer.format_kind.value),
                steps=answer.format_steps,
                minimum=answer.format_min,
                maximum=answer.format_max,
                reversed=answer.format_reversed,
            )
            scored = formats.score(form, answer.raw)
            assert (answer.score, answer.half_step) == (scored.score, scored.half_step)
            assert answer.format_kind is FormatKind.LINE or str(answer.raw) in answer.order_shown
            seen.add((talk.choices, answer.format_reversed))
    assert seen == {(steps, turned) for steps in (2, 3, 5) for turned in (False, True)} | {(None, False)}


def test_time_goes_forward_and_stops_at_midnight(invented: Store) -> None:
    for unit in units_in_order(invented):
        for person in people_of(invented, unit):
            talks = talks_of(invented, person)
            begun = [talk.started_at for talk, _ in talks]
            assert begun == sorted(set(begun))
            for talk, given in talks:
                moments = [talk.started_at, *(answer.answered_at for answer in given)]
                assert moments == sorted(moments)
                assert (talk.ended_at or moments[-1]) >= moments[-1]
                assert (talk.ended_at or moments[-1]) < NOW
                assert talk.started_at.weekday() < 5


def test_conversations_end_in_every_way_they_can(invented: Store) -> None:
    # What is asked with questions; how mats end is told of by themselves.
    talks = [one for one in all_talks(invented) if one[0].kind is not ConversationKind.MAT]
    states = Counter(talk.state for talk, _ in talks)
    assert states[ConversationState.FINISHED] > len(talks) * 0.85
    assert states[ConversationState.STOPPED] > 0 < states[ConversationState.PAUSED]
    for talk, given in talks:
        whole = len(given) == len(talk.order_shown)
        assert [answer.item_id for answer in given] == list(talk.order_shown)[: len(given)]
        assert whole is (talk.state is ConversationState.FINISHED)
        assert (talk.confirmed_at is not None) is (talk.state is ConversationState.FINISHED)


def test_some_answers_are_missing_each_with_its_own_name(invented: Store) -> None:
    outcomes = Counter(answer.outcome for _, given in all_talks(invented) for answer in given)
    assert outcomes[Outcome.ANSWERED] > 0.75 * outcomes.total()
    assert {Outcome.DONT_KNOW, Outcome.DECLINED, Outcome.NOT_UNDERSTOOD, Outcome.NOT_ASKED} <= set(outcomes)


def test_answers_come_in_many_ways_and_take_their_time(invented: Store) -> None:
    given = [answer for _, answers in all_talks(invented) for answer in answers]
    assert len({answer.input_way for answer in given}) >= 5
    took = sorted(answer.duration_ms for answer in given if answer.duration_ms is not None)
    assert 2_000 < took[len(took) // 2] < 20_000


def test_what_others_answered_is_a_series_of_its_own(invented: Store, anna: Actor) -> None:
    person = people_of(invented, units_in_order(invented)[1])[2]
    whole = [series for series in Review(invented).person(anna, person.id) if series.area == WHOLE]
    assert {WhoAnswered.SELF} < {series.who for series in whole}
    for talk, _ in all_talks(invented):
        assert (talk.how_helped is HowHelped.PROXY) is (talk.who_answered is not WhoAnswered.SELF)


def test_another_number_of_choices_breaks_the_series_once(invented: Store, anna: Actor) -> None:
    person = people_of(invented, units_in_order(invented)[1])[1]
    held = [talk for talk, _ in talks_of(invented, person)]
    used = [talk.choices for talk in held if talk.kind is ConversationKind.QUESTIONS]
    assert used == sorted(used) and set(used) == {3, 5}
    broken = [
        series
        for series in Review(invented).person(anna, person.id)
        if series.area == WHOLE
        and series.instrument_id == "service_housing"
        and series.who is WhoAnswered.SELF
    ]
    assert {series.steps for series in broken} == {3, 5}


def test_a_conversation_left_open_waits_for_its_person(invented: Store) -> None:
    person = people_of(invented, units_in_order(invented)[1])[3]
    last, given = talks_of(invented, person)[-1]
    assert last.state is ConversationState.PAUSED
    assert 0 < len(given) < len(last.order_shown)


@pytest.mark.parametrize("unit", range(7))
def test_any_conversation_can_be_looked_at(invented: Store, anna: Actor, unit: int) -> None:
    person = people_of(invented, units_in_order(invented)[unit])[0]
    for talk, given in talks_of(invented, person)[:2]:
        looked = Review(invented).conversation(anna, talk.id)
        assert len(looked.lines) == len(given)
        assert len(looked.lines) + len(looked.not_reached) == len(looked.conversation.order_shown)


def test_what_was_done_goes_back_to_a_low_answer_of_the_same_person(invented: Store) -> None:
    done = 0
    for unit in units_in_order(invented):
        for person in people_of(invented, unit):
            said = {answer.id: answer for _, given in talks_of(invented, person) for answer in given}
            with invented.reading() as tx:
                for action in actions.of_person(tx, person.id):
                    assert action.answer_id is not None
                    score = said[action.answer_id].score
                    assert score is not None and score <= LOW
                    assert action.shown_at is None or action.shown_at <= NOW
                    done += action.done_at is not None
    assert done > 2
