"""What is asked once more, and the order in which answers are said aloud."""

from collections import Counter
from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.instruments.own import find_instrument
from accessible_fit.scales.missing import Missing
from accessible_fit.services.flow import Flow, Said, Step
from accessible_fit.services.turns import item_of, repetition_of, spoken_order, turn, turns_of

YES = Said(raw=2)
ITEMS = ("food", "sleep", "help", turn("food", 1), turn("sleep", 1))


def asked_to_the_end(flow: Flow, says: dict[str, Said]) -> list[str]:
    """Walk through a conversation; give what came on the screen."""
    seen = []
    while flow.step is not Step.LOOKING_BACK:
        seen.append(flow.item_id or flow.step.value)
        flow = flow.say(says.get(flow.item_id or "", YES)).forward()
    return seen


def test_a_form_asks_its_repeats_last() -> None:
    form = find_instrument("practical_help")
    assert turns_of(form) == (*(item.id for item in form.items), "likes_food#1")
    assert turns_of(find_instrument("life")) == tuple(item.id for item in find_instrument("life").items)


@given(st.from_regex(r"[a-z][a-z0-9_]{0,59}", fullmatch=True), st.integers(0, 9))
def test_a_turn_tells_its_question_and_which_time_it_is(item_id: str, repetition: int) -> None:
    assert item_of(turn(item_id, repetition)) == item_id
    assert repetition_of(turn(item_id, repetition)) == repetition


def test_a_screen_stands_between_and_says_that_something_is_asked_again() -> None:
    seen = asked_to_the_end(Flow(ITEMS), {})
    assert seen == ["greeting", "practice", "food", "sleep", "help", "once_more", "food#1", "sleep#1"]


def test_who_had_no_answer_is_not_asked_again() -> None:
    declined = {"food": Said(missing=Missing.DECLINED), "sleep": Said(missing=Missing.DONT_KNOW)}
    assert asked_to_the_end(Flow(ITEMS), declined)[-1] == "help"
    only_one = asked_to_the_end(Flow(ITEMS), {"food": Said(missing=Missing.DONT_KNOW)})
    assert only_one[-2:] == ["once_more", "sleep#1"]


def test_back_leads_to_what_was_asked_before_and_forward_tells_again() -> None:
    flow = Flow(ITEMS, step=Step.ASKING, index=2, said=dict.fromkeys(ITEMS[:3], YES)).forward()
    assert (flow.step, flow.item_id, flow.may_go_on, flow.may_go_back) == (Step.ONCE_MORE, None, True, True)
    assert flow.back().item_id == "help"
    assert flow.forward().item_id == "food#1"
    assert flow.forward().back().item_id == "help"
    assert flow.stop().step is Step.THANKS


def test_cut_off_before_the_repeat_it_is_told_again() -> None:
    said = dict.fromkeys(ITEMS[:3], YES)
    assert Flow(ITEMS, said=said).forward().step is Step.ONCE_MORE
    assert Flow(ITEMS, said=dict.fromkeys(ITEMS, YES)).forward().step is Step.LOOKING_BACK


@given(st.uuids(), st.lists(st.integers(), min_size=1, max_size=7, unique=True))
def test_the_spoken_order_holds_every_choice_and_is_the_same_each_time(one: UUID, raws: list[int]) -> None:
    spoken = spoken_order(one, "food", raws)
    assert sorted(spoken) == sorted(raws)
    assert spoken == spoken_order(one, "food", raws)


def test_each_choice_is_as_often_the_last_and_neighbours_stay_together() -> None:
    talks = [UUID(int=number) for number in range(3000)]
    orders = [spoken_order(one, "food", (0, 1, 2)) for one in talks]
    last = Counter(order[-1] for order in orders)
    assert len(set(orders)) == 6
    assert all(900 <= count <= 1100 for count in last.values()), last
    five = {spoken_order(one, "food", (0, 1, 2, 3, 4)) for one in talks}
    assert len(five) == 10
    assert all((b - a) % 5 in (1, 4) for order in five for a, b in pairwise(order))


def test_nothing_to_say_is_nothing_said() -> None:
    assert spoken_order(UUID(int=1), "food", ()) == ()
