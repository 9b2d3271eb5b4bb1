"""Anybody can check a figure: JSON in, JSON out, and a wrong key is named."""

import json
import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.errors import UserFacing
from accessible_fit.services.computing.compute import COMPUTE_NAMES, ComputeError, compute

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
    ("same-run", {"answers": [2, 2, None, 2, 2, 2, 0]}, {"longest": 3, "answered": 6}),
    ("variability", {"x": [0, 100]}, {"sd": pytest.approx(100 / math.sqrt(2)), "mean": 50.0}),
    (
        "pairs",
        {"pairs": [[100, 100], [100, 0], [50, 100]]},
        {"pairs": 3, "agreed_to_both": 1, "share": pytest.approx(1 / 3)},
    ),
    ("pairs", {"pairs": []}, {"pairs": 0, "agreed_to_both": 0, "share": None}),
    (
        "repeats",
        {"pairs": [[0, 0], [1, 1], [2, 2], [2, 1]], "steps": 3},
        {"repeats": 4, "agreement": 0.75, "kappa": pytest.approx(1 - (1 / 4) / (14 / 16))},
    ),
    ("repeats", {"pairs": [[2, 2]], "steps": 3}, {"repeats": 1, "agreement": 1.0, "kappa": None}),
    (
        "times",
        {"times": [5, 0.3, 4, 60], "own": [4, 5, 6, 5, 4, 6, 5]},
        {
            "unusual": [1, 3],
            "median": 5.0,
            "low": pytest.approx(5 - 3 * 1.4826),
            "high": pytest.approx(5 + 3 * 1.4826),
        },
    ),
    ("times", {"times": [60], "own": []}, {"unusual": [], "median": None, "low": None, "high": None}),
    (
        "change",
        {"before": [20, 25, 18, 22], "after": [80, 85, 78, 82], "margin": 25},
        {
            "change": "changed_up",
            "difference": 60.0,
            "p": pytest.approx(0.9999985, abs=1e-7),
            "n_before": 4,
            "n_after": 4,
        },
    ),
    (
        "change",
        {"before": [100] * 9, "after": [100] * 9, "margin": 50, "floor": 28.87, "good_above": 50},
        {
            "change": "stable_good",
            "difference": 0.0,
            "p": pytest.approx(0.00101, abs=5e-5),
            "n_before": 9,
            "n_after": 9,
        },
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
    ("group", {"items": [{"score": math.nan, "half_step": 25}]}, "items[0].score"),
    ("group", {"items": [{"score": 50, "half_step": math.inf}]}, "items[0].half_step"),
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
    ("same-run", {}, "answers"),
    ("same-run", {"answers": 5}, "answers"),
    ("same-run", {"answers": [1, 1.5]}, "answers[1]"),
    ("same-run", {"answers": [1, -1]}, "answers[1]"),
    ("same-run", {"answers": [True]}, "answers[0]"),
    ("variability", {}, "x"),
    ("variability", {"x": [50]}, "x"),
    ("variability", {"x": [50, math.nan]}, "x[1]"),
    ("pairs", {}, "pairs"),
    ("pairs", {"pairs": [[1, 2, 3]]}, "pairs[0]"),
    ("pairs", {"pairs": [[1]]}, "pairs[0]"),
    ("pairs", {"pairs": [[1, 101]]}, "pairs[0][1]"),
    ("pairs", {"pairs": ["yes"]}, "pairs[0]"),
    ("repeats", {"pairs": []}, "steps"),
    ("repeats", {"pairs": [], "steps": 1}, "steps"),
    ("repeats", {"pairs": [], "steps": 10_000_000}, "steps"),
    ("repeats", {"pairs": [[0, 3]], "steps": 3}, "pairs[0][1]"),
    ("repeats", {"pairs": [[0, 0.5]], "steps": 3}, "pairs[0]"),
    ("times", {"times": []}, "own"),
    ("times", {"times": [math.inf], "own": []}, "times[0]"),
    ("change", {"before": [1], "after": [2]}, "margin"),
    ("change", {"before": [1], "after": [2], "margin": 0}, "margin"),
    ("change", {"before": [1], "after": [2], "margin": 5, "floor": -1}, "floor"),
    ("change", {"before": [1], "after": [2], "margin": 5, "good_above": 101}, "good_above"),
    ("change", {"before": ["1"], "after": [2], "margin": 5}, "before[0]"),
]


def test_the_names_are_those_agreed() -> None:
    agreed = "score group share xmr run-chart before-after stable agreement kappa link position disclose"
    own = "same-run variability pairs repeats times change"
    assert set(COMPUTE_NAMES) == set(f"{agreed} {own}".split())
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


