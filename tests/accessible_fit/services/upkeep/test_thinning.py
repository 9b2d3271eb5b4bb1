"""Old backups go, so that a few of each age are left."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.services.upkeep.thinning import kept_dates

DAY = dt.timedelta(days=1)
SUNDAY = dt.date(2026, 11, 22)


def test_after_two_years_of_daily_backups_a_week_four_weeks_and_twelve_months_are_left() -> None:
    every_day = [SUNDAY - DAY * ago for ago in range(730)]
    kept = sorted(kept_dates(every_day), reverse=True)
    assert kept[:7] == every_day[:7]
    # the Sunday of this week is among the seven days; the three Sundays before it come after them
    assert kept[7:10] == [dt.date(2026, 11, 15), dt.date(2026, 11, 8), dt.date(2026, 11, 1)]
    months = [dt.date(2026, month, 1) - DAY for month in range(11, 0, -1)]
    assert kept[10:] == [*months]
    assert len(kept) == 7 + 3 + 11


def test_one_day_after_another_as_they_are_made_leaves_the_same() -> None:
    left: set[dt.date] = set()
    for ago in range(900, -1, -1):
        left = kept_dates(left | {SUNDAY - DAY * ago})
    assert left == kept_dates(SUNDAY - DAY * ago for ago in range(901))


def test_a_long_holiday_makes_nothing_go() -> None:
    before = [dt.date(2024, 6, day) for day in range(1, 8)]
    assert kept_dates([*before, SUNDAY]) >= {*before[1:], SUNDAY}


@given(st.sets(st.dates(dt.date(2000, 1, 1), dt.date(2060, 1, 1)), max_size=60))
def test_the_latest_stays_and_nothing_is_invented(dates: set[dt.date]) -> None:
    kept = kept_dates(dates)
    assert kept <= dates
    assert not dates or max(dates) in kept
    assert len(kept) <= 7 + 4 + 12
    assert len(dates) > 7 or kept == dates
    assert kept_dates(kept) == kept
