"""A conversation's course, as tables of what happens and what is then on screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.missing import Missing
from accessible_fit.services.flow import Flow, Said, Step

YES, NO = Said(raw=2), Said(raw=0)
DONT_KNOW = Said(missing=Missing.DONT_KNOW)


def started() -> Flow:
    return Flow(("home", "food", "staff")).forward().say(YES).forward()


def test_nothing_is_chosen_beforehand() -> None:
    flow = Flow(("home",)).forward()
    assert flow.step is Step.PRACTICE
    assert flow.chosen is None
    assert not flow.may_go_on


def test_the_practice_is_not_an_answer() -> None:
    flow = started()
    assert flow.step is Step.ASKING
    assert flow.said == {}


def test_one_question_after_the_other_and_then_a_look_back() -> None:
    flow = started()
    for item in ("home", "food", "staff"):
        assert flow.item_id == item
        assert flow.forward() == flow, "nobody goes on without having chosen"
        flow = flow.say(NO).forward()
    assert flow.step is Step.LOOKING_BACK
    assert flow.forward().step is Step.THANKS


def test_dont_know_is_an_answer_to_go_on_from() -> None:
    flow = started().say(DONT_KNOW)
    assert flow.may_go_on
    assert flow.forward().item_id == "food"


def test_a_choice_can_be_changed_until_next_and_after_going_back() -> None:
    flow = started().say(YES).say(NO).forward().back()
    assert flow.chosen == NO
    assert flow.say(YES).chosen == YES


def test_a_question_opened_from_the_look_back_returns_there() -> None:
    back = started().say(YES).forward().say(YES).forward().say(YES).forward()
    opened = back.change("food")
    assert (opened.item_id, opened.chosen) == ("food", YES)
    assert opened.say(NO).forward().step is Step.LOOKING_BACK
    assert opened.back().said == back.said


def test_an_interrupted_conversation_goes_on_at_the_first_unanswered_question() -> None:
    flow = Flow(("home", "food", "staff"), said={"home": YES, "staff": NO}).forward()
    assert flow.item_id == "food"


def test_an_interrupted_conversation_with_all_answers_goes_on_to_the_look_back() -> None:
    flow = Flow(("home",), said={"home": YES}).forward()
    assert flow.step is Step.LOOKING_BACK


def test_stopping_keeps_what_was_said() -> None:
    flow = started().say(YES).stop()
    assert (flow.step, flow.stopped, flow.said) == (Step.THANKS, True, {"home": YES})
    assert not flow.may_go_back
    assert flow.say(NO) == flow


def test_an_answer_is_a_choice_or_a_kind_of_no_answer_never_both() -> None:
    with pytest.raises(ValueError, match="either"):
        Said()
    with pytest.raises(ValueError, match="either"):
        Said(raw=1, missing=Missing.DECLINED)


def test_a_conversation_without_questions_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Flow(())


MOVES = st.lists(
    st.sampled_from(["forward", "back", "yes", "no", "dont_know", "change home", "change staff", "stop"]),
    max_size=40,
)


@given(MOVES)
def test_no_way_through_loses_an_answer_or_leaves_the_steps(moves: list[str]) -> None:
    flow = Flow(("home", "food", "staff"))
    for move in moves:
        before = dict(flow.said)
        if move.startswith("change"):
            flow = flow.change(move.split()[1])
        elif move in ("yes", "no", "dont_know"):
            flow = flow.say({"yes": YES, "no": NO, "dont_know": DONT_KNOW}[move])
        else:
            flow = {"forward": flow.forward, "back": flow.back, "stop": flow.stop}[move]()
        assert set(before) <= set(flow.said), "an answer once given never goes away"
        assert 0 <= flow.index < 3
        assert (flow.step is Step.ASKING) == (flow.item_id is not None)
