"""Raw answers on the 0–100 ruler."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.errors import NotANumber, OutsideFormat, WrongFormat
from accessible_fit.scales.formats import Format, FormatKind, score
from accessible_fit.scales.missing import Missing

CHOICE, MAT, LINE = FormatKind.CHOICE, FormatKind.MAT, FormatKind.LINE

formats = st.one_of(
    st.builds(Format, st.sampled_from([CHOICE, MAT]), st.integers(2, 11), reversed=st.booleans()),
    st.builds(
        lambda low, length, turned: Format(LINE, None, low / 10, (low + length) / 10, turned),
        st.integers(-1000, 1000),
        st.integers(1, 1000),
        st.booleans(),
    ),
)


@st.composite
def format_and_answers(draw: st.DrawFn, size: int) -> tuple[Format, list[float]]:
    form = draw(formats)
    if form.kind is LINE:
        assert form.minimum is not None and form.maximum is not None
        tenths = st.integers(round(form.minimum * 10), round(form.maximum * 10))
        return form, [draw(tenths) / 10 for _ in range(size)]
    return form, [draw(st.integers(0, form.step_count - 1)) for _ in range(size)]


@pytest.mark.parametrize(
    ("low", "high", "x", "expected"), [(1, 5, 3, 50.0), (1, 5, 4, 75.0), (0, 40, 25, 62.5)]
)
@pytest.mark.parametrize("kind", FormatKind)
def test_percent_of_maximum_possible(kind: FormatKind, low: int, high: int, x: int, expected: float) -> None:
    """Cohen, Cohen, Aiken & West 1999, Multivariate Behavioral Research 34:315–346; Cummins, %SM."""
    assert score(Format(kind, minimum=low, maximum=high), x).score == expected


@pytest.mark.parametrize("kind", [CHOICE, MAT])
@pytest.mark.parametrize(
    ("steps", "scores", "half_step"),
    [(2, [0, 100], 50), (3, [0, 50, 100], 25), (5, [0, 25, 50, 75, 100], 12.5)],
)
def test_every_step_of_choices_and_mats(
    kind: FormatKind, steps: int, scores: list[float], half_step: float
) -> None:
    given = [score(Format(kind, steps), raw) for raw in range(steps)]
    assert [one.score for one in given] == scores
    assert {one.half_step for one in given} == {half_step}


def test_a_line_is_the_same_line_in_centimetres_and_in_tenths() -> None:
    for tenths in range(101):
        in_centimetres = score(Format(LINE), tenths / 10)
        in_tenths = score(Format(LINE, minimum=0, maximum=100), tenths)
        assert in_centimetres == in_tenths
        assert in_centimetres.score == tenths  # exactly: 1.1 is 11, not 11.000000000000002
        assert in_centimetres.half_step == 0.5


def test_often_is_worst_when_the_item_is_turned() -> None:
    worried = Format(CHOICE, 3, reversed=True)
    assert [score(worried, raw).score for raw in (0, 1, 2)] == [100, 50, 0]
    assert score(Format(LINE, reversed=True), 7.3).score == 27


@given(format_and_answers(2))
def test_scores_are_bounded_and_rise_with_the_answer(drawn: tuple[Format, list[float]]) -> None:
    form, (first, second) = drawn
    low, high = score(form, min(first, second)).score, score(form, max(first, second)).score
    assert 0 <= low <= 100
    assert 0 <= high <= 100
    assert high <= low if form.reversed else low <= high
    assert (low == high) == (first == second)


@given(format_and_answers(1))
def test_turning_twice_changes_nothing(drawn: tuple[Format, list[float]]) -> None:
    form, (raw,) = drawn
    turned = Format(form.kind, form.steps, form.minimum, form.maximum, not form.reversed)
    assert score(form, raw).score + score(turned, raw).score == pytest.approx(100, abs=1e-12)
    assert score(form, raw).half_step == score(turned, raw).half_step


def test_steps_of_a_scale_from_one() -> None:
    assert Format(CHOICE, minimum=1, maximum=5).step_count == 5


@pytest.mark.parametrize("raw", [-1, 3, 1.5, 1e12])
def test_answers_that_a_choice_does_not_have(raw: float) -> None:
    with pytest.raises(OutsideFormat, match="does not exist in this format"):
        score(Format(CHOICE, 3), raw)


@pytest.mark.parametrize("raw", [-0.1, 10.1, 7.35, 3.999])
def test_places_that_a_line_does_not_have(raw: float) -> None:
    with pytest.raises(OutsideFormat):
        score(Format(LINE), raw)


def test_a_tenth_that_binary_numbers_cannot_hold_is_still_a_tenth() -> None:
    assert score(Format(LINE), 0.1 + 0.2).score == 3


@pytest.mark.parametrize("raw", [math.nan, math.inf, -math.inf, True, "1", None, [1], 10**400])
@pytest.mark.parametrize("form", [Format(CHOICE, 3), Format(MAT, 5), Format(LINE)])
def test_what_is_no_number_is_no_answer(form: Format, raw: object) -> None:
    with pytest.raises(NotANumber):
        score(form, raw)


@pytest.mark.parametrize(
    ("kind", "steps", "low", "high", "what"),
    [
        (CHOICE, None, None, None, "steps"),
        (CHOICE, 1, None, None, "steps"),
        (MAT, 2.5, None, None, "steps"),
        (MAT, None, 1, None, "max"),
        (MAT, None, None, 4, "min"),
        (CHOICE, None, 1.5, 4, "min"),
        (CHOICE, 4, 1, 5, "steps"),
        (CHOICE, None, 5, 1, "min < max"),
        (LINE, 5, None, None, "steps"),
        (LINE, None, 10, 0, "min < max"),
        (LINE, None, 5, 5, "min < max"),
        (LINE, None, 0, None, "max"),
        (LINE, None, None, 10, "min"),
        (LINE, None, 0.05, 10, "min"),
        (LINE, None, 0, 9.99, "max"),
        ("choice", 3, None, None, "kind"),
    ],
)
def test_formats_that_contradict_themselves(
    kind: FormatKind, steps: int | None, low: float | None, high: float | None, what: str
) -> None:
    with pytest.raises(WrongFormat) as refused:
        Format(kind, steps, low, high)
    assert refused.value.details["what"] == what


def test_turned_is_yes_or_no() -> None:
    with pytest.raises(WrongFormat):
        Format(CHOICE, 3, reversed=1)  # type: ignore[arg-type]  # what a careless caller passes
    with pytest.raises(NotANumber):
        Format(LINE, minimum=0, maximum=math.inf)


def test_choices_may_say_both_steps_and_ends() -> None:
    assert Format(CHOICE, 5, 1, 5).step_count == 5


def test_every_kind_of_no_answer_has_its_own_name() -> None:
    names = {"dont_know", "declined", "not_understood", "not_asked", "unplaced", "stopped"}
    assert {kind.value for kind in Missing} == names