# For each calculation the keys that hold numbers or lists of them, in what is asked above.
NUMBERS: dict[str, tuple[str, ...]] = {
    "score": ("raw",),
    "group": (),
    "share": ("best", "answered"),
    "xmr": ("x",),
    "run-chart": ("x",),
    "before-after": ("before", "after"),
    "stable": ("a", "b", "margin"),
    "agreement": ("x", "y"),
    "kappa": ("table",),
    "link": ("x_counts", "y_counts"),
    "position": ("hits", "n", "options"),
    "disclose": ("minimum",),
    "same-run": ("answers",),
    "variability": ("x",),
    "pairs": ("pairs",),
    "repeats": ("pairs", "steps"),
    "times": ("times", "own"),
    "change": ("before", "after", "margin"),
}
NO_NUMBERS = [math.nan, math.inf, -math.inf, "50", True, {}, 1e16, 10**400]


def spoilt(value: object, bad: object) -> object:
    """Put `bad` where the first number of a value stands."""
    if isinstance(value, list):
        return [spoilt(value[0], bad), *value[1:]] if value else [bad]
    return bad


@pytest.mark.parametrize("bad", NO_NUMBERS, ids=repr)
@pytest.mark.parametrize("name", COMPUTE_NAMES)
def test_what_is_no_number_is_refused_by_its_key(name: str, bad: object) -> None:
    asked = next(data for known, data, _ in GOOD if known == name)
    for key in NUMBERS[name]:
        with pytest.raises(ComputeError) as refused:
            compute(name, {**asked, key: spoilt(asked[key], bad)})
        assert str(refused.value.details["key"]).startswith(key)


# Where nothing, one value, or one and the same is not refused: what is answered instead.
DEFINED: list[tuple[str, Json, Json]] = [
    ("group", {"items": []}, {"score": None, "answered": 0, "asked": 0, "uncertainty": None}),
    ("run-chart", {"x": []}, {"verdict": "too_early", "median": None, "signal": False}),
    ("run-chart", {"x": [50]}, {"verdict": "too_early", "median": 50.0, "signal": False}),
    ("run-chart", {"x": [50] * 20}, {"verdict": "cannot_judge", "signal": False}),
    ("run-chart", {"x": [0, 50, 100, 50, 50, 50, 50, 0, 100]}, {"verdict": "cannot_judge"}),
    ("xmr", {"x": [50, 50]}, {"verdict": "cannot_judge", "signals": [], "lower": 50.0, "upper": 50.0}),
    ("xmr", {"x": [0, 50, 50, 50, 100] * 4}, {"verdict": "cannot_judge", "signals": []}),
    ("before-after", {"before": [50], "after": [50]}, {"nap": 0.5, "tau": 0.0}),
    ("before-after", {"before": [50] * 9, "after": [50] * 9}, {"nap": 0.5, "tau": 0.0}),
    ("agreement", {"x": [50, 50], "y": [50, 50]}, {"bias": 0.0, "sd": 0.0}),
    ("kappa", {"table": [[2, 2], [2, 2]]}, {"kappa": 0.0}),
    ("link", {"x_counts": [0, 5], "y_counts": [3], "method": "mean"}, {"slope": 1.0, "intercept": -1.0}),
    ("position", {"hits": 0, "n": 1, "options": 2}, {"p": 1.0}),
    ("disclose", {"cells": [], "minimum": 5}, {"shown": [], "hidden": []}),
    ("same-run", {"answers": []}, {"longest": 0, "answered": 0}),
    ("variability", {"x": [50, 50, 50]}, {"sd": 0.0, "mean": 50.0}),
    ("repeats", {"pairs": [], "steps": 2}, {"repeats": 0, "agreement": None, "kappa": None}),
    ("times", {"times": [9], "own": [5] * 20}, {"unusual": []}),
    ("change", {"before": [], "after": []}, {"change": "cannot_tell", "p": None}),
    ("change", {"before": [50], "after": [50]}, {"change": "cannot_tell", "p": None}),
    ("change", {"before": [50] * 9, "after": [50] * 9}, {"change": "cannot_tell", "p": None}),
]


@pytest.mark.parametrize(("name", "data", "expected"), DEFINED)
def test_nothing_one_value_and_ties_have_a_defined_answer(name: str, data: Json, expected: Json) -> None:
    given_data = {**data, "margin": 10} if name == "change" else data
    answer = compute(name, given_data)
    assert {key: answer[key] for key in expected} == expected


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
        ("score", {"format": {"kind": "line", "min": 0, "max": 1000}, "raw": 999.9}),
        ("share", {"best": 5_000, "answered": 10_000}),
        ("kappa", {"table": [[10_000, 1], [1, 10_000]], "weights": "quadratic"}),
        ("position", {"hits": 5_000, "n": 10_000, "options": 2}),
        ("same-run", {"answers": [1] * 10_000}),
        ("variability", {"x": x}),
        ("pairs", {"pairs": [[100, 100]] * 10_000}),
        ("repeats", {"pairs": [[0, 100]] * 10_000, "steps": 101}),
        ("times", {"times": x, "own": x}),
        ("change", {"before": x, "after": y, "margin": 5}),
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
