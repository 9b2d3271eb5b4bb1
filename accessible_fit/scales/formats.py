"""Answer formats and the one ruler, 0–100.

score = 100 · (x − min) / (max − min), turned when more of what is asked is worse: percent of maximum
possible (POMP; Cohen, Cohen, Aiken & West 1999, Multivariate Behavioral Research 34:315–346), in the
Personal Wellbeing Index %SM (Cummins). Same ruler, not same meaning: scores of different formats are
different series.

The half-step is half the distance to the next possible score: 50, 25, 12.5 for two, three and five choices.
A line is read to a hundredth of its length (a tenth of a centimetre on ten centimetres), so its half-step
is 0.5 whether its raw values are written 0.0–10.0, as tenths 0–100 or in other units.
"""

from dataclasses import dataclass
from enum import StrEnum

from accessible_fit.scales.errors import OutsideFormat, WrongFormat
from accessible_fit.scales.numbers import finite, quoted

MAPPING_VERSION = 1
"""Stored with every score; one more whenever the mapping below changes."""

LINE_TENTHS = 100
"""A line is read to this part of its length."""

ROUNDING = 1e-6
"""How far from a whole number of tenths a raw value on a line may be and still be that number, in tenths."""


class FormatKind(StrEnum):
    """How an answer was given: one of some choices, a column of a mat, a place on a line."""

    CHOICE = "choice"
    MAT = "mat"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Choices and mats: either `steps`, raw 0 … steps − 1, or whole numbers `minimum` and `maximum`, raw from
    one to the other. A line: `minimum` and `maximum`, 0 and 10 unless told, raw from one to the other with
    at most one decimal. `reversed` turns the score, because more of what is asked is worse. Raises
    WrongFormat, NotANumber.
    """

    kind: FormatKind
    steps: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    reversed: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.kind, FormatKind):
            raise WrongFormat(what="kind")
        if not isinstance(self.reversed, bool):
            raise WrongFormat(what="reversed")
        low, high = self._ends_in_tenths()
        if not low < high:
            raise WrongFormat(what="steps" if self.minimum is None else "min < max")

    @property
    def step_count(self) -> int:
        """How many different raw values are told apart."""
        if self.kind is FormatKind.LINE:
            return LINE_TENTHS + 1
        low, high = self._ends_in_tenths()
        return (high - low) // 10 + 1

    def _ends_in_tenths(self) -> tuple[int, int]:
        if self.kind is FormatKind.LINE:
            if self.steps is not None:
                raise WrongFormat(what="steps")
            if (self.minimum is None) != (self.maximum is None):
                raise WrongFormat(what="min" if self.minimum is None else "max")
            low = _tenths(0.0 if self.minimum is None else finite(self.minimum))
            high = _tenths(10.0 if self.maximum is None else finite(self.maximum))
            if low is None or high is None:
                raise WrongFormat(what="min" if low is None else "max")
            return low, high
        if self.minimum is None and self.maximum is None:
            return 0, 10 * (_whole(self.steps, "steps") - 1)
        ends = 10 * _whole(self.minimum, "min"), 10 * _whole(self.maximum, "max")
        if self.steps is not None and 10 * (_whole(self.steps, "steps") - 1) != ends[1] - ends[0]:
            raise WrongFormat(what="steps")
        return ends

    def place(self, raw: object) -> tuple[int, int]:
        """Return how far up the format a raw answer is and how long the format is, in whole tenths of its
        unit.

        Not turned. Raises NotANumber, and OutsideFormat for a value outside or between the steps.
        """
        value = finite(raw)
        low, high = self._ends_in_tenths()
        tenths = _tenths(value)
        between_steps = self.kind is not FormatKind.LINE and not value.is_integer()
        if tenths is None or between_steps or not low <= tenths <= high:
            raise OutsideFormat(value=quoted(raw))
        return tenths - low, high - low


@dataclass(frozen=True, slots=True)
class Scored:
    """A score on the 0–100 ruler and half the distance to the next possible score."""

    score: float
    half_step: float


def score(form: Format, raw: object) -> Scored:
    """Put one raw answer on the ruler. Raises NotANumber, OutsideFormat."""
    place, length = form.place(raw)
    if form.reversed:
        place = length - place
    # Whole numbers until the last division, so that 1.1 on a line is 11 and not a hair beside it.
    return Scored(100 * place / length, 50 / (form.step_count - 1))


def _tenths(value: float) -> int | None:
    tenths = round(10 * value)
    return tenths if abs(10 * value - tenths) <= ROUNDING else None


def _whole(value: object, what: str) -> int:
    number = None if value is None else finite(value)
    if number is None or not number.is_integer():
        raise WrongFormat(what=what)
    return int(number)
