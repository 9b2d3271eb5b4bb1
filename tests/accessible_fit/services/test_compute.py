"""Anybody can check a figure: JSON in, JSON out, and a wrong key is named."""

import json
import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.errors import UserFacing
from accessible_fit.services.compute import COMPUTE_NAMES, ComputeError, compute

Json = dict[str, object]

THREE: Json = {"kind": "choice", "steps": 3}
# For each calculation: what is asked, and what it must answer.
GOOD: list[tuple[str, Json, Json]] = [
    ("score", {"format": THREE, "raw": 1}, {"score": 50.0, "half_step": 25.0}),
    ("score", {"format": {**THREE, "reversed": True}, "raw": 2}, {"score": 0.0, "half_step": 25.0}),
    ("score", {"format": {"kind": "mat", "steps": 5}, "raw": 3}, {"score": 75.0, "half_step": 12.5}),
    (
        "score",
        {"format": {"kind": "line", "min": 0, "max": 10}, "raw": 7.3},
        {"score": 73.0, "half_step": 0.5},
    ),
    ("score", {"format": {"kind": "line", "min": 1, "max": 5}, "raw": 4}, {"score": 75.0, "half_step": 0.5}),
    (
        "score",
        {"format": {"kind": "choice", "min": 1, "max": 5}, "raw": 4},
        {"score": 75.0, "half_step": 12.5},
    ),
    (
        "group",
        {"items": [{"score": 50, "half_step": 25}, {"score": None}, {"score": 100, "half_step": 25}]},
        {
            "score": 75.0,
            "answered": 2,
            "asked": 3,
            "uncertainty": pytest.approx(50 / math.sqrt(12) / math.sqrt(2)),
        },
    ),
    (
        "group",
        {"items": [{"score": None, "half_step": 25}]},
        {"score": None, "answered": 0, "asked": 1, "uncertainty": None},
    ),
    (
        "share",
        {"best": 4, "answered": 5},
        {"share": 0.8, "low": pytest.approx(0.376, abs=5e-4), "high": pytest.approx(0.964, abs=5e-4)},
    ),
    (
        "xmr",
        {"x": [*[40, 60] * 8, 130, 40, 60], "target": 30, "screened": False},
        {
            "mean": pytest.approx(1030 / 19),
            "lower": pytest.approx(1030 / 19 - 2.66 * 480 / 18),
            "upper": pytest.approx(1030 / 19 + 2.66 * 480 / 18),
            "moving_range_mean": pytest.approx(480 / 18),
            "signals": [{"index": 16, "rule": "outside_limits", "side": "above"}],
            "trial": False,
            "verdict": "changed",
            "assurance": "inconsistent",
        },
    ),
    (
        "run-chart",
        {"x": [1, 2] * 5},
        {
            "median": 1.5,
            "useful": 10,
            "longest_run": 1,
            "longest_run_limit": 6,
            "crossings": 9,
            "crossings_limit": 2,
            "signal": False,
            "verdict": "as_usual",
        },
    ),
    (
        "before-after",
        {"before": [1, 2], "after": [2, 3]},
        {"nap": 0.875, "tau": 0.75, "n_before": 2, "n_after": 2},
    ),
    (
        "stable",
        {"a": [4, 7, 8, 6, 3, 2], "b": [6, 8, 7, 10, 11, 9], "margin": 2, "paired": True},
        {"p": pytest.approx(0.8286101, abs=5e-8), "df": 5, "stable": False},
    ),
    (
        "agreement",
        {"x": [1, 2, 3], "y": [1, 2, 3]},
        {
            "bias": 0.0,
            "sd": 0.0,
            "lower": 0.0,
            "upper": 0.0,
            "ci_bias": [0.0, 0.0],
            "ci_lower": [0.0, 0.0],
            "ci_upper": [0.0, 0.0],
            "n": 3,
        },
    ),
    (
        "kappa",
        {"table": [[0, 4, 1], [0, 8, 0], [0, 1, 5]], "weights": "linear"},
        {"kappa": pytest.approx(0.4701, abs=5e-5)},
    ),
    ("kappa", {"table": [[3, 1], [1, 3]]}, {"kappa": 0.5}),
    ("kappa", {"table": [[3, 1], [1, 3]], "weights": "none"}, {"kappa": 0.5}),
    (
        "link",
        {"x_counts": [1, 1], "y_counts": [0, 1, 1], "method": "mean"},
        {"slope": 1.0, "intercept": 1.0, "table": [{"x": 0, "y": 1.0}, {"x": 1, "y": 2.0}]},
    ),
    (
        "link",
        {"x_counts": [1, 0, 1], "y_counts": [1, 1], "method": "linear"},
        {
            "slope": 0.5,
            "intercept": 0.0,
            "table": [{"x": 0, "y": 0.0}, {"x": 1, "y": 0.5}, {"x": 2, "y": 1.0}],
        },
    ),
    (
        "link",
        {"x_counts": [1, 1], "y_counts": [1, 1], "method": "equipercentile"},
        {"table": [{"x": 0, "y": 0.0}, {"x": 1, "y": 1.0}]},
    ),
    ("position", {"hits": 8, "n": 10, "options": 3}, {"p": pytest.approx(0.00340, abs=5e-6)}),
    (
        "disclose",
        {
            "cells": [
                {"key": "unit", "persons": 18},
                {"key": "a", "parent": "unit", "persons": 3},
                {"key": "b", "parent": ["unit"], "persons": 6},
                {"key": "c", "parent": "unit", "persons": 9},
            ],
            "minimum": 5,
        },
        {"shown": ["unit", "c"], "hidden": ["a", "b"]},
    ),
]

