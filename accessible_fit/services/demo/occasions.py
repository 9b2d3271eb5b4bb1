"""When invented people are asked, with what, and by whom they are answered for."""

from collections.abc import Iterator
from dataclasses import dataclass

from numpy.random import Generator

from accessible_fit.services.demo.forms import Form
from accessible_fit.services.demo.lives import Life
from accessible_fit.services.demo.period import DAYS_A_MONTH, Period
from accessible_fit.services.demo.stories import Story
from accessible_fit.services.demo.workplaces import Workplace
from db.vocabulary import WhoAnswered

_YEARLY = 12
_DAYS_OFF_PLAN = 10.0
FIRST_HOUR, LAST_HOUR = 7.0, 14.0
"""Hours of the day in UTC; in Sweden it is one or two hours later."""

_LEFT_OUT = 0.04
_LEFT_OUT_OFTEN = 0.35


@dataclass(frozen=True, slots=True)
class Occasion:
    """One conversation to be held: the day of the period with its fraction, the form, and who answers."""

    day: float
    form: Form
    who: WhoAnswered = WhoAnswered.SELF


def occasions(place: Workplace, life: Life, period: Period, random: Generator) -> list[Occasion]:
    """Draw every occasion of a person, oldest first, never two on one day."""
    series = [(place.form, place.every_months, WhoAnswered.SELF)]
    if life.practical:
        series.append((place.practical, _YEARLY, WhoAnswered.SELF))
    if life.proxy is not None:
        series.append((place.form, _YEARLY, life.proxy))
    by_day: dict[int, Occasion] = {}
    left_out = _LEFT_OUT_OFTEN if place.story is Story.FEW_ANSWERS else _LEFT_OUT
    for form, months, who in series:
        for day in _days(life, months, period, random):
            if random.random() >= left_out:
                by_day.setdefault(int(day), Occasion(day, form, who))
    return [by_day[day] for day in sorted(by_day)]


def _days(life: Life, months: int, period: Period, random: Generator) -> Iterator[float]:
    step = months * DAYS_A_MONTH
    planned = life.from_day + float(random.uniform(0, step))
    while planned < life.to_day:
        day = workday(int(planned + random.normal(0, _DAYS_OFF_PLAN)), period)
        if life.from_day <= day < life.to_day:
            yield day + float(random.uniform(FIRST_HOUR, LAST_HOUR)) / 24
        planned += step


def workday(day: int, period: Period) -> int:
    """Return the day itself, or the Friday before a weekend."""
    return day - max(0, period.date(day).weekday() - 4)
