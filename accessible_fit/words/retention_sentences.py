"""How long things are kept, and what is older, in words."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from accessible_fit.words.catalogue import Words

PERSON, CONVERSATION, PHOTO = "person_after_end", "conversation", "photo"


class Due(Protocol):
    """Something older than its rule."""

    @property
    def what(self) -> str:
        """Which rule it is about."""

    @property
    def alias(self) -> str:
        """Whose it is."""

    @property
    def since(self) -> dt.date:
        """The day it is counted from."""

    @property
    def rows(self) -> int:
        """How much goes with it."""


def rule_name(w: Words, what: str) -> str:
    """Say what a rule is about."""
    if what == PERSON:
        return w.t("Persons whose support has ended")
    if what == CONVERSATION:
        return w.t("Conversations and mats")
    return w.t("Photos") if what == PHOTO else w.t("Recorded voices of one person")


def rule_about(w: Words, what: str) -> str:
    """Say from when it is counted, and what goes."""
    if what == PERSON:
        return w.t("From the last day of support. Everything about the person goes.")
    if what == CONVERSATION:
        return w.t("From the day it was held. What was promised stays.")
    if what == PHOTO:
        return w.t("From the day it came. Cards with the photo show their words.")
    return w.t("From the day it was recorded. The ordinary voice says the words.")


def kept_for(w: Words, months: int | None) -> str:
    """Say how long something is kept."""
    if months is None:
        return w.t("Until somebody erases it")
    if months % 12:
        return w.tn("{n} month", "{n} months", months)
    return w.tn("{n} year", "{n} years", months // 12)


def due_line(w: Words, due: Due) -> str:
    """Say what is older than its rule."""
    day = w.day(due.since)
    if due.what == PERSON:
        return w.t("{name}: support ended {day}", name=due.alias, day=day)
    if due.what == CONVERSATION:
        return w.t("{name}: conversation {day}", name=due.alias, day=day)
    if due.what == PHOTO:
        return w.t("{name}: photo {day}", name=due.alias, day=day)
    return w.t("{name}: recorded voice {day}", name=due.alias, day=day)


def together(w: Words, chosen: Sequence[Due]) -> str:
    """Say what is ticked, with everything that goes with it."""
    persons = [one for one in chosen if one.what == PERSON]
    if not chosen:
        return w.t("Nothing is ticked.")
    said = w.tn("{n} is ticked.", "{n} are ticked.", len(chosen))
    if not persons:
        return said
    rows = sum(one.rows for one in persons)
    everything = w.tn(
        "With the person go {rows} things that are kept about the person.",
        "With the {n} persons go {rows} things that are kept about them.",
        len(persons),
        rows=rows,
    )
    return f"{said} {everything}"
