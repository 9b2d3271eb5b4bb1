"""Signs that something is worth asking again: never raised by a content person who answers as they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.position import chance_of_hits
from accessible_fit.scales.quality_flags import (
    Asked,
    Sign,
    answered_otherwise,
    last_spoken_habit,
    little_variation,
    position_habit,
    repeated,
    same_in_a_row,
    unsteady_repeats,
    unusual_time,
    yes_to_both,
)

FALLING, RISING = ("2", "1", "0"), ("0", "1", "2")


def three(*raws: int | None) -> list[Asked]:
    """Answers with three choices, in the order asked."""
    return [
        Asked(f"q{number}", raw, None if raw is None else 50.0 * raw, 3) for number, raw in enumerate(raws)
    ]


def line(*tenths: int) -> list[Asked]:
    return [Asked(f"q{number}", raw, float(raw), 101) for number, raw in enumerate(tenths)]


def test_everything_alike_is_worth_a_look_and_the_questions_are_named() -> None:
    found = same_in_a_row(three(*[2] * 12))
    assert found is not None
    assert (found.sign, found.numbers) == (Sign.SAME_IN_A_ROW, {"run": 12, "of": 12})
    assert found.items == tuple(f"q{number}" for number in range(12))


def test_the_run_is_where_it_is() -> None:
    found = same_in_a_row(three(0, 2, 2, 2, 2, 2, 2, 2))
    assert found is not None
    assert found.items == tuple(f"q{number}" for number in range(1, 8))


@pytest.mark.parametrize(
    "raws",
    [
        (2, 2, 2, 2, 2),  # too short to tell anything
        (2, 2, 2, 2, 2, 2, 1, 0, 2, 1, 0, 2),  # half of them, as a content person may well answer
        (2, 2, 2, None, 2, 2, 2),  # a kind of no answer ends a row
        (),
        (None,) * 10,
    ],
)
def test_a_run_that_is_no_sign(raws: tuple[int | None, ...]) -> None:
    assert same_in_a_row(three(*raws)) is None


def test_marks_at_one_place_of_a_line_vary_too_little() -> None:
    found = little_variation(line(70, 71, 69, 70, 72, 70))
    assert found is not None
    assert found.numbers["of"] == 6
    assert found.numbers["mean"] == pytest.approx(70.33, abs=0.01)
    assert found.numbers["sd"] < 5
    assert little_variation(line(70, 40, 69, 90, 72, 70)) is None
    assert little_variation(line(70, 70, 70)) is None


def test_yes_to_both_of_a_pair_names_both_questions() -> None:
    answers = [Asked("likes", 2, 100.0, 3), Asked("dislikes", 2, 100.0, 3), Asked("other", 0, 0.0, 3)]
    found = yes_to_both(answers, [("likes", "dislikes"), ("likes", "missing")])
    assert found is not None
    assert (found.numbers, found.items) == ({"both": 1, "pairs": 1}, ("likes", "dislikes"))
    assert yes_to_both(answers, [("likes", "other")]) is None
    assert yes_to_both(answers, []) is None


def test_sometimes_is_not_yes() -> None:
    answers = [Asked("a", 1, 50.0, 3), Asked("b", 2, 100.0, 3)]
    assert yes_to_both(answers, [("a", "b")]) is None


def again(first: Asked, raw: int, agreed: float) -> Asked:
    return Asked(first.item, raw, agreed, first.steps, again=True)


def test_another_answer_the_second_time() -> None:
    first, second = three(2, 0)
    found = answered_otherwise([first, second, again(first, 0, 0.0), again(second, 0, 0.0)])
    assert found is not None
    assert (found.numbers, found.items) == ({"otherwise": 1, "repeats": 2}, ("q0",))
    assert answered_otherwise([first, again(first, 2, 100.0)]) is None
    assert answered_otherwise([first]) is None


def test_two_marks_near_each_other_on_a_line_are_the_same_answer() -> None:
    (first,) = line(70)
    assert answered_otherwise([first, again(first, 82, 82.0)]) is None
    assert answered_otherwise([first, again(first, 90, 90.0)]) is not None


def test_repeats_in_another_format_are_not_compared() -> None:
    (first,) = three(2)
    assert repeated([first, Asked("q0", 100, 100.0, 101, again=True)]) == []


def test_repeats_are_pooled_over_conversations() -> None:
    pairs = [(one, again(one, 2 - (one.raw or 0), 0.0)) for one in three(2, 0, 2, 0, 2)]
    found = unsteady_repeats(pairs)
    assert found is not None
    assert found.numbers == {"repeats": 5, "agreement": 0, "kappa": pytest.approx(-12 / 13)}
    steady = [(one, again(one, one.raw or 0, 0.0)) for one in three(2, 0, 2, 0, 2)]
    assert unsteady_repeats(steady) is None
    assert unsteady_repeats(pairs[:4]) is None
    assert unsteady_repeats([]) is None


def test_times_are_compared_with_the_persons_own_only() -> None:
    own = [4000, 5000, 6000, 5000, 4500, 5500, 5000]
    answers = [Asked("a", 2, 100.0, 3, milliseconds=200), Asked("b", 1, 50.0, 3, milliseconds=60_000)]
    found = unusual_time(answers, own)
    assert found is not None
    assert (found.numbers, found.items) == ({"quick": 1, "slow": 1}, ("a", "b"))
    assert unusual_time(answers[:1], own) is None  # once is no sign
    assert unusual_time(answers, own[:3]) is None
    assert unusual_time(three(2, 1), own) is None


def placed(raw: int, order: tuple[str, ...], item: str = "q") -> Asked:
    return Asked(item, raw, 50.0 * raw, 3, shown=order)


def always_at(place: int, times: int) -> list[Asked]:
    """Somebody who presses one place, whatever stands there, while the order is turned every other time."""
    return [
        placed(int(order[place]), order)
        for number in range(times)
        for order in [(FALLING, RISING)[number % 2]]
    ]


def test_one_place_pressed_whatever_stands_there() -> None:
    found = position_habit(always_at(0, 12))
    assert found is not None
    assert found.numbers == {"position": 0, "hits": 12, "n": 12, "options": 3, "p": chance_of_hits(12, 12, 3)}


def test_somebody_who_means_yes_finds_it_on_both_sides() -> None:
    """Half of the answers lie at each end: more than a third, and still no habit."""
    for times in (12, 60, 240):
        yes = [placed(2, (FALLING, RISING)[number % 2]) for number in range(times)]
        assert position_habit(yes) is None


def test_the_middle_stays_in_the_middle_so_sometimes_is_no_place() -> None:
    sometimes = [placed(1, (FALLING, RISING)[number % 2]) for number in range(60)]
    assert position_habit(sometimes) is None


def test_an_order_that_was_never_turned_tells_nothing() -> None:
    assert position_habit([placed(2, FALLING) for _ in range(50)]) is None
    # Different questions in different orders do not tell either: they mean different things.
    other = [placed(2, (FALLING, RISING)[number % 2], f"q{number % 2}") for number in range(50)]
    assert position_habit(other) is None
    assert position_habit([]) is None


def heard(raw: int, last: str) -> Asked:
    spoken = (*(one for one in RISING if one != last), last)
    return Asked("q", raw, 50.0 * raw, 3, spoken=spoken)


def test_what_was_heard_last_is_chosen_whatever_it_is() -> None:
    found = last_spoken_habit([heard(number % 3, str(number % 3)) for number in range(9)])
    assert found is not None
    assert found.numbers["hits"] == found.numbers["n"] == 9


def test_meaning_what_happens_to_be_last_is_no_habit() -> None:
    assert last_spoken_habit([heard(2, "2") for _ in range(40)]) is None
    assert last_spoken_habit([heard(2, str(number % 3)) for number in range(42)]) is None
    assert last_spoken_habit(three(2, 2, 2)) is None


answers_of_three = st.lists(
    st.builds(
        lambda raw, order, number: Asked(
            f"q{number}", raw, None if raw is None else 50.0 * raw, 3, shown=order, spoken=order
        ),
        st.none() | st.integers(0, 2),
        st.sampled_from([FALLING, RISING]),
        st.integers(0, 3),
    ),
    max_size=40,
)


@given(answers_of_three)
def test_the_order_of_conversations_does_not_matter_for_habits(answers: list[Asked]) -> None:
    for judge in (position_habit, last_spoken_habit):
        assert judge(answers) == judge(answers[::-1])


@given(answers_of_three)
def test_every_sign_names_questions_that_were_asked(answers: list[Asked]) -> None:
    pairs = [("q0", "q1"), ("q2", "q3")]
    for found in (same_in_a_row(answers), little_variation(answers), yes_to_both(answers, pairs)):
        if found is not None:
            assert set(found.items) <= {one.item for one in answers}
            assert all(number >= 0 for number in found.numbers.values())
