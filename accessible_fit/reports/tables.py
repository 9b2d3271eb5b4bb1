"""A report as tables: one for each question that its reader has, with typed cells and a sentence above."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum


class Gap(Enum):
    """A figure that is there and may not be shown."""

    HIDDEN = "hidden"


HIDDEN = Gap.HIDDEN
Cell = str | int | float | dt.date | Gap | None
"""What stands in a cell. None is nothing to tell."""


class Holds(StrEnum):
    """What the cells of a column are."""

    WORDS = "words"
    DAY = "day"
    COUNT = "count"
    SCORE = "score"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what its cells are, and its width in signs."""

    heading: str
    holds: Holds = Holds.WORDS
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """One question with its answer in a sentence, and the figures behind it.

    `name` is the question in few words, for a tab; `note` says what must be known to read the figures.
    """

    name: str
    question: str
    sentence: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that goes into one spreadsheet. `about` is the period in words, `organisation` its name."""

    title: str
    about: str
    made_on: dt.date
    sheets: tuple[Sheet, ...]
    organisation: str = ""


def shown(value: Cell) -> Cell:
    """Return a figure, or that it is hidden when it is None."""
    return HIDDEN if value is None else value


def column(heading: str, holds: Holds = Holds.WORDS, width: int = 14) -> Column:
    """Return a column wide enough for its heading."""
    return Column(heading, holds, max(width, len(heading) + 3))


def widest(rows: Sequence[Sequence[Cell]], at: int, least: int = 14, most: int = 60) -> int:
    """Return how wide a column of words has to be, within reason."""
    return max(least, min(most, max((len(str(row[at] or "")) + 2 for row in rows), default=least)))
