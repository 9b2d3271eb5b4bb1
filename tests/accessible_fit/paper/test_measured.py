"""A place on a printed line becomes tenths: halves are fair, and bad numbers are refused in words."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.paper.errors import NotMillimetres, OutsideLine, WrongLineLength
from accessible_fit.paper.measured import read_line_length, read_millimetres, tenths_of

halves = st.integers(0, 200).map(lambda number: Fraction(number, 2))


def written(place: Fraction, sign: str = ",") -> str:
    return f"{float(place):g}".replace(".", sign)


@pytest.mark.parametrize(
    ("said", "tenths"),
    [
        ("0", 0), ("100", 100), ("37", 37), ("37,2", 37), ("37.8", 38),
        ("36,5", 36), ("37,5", 38), ("0,5", 0), ("99,5", 100), (" 42 mm ", 42), ("042", 42),
    ],
)  # fmt: skip
def test_a_measured_place_is_the_nearest_tenth_and_a_half_the_even_one(said: str, tenths: int) -> None:
    assert tenths_of(said) == tenths


@given(halves)
def test_comma_and_point_say_the_same(place: Fraction) -> None:
    assert tenths_of(written(place, ",")) == tenths_of(written(place, "."))


@given(halves, halves)
def test_further_along_is_never_less(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    assert tenths_of(written(low)) <= tenths_of(written(high))


@given(halves)
def test_measured_from_the_other_end_it_is_the_same_answer(place: Fraction) -> None:
    assert tenths_of(written(place)) == 100 - tenths_of(written(100 - place))


@given(halves)
def test_never_more_than_half_a_millimetre_is_lost(place: Fraction) -> None:
    assert abs(tenths_of(written(place)) - place) <= Fraction(1, 2)


def test_over_all_places_a_ruler_shows_nothing_is_gained_or_lost() -> None:
    places = [Fraction(number, 2) for number in range(201)]
    assert sum(tenths_of(written(place)) for place in places) == sum(places)


@given(st.integers(0, 100), st.integers(120, 280).map(lambda number: Fraction(number, 2)))
def test_a_line_that_the_printer_shrank_counts_by_its_share(tenth: int, length: Fraction) -> None:
    place = length * tenth / 100
    if place.denominator in (1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 100, 200):
        said = written(Fraction(round(place * 1000), 1000))
        assert tenths_of(said, length) in (tenth - 1, tenth, tenth + 1)
    assert tenths_of(written(length), length) == 100
    assert tenths_of("0", length) == 0


@pytest.mark.parametrize(
    "said", ["", "nan", "NaN", "inf", "-1", "+3", "1e2", "3,4,5", "3 7", "tre", "٣٧", "²", "0x10", "9" * 5000]
)
def test_what_is_no_number_of_millimetres_is_refused(said: str) -> None:
    with pytest.raises(NotMillimetres):
        tenths_of(said)


@pytest.mark.parametrize("said", ["100,5", "101", "9999", "100.001"])
def test_a_place_outside_the_line_is_refused(said: str) -> None:
    with pytest.raises(OutsideLine):
        tenths_of(said)


@given(st.text(max_size=30))
def test_anything_typed_is_a_tenth_on_the_line_or_a_named_refusal(said: str) -> None:
    with suppress(NotMillimetres, OutsideLine):
        assert 0 <= tenths_of(said) <= 100


def test_a_line_of_another_length_is_measured_within_reason() -> None:
    assert read_line_length("96,5") == Fraction(193, 2)
    assert read_millimetres("7.25") == Fraction(29, 4)
    for said in ("50", "141", "0"):
        with pytest.raises(WrongLineLength):
            read_line_length(said)
