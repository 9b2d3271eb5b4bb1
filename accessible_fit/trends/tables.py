"""A table of groups of persons: which are parts of which, and how many persons are in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from accessible_fit.scales.numbers import whole as whole_number
from accessible_fit.trends.errors import CellTwice, PartLargerThanWhole, PartsInACircle


@dataclass(frozen=True, slots=True)
class Cell:
    """One group of distinct persons, with the keys of the wholes that it is a part of.

    A whole may be a cell of the same table or something outside it.
    """

    key: str
    persons: int
    parents: tuple[str, ...] = ()


class Table:
    """Cells by key, each whole with its parts, smallest first.

    Raises NotANumber, NotWhole, TooSmall, CellTwice, PartsInACircle, PartLargerThanWhole.
    """

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.persons: dict[str, int] = {}
        self.parents: dict[str, tuple[str, ...]] = {}
        self.parts: dict[str, list[str]] = {}
        # Alphabetical within the same size, so that the order of the cells decides nothing.
        for cell in sorted(cells, key=lambda one: one.key):
            if cell.key in self.persons:
                raise CellTwice(cell=cell.key)
            self.persons[cell.key] = whole_number(cell.persons)
            self.parents[cell.key] = tuple(sorted(set(cell.parents)))
            for parent in self.parents[cell.key]:
                self.parts.setdefault(parent, []).append(cell.key)
        self._refuse_circles()
        self._refuse_large_parts()
        for parts in self.parts.values():
            parts.sort(key=self.persons.__getitem__)
        sums = {whole: sum(self.persons[part] for part in parts) for whole, parts in self.parts.items()}
        self._rest = {whole: self.persons.get(whole, total) - total for whole, total in sums.items()}

    @property
    def has_several_wholes(self) -> bool:
        """Whether some cell is a part of more than one whole."""
        return any(len(parents) > 1 for parents in self.parents.values())

    def is_joined(self, key: str) -> bool:
        """Whether a cell is a part or a whole of anything."""
        return bool(self.parents[key]) or key in self.parts

    def rest(self, whole: str) -> int:
        """How many persons of a whole are in none of its listed parts."""
        return max(0, self._rest[whole])

    def adds_up(self, whole: str) -> bool:
        """Whether the parts can be disjoint: together they are no more than the whole."""
        return self._rest[whole] >= 0

    def _refuse_circles(self) -> None:
        try:
            TopologicalSorter(self.parents).prepare()
        except CycleError as circle:
            raise PartsInACircle(cell=circle.args[1][0]) from None

    def _refuse_large_parts(self) -> None:
        for whole, parts in self.parts.items():
            for part in parts:
                if whole in self.persons and self.persons[part] > self.persons[whole]:
                    raise PartLargerThanWhole(part=part, whole=whole)
