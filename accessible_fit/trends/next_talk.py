"""What to talk about next: what the data give cause for, with the reason, and never more than can be met.

What was promised comes first, because the person must see that the answers led to something; then what has
moved or is low, then what was not understood or not reached, and last what has not been asked for long.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOVED = 25.0
"""So far apart, on the 0–100 ruler, are two scores that are worth a word: half a step of three choices."""

LOW = 34.0
"""Scores at or under it are low; the same line as “mostly bad”."""

LONG = timedelta(days=365)
MOST, MOST_OF_A_KIND = 8, 3


class Why(StrEnum):
    """Why something is worth talking about, the most pressing first."""

    TO_SHOW = "to_show"
    LATE = "late"
    TO_ASK = "to_ask"
    DOWN = "down"
    LOW = "low"
    NOT_UNDERSTOOD = "not_understood"
    UP = "up"
    DONT_KNOW = "dont_know"
    NOT_REACHED = "not_reached"
    LONG_SINCE = "long_since"


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing to talk about and why.

    `about` is in the languages there are; `key` names the same thing wherever it comes from. `when` is the
    day the reason is from; `before` and `now` are scores, where something moved.
    """

    why: Why
    key: str
    about: Mapping[str, str]
    picture: str = ""
    when: date | None = None
    before: float | None = None
    now: float | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """A part of life or a card as it was answered the last times, oldest first, in one way to answer."""

    key: str
    about: Mapping[str, str]
    picture: str
    points: tuple[tuple[date, float], ...]


def scored_cause(line: Followed) -> Cause | None:
    """Say whether something moved since the time before, or is low; None for neither."""
    if not line.points:
        return None
    when, now = line.points[-1]
    before = line.points[-2][1] if len(line.points) > 1 else now
    why = None
    if now - before <= -MOVED:
        why = Why.DOWN
    elif now <= LOW:
        why = Why.LOW
    elif now - before >= MOVED:
        why = Why.UP
    return None if why is None else Cause(why, line.key, line.about, line.picture, when, before, now)


def long_since(asked: Iterable[Cause], today: date) -> list[Cause]:
    """Return those that were last asked about more than a year ago, the longest ago first."""
    found = [one for one in asked if one.when is not None and today - one.when > LONG]
    return sorted(found, key=lambda one: one.when or today)


def chosen(causes: Iterable[Cause]) -> list[Cause]:
    """Choose what to talk about: each thing once, by its most pressing reason, and few of each kind."""
    order = list(Why)
    ranked = sorted(causes, key=lambda one: order.index(one.why))
    once = {one.key: one for one in reversed(ranked)}
    kinds: dict[Why, int] = {}
    found = []
    for one in ranked:
        if once.get(one.key) is not one or kinds.get(one.why, 0) >= MOST_OF_A_KIND:
            continue
        kinds[one.why] = kinds.get(one.why, 0) + 1
        found.append(one)
    return found[:MOST]
