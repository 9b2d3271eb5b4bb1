"""Every way of choosing as a table of (milliseconds, what happened) → (lit, chosen)."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.input.dwell import Dwell
from accessible_fit.input.events import TICK, Effect, Event, Kind, Way
from accessible_fit.input.press import On, Press
from accessible_fit.input.scan import AutoScan, StepScan, TwoSwitches

Row = tuple[float, Event, int | None, int | None]


def down(target: int | None = None, switch: int = 1) -> Event:
    return Event(Kind.DOWN, target, switch)


def up(target: int | None = None) -> Event:
    return Event(Kind.UP, target)


def enter(target: int) -> Event:
    return Event(Kind.ENTER, target)


def page(targets: int) -> Event:
    return Event(Kind.PAGE, targets=targets)


LEAVE = Event(Kind.LEAVE)

TABLES: list[tuple[str, Way, Sequence[Row]]] = [
    ("a press counts when lifted", Press(), [(0, down(2), 2, None), (80, up(2), None, 2)]),
    (
        "sliding off cancels",
        Press(),
        [(0, down(2), 2, None), (50, LEAVE, None, None), (80, up(1), None, None)],
    ),
    ("lifting over another target is no choice", Press(), [(0, down(2), 2, None), (80, up(1), None, None)]),
    ("on press at once", Press(On.PRESS), [(0, down(1), 1, 1), (60, up(1), None, None)]),
    (
        "a hold is long enough or nothing",
        Press(On.HOLD, 400),
        [
            (0, down(1), 1, None),
            (399, TICK, 1, None),
            (399, up(1), None, None),
            (1000, down(1), 1, None),
            (1400, TICK, 1, 1),
            (2000, TICK, 1, None),
            (2100, up(1), None, None),
        ],
    ),
    (
        "a release after a hold time keeps short touches out",
        Press(On.RELEASE, 150),
        [(0, down(0), 0, None), (100, up(0), None, None), (500, down(0), 0, None), (660, up(0), None, 0)],
    ),
    (
        "a new page lets go of a finger still down",
        Press(),
        [(0, down(2), 2, None), (20, page(3), None, None), (80, up(2), None, None)],
    ),
    (
        "dwelling locks on, fills, chooses once",
        Dwell(),
        [
            (0, enter(1), None, None),
            (249, TICK, None, None),
            (250, TICK, 1, None),
            (1499, TICK, 1, None),
            (1500, TICK, 1, 1),
            (5000, TICK, None, None),
            (5100, LEAVE, None, None),
            (5200, enter(1), None, None),
            (6700, TICK, 1, 1),
        ],
    ),
    (
        "an interrupted dwell is kept for 750 ms",
        Dwell(),
        [
            (0, enter(1), None, None),
            (1000, LEAVE, None, None),
            (1700, enter(1), 1, None),
            (2199, TICK, 1, None),
            (2200, TICK, 1, 1),
        ],
    ),
    (
        "a dwell interrupted for longer starts over",
        Dwell(),
        [
            (0, enter(1), None, None),
            (1000, LEAVE, None, None),
            (1751, enter(1), None, None),
            (3250, TICK, 1, None),
            (3251, TICK, 1, 1),
        ],
    ),
    (
        "what was earned on one target is not spent on another",
        Dwell(),
        [
            (0, enter(1), None, None),
            (1400, LEAVE, None, None),
            (1410, enter(2), None, None),
            (1700, TICK, 2, None),
        ],
    ),
    (
        "a pointer resting through a page change chooses nothing there",
        Dwell(),
        [(0, enter(1), None, None), (600, page(3), None, None), (4000, TICK, None, None)],
    ),
    (
        "the light moves, the first target waits longer",
        AutoScan(targets=3),
        [
            (0, page(3), 0, None),
            (2999, TICK, 0, None),
            (3000, TICK, 1, None),
            (5000, TICK, 2, None),
            (5500, down(), 0, 2),
        ],
    ),
    (
        "after three rounds the light waits for the person, and a switch starts it again",
        AutoScan(targets=2),
        [
            (0, page(2), 0, None),
            (3000, TICK, 1, None),
            (5000, TICK, 0, None),
            (10_000, TICK, 0, None),
            (14_999, TICK, 1, None),
            (15_000, TICK, None, None),
            (9_000_000, TICK, None, None),
            (9_000_001, down(), 0, None),
            (9_000_500, down(), 0, 0),
        ],
    ),
    (
        "tap goes on, hold chooses",
        StepScan(),
        [
            (0, page(3), 0, None),
            (10, down(), 0, None),
            (90, up(), 1, None),
            (200, down(), 1, None),
            (599, TICK, 1, None),
            (600, TICK, 1, 1),
            (900, up(), 1, None),
            (1000, down(), 1, None),
            (1100, up(), 2, None),
            (1200, down(), 2, None),
            (1250, up(), 0, None),
        ],
    ),
    (
        "a hold that nobody ticked is seen when lifted",
        StepScan(),
        [(0, page(2), 0, None), (10, down(), 0, None), (500, up(), 0, 0)],
    ),
    (
        "a switch held over a page change chooses nothing on the new page",
        StepScan(),
        [
            (0, page(2), 0, None),
            (10, down(), 0, None),
            (410, TICK, 0, 0),
            (420, page(3), 0, None),
            (2000, TICK, 0, None),
            (2100, up(), 0, None),
        ],
    ),
    (
        "two switches: one goes on, one chooses, nothing is lit beforehand",
        TwoSwitches(),
        [
            (0, page(3), None, None),
            (10, down(switch=2), None, None),
            (20, down(), 0, None),
            (30, down(), 1, None),
            (40, down(), 2, None),
            (50, down(), 0, None),
            (60, down(switch=2), 0, 0),
        ],
    ),
]


@pytest.mark.parametrize(("way", "rows"), [table[1:] for table in TABLES], ids=[table[0] for table in TABLES])
def test_table(way: Way, rows: Sequence[Row]) -> None:
    for at, event, lit, chosen in rows:
        effect = way.feed(at, event)
        assert (effect.lit, effect.chosen) == (lit, chosen), f"at {at} ms, {event}"


def test_progress_is_visible_from_nothing_to_whole() -> None:
    dwell = Dwell()
    dwell.feed(0, enter(0))
    assert [dwell.feed(at, TICK).progress for at in (250, 875, 1500)] == [0.0, 0.5, 1.0]
    hold = Press(On.HOLD, 1000)
    hold.feed(0, down(0))
    assert hold.feed(250, TICK).progress == 0.25


def test_the_spoken_cue_comes_when_the_light_moves_and_only_then() -> None:
    scan = AutoScan(targets=2)
    told = [scan.feed(at, event).said for at, event in [(0, page(2)), (10, TICK), (3000, TICK), (3100, TICK)]]
    assert told == [0, None, 1, None]


WAYS = st.sampled_from([Press, Dwell, AutoScan, StepScan, TwoSwitches, lambda: Press(On.HOLD, 300)])
EVENTS = st.one_of(
    st.builds(Event, st.sampled_from([Kind.TICK, Kind.LEAVE])),
    st.builds(Event, st.sampled_from([Kind.ENTER, Kind.DOWN, Kind.UP]), st.integers(0, 3), st.integers(1, 2)),
    st.builds(Event, st.just(Kind.PAGE), targets=st.just(4)),
)


@given(WAYS, st.lists(st.tuples(st.integers(0, 5000), EVENTS), max_size=60))
def test_whatever_happens_only_targets_of_the_page_are_lit_or_chosen(
    make: type[Way], happenings: list[tuple[int, Event]]
) -> None:
    way = make()
    at = 0.0
    way.feed(at, page(4))
    for wait, event in happenings:
        at += wait
        effect = way.feed(at, event)
        assert effect.lit in (None, 0, 1, 2, 3)
        assert effect.chosen in (None, 0, 1, 2, 3)
        assert 0.0 <= effect.progress <= 1.0
        due = way.next_due()
        assert due is None or due >= 0


@given(st.integers(1, 9), st.floats(500, 10_000))
def test_one_round_of_the_light_takes_the_time_it_says(targets: int, step_ms: float) -> None:
    scan = AutoScan(step_ms=step_ms, rounds=1, targets=targets)
    scan.feed(0, page(targets))
    seen = [0]
    while (due := scan.next_due()) is not None:
        effect: Effect = scan.feed(due, TICK)
        if effect.lit is not None:
            seen.append(effect.lit)
    assert seen == list(range(targets))
