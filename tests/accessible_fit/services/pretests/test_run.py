"""The course of a pretest: it climbs while it goes well, ends kindly, and going back forgets nothing else."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.pretest import Asking, Level, Stage
from accessible_fit.services.pretests.run import NO, YES, Run, Step
from accessible_fit.services.pretests.tasks import QUESTIONS, LineTask, PictureTask, Question, Task

Hand = Callable[[Task | Question], int | None]


def fitting(put: Task | Question) -> int:
    return (YES if put.true else NO) if isinstance(put, Question) else put.right


def missing(put: Task | Question) -> int:
    if isinstance(put, PictureTask):
        return (put.right + 1) % len(put.cards)
    return YES if isinstance(put, Question) else 100 - put.right


def up_to(level: Level, after: Hand = missing) -> Hand:
    """Everything fits up to a level; after it something else happens."""

    def point(put: Task | Question) -> int | None:
        easy = isinstance(put, Question) or put.level <= level
        return fitting(put) if easy else after(put)

    return point


def hold(hand: Hand, run: Run | None = None) -> Run:
    now = (run or Run()).forward()
    while (put := now.put) is not None:
        now = now.say(hand(put)).forward()
    assert now.step is Step.THANKS
    return now


def names(run: Run) -> list[str]:
    return [reply.about for reply in run.replies]


@pytest.mark.parametrize("level", Level)
def test_the_highest_level_that_went_well_is_proposed(level: Level) -> None:
    run = hold(up_to(level))
    assert run.outcome.proposal.level is level
    assert run.finished


def test_who_is_sure_meets_few_tasks() -> None:
    """Three of four at two steps, two of three at the others: 27 tasks and four questions to the very top."""
    run = hold(fitting)
    assert len(run.replies) == 3 * 3 + 3 * 2 * 3 + len(QUESTIONS)
    assert run.outcome.proposal.level is Level.LINE


def test_it_ends_soon_when_it_does_not_go_well_and_the_questions_come_all_the_same() -> None:
    run = hold(missing)
    assert sum(not any(name == one.id for one in QUESTIONS) for name in names(run)) == 2
    assert {one.id for one in QUESTIONS} <= set(names(run))


def test_one_miss_at_each_stage_is_no_hindrance() -> None:
    missed: set[tuple[Stage, Level]] = set()

    def once(put: Task | Question) -> int:
        if isinstance(put, Question) or (put.stage, put.level) in missed:
            return fitting(put)
        missed.add((put.stage, put.level))
        return missing(put)

    assert hold(once).outcome.proposal.level is Level.LINE


def test_who_does_not_know_passes_nothing_and_says_yes_to_nothing() -> None:
    outcome = hold(lambda _: None).outcome
    assert outcome.passed == ()
    assert outcome.untrue_answered_yes == (False, False)


def test_the_questions_are_mixed_in_and_half_of_them_are_true() -> None:
    order = names(hold(fitting))
    places = [order.index(one.id) for one in QUESTIONS]
    assert places == sorted(places)
    assert all(later - earlier > 1 for earlier, later in pairwise(places))
    assert sum(one.true for one in QUESTIONS) == 2


def test_yes_to_all_that_is_not_so_leads_to_pictures_of_either_or() -> None:
    def agrees(put: Task | Question) -> int:
        return YES if isinstance(put, Question) else fitting(put)

    proposal = hold(agrees).outcome.proposal
    assert proposal.said_yes_to_all
    assert proposal.asking is Asking.EITHER_OR
    assert not hold(fitting).outcome.proposal.said_yes_to_all


def test_going_back_shows_what_was_chosen_and_lets_it_be_changed() -> None:
    run = Run().forward()
    first = run.put
    assert first is not None
    run = run.say(missing(first)).forward()
    again = run.back()
    assert again.put == first
    assert again.chosen is not None
    assert again.chosen.said == missing(first)
    assert again.say(fitting(first)).forward().replies[0].said == fitting(first)
    assert again.back().step is Step.GREETING


def test_stopping_keeps_what_is_marked() -> None:
    run = Run().forward()
    assert run.put is not None
    stopped = run.say(fitting(run.put)).stop()
    assert stopped.stopped
    assert stopped.step is Step.THANKS
    assert len(stopped.replies) == 1
    assert not stopped.finished


def test_nothing_is_gone_on_from_without_a_choice() -> None:
    run = Run().forward()
    assert not run.may_go_on
    assert run.forward() == run


def test_a_later_run_goes_on_after_what_was_passed() -> None:
    before = hold(up_to(Level.TWO)).outcome.passed
    run = Run(before).forward()
    assert run.put is not None
    assert not isinstance(run.put, Question)
    assert (run.put.stage, run.put.level) == (Stage.CONCRETE, Level.THREE)
    assert hold(up_to(Level.FIVE), Run(before)).outcome.proposal.level is Level.FIVE


@given(st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=60, max_size=60))
def test_whatever_is_done_it_comes_to_an_end_and_back_again(said: list[int | None]) -> None:
    run, moments = Run().forward(), []
    for one in said:
        if run.put is None:
            break
        moments.append(run)
        bounded = one if one is None or isinstance(run.put, LineTask) else one % 2
        run = run.say(bounded).forward()
    assert run.step is Step.THANKS
    assert len(run.replies) <= 12 + 27 + len(QUESTIONS)
    passed = run.outcome.passed
    assert list(passed) == [(stage, level) for level in Level for stage in Stage][: len(passed)]
    back = moments[-1].say(run.replies[-1].said)
    while back.step is Step.ASKING:
        put = back.put
        back = back.back()
        assert back.step is Step.GREETING or back.put != put
