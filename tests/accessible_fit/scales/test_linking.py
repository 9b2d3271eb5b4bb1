"""One format's steps on another's."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.errors import NoSpread, NotANumber, NothingCounted, NotWhole, TooSmall
from accessible_fit.scales.linking import Method, link

# Kolen & Brennan, Test Equating, Scaling, and Linking, table 2.5: ACT mathematics, form X and form Y.
ACT_X = [0, 1, 1, 3, 9, 18, 59, 67, 91, 144, 149, 192, 192, 192, 201, 204, 217, 181, 184, 170, 201, 147]
ACT_X += [163, 147, 140, 147, 126, 113, 100, 106, 107, 91, 83, 73, 72, 75, 50, 37, 38, 23, 15]
ACT_Y = [0, 1, 3, 13, 42, 59, 95, 131, 158, 161, 194, 164, 166, 197, 177, 158, 169, 132, 158, 151, 134, 137]
ACT_Y += [122, 110, 116, 132, 104, 104, 114, 97, 107, 88, 80, 79, 70, 61, 48, 47, 29, 32, 12]

counts = st.lists(st.integers(0, 30), min_size=2, max_size=12).filter(any)
full_counts = st.lists(st.integers(1, 30), min_size=2, max_size=12)


def test_linear_link_of_the_act_forms() -> None:
    """Kolen & Brennan, chapter 2."""
    found = link(ACT_X, ACT_Y, Method.LINEAR)
    assert found.slope == pytest.approx(1.088616, abs=5e-7)
    assert found.intercept == pytest.approx(-2.631864, abs=5e-7)
    assert found.y[10] == pytest.approx(10 * 1.088616 - 2.631864, abs=1e-5)


def test_mean_link_of_the_act_forms() -> None:
    """Kolen & Brennan, chapter 2."""
    found = link(ACT_X, ACT_Y, Method.MEAN)
    assert (found.slope, found.intercept) == (1, pytest.approx(-0.8726, abs=5e-5))


@pytest.mark.parametrize(
    ("x", "y"), [(0, 0.0), (1, 0.9796), (10, 8.1607), (20, 19.1647), (30, 30.1305), (40, 39.9006)]
)
def test_equipercentile_link_of_the_act_forms(x: int, y: float) -> None:
    """Kolen & Brennan, table 2.7, unsmoothed."""
    found = link(ACT_X, ACT_Y, Method.EQUIPERCENTILE)
    assert found.y[x] == pytest.approx(y, abs=5e-5)
    assert (found.slope, found.intercept) == (None, None)


def test_equipercentile_link_of_a_small_table() -> None:
    """Kolen & Brennan 2014, tables 2.2–2.4."""
    found = link([2, 3, 2, 2, 1], [1, 2, 2, 3, 2], Method.EQUIPERCENTILE)
    assert found.y == pytest.approx((0.5, 1.75, 2.8333, 3.5, 4.25), abs=5e-5)


@given(full_counts, st.sampled_from(Method))
def test_a_format_linked_to_itself_stays(own: list[int], method: Method) -> None:
    assert link(own, own, method).y == pytest.approx(tuple(range(len(own))), abs=1e-9)


@given(counts, counts, st.sampled_from(Method))
def test_more_is_never_less_on_the_other_format(x: list[int], y: list[int], method: Method) -> None:
    try:
        found = link(x, y, method).y
    except NoSpread:
        assert sum(map(bool, x)) == 1
        return
    assert len(found) == len(x)
    assert all(a <= b + 1e-9 for a, b in pairwise(found))
    if method is Method.EQUIPERCENTILE:
        assert found[0] >= -0.5
        assert found[-1] <= len(y) - 0.5


@given(full_counts, full_counts)
def test_a_linear_link_can_be_turned_round(x: list[int], y: list[int]) -> None:
    there, back = link(x, y, Method.LINEAR), link(y, x, Method.LINEAR)
    assert there.slope is not None and back.slope is not None
    assert there.slope * back.slope == pytest.approx(1)


def test_a_rank_that_fits_a_whole_stretch_gets_its_middle() -> None:
    # Half chose the lowest step of X; half of Y is at 0 and half at 3, so all between 0.5 and 2.5 fit.
    assert link([1, 1], [1, 0, 0, 1], Method.EQUIPERCENTILE).y == (0.0, 3.0)
    assert link([1, 0, 1], [1, 0, 0, 1], Method.EQUIPERCENTILE).y[1] == 1.5


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize(
    ("x", "refusal"),
    [
        ([], NothingCounted),
        ([0, 0], NothingCounted),
        ([1, -1], TooSmall),
        ([1, 0.5], NotWhole),
        ([1, "1"], NotANumber),
    ],
)
def test_counts_without_a_link(method: Method, x: list[object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        link(x, [1, 1], method)
    with pytest.raises(refusal):
        link([1, 1], x, method)


def test_no_line_through_one_step() -> None:
    with pytest.raises(NoSpread):
        link([0, 5, 0], [1, 2, 3], Method.LINEAR)
    assert link([1, 2, 3], [0, 5, 0], Method.LINEAR).slope == 0