# For each calculation: what is wrong, and the key that must be named.
BAD: list[tuple[str, object, str]] = [
    ("score", {"raw": 1}, "format"),
    ("score", {"format": THREE}, "raw"),
    ("score", {"format": {}, "raw": 1}, "format.kind"),
    ("score", {"format": {"kind": "slider"}, "raw": 1}, "format.kind"),
    ("score", {"format": {"kind": ["choice"]}, "raw": 1}, "format.kind"),
    ("score", {"format": {"kind": "choice"}, "raw": 1}, "steps"),
    ("score", {"format": {"kind": "choice", "steps": 1}, "raw": 0}, "format.steps"),
    ("score", {"format": {"kind": "choice", "steps": "3"}, "raw": 0}, "format.steps"),
    ("score", {"format": {"kind": "line", "min": 0}, "raw": 0}, "max"),
    ("score", {"format": {"kind": "line", "min": "0", "max": 1}, "raw": 0}, "format.min"),
    ("score", {"format": {**THREE, "reversed": "no"}, "raw": 0}, "format.reversed"),
    ("score", {"format": {**THREE, "step": 3}, "raw": 0}, "format.'step'"),
    ("score", {"format": "choice", "raw": 0}, "format"),
    ("score", {"format": THREE, "raw": 3}, "raw"),
    ("score", {"format": THREE, "raw": 1.5}, "raw"),
    ("score", {"format": THREE, "raw": True}, "raw"),
    ("score", {"format": THREE, "raw": "1"}, "raw"),
    ("score", {"format": THREE, "raw": None}, "raw"),
    ("score", {"format": THREE, "raw": math.nan}, "raw"),
    ("group", {}, "items"),
    ("group", {"items": {}}, "items"),
    ("group", {"items": [5]}, "items[0]"),
    ("group", {"items": [{"half_step": 5}]}, "items[0].score"),
    ("group", {"items": [{"score": 50}]}, "items[0].half_step"),
    ("group", {"items": [{"score": 50, "half_step": 0.5}, {"score": 101, "half_step": 5}]}, "items[1].score"),
    ("group", {"items": [{"score": 50, "half_step": -1}]}, "items[0].half_step"),
    ("share", {"best": 1}, "answered"),
    ("share", {"best": 1, "answered": 0}, "answered"),
    ("share", {"best": 6, "answered": 5}, "best"),
    ("xmr", {}, "x"),
    ("xmr", {"x": []}, "x"),
    ("xmr", {"x": [50]}, "x"),
    ("xmr", {"x": [50, math.inf]}, "x[1]"),
    ("xmr", {"x": "50, 60"}, "x"),
    ("xmr", {"x": [50, 60], "target": "much"}, "target"),
    ("xmr", {"x": [50, 60], "screened": 1}, "screened"),
    ("run-chart", {}, "x"),
    ("run-chart", {"x": [None]}, "x[0]"),
    ("before-after", {"before": [1]}, "after"),
    ("before-after", {"before": [], "after": [1]}, "before"),
    ("before-after", {"before": [1], "after": []}, "after"),
    ("stable", {"a": [1, 2], "b": [1, 2]}, "margin"),
    ("stable", {"a": [1, 2], "b": [1, 2], "margin": 0}, "margin"),
    ("stable", {"a": [1], "b": [1, 2], "margin": 1}, "a"),
    ("stable", {"a": [1, 1], "b": [1, 1], "margin": 1}, "a, b"),
    ("stable", {"a": [1, 2, 3], "b": [1, 2], "margin": 1, "paired": True}, "a, b"),
    ("stable", {"a": [1, 2], "b": [1, 2], "margin": 1, "paired": "yes"}, "paired"),
    ("agreement", {"x": [1, 2]}, "y"),
    ("agreement", {"x": [1, 2], "y": [1, 2, 3]}, "x, y"),
    ("agreement", {"x": [1], "y": [1]}, "x"),
    ("kappa", {}, "table"),
    ("kappa", {"table": [[1, 2], [3, -4]]}, "table[1][1]"),
    ("kappa", {"table": [[1, 2], 3]}, "table[1]"),
    ("kappa", {"table": [[1, 2]]}, "table"),
    ("kappa", {"table": [[5, 0], [0, 0]]}, "table"),
    ("kappa", {"table": [[1, 2], [3, 4]], "weights": "cubic"}, "weights"),
    ("link", {"x_counts": [1], "y_counts": [1]}, "method"),
    ("link", {"x_counts": [1], "y_counts": [1], "method": "best"}, "method"),
    ("link", {"x_counts": [1], "y_counts": [0], "method": "mean"}, "y_counts"),
    ("link", {"x_counts": [], "y_counts": [1], "method": "mean"}, "x_counts"),
    ("link", {"x_counts": [1, 1.5], "y_counts": [1], "method": "mean"}, "x_counts[1]"),
    ("link", {"x_counts": [0, 3], "y_counts": [1, 2], "method": "linear"}, "x_counts"),
    ("position", {"hits": 1, "n": 5}, "options"),
    ("position", {"hits": 6, "n": 5, "options": 3}, "hits"),
    ("position", {"hits": 0, "n": 0, "options": 3}, "n"),
    ("position", {"hits": 0, "n": 5, "options": 1}, "options"),
    ("disclose", {"cells": []}, "minimum"),
    ("disclose", {"cells": [], "minimum": 0}, "minimum"),
    ("disclose", {"cells": [{"key": "a"}], "minimum": 5}, "cells[0].persons"),
    ("disclose", {"cells": [{"key": "a", "persons": 2.5}], "minimum": 5}, "cells[0].persons"),
    ("disclose", {"cells": [{"key": 1, "persons": 2}], "minimum": 5}, "cells[0].key"),
    ("disclose", {"cells": [{"key": "a", "parent": 7, "persons": 2}], "minimum": 5}, "cells[0].parent"),
    ("disclose", {"cells": [{"key": "a", "parent": "a", "persons": 2}], "minimum": 5}, "cells"),
    ("disclose", {"cells": [{"key": "a", "persons": 2}] * 2, "minimum": 5}, "cells"),
]


