"""Agreement beyond chance between two answers to the same question."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from accessible_fit.scales.errors import NoChanceOfDisagreement, NothingCounted, NotSquare
from accessible_fit.scales.numbers import whole


class Weights(StrEnum):
    """How much a disagreement counts: all alike, by the number of steps between, or by its square."""

    UNWEIGHTED = "unweighted"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


def kappa(table: Sequence[Sequence[object]], weights: Weights = Weights.UNWEIGHTED) -> float:
    """Return Cohen's kappa of a square table of counts, rows the first answer and columns the second.

    κ = 1 − Σ w·observed / Σ w·expected, w the weight of a disagreement (Cohen 1960, 1968). Raises NotSquare,
    NotANumber, NotWhole, TooSmall, NothingCounted, NoChanceOfDisagreement.
    """
    counts = [[whole(cell) for cell in row] for row in table]
    size = len(counts)
    if size < 2 or any(len(row) != size for row in counts):
        raise NotSquare
    rows = [sum(row) for row in counts]
    columns = [sum(column) for column in zip(*counts, strict=True)]
    total = sum(rows)
    if not total:
        raise NothingCounted
    pairs = [(i, j, _weight(abs(i - j), weights)) for i in range(size) for j in range(size) if i != j]
    # Whole numbers until the last division.
    observed = sum(weight * counts[i][j] for i, j, weight in pairs) * total
    expected = sum(weight * rows[i] * columns[j] for i, j, weight in pairs)
    if not expected:
        raise NoChanceOfDisagreement
    # One whole number through another: exact however large the counts are.
    return float(Fraction(expected - observed, expected))


def _weight(steps: int, weights: Weights) -> int:
    match weights:
        case Weights.UNWEIGHTED:
            return 1
        case Weights.LINEAR:
            return steps
        case Weights.QUADRATIC:
            return steps * steps
