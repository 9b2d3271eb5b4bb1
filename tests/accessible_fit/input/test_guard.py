"""Presses that the person did not mean, as tables of (milliseconds, place) → counts."""

import pytest

from accessible_fit.input.guard import Place, PressGuard

HERE, FAR = (100.0, 100.0), (400.0, 100.0)


def presses_that_count(guard: PressGuard, presses: list[tuple[float, Place | None]]) -> list[bool]:
    """Press and, when it counts, choose at once."""
    counted = []
    for at, place in presses:
        counted.append(guard.allows(at, place))
        if counted[-1]:
            guard.chose(at)
    return counted


@pytest.mark.parametrize(
    ("presses", "count"),
    [
        ([(0, HERE)], [True]),
        ([(0, HERE), (499, FAR)], [True, False]),
        ([(0, HERE), (500, FAR)], [True, True]),
        # A dropped press does not start the wait anew: nothing is queued and nothing is prolonged.
        ([(0, HERE), (300, HERE), (510, HERE)], [True, False, True]),
        ([(0, None), (200, HERE), (900, None)], [True, False, True]),
        # The clock was set back: the person is not locked out.
        ([(10_000, HERE), (50, HERE)], [True, True]),
    ],
)
def test_repeats_are_dropped(presses: list[tuple[float, Place | None]], count: list[bool]) -> None:
    assert presses_that_count(PressGuard(), presses) == count


def test_a_press_that_chose_nothing_is_no_repeat_of_anything() -> None:
    guard = PressGuard()
    assert guard.allows(0, HERE)
    assert guard.allows(100, HERE), "it slid off and came back"


@pytest.mark.parametrize(
    ("at", "place", "counts"),
    [
        (1100.0, HERE, False),
        (1100.0, (130.0, 100.0), False),
        (1100.0, FAR, True),
        (1100.0, None, True),
        (1750.0, HERE, True),
    ],
)
def test_a_finger_still_resting_where_the_page_changed_does_not_choose(
    at: float, place: Place | None, counts: bool
) -> None:
    guard = PressGuard()
    guard.page_changed(1000.0, HERE)
    assert guard.allows(at, place) is counts


@pytest.mark.parametrize(
    ("presses", "count"),
    [
        ([(0, 1), (300, 1), (600, 1)], [True, False, True]),
        # A shaking hand shakes on one switch; the other one is meant.
        ([(0, 1), (100, 2), (150, 1)], [True, True, False]),
    ],
)
def test_a_switch_that_bounces_counts_once(presses: list[tuple[float, int]], count: list[bool]) -> None:
    guard = PressGuard()
    assert [guard.allows_switch(at, switch) for at, switch in presses] == count


def test_after_a_choice_no_switch_counts_for_a_moment() -> None:
    guard = PressGuard()
    guard.chose(1000.0)
    assert not guard.allows_switch(1400.0, 2)
    assert guard.allows_switch(1500.0, 2)
