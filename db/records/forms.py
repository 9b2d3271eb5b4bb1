"""Records of links between formats, and of forms that are being written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from db.vocabulary import FormatKind, LinkMethod


@dataclass(frozen=True, slots=True)
class AnswerFormat:
    """A format by its kind and number of choices or positions; a line has none."""

    kind: FormatKind
    steps: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScaleLink:
    """How answers in format X become steps of format Y, to be kept.

    `life_area` is empty for the whole of life. `first_on` and `last_on` are the days of the first and the
    last answer it was worked out from. `slope` and `intercept` are None where it is no straight line.
    `conversion` and `agreement` are what the arithmetic worked out, as JSON.
    """

    made_at: datetime
    made_by: UUID | None
    x_kind: FormatKind
    y_kind: FormatKind
    method: LinkMethod
    window_days: int
    first_on: date
    last_on: date
    pairs: int
    persons: int
    conversion: Mapping[str, Any]
    agreement: Mapping[str, Any]
    x_steps: int | None = None
    y_steps: int | None = None
    life_area: str = ""
    slope: float | None = None
    intercept: float | None = None
    in_use: bool = False

    @property
    def x(self) -> AnswerFormat:
        """The format that is put on the steps of the other."""
        return AnswerFormat(self.x_kind, self.x_steps)

    @property
    def y(self) -> AnswerFormat:
        """The format whose steps it is put on."""
        return AnswerFormat(self.y_kind, self.y_steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleLink(NewScaleLink):
    """A link as kept."""

    id: UUID


@dataclass(frozen=True, slots=True)
class LinkPoint:
    """The mean score of one conversation in one format, over `items` items or cards, and when."""

    person_id: UUID
    at: datetime
    score: float
    items: int


@dataclass(frozen=True, slots=True)
class PairRow:
    """The same person's mean scores in two formats; both on the 0–100 ruler."""

    person_id: UUID
    x_score: float
    y_score: float
    x_at: datetime
    y_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentDraft:
    """A form that is being written: its text as it stands, and the version it was begun from, if any."""

    id: UUID
    instrument_id: str
    source: str
    changed_at: datetime
    changed_by: UUID | None = None
    based_on: UUID | None = None
