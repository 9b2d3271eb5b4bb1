"""When somebody is to be asked, and what becomes of it, however odd the calendar."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.trends.planned import Became, Held, Rhythm, Slot, due_days, judge, months_later, slots

DAYS = st.dates(dt.date(1901, 1, 1), dt.date(2200, 12, 31))
RHYTHMS = st.builds(Rhythm, DAYS, st.integers(1, 60))
LONG_AGO, FAR_OFF = dt.date(1, 1, 1), dt.date(9999, 12, 31)
QUARTERLY = Rhythm(dt.date(2026, 1, 31), 3)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def first_slot(rhythm: Rhythm = QUARTERLY) -> Slot:
    return slots([rhythm], rhythm.starts_on, rhythm.starts_on)[0]


def test_the_last_of_a_month_stays_the_last_of_the_month() -> None:
    monthly = Rhythm(day("2026-01-31"), 1)
    assert [str(one) for one in due_days(monthly, day("2026-01-01"), day("2026-05-31"))] == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
    ]
    leap = Rhythm(day("2024-02-29"), 12)
    assert [str(one) for one in due_days(leap, day("2024-01-01"), day("2028-12-31"))] == [
        "2024-02-29",
        "2025-02-28",
        "2026-02-28",
        "2027-02-28",
        "2028-02-29",
    ]


def test_a_plan_that_ends_asks_on_its_last_day_too() -> None:
    ends = Rhythm(day("2026-01-01"), 3, day("2026-07-01"))
    assert [one.due_on.month for one in slots([ends], day("2025-01-01"), day("2030-01-01"))] == [1, 4, 7]
    assert slots([ends], day("2026-07-02"), day("2030-01-01")) == ()


@given(RHYTHMS, DAYS, st.integers(0, 4000))
def test_days_are_those_of_the_rhythm_and_every_one_of_them(
    rhythm: Rhythm, first: dt.date, more: int
) -> None:
    last = first + dt.timedelta(days=more)
    found = list(due_days(rhythm, first, last))
    assert found == sorted(set(found)) and all(first <= one <= last for one in found)
    every = (months_later(rhythm.starts_on, number * rhythm.every_months) for number in range(4000))
    wanted = []
    for one in every:
        if one > last:
            break
        if one >= first:
            wanted.append(one)
    assert found == wanted
    assert all(one.day == rhythm.starts_on.day or one.day >= 28 for one in found)


@given(st.lists(RHYTHMS, min_size=1, max_size=3), DAYS)
def test_every_day_belongs_to_the_occasion_it_is_nearest_to(rhythms: list[Rhythm], first: dt.date) -> None:
    made = slots(rhythms, first, first + dt.timedelta(days=3000))
    for earlier, later in pairwise(made):
        assert earlier.due_on < later.due_on and earlier.closes_on == later.opens_on
        near = earlier.closes_on - dt.timedelta(days=1)
        assert near - earlier.due_on < later.due_on - near
        assert later.opens_on - earlier.due_on >= later.due_on - later.opens_on
    assert all(one.due_on in one and one.opens_on < one.closes_on for one in made)


@given(RHYTHMS, DAYS, st.lists(st.integers(-1000, 3000), max_size=30))
def test_a_conversation_fulfils_one_occasion_at_most(rhythm: Rhythm, first: dt.date, days: list[int]) -> None:
    today = first + dt.timedelta(days=3000)
    held = [Held(first + dt.timedelta(days=one), Became.ANSWERED, at) for at, one in enumerate(days)]
    judged = [judge(one, today, held) for one in slots([rhythm], first, today)]
    by = [one.by.key for one in judged if one.by is not None]
    assert len(by) == len(set(by))


@given(RHYTHMS, DAYS, DAYS)
def test_time_alone_goes_one_way(rhythm: Rhythm, first: dt.date, today: dt.date) -> None:
    order = list(Became)
    for one in slots([rhythm], first, first + dt.timedelta(days=1500)):
        now, later = (judge(one, at).became for at in (today, today + dt.timedelta(days=1)))
        assert order.index(now) <= order.index(later)
        assert judge(one, one.due_on).became is Became.DUE
        assert judge(one, one.closes_on).became is Became.NOT_ASKED


@pytest.mark.parametrize(
    ("today", "became"),
    [
        ("2026-01-16", Became.LATER),
        ("2026-01-17", Became.SOON),
        ("2026-01-30", Became.SOON),
        ("2026-01-31", Became.DUE),
        ("2026-02-14", Became.DUE),
        ("2026-02-15", Became.OVERDUE),
        ("2026-03-16", Became.OVERDUE),
        ("2026-03-17", Became.NOT_ASKED),
        ("2030-01-01", Became.NOT_ASKED),
    ],
)
def test_an_occasion_comes_closer_and_goes_by(today: str, became: Became) -> None:
    assert judge(first_slot(), day(today)).became is became


def test_what_is_asked_every_month_is_late_sooner() -> None:
    monthly = first_slot(Rhythm(day("2026-03-01"), 1))
    assert judge(monthly, day("2026-03-09")).became is Became.DUE
    assert judge(monthly, day("2026-03-10")).became is Became.OVERDUE


def test_what_was_said_counts_more_than_what_was_noted() -> None:
    slot, today = first_slot(), day("2026-03-01")
    said = Held(day("2026-02-20"), Became.WITH_HELP, "talk")
    stopped = Held(day("2026-02-10"), Became.DECLINED, "stopped")
    assert judge(slot, today, [stopped, said], Became.COULD_NOT).by == said
    assert judge(slot, today, [stopped]).became is Became.DECLINED
    assert judge(slot, today, [stopped], Became.COULD_NOT).became is Became.COULD_NOT
    assert judge(slot, today, [stopped], Became.NOT_ASKED).became is Became.DECLINED
    assert judge(slot, today, [], Became.DECLINED).became is Became.DECLINED
    # what has not happened yet says nothing, whatever the clock of another computer was
    assert judge(slot, day("2026-02-01"), [said]).became is Became.DUE


def test_somebody_who_leaves_before_being_asked_has_left() -> None:
    slot = first_slot()
    assert judge(slot, day("2026-03-01"), left_on=day("2026-02-20")).became is Became.LEFT
    assert judge(slot, day("2026-02-19"), left_on=day("2026-02-20")).became is Became.OVERDUE
    assert judge(slot, day("2026-06-01"), left_on=day("2026-05-20")).became is Became.NOT_ASKED
    said = Held(day("2026-02-01"), Became.ANSWERED)
    assert judge(slot, day("2026-03-01"), [said], left_on=day("2026-02-20")).became is Became.ANSWERED


def test_a_new_plan_takes_over_where_the_old_one_ends() -> None:
    old = Rhythm(day("2026-01-01"), 6, day("2026-07-01"), "old")
    new = Rhythm(day("2026-07-01"), 3, None, "new")
    made = slots([old, new], day("2026-01-01"), day("2027-01-01"))
    assert [(str(one.due_on), one.key) for one in made] == [
        ("2026-01-01", "old"),
        ("2026-07-01", "old"),
        ("2026-10-01", "new"),
        ("2027-01-01", "new"),
    ]


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    late = Rhythm(day("9999-06-30"), 12)
    assert [one.due_on for one in slots([late], day("9999-01-01"), FAR_OFF)] == [day("9999-06-30")]
    early = Rhythm(LONG_AGO, 60)
    assert next(due_days(early, LONG_AGO, FAR_OFF)) == LONG_AGO
    assert slots([early], LONG_AGO, LONG_AGO)[0].due_on == LONG_AGO
    for months in (-1, 12 * 9999):
        with pytest.raises(OverflowError):
            months_later(LONG_AGO, months)
