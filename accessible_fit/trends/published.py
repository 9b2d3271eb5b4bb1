"""Shares published elsewhere: what a file holds of them, and what stands beside a share of one's own."""

from dataclasses import dataclass
from enum import StrEnum


class Wrong(StrEnum):
    """Why a line, or a year in it, could not be read."""

    INDICATOR = "indicator"
    PLACE = "place"
    YEAR = "year"
    NUMBER = "number"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Fault:
    """One place that could not be read: its line from 1, why, and what stands there."""

    line: int
    wrong: Wrong
    text: str


@dataclass(frozen=True, slots=True)
class ReadValue:
    """One value: a share in percent of one place in one year, of so many persons where that is told."""

    indicator: str
    place: str
    year: int
    share: float
    persons: int | None = None


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What a file holds. `faults` are the first ones, `wrong` is how many there are.

    `others` rows are about indicators that nobody here asks about; `by_sex` rows are about women or men.
    """

    values: tuple[ReadValue, ...]
    faults: tuple[Fault, ...]
    wrong: int
    others: int
    by_sex: int

    @property
    def places(self) -> tuple[str, ...]:
        """The places there are values of, by name."""
        return tuple(sorted({one.place for one in self.values}, key=str.casefold))

    @property
    def years(self) -> tuple[int, ...]:
        """The years there are values of, oldest first."""
        return tuple(sorted({one.year for one in self.values}))


@dataclass(frozen=True, slots=True)
class Beside:
    """One published share, 0–100, with where and when it was."""

    place: str
    year: int
    share: float
    source: str
