"""Quarters of a year, counted from year 0, so that they can be subtracted; in UTC, as instants are kept."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

A_YEAR = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Whole quarters from `first` to `last`, both included, as numbers of quarters since year 0."""

    first: int
    last: int

    @classmethod
    def around(cls, first: dt.date, last: dt.date) -> "Span":
        """Return the whole quarters that days lie in."""
        return cls(quarter_of(first), quarter_of(last))

    @property
    def length(self) -> int:
        """How many quarters it has."""
        return self.last - self.first + 1

    @property
    def first_day(self) -> dt.date:
        """The first day."""
        return first_day(self.first)

    @property
    def last_day(self) -> dt.date:
        """The last day."""
        return first_day(self.last + 1) - dt.timedelta(days=1)

    def __contains__(self, quarter: int) -> bool:
        return self.first <= quarter <= self.last

    def moved(self, times: int) -> "Span":
        """Return the span so many of its own lengths later."""
        return Span(self.first + times * self.length, self.last + times * self.length)

    def spans_over(self, first: int, last: int) -> Iterator["Span"]:
        """Return spans of the same length, this among them, that cover these quarters, oldest first."""
        before = -((self.first - first) // -self.length) if first < self.first else 0
        after = -((last - self.last) // -self.length) if last > self.last else 0
        return (self.moved(number) for number in range(-before, after + 1))


def quarter_of(day: dt.date) -> int:
    """Return the number of the quarter that a day or an instant lies in."""
    return day.year * A_YEAR + (day.month - 1) // 3


def first_day(quarter: int) -> dt.date:
    """Return the first day of a quarter."""
    return dt.date(quarter // A_YEAR, quarter % A_YEAR * 3 + 1, 1)


def latest_years(today: dt.date, since: dt.date) -> list[Span]:
    """Return the twelve months that ended with the last whole quarter, and those before, newest first."""
    last = quarter_of(today) - 1
    newest = Span(last - A_YEAR + 1, last)
    earlier = max(0, -((newest.first - quarter_of(since)) // -A_YEAR))
    return [newest.moved(-number) for number in range(earlier + 1)]
