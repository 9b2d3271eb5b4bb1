"""The program's arithmetic on plain JSON values, so that anyone can check a figure.

Each calculation takes one JSON object and gives one. Numbers are not rounded. A key that is missing,
unknown or has a value that cannot be used is a ComputeError that names it.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Final

from accessible_fit.scales import agreement as bland_altman
from accessible_fit.scales import formats, groups, kappa, linking, numbers, position
from accessible_fit.services.computing.quality import QUALITY_CALCULATIONS
from accessible_fit.services.computing.reading import (
    ComputeError,
    Json,
    UnknownCalculation,
    a_choice,
    a_flag,
    a_list,
    a_text,
    about,
    an_object,
    some_counts,
    some_numbers,
)
from accessible_fit.trends import before_after, disclosure, run_chart, shares, stability, tables, xmr

__all__ = ["COMPUTE_NAMES", "ComputeError", "Json", "compute"]


def compute(name: str, data: object) -> Json:
    """Do the calculation called `name` on a JSON object and return a JSON object without NaN or infinities.

    `COMPUTE_NAMES` are the names. Raises ComputeError.
    """
    if name not in _CALCULATIONS:
        raise UnknownCalculation(name=name, known=", ".join(COMPUTE_NAMES))
    return _CALCULATIONS[name](data)


def _score(data: object) -> Json:
    given = an_object(data, "", ("format", "raw"))
    form = an_object(given["format"], "format", ("kind",), ("steps", "min", "max", "reversed"))
    with about("format"):
        made = formats.Format(
            a_choice(form["kind"], "format.kind", formats.FormatKind),
            _steps(form.get("steps")),
            _end(form.get("min"), "format.min"),
            _end(form.get("max"), "format.max"),
            a_flag(form.get("reversed"), "format.reversed"),
        )
    with about("raw"):
        return asdict(formats.score(made, given["raw"]))


def _group(data: object) -> Json:
    items = []
    for index, item in enumerate(a_list(an_object(data, "", ("items",))["items"], "items")):
        key = f"items[{index}]"
        one = an_object(item, key, ("score",), ("half_step",))
        if one["score"] is None:
            items.append(groups.ItemScore(None, 0.0))
            continue
        one = an_object(item, key, ("score", "half_step"))
        with about(f"{key}.score"):
            score = numbers.between(one["score"], 0, 100)
        with about(f"{key}.half_step"):
            items.append(
                groups.ItemScore(score, numbers.between(one["half_step"], 0, groups.HIGHEST_HALF_STEP))
            )
    return asdict(groups.group(items))


def _share(data: object) -> Json:
    given = an_object(data, "", ("best", "answered"))
    with about("answered"):
        answered = numbers.whole(given["answered"], 1)
    with about("best"):
        return asdict(shares.share(given["best"], answered))


def _xmr(data: object) -> Json:
    given = an_object(data, "", ("x",), ("target", "screened"))
    values, target = some_numbers(given["x"], "x"), given.get("target")
    screened = a_flag(given.get("screened"), "screened")
    if target is not None:
        with about("target"):
            target = numbers.finite(target)
    with about("x"):
        chart = xmr.xmr(values, target=target, screened=screened)
    answer: Json = {
        "mean": chart.mean,
        "lower": chart.lower,
        "upper": chart.upper,
        "moving_range_mean": chart.moving_range_mean,
        "signals": [
            {"index": one.index, "rule": one.rule.value, "side": one.side.value} for one in chart.signals
        ],
        "trial": chart.trial,
        "verdict": chart.verdict.value,
    }
    if chart.assurance is not None:
        answer["assurance"] = chart.assurance.value
    return answer


def _run_chart(data: object) -> Json:
    values = some_numbers(an_object(data, "", ("x",))["x"], "x")
    chart = run_chart.run_chart(values)
    return {**asdict(chart), "verdict": chart.verdict.value}


def _before_after(data: object) -> Json:
    given = an_object(data, "", ("before", "after"))
    before, after = some_numbers(given["before"], "before", 1), some_numbers(given["after"], "after", 1)
    return asdict(before_after.before_after(before, after))


def _stable(data: object) -> Json:
    given = an_object(data, "", ("a", "b", "margin"), ("paired",))
    a, b = some_numbers(given["a"], "a", 2), some_numbers(given["b"], "b", 2)
    paired = a_flag(given.get("paired"), "paired")
    with about("margin"):
        margin = numbers.above_zero(given["margin"])
    with about("a, b"):
        return asdict(stability.stable(a, b, margin, paired=paired))


def _agreement(data: object) -> Json:
    given = an_object(data, "", ("x", "y"))
    x, y = some_numbers(given["x"], "x", 2), some_numbers(given["y"], "y", 2)
    with about("x, y"):
        found = asdict(bland_altman.agreement(x, y))
    return {key: list(value) if isinstance(value, tuple) else value for key, value in found.items()}


def _kappa(data: object) -> Json:
    given = an_object(data, "", ("table",), ("weights",))
    table = [some_counts(row, f"table[{index}]") for index, row in enumerate(a_list(given["table"], "table"))]
    weights = given.get("weights")
    weighing = kappa.Weights.UNWEIGHTED
    if weights not in (None, "none"):
        weighing = a_choice(weights, "weights", kappa.Weights)
    with about("table"):
        return {"kappa": kappa.kappa(table, weighing)}


def _link(data: object) -> Json:
    given = an_object(data, "", ("x_counts", "y_counts", "method"))
    counts = [some_counts(given[key], key) for key in ("x_counts", "y_counts")]
    method = a_choice(given["method"], "method", linking.Method)
    for key, found in zip(("x_counts", "y_counts"), counts, strict=True):
        with about(key):
            linking.refuse_empty(found)
    with about("x_counts"):
        link = linking.link_counted(counts[0], counts[1], method)
    answer: Json = {"table": [{"x": x, "y": y} for x, y in enumerate(link.y)]}
    if link.slope is not None and link.intercept is not None:
        answer = {"slope": link.slope, "intercept": link.intercept, **answer}
    return answer


def _position(data: object) -> Json:
    given = an_object(data, "", ("hits", "n", "options"))
    with about("options"):
        options = numbers.whole(given["options"], 2)
    with about("n"):
        n = numbers.whole(given["n"], 1)
    with about("hits"):
        return {"p": position.chance_of_hits(given["hits"], n, options)}


def _disclose(data: object) -> Json:
    given = an_object(data, "", ("cells", "minimum"))
    with about("minimum"):
        minimum = numbers.whole(given["minimum"], 1)
    cells = [_cell(cell, f"cells[{index}]") for index, cell in enumerate(a_list(given["cells"], "cells"))]
    with about("cells"):
        found = disclosure.disclose(cells, minimum)
    return {"shown": list(found.shown), "hidden": list(found.hidden)}


def _cell(data: object, key: str) -> tables.Cell:
    cell = an_object(data, key, ("key", "persons"), ("parent",))
    parent = cell.get("parent")
    parents = parent if isinstance(parent, list) else [] if parent is None else [parent]
    with about(f"{key}.persons"):
        persons = numbers.whole(cell["persons"])
    named = tuple(a_text(one, f"{key}.parent") for one in parents)
    return tables.Cell(a_text(cell["key"], f"{key}.key"), persons, named)


def _steps(value: object) -> int | None:
    if value is None:
        return None
    with about("format.steps"):
        return numbers.whole(value, 2)


def _end(value: object, key: str) -> float | None:
    if value is None:
        return None
    with about(key):
        return numbers.finite(value)


_CALCULATIONS: Final[Mapping[str, Callable[[object], Json]]] = MappingProxyType(
    {
        "score": _score,
        "group": _group,
        "share": _share,
        "xmr": _xmr,
        "run-chart": _run_chart,
        "before-after": _before_after,
        "stable": _stable,
        "agreement": _agreement,
        "kappa": _kappa,
        "link": _link,
        "position": _position,
        "disclose": _disclose,
        **QUALITY_CALCULATIONS,
    }
)

COMPUTE_NAMES: Final = tuple(_CALCULATIONS)
