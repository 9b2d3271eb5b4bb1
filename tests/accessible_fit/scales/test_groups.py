"""Several questions together, and how coarse their score is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.errors import NotANumber, OutOfRange
from accessible_fit.scales.groups import (
    GroupScore,
    ItemScore,
    group,
    item_uncertainty,
)

NO_ANSWER = ItemScore(None, 0.0)
items = st.builds(ItemScore, st.none() | st.floats(0, 100), st.sampled_from([50.0, 25.0, 12.5, 0.5]))


@pytest.mark.parametrize(("half_step", "floor"), [(50, 28.87), (25, 14.43), (12.5, 7.22)])
def test_quantisation_floor(half_step: float, floor: float) -> None:
    """JCGM 100:2008 (GUM), F.2.2.1: a rectangle of width s has the standard uncertainty s/√12."""
    assert item_uncertainty(half_step) == pytest.approx(floor, abs=0.005)
    assert group([ItemScore(100, half_step)]).uncertainty == item_uncertainty(half_step)


def test_k_items_divide_the_floor_by_the_root_of_k() -> None:
    floor = group([ItemScore(score, 25) for score in (0, 50, 100, 100)]).uncertainty
    assert floor == pytest.approx(50 / math.sqrt(12) / 2)


def test_half_answered_is_enough_and_less_is_too_few() -> None:
    assert group([ItemScore(50, 25), NO_ANSWER]).score == 50
    assert group([ItemScore(50, 25), NO_ANSWER, NO_ANSWER]) == GroupScore(None, 1, 3, None)
    assert group([NO_ANSWER]) == GroupScore(None, 0, 1, None)


def test_nothing_asked_is_no_score() -> None:
    assert group([]) == GroupScore(None, 0, 0, None)


def test_no_answer_is_never_the_middle() -> None:
    assert group([ItemScore(100, 25), ItemScore(100, 25), NO_ANSWER]).score == 100


@given(st.lists(items, max_size=12))
def test_a_group_is_bounded_and_its_order_does_not_matter(asked: list[ItemScore]) -> None:
    found = group(asked)
    assert found == group(asked[::-1])
    assert found.asked == len(asked)
    given_scores = [item.score for item in asked if item.score is not None]
    assert found.answered == len(given_scores)
    if found.score is None:
        assert found.uncertainty is None
        assert 2 * len(given_scores) < len(asked) or not asked
    else:
        assert min(given_scores) <= found.score <= max(given_scores)
        assert found.uncertainty is not None and 0 < found.uncertainty <= 28.9


@pytest.mark.parametrize(
    ("item", "refusal"),
    [
        (ItemScore(101, 25), OutOfRange),
        (ItemScore(-1, 25), OutOfRange),
        (ItemScore(math.nan, 25), NotANumber),
        (ItemScore(50, 60), OutOfRange),
        (ItemScore(50, math.inf), NotANumber),
    ],
)
def test_what_is_not_on_the_ruler(item: ItemScore, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        group([item])