def test_the_names_are_those_agreed() -> None:
    agreed = "score group share xmr run-chart before-after stable agreement kappa link position disclose"
    assert set(COMPUTE_NAMES) == set(agreed.split())
    assert {name for name, _, _ in GOOD} == {name for name, _, _ in BAD} == set(COMPUTE_NAMES)


@pytest.mark.parametrize(("name", "data", "expected"), GOOD)
def test_figures(name: str, data: Json, expected: Json) -> None:
    answer = compute(name, json.loads(json.dumps(data)))
    assert json.loads(json.dumps(answer, allow_nan=False)) == expected


@pytest.mark.parametrize(("name", "data", "key"), BAD)
def test_the_key_that_is_wrong_is_named(name: str, data: object, key: str) -> None:
    with pytest.raises(ComputeError) as refused:
        compute(name, data)
    assert key in str(refused.value)
    assert isinstance(refused.value, UserFacing)
    assert "{" not in str(refused.value)


@pytest.mark.parametrize("name", COMPUTE_NAMES)
@pytest.mark.parametrize("data", [None, [], 5, "x", True])
def test_what_is_not_an_object_says_which_keys_are_needed(name: str, data: object) -> None:
    with pytest.raises(ComputeError, match="must be an object with keys"):
        compute(name, data)


@pytest.mark.parametrize(("name", "data", "expected"), GOOD)
def test_a_misspelt_key_is_not_passed_over(name: str, data: Json, expected: Json) -> None:
    with pytest.raises(ComputeError, match="'wieghts'"):
        compute(name, {**data, "wieghts": 1})
    with pytest.raises(ComputeError, match="…"):
        compute(name, {**data, "x" * 5000: 1})


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(ComputeError, match="no calculation called average"):
        compute("average", {})


def test_what_is_wrong_with_a_value_is_said_in_words_that_can_be_translated() -> None:
    with pytest.raises(ComputeError) as refused:
        compute("score", {"format": THREE, "raw": 7})
    assert refused.value.sentence == "{key} cannot be used."
    assert refused.value.mend == "The answer {value} does not exist in this format."
    assert refused.value.details == {"key": "raw", "value": "7"}


def test_ten_thousand_points() -> None:
    random = Random(1)
    x = [round(random.gauss(50, 15), 1) for _ in range(10_000)]
    y = x[::-1]
    for name, data in (
        ("xmr", {"x": x}),
        ("run-chart", {"x": x}),
        ("before-after", {"before": x, "after": y}),
        ("stable", {"a": x, "b": y, "margin": 5}),
        ("agreement", {"x": x, "y": y}),
        ("link", {"x_counts": [1] * 10_000, "y_counts": [2] * 10_000, "method": "equipercentile"}),
        ("group", {"items": [{"score": 50, "half_step": 25}] * 10_000}),
        (
            "disclose",
            {
                "cells": [{"key": str(n), "parent": "unit", "persons": n % 9} for n in range(10_000)],
                "minimum": 5,
            },
        ),
    ):
        assert json.dumps(compute(name, data), allow_nan=False)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(GOOD), st.data())
def test_any_value_in_place_of_any_key_is_an_answer_or_a_named_refusal(
    good: tuple[str, Json, Json], data: st.DataObject
) -> None:
    name, given_data, _ = good
    changed = {**given_data, data.draw(st.sampled_from(sorted(given_data))): data.draw(anything)}
    try:
        answer = compute(name, changed)
    except ComputeError as refused:
        assert str(refused)
    else:
        json.dumps(answer, allow_nan=False)
