"""A pause is offered by itself after some questions, once, and never in the way."""

import pytest

from accessible_fit.services.breaks import Breaks
from accessible_fit.services.flow import Flow, Said, Step

ITEMS = tuple("abcdefg")


def pauses_before(every: int, flow: Flow) -> list[str]:
    """Answer everything and return the questions that a pause came before."""
    breaks, found = Breaks(every), []
    while flow.step is not Step.THANKS:
        breaks, due = breaks.meet(flow)
        if due and flow.item_id is not None:
            found.append(flow.item_id)
            breaks, again = breaks.meet(flow)  # gone on from the pause
            assert not again
        flow = flow.say(Said(raw=0)).forward()
    return found


@pytest.mark.parametrize(
    ("every", "before"), [(0, []), (1, list("bcdefg")), (3, ["d", "g"]), (5, ["f"]), (7, []), (100, [])]
)
def test_a_pause_comes_after_every_so_many_questions(every: int, before: list[str]) -> None:
    assert pauses_before(every, Flow(ITEMS)) == before


def test_a_conversation_taken_up_again_counts_from_where_it_goes_on() -> None:
    said = {item: Said(raw=0) for item in "abc"}
    assert pauses_before(3, Flow(ITEMS, said=said)) == ["g"]


def test_going_back_and_changing_an_answer_offer_nothing() -> None:
    breaks, flow = Breaks(2), Flow(ITEMS[:3]).forward().say(Said(raw=0)).forward()
    dues = []
    for step in (flow, flow.say(Said(raw=0)).forward()):
        breaks, due = breaks.meet(step)
        dues.append(due)
    back = flow.say(Said(raw=0)).forward().back()
    breaks, due = breaks.meet(back)
    dues.append(due)
    assert dues == [False, False, False]
    looked = Flow(ITEMS[:3], step=Step.LOOKING_BACK, said={item: Said(raw=0) for item in ITEMS[:3]})
    assert breaks.meet(looked) == (breaks, False)
    assert breaks.meet(looked.change("c")) == (breaks, False)
