"""What follows from known sums."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.trends.equations import determined


def test_three_sums_of_two_give_all_three() -> None:
    assert determined([{"a": 1, "b": 1}, {"b": 1, "c": 1}, {"a": 1, "c": 1}]) == {"a", "b", "c"}


def test_two_sums_of_two_give_none() -> None:
    assert determined([{"a": 1, "b": 1}, {"b": 1, "c": 1}]) == set()


def test_a_sum_inside_another_gives_the_one_left() -> None:
    assert determined([{"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 1}, {"d": 0}, {}]) == {"c"}


@given(st.lists(st.lists(st.integers(-1, 1), min_size=5, max_size=5), min_size=1, max_size=6))
def test_it_agrees_with_the_ranks_of_the_matrices(rows: list[list[int]]) -> None:
    matrix = np.array(rows, float)
    rank = np.linalg.matrix_rank(matrix)
    known = {
        column for column in range(5) if np.linalg.matrix_rank(np.vstack([matrix, np.eye(5)[column]])) == rank
    }
    assert determined([dict(enumerate(row)) for row in rows]) == known
