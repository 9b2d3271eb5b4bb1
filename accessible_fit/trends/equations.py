"""What follows from a set of linear equations whose right-hand sides are known."""

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

Unknown = TypeVar("Unknown", bound=Hashable)


def determined(equations: Iterable[Mapping[Unknown, int]]) -> set[Unknown]:
    """Return the unknowns that have one value only.

    Each equation maps its unknowns to their factors. An unknown is determined exactly when the reduced row
    echelon form has a row with nothing else in it; fractions keep that exact.
    """
    rows: dict[Unknown, dict[Unknown, Fraction]] = {}
    for equation in equations:
        row = {unknown: Fraction(factor) for unknown, factor in equation.items() if factor}
        for pivot in [unknown for unknown in row if unknown in rows]:
            _subtract(row, rows[pivot], row[pivot])
        if not row:
            continue
        pivot = next(iter(row))
        lead = row[pivot]
        row = {unknown: factor / lead for unknown, factor in row.items()}
        for other in rows.values():
            if pivot in other:
                _subtract(other, row, other[pivot])
        rows[pivot] = row
    return {pivot for pivot, row in rows.items() if len(row) == 1}


def _subtract(row: dict[Unknown, Fraction], other: Mapping[Unknown, Fraction], times: Fraction) -> None:
    for unknown, factor in other.items():
        left = row.get(unknown, Fraction(0)) - times * factor
        if left:
            row[unknown] = left
        else:
            row.pop(unknown, None)
