"""The rules of how a form is asked: what kind it is, when, what is asked once more, and turned pairs."""

from typing import Any

from accessible_fit.instruments.faults import FaultKind
from accessible_fit.instruments.inspector import Inspector, clean
from accessible_fit.instruments.lines import Place
from accessible_fit.instruments.parts import Kind, Moment, Polarity

COURSE_KEYS = ("kind", "moment", "group", "repeats", "pairs", "total")
MOST_REPEATS = 2
LEAST_BETWEEN = 2
"""How many other questions stand between a question and the same once more."""

TOTAL_ITEMS = 4


def check_course(inspector: Inspector, values: dict[str, Any]) -> None:
    """Note the faults of the keys of COURSE_KEYS; each may be left out."""
    _check_word(inspector, values, "kind", tuple(Kind), FaultKind.UNKNOWN_KIND)
    _check_word(inspector, values, "moment", tuple(Moment), FaultKind.UNKNOWN_MOMENT)
    if "group" in values:
        inspector.typed(values["group"], ("group",), bool)
    if values.get("kind") != Kind.RATINGS:
        for key in ("moment", "group", "total"):
            if values.get(key) not in (None, False, Moment.NONE):
                inspector.note(FaultKind.ONLY_RATINGS, (key,), field=key)
    polarities = _polarities(values)
    _check_repeats(inspector, values, polarities)
    _check_pairs(inspector, values, polarities)
    total = _ids(inspector, values, "total", polarities)
    if "total" in values and total is not None and len(set(total)) != TOTAL_ITEMS:
        inspector.note(FaultKind.TOTAL_OF_FOUR, ("total",), count=len(set(total)))


def _check_word(
    inspector: Inspector, values: dict[str, Any], key: str, known: tuple[str, ...], fault: FaultKind
) -> None:
    value = inspector.string(values, key, ())
    if value is not None and value not in known:
        inspector.note(fault, (key,), value=value, known=", ".join(known))


def _polarities(values: dict[str, Any]) -> dict[str, str]:
    """The ids of the questions in the order they are asked, with their polarity; only what is well formed."""
    items = values.get("items")
    tables = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
    return {
        clean(one["id"]): str(one.get("polarity", "")).strip()
        for one in tables
        if isinstance(one.get("id"), str)
    }


def _ids(
    inspector: Inspector, values: dict[str, Any], key: str, known: dict[str, str]
) -> tuple[str, ...] | None:
    if key not in values or not inspector.typed(values[key], (key,), list):
        return None
    return _known(inspector, values[key], (key,), known)


def _known(
    inspector: Inspector, listed: list[Any], place: Place, known: dict[str, str]
) -> tuple[str, ...] | None:
    """The ids of a list, or None when one of them is not that of a question."""
    found = []
    for position, value in enumerate(listed):
        here = (*place, position)
        if not inspector.typed(value, here, str):
            continue
        if clean(value) not in known:
            inspector.note(FaultKind.UNKNOWN_ITEM, here, item=value)
            continue
        found.append(clean(value))
    return tuple(found) if len(found) == len(listed) else None


def _check_repeats(inspector: Inspector, values: dict[str, Any], known: dict[str, str]) -> None:
    repeats = _ids(inspector, values, "repeats", known)
    if repeats is None:
        return
    if len(repeats) > MOST_REPEATS:
        inspector.note(FaultKind.TOO_MANY_REPEATS, ("repeats",), count=len(repeats), limit=MOST_REPEATS)
    order = list(known)
    for position, item in enumerate(repeats):
        here = ("repeats", position)
        if item in repeats[:position]:
            inspector.note(FaultKind.DUPLICATE_ID, here, id=item)
        elif len(order) - 1 - order.index(item) < LEAST_BETWEEN:
            inspector.note(FaultKind.REPEAT_TOO_LATE, here, item=item, least=LEAST_BETWEEN)


def _check_pairs(inspector: Inspector, values: dict[str, Any], known: dict[str, str]) -> None:
    if "pairs" not in values or not inspector.typed(values["pairs"], ("pairs",), list):
        return
    order = list(known)
    for position, value in enumerate(values["pairs"]):
        here = ("pairs", position)
        if not inspector.typed(value, here, list) or (pair := _known(inspector, value, here, known)) is None:
            continue
        if len(pair) != 2 or pair[0] == pair[1]:
            inspector.note(FaultKind.PAIR_OF_TWO, here)
            continue
        first, second = pair
        if {known[first], known[second]} != {Polarity.UP, Polarity.DOWN}:
            inspector.note(FaultKind.PAIR_NOT_TURNED, here, first=first, second=second)
        if abs(order.index(first) - order.index(second)) < 2:
            inspector.note(FaultKind.PAIR_TOGETHER, here, first=first, second=second)
