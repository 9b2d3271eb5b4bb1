"""A unit's figures as a server counts and hides them, for those whom it shows no persons.

Periods are named by their last quarter, counted from year 0. What is None is hidden; `nearly` is the hidden
part that all but fewer than five are in, where that may be said.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import Connection, text

from db.guard import is_guarded

Told = TypeVar("Told", bound=tuple[Any, ...])


class ToldMean(NamedTuple):
    """The mean of one part of life in some quarters, of so many persons or a few more.

    `best` is the part of them who chose the best for more than half, in tenths; only years have it. A part of
    life of which nothing may be shown is there once, with nothing else.
    """

    life_area: str
    first_quarter: int | None
    last_quarter: int | None
    at_least: int | None
    score: float | None
    best: float | None


class ToldPersons(NamedTuple):
    """Persons with support in a year, by what became of asking them."""

    last_quarter: int
    enrolled: int | None
    answered: int | None
    not_answered: int | None
    alone: int | None
    with_help: int | None
    declined: int | None
    no_answer: int | None
    not_asked: int | None
    others: int | None
    nearly: str | None
    nearly_part: str | None
    everybody: bool


class ToldShare(NamedTuple):
    """One question in a year: how many answered and chose the best, or the share in tenths of `at_least`."""

    last_quarter: int
    instrument_id: str
    item_id: str
    life_area: str
    best: int | None
    answered: int | None
    everybody: bool
    at_least: int | None
    tenths: int | None


class ToldSpread(NamedTuple):
    """Persons by what they answer on the whole in one part of life in a year."""

    last_quarter: int
    life_area: str
    persons: int | None
    bad: int | None
    both_of: int | None
    good: int | None
    nearly: str | None


class ToldChanges(NamedTuple):
    """Persons by what a year says beside the year before."""

    last_quarter: int
    persons: int | None
    cannot_tell: int | None
    changed_down: int | None
    changed_up: int | None
    stable_good: int | None
    stable_low: int | None
    nearly: str | None


class ToldDone(NamedTuple):
    """What was promised and what was done in a year."""

    last_quarter: int
    opened: int | None
    closed: int | None


class ToldEvent(NamedTuple):
    """The latest that happened to most persons, up to the end of a year."""

    last_quarter: int
    name: str
    happened_on: date


class ToldRegister(NamedTuple):
    """Who came and left in a year, and for how many years those who stay and those who left had support."""

    last_quarter: int
    enrolled: int | None
    came: int | None
    before: int | None
    nearly_came: str | None
    went: int | None
    still: int | None
    nearly_went: str | None
    open_persons: int | None
    open_mean: float | None
    open_short: int | None
    open_long: int | None
    closed_persons: int | None
    closed_mean: float | None
    closed_short: int | None
    closed_long: int | None


class ToldGroup(NamedTuple):
    """Persons of one sex or age group in a year; `what` is sex or age."""

    last_quarter: int
    what: str
    name: str
    persons: int | None


class ToldAsking(NamedTuple):
    """Who was asked as planned in a year, or in a quarter of one; of quarters no more than `asked` is told.

    `band` is the lower end of about how many were asked, in percent, or half of a small unit.
    """

    first_quarter: int
    last_quarter: int
    persons: int | None
    asked: int | None
    unasked: int | None
    answered: int | None
    with_help: int | None
    declined: int | None
    could_not: int | None
    left_unit: int | None
    not_asked: int | None
    no_plan: int | None
    everybody: bool
    band: str | None
    nothing_planned: bool


class ToldStage(NamedTuple):
    """How far a unit had come in a year, and what of it holds; nothing of a unit that is too small."""

    last_quarter: int
    stage: str
    somebody_asked: bool | None
    half_asked: bool | None
    plan_in_force: bool | None
    asked_as_planned: bool | None
    departures_noted: bool | None


class ToldKind(NamedTuple):
    """One part of life in all units of a service type; `units` of them had any answers in the year."""

    service_type: str
    units: int
    life_area: str
    at_least: int
    score: int
    best: float


def wanted(tx: Connection) -> bool:
    """Say whether whoever is signed in may see figures of units and no persons."""
    if not is_guarded(tx):
        return False
    return tx.execute(text("SELECT accessible_fit.my_role()")).scalar() == "leader"


def means(tx: Connection, unit_id: UUID) -> list[ToldMean]:
    """Return every mean that may be shown: of quarters, and of years."""
    return _of_unit(tx, ToldMean, "unit_means", unit_id)


def persons(tx: Connection, unit_id: UUID) -> list[ToldPersons]:
    """Return who took part in the year that ended last and those before."""
    return _of_unit(tx, ToldPersons, "unit_persons", unit_id)


def shares(tx: Connection, unit_id: UUID) -> list[ToldShare]:
    """Return every question that was asked in a year."""
    return _of_unit(tx, ToldShare, "unit_shares", unit_id)


def spread(tx: Connection, unit_id: UUID) -> list[ToldSpread]:
    """Return how the answers are spread in every part of life and year."""
    return _of_unit(tx, ToldSpread, "unit_spread", unit_id)


def changes(tx: Connection, unit_id: UUID) -> list[ToldChanges]:
    """Return how persons' answers moved."""
    return _of_unit(tx, ToldChanges, "unit_changes", unit_id)


def done(tx: Connection, unit_id: UUID) -> list[ToldDone]:
    """Return what was promised and done in the years in which anything was."""
    return _of_unit(tx, ToldDone, "unit_done", unit_id)


def events(tx: Connection, unit_id: UUID) -> list[ToldEvent]:
    """Return what happened to most persons, for the years that have such an event behind them."""
    return _of_unit(tx, ToldEvent, "unit_event", unit_id)


def register(tx: Connection, unit_id: UUID) -> list[ToldRegister]:
    """Return who came and left in the year that ended last and those before."""
    return _of_unit(tx, ToldRegister, "unit_register", unit_id)


def groups(tx: Connection, unit_id: UUID) -> list[ToldGroup]:
    """Return persons by sex and by age group, for each year."""
    return _of_unit(tx, ToldGroup, "unit_groups", unit_id)


def asking(tx: Connection, unit_id: UUID) -> list[ToldAsking]:
    """Return who was asked as planned in each year, and in each quarter of them."""
    return _of_unit(tx, ToldAsking, "unit_asking", unit_id)


def stages(tx: Connection, unit_id: UUID) -> list[ToldStage]:
    """Return how far a unit had come in the year that ended last and those before."""
    return _of_unit(tx, ToldStage, "unit_stage", unit_id)


def kinds(tx: Connection, last_quarter: int) -> list[ToldKind]:
    """Return all service types in one of the years that end with a whole year's distance to the last."""
    return _told(tx, ToldKind, "kinds(:given)", last_quarter)


def _of_unit(tx: Connection, record: type[Told], function: str, unit_id: UUID) -> list[Told]:
    return _told(tx, record, f"{function}(:given)", unit_id)


def _told(tx: Connection, record: type[Told], call: str, given: object) -> list[Told]:
    columns = ", ".join(record._fields)  # type: ignore[attr-defined]  # named tuples all of them
    rows = tx.execute(text(f"SELECT {columns} FROM accessible_fit.{call}"), {"given": given})
    return [record(*row) for row in rows]
