"""Quarters can be counted with."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.trends.quarters import Span, latest_years, quarter_of

days = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))


@given(days)
def test_a_day_lies_in_its_quarter(day: dt.date) -> None:
    span = Span.around(day, day)
    assert span.first_day <= day <= span.last_day
    assert quarter_of(day) in span
    assert (span.last_day - span.first_day).days in (89, 90, 91)


@given(days, st.integers(1, 9), st.integers(-30, 0), st.integers(0, 30))
def test_spans_of_one_length_cover_without_a_gap_or_overlap(
    day: dt.date, length: int, before: int, after: int
) -> None:
    span = Span(quarter_of(day), quarter_of(day) + length - 1)
    found = list(span.spans_over(span.first + before, span.last + after))
    assert span in found
    covered = [quarter for one in found for quarter in range(one.first, one.last + 1)]
    assert covered == list(range(covered[0], covered[-1] + 1))
    assert covered[0] <= span.first + before
    assert span.last + after <= covered[-1]


def test_the_latest_years_end_with_the_last_whole_quarter() -> None:
    found = latest_years(dt.date(2026, 3, 2), dt.date(2023, 5, 1))
    assert [(one.first_day.isoformat(), one.last_day.isoformat()) for one in found] == [
        ("2025-01-01", "2025-12-31"),
        ("2024-01-01", "2024-12-31"),
        ("2023-01-01", "2023-12-31"),
    ]
