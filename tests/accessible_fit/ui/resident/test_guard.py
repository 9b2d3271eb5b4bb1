"""Presses that the person did not mean, as tables of (milliseconds, place) → counts."""

import pytest

from accessible_fit.ui.resident.guard import PressGuard

HERE, FAR = (100.0, 100.0), (400.0, 100.0)


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
def test_repeats_are_dropped(
    presses: list[tuple[float, tuple[float, float] | None]], count: list[bool]
) -> None:
    guard = PressGuard()
    assert [guard.counts(at, place) for at, place in presses] == count


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
    at: float, place: tuple[float, float] | None, counts: bool
) -> None:
    guard = PressGuard()
    guard.page_changed(1000.0, HERE)
    assert guard.counts(at, place) is counts
