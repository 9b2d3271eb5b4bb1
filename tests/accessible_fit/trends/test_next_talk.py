"""What to talk about next: each thing once, the most pressing reason, few of a kind."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.trends.next_talk import (
    LOW,
    MOST,
    MOST_OF_A_KIND,
    MOVED,
    Cause,
    Followed,
    Why,
    chosen,
    long_since,
    scored_cause,
)

TODAY = dt.date(2026, 3, 2)


def followed(*scores: float) -> Followed:
    days = (TODAY - dt.timedelta(days=90 * number) for number in range(len(scores), 0, -1))
    return Followed("food", {"sv": "Maten"}, "", tuple(zip(days, scores, strict=True)))


def why(*scores: float) -> Why | None:
    found = scored_cause(followed(*scores))
    return found.why if found is not None else None


def test_a_fall_is_said_before_that_it_is_low() -> None:
    assert why(75, 25) is Why.DOWN
    assert why(25, 25) is Why.LOW
    assert why(10) is Why.LOW
    assert why(50, 75) is Why.UP
    assert why(50, 60) is None
    assert why() is None


def test_better_but_still_low_is_low() -> None:
    assert why(0, 30) is Why.LOW


def test_the_scores_and_the_day_come_along() -> None:
    found = scored_cause(followed(100, 75, 25))
    assert found is not None
    assert (found.before, found.now, found.when) == (75, 25, TODAY - dt.timedelta(days=90))


@given(st.lists(st.floats(0, 100), min_size=2, max_size=12))
def test_nothing_is_said_of_what_neither_moved_nor_is_low(scores: list[float]) -> None:
    found = scored_cause(followed(*scores))
    before, now = scores[-2:]
    assert (found is None) == (abs(now - before) < MOVED and now > LOW)


def cause(kind: Why, key: str, days_ago: int = 0) -> Cause:
    return Cause(kind, key, {"sv": key}, when=TODAY - dt.timedelta(days=days_ago))


def test_what_was_promised_comes_first_and_each_thing_once() -> None:
    found = chosen(
        [
            cause(Why.LONG_SINCE, "work"),
            cause(Why.LOW, "food"),
            cause(Why.TO_SHOW, "a"),
            cause(Why.UP, "food"),
        ]
    )
    assert [(one.why, one.key) for one in found] == [
        (Why.TO_SHOW, "a"),
        (Why.LOW, "food"),
        (Why.LONG_SINCE, "work"),
    ]


@given(st.lists(st.tuples(st.sampled_from(Why), st.integers(0, 30))))
def test_never_more_than_can_be_met(drawn: list[tuple[Why, int]]) -> None:
    found = chosen([cause(kind, str(number)) for kind, number in drawn])
    assert len(found) <= MOST
    assert len({one.key for one in found}) == len(found)
    assert all(sum(one.why is kind for one in found) <= MOST_OF_A_KIND for kind in Why)
    assert bool(found) == bool(drawn)


def test_more_than_a_year_is_long_and_the_longest_ago_is_first() -> None:
    asked = [cause(Why.LONG_SINCE, name, days) for name, days in (("a", 365), ("b", 366), ("c", 900))]
    assert [one.key for one in long_since(asked, TODAY)] == ["c", "b"]
