"""The program's arithmetic on plain JSON values, so that anyone can check a figure.

Each calculation takes one JSON object and gives one. Numbers are not rounded. A key that is missing,
unknown or has a value that cannot be used is a ComputeError that names it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from accessible_fit.marks import N_
from accessible_fit.scales import agreement as bland_altman
from accessible_fit.scales import formats, groups, kappa, linking, numbers, position
from accessible_fit.scales.errors import MeasurementError
from accessible_fit.trends import before_after, disclosure, run_chart, shares, stability, tables, xmr

Kind = TypeVar("Kind", bound=StrEnum)
Json = dict[str, object]


class ComputeError(Exception):
    """A calculation was asked for in a way that it cannot be done.

    `sentence` and `mend` are English source texts for translation; `details` fills their placeholders.
    `key` in the details is the key that is wrong, with its way in: `format.kind`, `items[2].score`.
    """

    sentence: str = N_("This cannot be calculated.")
    mend: str = N_("Check the values.")

    def __init__(self, **details: object) -> None:
        self.details: dict[str, object] = dict(details)
        super().__init__(f"{self.sentence} {self.mend}".format(**self.details))


class UnknownCalculation(ComputeError):
    """There is no calculation of this name."""

    sentence = N_("There is no calculation called {name}.")
    mend = N_("Choose one of: {known}.")


class NotAnObject(ComputeError):
    """What should be an object with keys is something else."""

    sentence = N_("{key} must be an object with keys.")
    mend = N_("It needs: {needed}.")


class MissingKey(ComputeError):
    """A key that is needed is not there."""

    sentence = N_("The key {key} is missing.")
    mend = N_("Add it.")


class UnknownKey(ComputeError):
    """A key means nothing here; it may be misspelt."""

    sentence = N_("The key {key} is not known here.")
    mend = N_("Remove it, or use one of: {known}.")


class WrongKind(ComputeError):
    """A key has a value of the wrong kind; `kind` names the right one."""

    sentence = N_("{key} has a value of the wrong kind.")
    mend = N_("It must be: {kind}.")


class KeyRefused(ComputeError):
    """A key's value cannot be calculated with; what is wrong with it stands where the mend otherwise does."""

    sentence = N_("{key} cannot be used.")

    def __init__(self, key: str, problem: MeasurementError) -> None:
        self.mend = problem.sentence
        super().__init__(key=key, **problem.details)


def compute(name: str, data: object) -> Json:
    """Do the calculation called `name` on a JSON object and return a JSON object without NaN or infinities.

    `COMPUTE_NAMES` are the names. Raises ComputeError.
    """
    if name not in _CALCULATIONS:
        raise UnknownCalculation(name=name, known=", ".join(COMPUTE_NAMES))
    return _CALCULATIONS[name](data)


def _score(data: object) -> Json:
    given = _object(data, "", ("format", "raw"))
    form = _object(given["format"], "format", ("kind",), ("steps", "min", "max", "reversed"))
    with _about("format"):
        made = formats.Format(
            _choice(form["kind"], "format.kind", formats.FormatKind),
            _steps(form.get("steps")),
            _end(form.get("min"), "format.min"),
            _end(form.get("max"), "format.max"),
            _flag(form.get("reversed"), "format.reversed"),
        )
    with _about("raw"):
        return asdict(formats.score(made, given["raw"]))


def _group(data: object) -> Json:
    items = []
    for index, item in enumerate(_list(_object(data, "", ("items",))["items"], "items")):
        key = f"items[{index}]"
        one = _object(item, key, ("score",), ("half_step",))
        if one["score"] is None:
            items.append(groups.ItemScore(None, 0.0))
            continue
        one = _object(item, key, ("score", "half_step"))
        with _about(f"{key}.score"):
            score = numbers.between(one["score"], 0, 100)
        with _about(f"{key}.half_step"):
            items.append(
                groups.ItemScore(score, numbers.between(one["half_step"], 0, groups.HIGHEST_HALF_STEP))
            )
    return asdict(groups.group(items))


def _share(data: object) -> Json:
    given = _object(data, "", ("best", "answered"))
    with _about("answered"):
        answered = numbers.whole(given["answered"], 1)
    with _about("best"):
        return asdict(shares.share(given["best"], answered))


def _xmr(data: object) -> Json:
    given = _object(data, "", ("x",), ("target", "screened"))
    values, target = _numbers(given["x"], "x"), given.get("target")
    screened = _flag(given.get("screened"), "screened")
    if target is not None:
        with _about("target"):
            target = numbers.finite(target)
    with _about("x"):
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
    values = _numbers(_object(data, "", ("x",))["x"], "x")
    chart = run_chart.run_chart(values)
    return {**asdict(chart), "verdict": chart.verdict.value}


def _before_after(data: object) -> Json:
    given = _object(data, "", ("before", "after"))
    before, after = _numbers(given["before"], "before", 1), _numbers(given["after"], "after", 1)
    return asdict(before_after.before_after(before, after))


def _stable(data: object) -> Json:
    given = _object(data, "", ("a", "b", "margin"), ("paired",))
    a, b = _numbers(given["a"], "a", 2), _numbers(given["b"], "b", 2)
    paired = _flag(given.get("paired"), "paired")
    with _about("margin"):
        margin = numbers.above_zero(given["margin"])
    with _about("a, b"):
        return asdict(stability.stable(a, b, margin, paired=paired))


