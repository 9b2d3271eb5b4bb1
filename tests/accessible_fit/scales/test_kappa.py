"""Agreement beyond chance."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales.errors import (
    NoChanceOfDisagreement,
    NotANumber,
    NothingCounted,
    NotSquare,
    NotWhole,
    TooSmall,
)
from accessible_fit.scales.kappa import Weights, kappa

SAS = [[0, 4, 1], [0, 8, 0], [0, 1, 5]]


def test_published_kappas() -> None:
    """The SAS printout that the tests of statsmodels' cohens_kappa restate."""
    assert kappa(SAS) == pytest.approx(0.4842, abs=5e-5)
    assert kappa(SAS, Weights.LINEAR) == pytest.approx(0.4701, abs=5e-5)


def test_quadratic_weights_equal_the_intraclass_correlation_of_a_small_table() -> None:
    # By hand: squares of steps observed 4·1 + 1·4 + 1·1 = 9 of 19; expected Σ (i−j)²·row·column is 311.
    assert kappa(SAS, Weights.QUADRATIC) == pytest.approx(1 - (9 / 19) / (311 / 361))


tables = st.integers(2, 5).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 20), min_size=size, max_size=size), min_size=size, max_size=size
    )
)


@given(tables, st.sampled_from(Weights))
def test_kappa_is_at_most_one_and_who_answered_first_does_not_matter(
    table: list[list[int]], weights: Weights
) -> None:
    try:
        found = kappa(table, weights)
    except (NothingCounted, NoChanceOfDisagreement):
        return
    assert found <= 1
    assert kappa([list(column) for column in zip(*table, strict=True)], weights) == found
    assert (found == 1) == all(
        not cell for i, row in enumerate(table) for j, cell in enumerate(row) if i != j
    )


@pytest.mark.parametrize(
    ("table", "refusal"),
    [
        ([], NotSquare),
        ([[3]], NotSquare),
        ([[1, 2], [3]], NotSquare),
        ([[1, 2, 3], [4, 5, 6]], NotSquare),
        ([[0, 0], [0, 0]], NothingCounted),
        ([[7, 0], [0, 0]], NoChanceOfDisagreement),
        ([[1, -1], [0, 0]], TooSmall),
        ([[1, 0.5], [0, 0]], NotWhole),
        ([[1, math.nan], [0, 0]], NotANumber),
        ([[1, True], [0, 0]], NotANumber),
    ],
)
def test_tables_without_a_kappa(table: list[list[object]], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        kappa(table)


def test_counts_too_large_for_floats_still_divide() -> None:
    assert kappa([[10**15, 0], [0, 10**15]], Weights.LINEAR) == 1
