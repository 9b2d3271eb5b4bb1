"""The one gate that figures about groups of persons pass before anybody sees them.

What does not pass is hidden without saying which rule hid it: "hidden because all were alike" would tell just
what it hides. Rules and source: trends.disclosure. Figures are compared with every other figure of the same
quantity: the same part of life in other periods, the unit and its parts. Figures of different questions have
nothing that could be subtracted.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from accessible_fit.trends.disclosure import MINIMUM, difference_discloses, disclose, unanimous_discloses
from accessible_fit.trends.tables import Cell
from accessible_fit.trends.unit import Parted

K = TypeVar("K", bound=str)
J = TypeVar("J", bound=str)
NOT_EVEN_NEARLY = 2 * MINIMUM
"""From so many persons on it says something that fewer than the minimum are missing."""


@dataclass(frozen=True, slots=True)
class Group:
    """Who a figure is about, and whether everybody in it is alike."""

    persons: frozenset[Hashable]
    alike: bool = False


def latest_shown(row: Sequence[Group]) -> tuple[bool, ...]:
    """Say which figures of one quantity may stand side by side, oldest first, when the latest matter most.

    The rules are those of `may_be_shown`; an older figure gives way to a newer one.
    """
    kept: list[frozenset[Hashable]] = []
    good = []
    for one in reversed(row):
        good.append(_large_enough(one) and not any(_tell(one.persons, other) for other in kept))
        if good[-1]:
            kept.append(one.persons)
    return tuple(reversed(good))


def parts_stand(history: Sequence[Mapping[K, frozenset[Hashable]]], at: int, told: Iterable[K]) -> bool:
    """Say whether the parts of a whole that are told of one period may stand beside the same of all others.

    `history` are who is in each part, by period, oldest first, and `at` is the period's place in it.
    """
    return all(latest_shown([Group(period[part]) for period in history])[at] for part in told)


def may_be_shown(row: Sequence[Group]) -> tuple[bool, ...]:
    """Say which figures of one quantity may stand side by side, as in a row of periods, oldest first.

    None of fewer than five persons, no small group that is all alike, and no two of which one holds the other
    and one to four persons more. What stands in the way of most others is hidden first, then the smaller,
    then the older.
    """
    sizes: dict[frozenset[Hashable], int] = {}
    for one in row:
        if _large_enough(one):
            sizes.setdefault(one.persons, len(sizes))
    against: dict[frozenset[Hashable], set[frozenset[Hashable]]] = {persons: set() for persons in sizes}
    for first, second in combinations(sizes, 2):
        if _tell(first, second):
            against[first].add(second)
            against[second].add(first)
    count = {persons: sum(one.persons == persons and _large_enough(one) for one in row) for persons in sizes}
    while any(against.values()):
        worst = max(
            (persons for persons in against if against[persons]),
            key=lambda persons: (
                sum(count[other] for other in against[persons]) - count[persons],
                -len(persons),
                -sizes[persons],
            ),
        )
        for other in against.pop(worst):
            against[other].discard(worst)
    return tuple(one.persons in against and _large_enough(one) for one in row)


def parted(whole: int, parts: Mapping[K, int]) -> Parted[K]:
    """Hide what must be hidden of a whole that is the sum of its parts.

    A part that is everybody in a small whole is hidden as well.
    """
    cells = [Cell("", whole), *(Cell(key, persons, ("",)) for key, persons in parts.items())]
    shown = set(disclose(cells).shown)
    if unanimous_discloses(parts.values()):
        shown &= {""}
    kept = {key: persons if key in shown else None for key, persons in parts.items()}
    said = nearly_all(whole, parts, kept)
    return Parted(whole if "" in shown else None, kept, said if "" in shown else None)


def nearly_all(whole: int, parts: Mapping[K, int], kept: Mapping[K, int | None]) -> K | None:
    """Return the hidden part of a whole that all but fewer than five persons are in, if that may be said."""
    nearly = next((key for key, persons in parts.items() if whole - persons < MINIMUM), None)
    return nearly if nearly is not None and kept[nearly] is None and whole >= NOT_EVEN_NEARLY else None


def _large_enough(one: Group) -> bool:
    return len(one.persons) >= MINIMUM and not (one.alike and unanimous_discloses([len(one.persons)]))


def _tell(first: frozenset[Hashable], second: frozenset[Hashable]) -> bool:
    # Most do not hold each other, and that is quickly seen.
    return (first < second or second < first) and difference_discloses(first, second)


def parted_twice(whole: int, groups: Mapping[K, Mapping[J, int]]) -> tuple[Parted[K], Parted[J]]:
    """Hide what must be hidden of a whole in groups that have parts themselves.

    Groups and parts are hidden together: a group that is shown beside all but one of its parts would tell
    that part. Every part has a key of its own.
    """
    sums = {key: sum(parts.values()) for key, parts in groups.items()}
    cells = [Cell("", whole)]
    for key, parts in groups.items():
        cells.append(Cell(f"group {key}", sums[key], ("",)))
        cells += [Cell(f"part {part}", persons, (f"group {key}",)) for part, persons in parts.items()]
    shown = set(disclose(cells).shown)
    if unanimous_discloses(sums.values()) or unanimous_discloses(
        [persons for parts in groups.values() for persons in parts.values()]
    ):
        shown &= {""}
    return (
        Parted(
            whole if "" in shown else None,
            {key: sums[key] if f"group {key}" in shown else None for key in groups},
        ),
        Parted(
            whole if "" in shown else None,
            {
                part: persons if f"part {part}" in shown else None
                for parts in groups.values()
                for part, persons in parts.items()
            },
        ),
    )