def _agreement(data: object) -> Json:
    given = _object(data, "", ("x", "y"))
    x, y = _numbers(given["x"], "x", 2), _numbers(given["y"], "y", 2)
    with _about("x, y"):
        found = asdict(bland_altman.agreement(x, y))
    return {key: list(value) if isinstance(value, tuple) else value for key, value in found.items()}


def _kappa(data: object) -> Json:
    given = _object(data, "", ("table",), ("weights",))
    table = [_counts(row, f"table[{index}]") for index, row in enumerate(_list(given["table"], "table"))]
    weights = given.get("weights")
    weighing = kappa.Weights.UNWEIGHTED
    if weights not in (None, "none"):
        weighing = _choice(weights, "weights", kappa.Weights)
    with _about("table"):
        return {"kappa": kappa.kappa(table, weighing)}


def _link(data: object) -> Json:
    given = _object(data, "", ("x_counts", "y_counts", "method"))
    counts = [_counts(given[key], key) for key in ("x_counts", "y_counts")]
    method = _choice(given["method"], "method", linking.Method)
    for key, found in zip(("x_counts", "y_counts"), counts, strict=True):
        with _about(key):
            linking.refuse_empty(found)
    with _about("x_counts"):
        link = linking.link_counted(counts[0], counts[1], method)
    answer: Json = {"table": [{"x": x, "y": y} for x, y in enumerate(link.y)]}
    if link.slope is not None and link.intercept is not None:
        answer = {"slope": link.slope, "intercept": link.intercept, **answer}
    return answer


def _position(data: object) -> Json:
    given = _object(data, "", ("hits", "n", "options"))
    with _about("options"):
        options = numbers.whole(given["options"], 2)
    with _about("n"):
        n = numbers.whole(given["n"], 1)
    with _about("hits"):
        return {"p": position.chance_of_hits(given["hits"], n, options)}


def _disclose(data: object) -> Json:
    given = _object(data, "", ("cells", "minimum"))
    with _about("minimum"):
        minimum = numbers.whole(given["minimum"], 1)
    cells = [_cell(cell, f"cells[{index}]") for index, cell in enumerate(_list(given["cells"], "cells"))]
    with _about("cells"):
        found = disclosure.disclose(cells, minimum)
    return {"shown": list(found.shown), "hidden": list(found.hidden)}


def _cell(data: object, key: str) -> tables.Cell:
    cell = _object(data, key, ("key", "persons"), ("parent",))
    parent = cell.get("parent")
    parents = parent if isinstance(parent, list) else [] if parent is None else [parent]
    with _about(f"{key}.persons"):
        persons = numbers.whole(cell["persons"])
    named = tuple(_text(one, f"{key}.parent") for one in parents)
    return tables.Cell(_text(cell["key"], f"{key}.key"), persons, named)


def _object(
    data: object, inside: str, needed: Sequence[str], allowed: Sequence[str] = ()
) -> Mapping[str, object]:
    known = (*needed, *allowed)
    if not isinstance(data, dict):
        raise NotAnObject(key=inside or "JSON", needed=", ".join(needed))
    for key in needed:
        if key not in data:
            raise MissingKey(key=_way(inside, key))
    for key in data:
        if key not in known:
            raise UnknownKey(key=_way(inside, numbers.quoted(key)), known=", ".join(known))
    return data


def _list(value: object, key: str) -> list[object]:
    if not isinstance(value, list):
        raise WrongKind(key=key, kind="[…]")
    return value


def _numbers(value: object, key: str, least: int = 0) -> list[float]:
    found = []
    for index, one in enumerate(_list(value, key)):
        with _about(f"{key}[{index}]"):
            found.append(numbers.finite(one))
    with _about(key):
        return numbers.series(found, least)


def _counts(value: object, key: str) -> list[int]:
    found = []
    for index, one in enumerate(_list(value, key)):
        with _about(f"{key}[{index}]"):
            found.append(numbers.whole(one))
    return found


def _steps(value: object) -> int | None:
    if value is None:
        return None
    with _about("format.steps"):
        return numbers.whole(value, 2)


def _end(value: object, key: str) -> float | None:
    if value is None:
        return None
    with _about(key):
        return numbers.finite(value)


def _flag(value: object, key: str) -> bool:
    if value is not None and not isinstance(value, bool):
        raise WrongKind(key=key, kind="true, false")
    return bool(value)


def _text(value: object, key: str) -> str:
    if not isinstance(value, str) or not value:
        raise WrongKind(key=key, kind='"…"')
    return value


def _choice(value: object, key: str, among: type[Kind]) -> Kind:
    for one in among:
        if value == one.value:
            return one
    raise WrongKind(key=key, kind=", ".join(among))


def _way(inside: str, key: str) -> str:
    return f"{inside}.{key}" if inside else key


@contextmanager
def _about(key: str) -> Iterator[None]:
    try:
        yield
    except MeasurementError as problem:
        raise KeyRefused(key, problem) from problem


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
    }
)

COMPUTE_NAMES: Final = tuple(_CALCULATIONS)
