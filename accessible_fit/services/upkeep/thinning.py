"""Which backups are kept as they grow older: days, then weeks, then months."""

import datetime as dt
from collections.abc import Callable, Iterable

DAYS = 7
WEEKS = 4
MONTHS = 12


def kept_dates(dates: Iterable[dt.date]) -> set[dt.date]:
    """Return those of the dates whose backups stay: the 7 latest days, and the latest day of each of the 4
    latest weeks (Monday to Sunday) and the 12 latest months.

    Counted in days, weeks and months that have a backup, not from today: a long holiday, or a clock that was
    wrong, makes nothing go.
    """
    latest_first = sorted(set(dates), reverse=True)
    stay = set(latest_first[:DAYS])
    stay |= _latest_of_each(latest_first, lambda day: tuple(day.isocalendar())[:2], WEEKS)
    stay |= _latest_of_each(latest_first, lambda day: (day.year, day.month), MONTHS)
    return stay


def _latest_of_each(
    latest_first: list[dt.date], group: Callable[[dt.date], tuple[int, ...]], most: int
) -> set[dt.date]:
    found: dict[tuple[int, ...], dt.date] = {}
    for day in latest_first:
        if len(found) < most or group(day) in found:
            found.setdefault(group(day), day)
    return set(found.values())
