"""A place on the line and its tenths: reversible, in order, bounded, and the same from both sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.errors import NotANumber, OutsideFormat
from accessible_fit.scales.formats import Format, FormatKind, score
from accessible_fit.scales.line_place import share_of, tenths_at
from accessible_fit.scales.totals import total

SHARES = st.floats(-2, 3)
TENTHS = st.integers(0, 100)


@given(TENTHS, st.booleans())
def test_every_tenth_has_a_place_that_leads_back_to_it(tenths: int, mirrored: bool) -> None:
    assert tenths_at(share_of(tenths, mirrored), mirrored) == tenths


@given(SHARES, SHARES, st.booleans())
def test_further_along_is_never_less(one: float, other: float, mirrored: bool) -> None:
    near, far = sorted((one, other))
    found = [tenths_at(near, mirrored), tenths_at(far, mirrored)]
    assert found == sorted(found, reverse=mirrored)
    assert all(0 <= tenths <= 100 for tenths in found)


@given(SHARES)
def test_a_mirrored_line_is_the_same_line_seen_from_the_other_side(share: float) -> None:
    assert abs(tenths_at(share, mirrored=True) - tenths_at(1 - share)) <= 1


@given(st.floats(0, 1))
def test_no_place_is_more_than_half_a_tenth_from_its_tenths(share: float) -> None:
    assert abs(share_of(tenths_at(share)) - share) <= 0.005 + 1e-9


@given(TENTHS)
def test_tenths_are_their_own_score(tenths: int) -> None:
    form = Format(FormatKind.LINE, minimum=0, maximum=100)
    assert score(form, tenths).score == tenths
    assert score(form, tenths).half_step == 0.5


def test_what_is_no_place_is_refused() -> None:
    with pytest.raises(NotANumber):
        tenths_at(float("nan"))
    with pytest.raises(OutsideFormat):
        share_of(101)


def test_four_tens_are_forty() -> None:
    four = ("how_i_am", "close_people", "my_days", "whole_life")
    assert total(dict.fromkeys(four, 100.0), four) == 40.0
    assert total(dict(zip(four, (72.0, 5.0, 50.0, 48.0), strict=True)), four) == 17.5


def test_three_answers_of_four_have_no_total_and_nothing_is_made_up() -> None:
    four = ("a", "b", "c", "d")
    assert total({"a": 50.0, "b": 50.0, "c": 50.0, "d": None}, four) is None
    assert total({"a": 50.0, "b": 50.0, "c": 50.0}, four) is None
    assert total({"a": 50.0}, ("a",)) is None
    assert total({}, ()) is None
