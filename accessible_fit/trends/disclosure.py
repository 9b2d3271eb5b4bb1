"""Which figures about groups may be shown without telling about persons.

A cell is a group of distinct persons. It may be a part of one or more wholes, which are cells too or are
known from elsewhere. What is hidden:

1. every cell of fewer than `minimum` persons (primary), zero included;
2. every part of a hidden cell, because the parts together would be the cell;
3. in each whole that is not hidden: if only one part is hidden, or if the hidden parts together, with
   persons who are in no listed part, are fewer than `minimum`, the next smallest part too (secondary),
   until neither holds. Whole minus shown parts is then never one hidden cell and never a group smaller than
   `minimum`;
4. where cells have several wholes, the equations of all wholes are solved together, and as long as a hidden
   cell follows from the shown ones, the smallest shown part beside it is hidden too.

Secondary suppression as in Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

from accessible_fit.scales.numbers import whole as whole_number
from accessible_fit.trends.equations import determined
from accessible_fit.trends.tables import Cell, Table

MINIMUM = 5
"""Fewer persons than this are never shown, unless an organisation asks for more."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The keys that may be shown and those that are hidden, both in the order the cells were given."""

    shown: tuple[str, ...]
    hidden: tuple[str, ...]


def disclose(cells: Sequence[Cell], minimum: int = MINIMUM) -> Disclosure:
    """Choose what to hide in a table of cells.

    A whole that is not among the cells is taken to be known to the reader and to consist of its listed parts.
    Raises NotANumber, NotWhole, TooSmall, CellTwice, PartsInACircle, PartLargerThanWhole.
    """
    least = whole_number(minimum, 1)
    table = Table(cells)
    hiding = _Hiding(table, least)
    hiding.hide(key for key, persons in table.persons.items() if persons < least)
    hiding.settle()
    return Disclosure(
        tuple(cell.key for cell in cells if cell.key not in hiding.hidden),
        tuple(cell.key for cell in cells if cell.key in hiding.hidden),
    )


def difference_discloses(
    first: Collection[Hashable], second: Collection[Hashable], minimum: int = MINIMUM
) -> bool:
    """Whether figures for two groups of persons, subtracted, would give one for fewer than `minimum`.

    That is so when one group holds the other and one to `minimum` − 1 persons more: the unit and a part of
    it, this pooled period and the last.
    """
    more, fewer = len(set(first) - set(second)), len(set(second) - set(first))
    return (0 < more < minimum and not fewer) or (0 < fewer < minimum and not more)


def unanimous_discloses(counts: Iterable[object], minimum: int = MINIMUM) -> bool:
    """Whether a distribution of answers tells what each person said: all alike in a small group.

    `counts` are persons per answer. Small is under twice the minimum; what is under the minimum is not
    shown at all. Raises NotANumber, NotWhole, TooSmall.
    """
    given = [number for count in counts if (number := whole_number(count))]
    return len(given) == 1 and given[0] < 2 * minimum


class _Hiding:
    """What is hidden of one table so far."""

    def __init__(self, table: Table, minimum: int) -> None:
        self.hidden: set[str] = set()
        self._table = table
        self._minimum = minimum
        self._to_check = dict.fromkeys(table.parts)

    def hide(self, keys: Iterable[str]) -> None:
        """Hide cells with everything that they consist of; their wholes are to be checked again."""
        todo = list(keys)
        while todo:
            key = todo.pop()
            if key not in self.hidden:
                self.hidden.add(key)
                self._to_check.update(dict.fromkeys(self._table.parents[key]))
                todo.extend(self._table.parts.get(key, ()))

    def settle(self) -> None:
        """Hide more until no whole gives anything away, alone or together with others."""
        self._settle_each()
        several = self._table.has_several_wholes
        while several and (telling := self._telling()) and self._hide_beside(telling):
            self._settle_each()

    def _settle_each(self) -> None:
        while self._to_check:
            whole = next(iter(self._to_check))
            del self._to_check[whole]
            if (
                whole not in self.hidden
                and self._leaves_little(whole)
                and (part := self._next_smallest(whole))
            ):
                self.hide([part])

    def _leaves_little(self, whole: str) -> bool:
        hidden = self._hidden_parts(whole)
        rest = self._table.rest(whole)
        if not hidden:
            return 0 < rest < self._minimum
        return len(hidden) == 1 or sum(self._table.persons[part] for part in hidden) + rest < self._minimum

    def _hidden_parts(self, whole: str) -> list[str]:
        return [part for part in self._table.parts[whole] if part in self.hidden]

    def _next_smallest(self, whole: str) -> str | None:
        return next((part for part in self._table.parts[whole] if part not in self.hidden), None)

    def _telling(self) -> list[str]:
        """Return wholes of hidden cells that follow from what is shown, or two that leave a small group."""
        equations = {
            whole: self._unknowns(whole) for whole in self._table.parts if self._table.adds_up(whole)
        }
        known = determined(equations.values()) & self.hidden
        telling = [whole for whole, unknowns in equations.items() if not known.isdisjoint(unknowns)]
        return telling or self._leaving_little_together()

    def _unknowns(self, whole: str) -> dict[Hashable, int]:
        unknowns: dict[Hashable, int] = dict.fromkeys(self._hidden_parts(whole), 1)
        if whole in self.hidden:
            unknowns[whole] = -1
        if self._table.rest(whole):
            unknowns[whole, "rest"] = 1
        return unknowns

    def _leaving_little_together(self) -> list[str]:
        """Return two wholes, one hiding all that the other hides and a few persons more."""
        hiding = {
            whole: set(self._hidden_parts(whole))
            for whole in self._table.parts
            if whole not in self.hidden and self._table.adds_up(whole)
        }
        for more, fewer in permutations((whole for whole, parts in hiding.items() if parts), 2):
            if hiding[fewer] < hiding[more] and not self._table.rest(fewer):
                between = sum(self._table.persons[part] for part in hiding[more] - hiding[fewer])
                if between + self._table.rest(more) < self._minimum:
                    return [more, fewer]
        return []

    def _hide_beside(self, telling: Sequence[str]) -> bool:
        """Hide the smallest shown part of the telling wholes, or them, or the smallest of anything else."""
        persons = self._table.persons
        seen = [key for key in persons if key not in self.hidden and self._table.is_joined(key)]
        choices = [
            {part for whole in telling if (part := self._next_smallest(whole))},
            {whole for whole in telling if whole in seen},
            sorted(seen, key=persons.__getitem__)[:1],
        ]
        chosen = next((one for one in choices if one), ())
        self.hide(chosen)
        return bool(chosen)
