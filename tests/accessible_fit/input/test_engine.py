"""All ways together: whatever the way, the same outcome; and what each does to the others."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.input.engine import By, Engine, Outcome, Scan, Steering
from accessible_fit.input.press import On

PLAIN = Steering(ignore_repeats_ms=0, dead_zone_ms=0)
AWAY = (900.0, 900.0)


def engine(**steering: object) -> Engine:
    made = Engine(replace(PLAIN, **steering))  # type: ignore[arg-type]  # names and values of a steering
    made.page(0, 4, two_step=3)
    return made


def to(made: Engine, at: float) -> Outcome:
    """Let time pass from due to due; return what came last."""
    outcome = Outcome()
    while (due := made.next_due()) is not None and due <= at:
        outcome = made.tick(due)
        if outcome.chosen is not None or outcome.hear is not None:
            return outcome
    return outcome


def touch(made: Engine) -> Outcome:
    made.down(100, 2, By.TOUCH, AWAY)
    return made.up(180, 2)


def key(made: Engine) -> Outcome:
    made.down(100, 2, By.KEYBOARD)
    return made.up(180, 2)


def hold(made: Engine) -> Outcome:
    made.down(100, 2, By.MOUSE, AWAY)
    return to(made, 900)


def stay(made: Engine) -> Outcome:
    made.hover(100, 2, AWAY)
    return to(made, 5000)


def light(made: Engine) -> Outcome:
    to(made, 5500)
    return made.switch_down(5600, 1)


def tap_and_hold(made: Engine) -> Outcome:
    for at in (100, 300):
        made.switch_down(at, 1)
        made.switch_up(at + 80, 1)
    made.switch_down(500, 1)
    return to(made, 1000)


def two(made: Engine) -> Outcome:
    for at in (100, 200, 300):
        made.switch_down(at, 1)
        made.switch_up(at + 10, 1)
    return made.switch_down(400, 2)


@pytest.mark.parametrize(
    ("steering", "hand", "by"),
    [
        ({}, touch, By.TOUCH),
        ({}, key, By.KEYBOARD),
        ({"on": On.PRESS}, touch, None),
        ({"on": On.HOLD, "hold_ms": 500}, hold, By.MOUSE),
        ({"dwell_ms": 1250}, stay, By.DWELL),
        ({"scan": Scan.AUTO}, light, By.SCAN),
        ({"scan": Scan.ONE_SWITCH}, tap_and_hold, By.SWITCH),
        ({"scan": Scan.TWO_SWITCHES}, two, By.SWITCH),
    ],
)
def test_every_way_ends_in_the_same_choice(
    steering: dict[str, object], hand: Callable[[Engine], Outcome], by: By | None
) -> None:
    outcome = hand(engine(**steering))
    if by is None:  # chosen when pressed, so that lifting brings nothing more
        assert outcome.chosen is None
        return
    assert (outcome.chosen, outcome.by) == (2, by)


@pytest.mark.parametrize("hand", [touch, key])
def test_heard_first_any_way(hand: Callable[[Engine], Outcome]) -> None:
    made = engine(hear_first=True)
    first, second = hand(made), hand(made)
    assert (first.hear, first.chosen, first.heard) == (2, None, 2)
    assert (second.hear, second.chosen, second.heard) == (None, 2, None)


def test_what_is_not_to_be_heard_first_acts_at_once_and_forgets_what_was_heard() -> None:
    made = engine(hear_first=True)
    touch(made)
    made.down(300, 3, By.TOUCH, AWAY)
    bar = made.up(380, 3)
    assert (bar.chosen, bar.heard) == (3, None)
    assert touch(made).hear == 2


def test_a_light_that_waits_starts_with_the_first_switch_and_chooses_nothing() -> None:
    for scan in (Scan.AUTO, Scan.ONE_SWITCH, Scan.TWO_SWITCHES):
        made = Engine(replace(PLAIN, scan=scan))
        assert made.page(0, 4, waits=True).lit is None
        assert made.waiting and made.next_due() is None
        outcome = made.switch_down(50_000, 1)
        assert (outcome.lit, outcome.chosen, made.waiting) == (0, None, False)


def test_the_light_begins_where_it_is_told_and_stays_there_longer() -> None:
    made = Engine(replace(PLAIN, scan=Scan.AUTO))
    made.page(0, 4, waits=True)
    assert made.light(100, 5, 4, waits=False).lit == 4
    assert made.next_due() == 3100
    assert made.tick(3100).lit == 0
    assert made.next_due() == 5100
    assert made.light(4000, 5, 4, waits=False).lit == 0, "told the same again, it goes on"


def test_something_new_on_the_screen_does_not_disturb_a_hand_that_is_pressing() -> None:
    made = engine()
    made.down(100, 1, By.TOUCH, AWAY)
    made.light(120, 5, 4, waits=False)
    assert made.up(180, 1).chosen == 1


def test_a_pointer_that_pressed_does_not_choose_by_staying_as_well() -> None:
    made = engine(dwell_ms=500)
    made.hover(0, 1, AWAY)
    made.down(100, 1, By.MOUSE, AWAY)
    assert made.up(150, 1).chosen == 1
    assert to(made, 60_000).chosen is None
    made.hover(60_000, None, AWAY)
    made.hover(60_100, 1, AWAY)
    assert to(made, 61_000).chosen == 1


def test_a_pointer_that_has_not_moved_since_the_page_came_points_at_nothing() -> None:
    made = Engine(replace(PLAIN, dwell_ms=500))
    made.page(0, 4, place=(100.0, 100.0))
    made.hover(10, 1, (104.0, 100.0))
    assert made.next_due() is None
    made.hover(20, 1, (200.0, 100.0))
    assert to(made, 1000).chosen == 1


def test_a_switch_that_bounces_goes_on_once() -> None:
    made = Engine(Steering(scan=Scan.TWO_SWITCHES))
    made.page(0, 4)
    for at in (100, 160, 220):
        made.switch_down(at, 1)
    assert made.switch_up(300, 1).lit == 0
    assert made.switch_down(350, 2).chosen == 0, "the other switch is meant"
    assert made.switch_down(700, 2).chosen is None, "but not twice"


def test_what_the_window_loses_chooses_nothing() -> None:
    pressing, holding = engine(on=On.HOLD, hold_ms=500), engine(scan=Scan.ONE_SWITCH)
    pressing.down(100, 1, By.TOUCH, AWAY)
    holding.switch_down(100, 1)
    for made in (pressing, holding):
        made.let_go(200)
        assert made.next_due() is None


def test_the_wait_is_shown_only_while_it_lasts() -> None:
    made = engine(dwell_ms=1000)
    made.hover(0, 1, AWAY)
    seen = []
    while (due := made.next_due()) is not None:
        outcome = made.tick(due)
        seen.append((outcome.filling, round(outcome.progress, 2)))
    assert seen[0] == (None, 0.0)
    assert seen[1:-1] == [(1, round(step / 20, 2)) for step in range(1, 20)]
    assert seen[-1] == (None, 0.0), "chosen, and nothing is left of it"


STEERINGS = st.builds(
    Steering,
    on=st.sampled_from(On),
    hold_ms=st.sampled_from([0.0, 150.0, 2000.0]),
    ignore_repeats_ms=st.sampled_from([0.0, 500.0]),
    dwell_ms=st.sampled_from([None, 250.0]),
    scan=st.sampled_from(Scan),
    scan_ms=st.sampled_from([500.0, 2000.0]),
    rounds=st.integers(1, 3),
    hear_first=st.booleans(),
    cue=st.booleans(),
)
TARGETS = st.integers(0, 3)
PLACES = st.sampled_from([AWAY, (0.0, 0.0)])
HAPPENINGS = st.one_of(
    st.tuples(st.just("down"), TARGETS, st.sampled_from(By), PLACES),
    st.tuples(st.just("up"), st.one_of(st.none(), TARGETS)),
    st.tuples(st.just("slid_off")),
    st.tuples(st.just("hover"), st.one_of(st.none(), TARGETS), PLACES),
    st.tuples(st.just("switch_down"), st.integers(1, 2)),
    st.tuples(st.just("switch_up"), st.integers(1, 2)),
    st.tuples(st.just("let_go")),
    st.tuples(st.just("light"), st.just(4), TARGETS, st.booleans()),
    st.tuples(st.just("page"), st.just(4), st.integers(0, 4), st.booleans(), PLACES),
    st.tuples(st.just("tick")),
)


@given(STEERINGS, st.lists(st.tuples(st.floats(0, 5000), HAPPENINGS), max_size=40))
def test_whatever_happens_the_outcome_is_of_this_page_and_the_timer_comes_to_rest(
    steering: Steering, happenings: list[tuple[float, tuple[object, ...]]]
) -> None:
    made = Engine(steering)
    at = 0.0
    made.page(at, 4, two_step=2, place=(0.0, 0.0))
    for wait, (name, *details) in happenings:
        at += wait
        outcome: Outcome = getattr(made, str(name))(at, *details)
        for target in (outcome.pressed, outcome.lit, outcome.filling, outcome.heard, outcome.chosen):
            assert target in (None, 0, 1, 2, 3)
        assert 0.0 <= outcome.progress <= 1.0
        assert outcome.chosen is None or outcome.hear is None
        if outcome.hear is not None:
            assert steering.hear_first and outcome.hear < 4
    ticks = 0
    while (due := made.next_due()) is not None and ticks < 400:
        assert due >= 0
        made.tick(max(due, at))
        ticks += 1
    assert ticks < 400, "left alone, everything comes to rest"
