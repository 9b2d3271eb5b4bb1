"""The time that is invented: so many years that end at a given day."""

import datetime as dt
from dataclasses import dataclass

DAYS_A_YEAR = 365.25
DAYS_A_MONTH = DAYS_A_YEAR / 12


@dataclass(frozen=True, slots=True)
class Period:
    """The years before `today`, whose midnight (UTC) is when everything has happened.

    Days are counted from the first day of the period, from 0; days before it are negative.
    """

    today: dt.date
    years: int

    @property
    def days(self) -> int:
        """How many days the period has."""
        return round(self.years * DAYS_A_YEAR)

    def date(self, day: float) -> dt.date:
        """Return the date of a day."""
        return self.today - dt.timedelta(days=self.days - int(day // 1))

    def day(self, moment: dt.datetime) -> float:
        """Return the day of a moment, with its fraction."""
        midnight = dt.datetime.combine(self.today, dt.time(), dt.UTC)
        return self.days - (midnight - moment).total_seconds() / 86_400

    def instant(self, day: float) -> dt.datetime:
        """Return the moment of a day and its fraction, to the second."""
        midnight = dt.datetime.combine(self.today, dt.time(), dt.UTC)
        return midnight - dt.timedelta(seconds=round((self.days - day) * 86_400))
