"""A unit's figures as a server counts and hides them, for those whom it shows no persons."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, text

from db.guard import is_guarded


class ToldMean(NamedTuple):
    """The mean of one part of life in one quarter (counted from year 0), of so many persons or a few more."""

    life_area: str
    quarter: int
    at_least: int
    score: float


class ToldPersons(NamedTuple):
    """Persons with support in four quarters, and of them those who answered; None is hidden."""

    last_quarter: int
    enrolled: int | None
    answered: int | None


def wanted(tx: Connection) -> bool:
    """Say whether whoever is signed in may see figures of units and no persons."""
    if not is_guarded(tx):
        return False
    return tx.execute(text("SELECT accessible_fit.my_role()")).scalar() == "leader"


def means(tx: Connection, unit_id: UUID) -> list[ToldMean]:
    """Return every mean that may be shown, the oldest first."""
    rows = tx.execute(
        text(
            "SELECT life_area, quarter, at_least, score FROM accessible_fit.unit_means(:unit)"
            " ORDER BY life_area, quarter"
        ),
        {"unit": unit_id},
    )
    return [ToldMean(area, quarter, at_least, float(score)) for area, quarter, at_least, score in rows]


def persons(tx: Connection, unit_id: UUID) -> list[ToldPersons]:
    """Return how many had support and answered in the year that ended last and those before."""
    rows = tx.execute(
        text("SELECT last_quarter, enrolled, answered FROM accessible_fit.unit_persons(:unit)"),
        {"unit": unit_id},
    )
    return [ToldPersons(*row) for row in rows]
