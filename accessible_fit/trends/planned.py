"""Planned occasions: on which days a person is to be asked, and what has become of each of them.

Everything here is counted in days. A plan's days are counted from its first day, never from one occasion to
the next, so that the 31st of January comes back as the 31st of March after the 28th of February.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

SOON_DAYS = 14
"""So many days before an occasion it is told of; fewer for what is asked often."""

GRACE_DAYS = 14
"""So many days after its day an occasion is not yet late; fewer for what is asked often."""

_MONTHS = 12


class Became(StrEnum):
    """What has become of an occasion. The first four still wait; the others are over."""

    LATER = "later"
    SOON = "soon"
    DUE = "due"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    WITH_HELP = "with_help"
    DECLINED = "declined"
    COULD_NOT = "could_not"
    NOT_ASKED = "not_asked"
    LEFT = "left"

    @property
    def waiting(self) -> bool:
        """Whether the person can still be asked on this occasion."""
        return self in (Became.LATER, Became.SOON, Became.DUE, Became.OVERDUE)

    @property
    def said(self) -> bool:
        """Whether the person answered."""
        return self in (Became.ANSWERED, Became.WITH_HELP)

    @property
    def asked(self) -> bool:
        """Whether the person was asked as planned, whatever came of it: saying no is an answer."""
        return self in (Became.ANSWERED, Became.WITH_HELP, Became.DECLINED)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often somebody is to be asked: every so many months from one day, until another one or for ever."""

    starts_on: dt.date
    every_months: int
    ends_on: dt.date | None = None
    key: Hashable = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One occasion: its day, and the days nearest to it, from `opens_on` up to but not `closes_on`."""

    due_on: dt.date
    opens_on: dt.date
    closes_on: dt.date
    key: Hashable = None

    def __contains__(self, day: dt.date) -> bool:
        return self.opens_on <= day < self.closes_on


@dataclass(frozen=True, slots=True)
class Held:
    """One conversation that has ended: on which day, and what it says of the occasion it fulfils."""

    on: dt.date
    became: Became
    key: Hashable = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What has become of an occasion, and the conversation that says so, if one does."""

    became: Became
    by: Held | None = None


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later or earlier, or the last day of a shorter month.

    Raises OverflowError beyond the calendar.
    """
    number = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(number, _MONTHS)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError(f"no year {year}")
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def due_days(rhythm: Rhythm, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield the days of a rhythm from one day to another, both counted, oldest first.

    The cost is that of the days that are yielded, however long ago the rhythm began.
    """
    end = last if rhythm.ends_on is None else min(last, rhythm.ends_on)
    between = (first.year - rhythm.starts_on.year) * _MONTHS + first.month - rhythm.starts_on.month
    number = max(0, between // rhythm.every_months - 1)
    while True:
        try:
            day = months_later(rhythm.starts_on, number * rhythm.every_months)
        except OverflowError:
            return
        if day > end:
            return
        if day >= first:
            yield day
        number += 1


def slots(rhythms: Iterable[Rhythm], first: dt.date, last: dt.date) -> tuple[Slot, ...]:
    """Return the occasions of one thing to ask one person that are due from one day to another.

    Rhythms that follow each other, or meet, are one row of days: a day that two of them have is one
    occasion, and every day belongs to the occasion it is nearest to (the later one when it is as near to
    both). So a conversation fulfils one occasion at most, whatever other conversations there are.
    """
    due: dict[dt.date, Rhythm] = {}
    for one in rhythms:
        for day in due_days(one, _moved(first, -one.every_months), _moved(last, one.every_months)):
            due.setdefault(day, one)
    days = sorted(due)
    made = []
    for at, day in enumerate(days):
        every = due[day].every_months
        before = days[at - 1] if at else _moved(day, -every)
        after = days[at + 1] if at + 1 < len(days) else _moved(day, every)
        made.append(Slot(day, _middle(before, day), _middle(day, after), due[day].key))
    return tuple(one for one in made if first <= one.due_on <= last)


def judge(
    slot: Slot,
    today: dt.date,
    held: Sequence[Held] = (),
    noted: Became | None = None,
    left_on: dt.date | None = None,
) -> Judged:
    """Say what has become of an occasion by a day.

    What the person answered in a conversation counts most, then what staff noted, then a conversation
    without an answer; a note that nobody asked gives way to any conversation. Somebody who left before the
    occasion closed, and was not asked, has left. What nobody says anything about was not asked, once the
    next occasion is nearer.
    """
    inside = [one for one in held if one.on in slot and one.on <= today]
    latest = max(inside, key=lambda one: (one.became.said, one.became.asked, one.on), default=None)
    if latest is not None and (latest.became.said or noted in (None, Became.NOT_ASKED)):
        return Judged(latest.became, latest)
    if noted is not None and not noted.waiting:
        return Judged(noted, latest)
    if left_on is not None and left_on <= today and left_on < slot.closes_on:
        return Judged(Became.LEFT)
    return Judged(_by_the_day(slot, today))


def _by_the_day(slot: Slot, today: dt.date) -> Became:
    if today >= slot.closes_on:
        return Became.NOT_ASKED
    grace = min(GRACE_DAYS, (slot.closes_on - slot.due_on).days // 2)
    if (today - slot.due_on).days > grace:
        return Became.OVERDUE
    if today >= slot.due_on:
        return Became.DUE
    soon = min(SOON_DAYS, (slot.due_on - slot.opens_on).days)
    return Became.SOON if (slot.due_on - today).days <= soon else Became.LATER


def _moved(day: dt.date, months: int) -> dt.date:
    """Return the day moved, or the end of the calendar."""
    try:
        return months_later(day, months)
    except OverflowError:
        return dt.date.max if months > 0 else dt.date.min


def _middle(first: dt.date, second: dt.date) -> dt.date:
    """Return the first day that is no nearer to the first one."""
    return first + dt.timedelta(days=((second - first).days + 1) // 2)
