"""The day of an answer that comes back on paper: whether it can be, and which moment it is kept as."""

import datetime as dt
from collections.abc import Sequence

from accessible_fit.services.paper.errors import BeforeEnrolment, DayNotCome, NotEnrolledThen
from db.records import Enrolment

NOON = dt.time(12)


def enrolled_on(enrolments: Sequence[Enrolment], day: dt.date, today: dt.date) -> Enrolment:
    """Return the enrolment that a day belongs to, the last begun if there are several.

    Raises DayNotCome, BeforeEnrolment, NotEnrolledThen.
    """
    if day > today:
        raise DayNotCome(day=day.isoformat())
    running = [
        one for one in enrolments if one.started_on <= day and (one.ended_on is None or day <= one.ended_on)
    ]
    if running:
        return max(running, key=lambda one: one.started_on)
    first = min((one.started_on for one in enrolments), default=None)
    if first is not None and day < first:
        raise BeforeEnrolment(day=day.isoformat(), first=first.isoformat())
    raise NotEnrolledThen(day=day.isoformat())


def moment_of(day: dt.date, now: dt.datetime) -> dt.datetime:
    """Return noon of a day in the computer's own time zone, or now when that has not come.

    Paper tells the day and no time; noon is the same day in every zone that is read in.
    """
    noon = dt.datetime.combine(day, NOON).astimezone(dt.UTC)
    return min(noon, now)
