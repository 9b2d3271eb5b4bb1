"""Small groups are not shown, and do not follow from what is shown."""

from itertools import chain, combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible_fit.scales.errors import NotANumber, NotWhole, TooSmall
from accessible_fit.trends.disclosure import (
    Disclosure,
    difference_discloses,
    disclose,
    unanimous_discloses,
)
from accessible_fit.trends.errors import CellTwice, PartLargerThanWhole, PartsInACircle
from accessible_fit.trends.tables import Cell


def cells(*rows: tuple[str, int, str]) -> list[Cell]:
    """Cells written as key, persons and the wholes they are a part of, separated by spaces."""
    return [Cell(key, persons, tuple(parents.split())) for key, persons, parents in rows]


def hidden(*rows: tuple[str, int, str]) -> set[str]:
    return set(disclose(cells(*rows), 5).hidden)


class Attacker:
    """Somebody who sees what is shown, knows how parts add up, and solves for the rest."""

    def __init__(self, table: list[Cell], published: Disclosure) -> None:
        self.persons = {cell.key: cell.persons for cell in table}
        self.shown, self.hidden = set(published.shown), list(published.hidden)
        self.parts: dict[str, list[str]] = {}
        for cell in table:
            for parent in set(cell.parents):
                self.parts.setdefault(parent, []).append(cell.key)

    def rest(self, whole: str) -> int:
        total = sum(self.persons[part] for part in self.parts[whole])
        return self.persons.get(whole, total) - total

    def recovered(self) -> list[str]:
        """The hidden cells that have one possible value."""
        wholes = [
            whole
            for whole, parts in self.parts.items()
            if whole in self.persons or any(part in self.shown for part in parts)
        ]
        columns = {
            name: number for number, name in enumerate([*self.hidden, *map("rest of {}".format, wholes)])
        }
        equations = np.zeros((len(wholes), len(columns)))
        for row, whole in enumerate(wholes):
            for part in self.parts[whole]:
                if part in columns:
                    equations[row, columns[part]] = 1
            if whole in columns:
                equations[row, columns[whole]] = -1
            if self.rest(whole):
                equations[row, columns[f"rest of {whole}"]] = 1
        rank = np.linalg.matrix_rank(equations) if wholes else 0
        found = []
        for key in self.hidden:
            asked = np.zeros((1, len(columns)))
            asked[0, columns[key]] = 1
            if wholes and np.linalg.matrix_rank(np.vstack([equations, asked])) == rank:
                found.append(key)
        return found

    def small_differences(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each shown whole with shown parts of it whose difference is a group of one to four persons."""
        found = []
        for whole in self.shown & self.parts.keys():
            parts = [part for part in self.parts[whole] if part in self.shown]
            for some in chain.from_iterable(combinations(parts, size) for size in range(1, len(parts) + 1)):
                left = self.persons[whole] - sum(self.persons[part] for part in some)
                if 0 < left < 5:
                    found.append((whole, some))
        return found

    def descendants(self, key: str) -> set[str]:
        parts = set(self.parts.get(key, ()))
        return parts.union(*(self.descendants(part) for part in parts))


def safe(table: list[Cell]) -> Attacker:
    published = disclose(table, 5)
    attacker = Attacker(table, published)
    assert {cell.key for cell in table if cell.persons < 5} <= set(published.hidden)
    assert attacker.recovered() == []
    assert attacker.small_differences() == []
    for key in attacker.shown:
        for inside in attacker.descendants(key) & attacker.shown:
            between = attacker.persons[key] - attacker.persons[inside]
            assert between == 0 or between >= 5
    return attacker


def test_a_group_of_fewer_than_five_is_hidden_and_with_it_the_next_smallest() -> None:
    assert hidden(("unit", 18, ""), ("a", 3, "unit"), ("b", 6, "unit"), ("c", 9, "unit")) == {"a", "b"}


def test_with_two_parts_both_go_and_the_unit_stays() -> None:
    assert disclose(cells(("unit", 12, ""), ("a", 3, "unit"), ("b", 9, "unit")), 5) == Disclosure(
        ("unit",), ("a", "b")
    )


def test_enough_everywhere_hides_nothing() -> None:
    assert hidden(("unit", 18, ""), ("a", 5, "unit"), ("b", 6, "unit"), ("c", 7, "unit")) == set()


def test_groups_without_a_whole_stand_alone() -> None:
    assert hidden(("a", 3, ""), ("b", 9, "")) == {"a"}


def test_a_whole_that_is_not_in_the_table_may_be_known_from_elsewhere() -> None:
    assert hidden(("a", 3, "unit"), ("b", 9, "unit"), ("c", 8, "unit")) == {"a", "c"}
    assert hidden(("a", 3, "unit")) == {"a"}


def test_two_hidden_parts_that_are_few_together_take_a_third_with_them() -> None:
    # Unit minus c would be a figure for three persons.
    assert hidden(
        ("unit", 20, ""), ("a", 2, "unit"), ("b", 1, "unit"), ("c", 9, "unit"), ("d", 8, "unit")
    ) == {
        "a",
        "b",
        "d",
    }


def test_nobody_is_hidden_too_and_protects_nobody() -> None:
    assert hidden(
        ("unit", 23, ""), ("a", 3, "unit"), ("b", 0, "unit"), ("c", 9, "unit"), ("d", 11, "unit")
    ) == {
        "a",
        "b",
        "c",
    }
    assert hidden(("unit", 20, ""), ("a", 0, "unit"), ("b", 9, "unit"), ("c", 11, "unit")) == {"a", "b"}


def test_the_unit_minus_a_part_of_it_is_a_group_as_well() -> None:
    assert hidden(("unit", 12, ""), ("women", 9, "unit")) == {"women"}
    assert hidden(("unit", 12, ""), ("women", 7, "unit")) == set()
    assert hidden(("unit", 12, ""), ("women", 3, "unit")) == {"women"}


def test_the_parts_of_a_hidden_whole_are_hidden() -> None:
    found = hidden(
        ("town", 60, ""),
        ("north", 3, "town"),
        ("south", 14, "town"),
        ("east", 43, "town"),
        ("oak", 6, "south"),
        ("elm", 8, "south"),
        ("ash", 20, "east"),
        ("fir", 23, "east"),
    )
    assert found == {"north", "south", "oak", "elm"}


def test_a_small_whole_hides_its_only_part() -> None:
    assert hidden(("unit", 4, ""), ("women", 4, "unit")) == {"unit", "women"}


def test_equal_sizes_are_hidden_in_the_order_of_their_names() -> None:
    table = cells(("unit", 15, ""), ("c", 6, "unit"), ("b", 6, "unit"), ("a", 3, "unit"))
    assert set(disclose(table, 5).hidden) == {"a", "b"}
    assert disclose(table, 5).shown == ("unit", "c")


def test_persons_in_several_parts_leave_nothing_to_subtract() -> None:
    assert hidden(("unit", 12, ""), ("a", 10, "unit"), ("b", 9, "unit")) == set()
    assert hidden(("unit", 12, ""), ("a", 10, "unit"), ("b", 4, "unit")) == {"a", "b"}


def test_a_table_of_units_by_sex() -> None:
    table = cells(
        ("women", 19, ""),
        ("men", 22, ""),
        ("oak", 12, ""),
        ("elm", 15, ""),
        ("ash", 14, ""),
        ("oak-women", 3, "oak women"),
        ("oak-men", 9, "oak men"),
        ("elm-women", 8, "elm women"),
        ("elm-men", 7, "elm men"),
        ("ash-women", 8, "ash women"),
        ("ash-men", 6, "ash men"),
    )
    found = set(safe(table).hidden)
    assert {"oak-women", "oak-men"} <= found
    assert not found & {"women", "men", "oak", "elm", "ash"}
    assert len(found) == 4


def test_hidden_parts_that_follow_from_three_wholes_together() -> None:
    """a + b, b + c and a + c are shown, each with two hidden parts, and still give a."""
    table = cells(
        ("x", 11, ""),
        ("y", 12, ""),
        ("z", 13, ""),
        ("a", 6, "x z"),
        ("b", 5, "x y"),
        ("c", 7, "y z"),
    )
    assert disclose(table, 5).hidden == ()
    small = cells(
        ("x", 10, ""), ("y", 9, ""), ("z", 7, ""), ("a", 4, "x z"), ("b", 6, "x y"), ("c", 3, "y z")
    )
    safe(small)


def test_one_whole_hidden_inside_another() -> None:
    """The same persons are parts of a district and of a service type that lies inside it."""
    table = cells(
        ("district", 40, ""),
        ("homes", 15, ""),
        ("a", 4, "district homes"),
        ("b", 11, "district homes"),
        ("c", 2, "district"),
        ("d", 23, "district"),
    )
    found = safe(table)
    # District minus homes minus d would be the two persons of c.
    assert "d" in found.hidden or "homes" in found.hidden


def test_a_cell_that_is_all_of_one_whole_and_part_of_another() -> None:
    table = cells(("x", 9, ""), ("y", 30, ""), ("a", 9, "x y"), ("b", 3, "y"), ("c", 18, "y"))
    found = safe(table)
    assert {"a", "b", "x"} <= set(found.hidden)


def test_persons_in_no_listed_part_are_unknown_too() -> None:
    table = cells(("x", 20, ""), ("y", 11, ""), ("a", 3, "x y"), ("b", 7, "x"), ("c", 6, "y"), ("d", 9, "z"))
    assert safe(table).hidden == ["a", "b", "c"]


def test_when_only_wholes_outside_the_table_tell_there_is_nothing_more_to_hide() -> None:
    assert hidden(("a", 3, "x y"), ("b", 9, "x")) == {"a", "b"}


@st.composite
def trees(draw: st.DrawFn) -> list[Cell]:
    table: list[Cell] = []

    def grow(key: str, parents: tuple[str, ...], depth: int) -> int:
        number = draw(st.integers(0, 4)) if depth < 3 else 0
        own = draw(st.sampled_from([0, 0, 0, 1, 4, 5, 9])) if number else draw(st.integers(0, 14))
        persons = own + sum(grow(f"{key}.{part}", (key,), depth + 1) for part in range(number))
        table.append(Cell(key, persons, parents))
        return persons

    for root in range(draw(st.integers(1, 2))):
        grow(str(root), (), 0)
    return table


@settings(max_examples=150)
@given(trees())
def test_no_hidden_cell_of_a_tree_follows_from_what_is_shown(table: list[Cell]) -> None:
    safe(table)


@settings(max_examples=60)
@given(trees(), st.randoms(use_true_random=False))
def test_the_order_of_the_cells_decides_nothing(table: list[Cell], random: Random) -> None:
    first = disclose(table, 5)
    mixed = random.sample(table, len(table))
    again = disclose(mixed, 5)
    assert set(again.hidden) == set(first.hidden)
    assert again.shown == tuple(cell.key for cell in mixed if cell.key in set(first.shown))


@st.composite
def crossed(draw: st.DrawFn) -> list[Cell]:
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    count = st.sampled_from([0, 1, 3, 4, 5, 6, 8, 12])
    inner = [[draw(count) for _ in range(columns)] for _ in range(rows)]
    total = sum(map(sum, inner))
    listed = draw(st.booleans())
    table = [Cell("all", total)] if listed else []
    top = ("all",) if listed else ()
    table += [Cell(f"r{r}", sum(inner[r]), top) for r in range(rows)]
    table += [Cell(f"c{c}", sum(row[c] for row in inner)) for c in range(columns)]
    table += [Cell(f"{r}x{c}", inner[r][c], (f"r{r}", f"c{c}")) for r in range(rows) for c in range(columns)]
    if draw(st.booleans()):
        # A third way of cutting the same persons: corners against the rest.
        some = draw(st.sets(st.sampled_from([cell.key for cell in table if "x" in cell.key]), min_size=1))
        table = [
            Cell(cell.key, cell.persons, (*cell.parents, "some")) if cell.key in some else cell
            for cell in table
        ]
        table.append(Cell("some", sum(cell.persons for cell in table if cell.key in some)))
    return table


@settings(max_examples=150)
@given(crossed())
def test_no_hidden_cell_of_a_crossed_table_follows_from_what_is_shown(table: list[Cell]) -> None:
    safe(table)


@pytest.mark.parametrize(
    ("table", "refusal"),
    [
        (cells(("a", 5, ""), ("a", 6, "")), CellTwice),
        (cells(("a", 5, "b"), ("b", 5, "a")), PartsInACircle),
        (
            cells(
                ("a", 5, "a"),
            ),
            PartsInACircle,
        ),
        (cells(("a", 9, "b"), ("b", 8, "")), PartLargerThanWhole),
        (cells(("a", -1, "")), TooSmall),
        ([Cell("a", 2.5)], NotWhole),  # type: ignore[arg-type]  # what a careless caller passes
        ([Cell("a", True)], NotANumber),
    ],
)
def test_tables_that_contradict_themselves(table: list[Cell], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        disclose(table, 5)


def test_the_minimum_is_at_least_one_and_nothing_is_nothing() -> None:
    assert disclose([], 5) == Disclosure((), ())
    assert disclose(cells(("a", 1, ""), ("b", 0, "")), 1) == Disclosure(("a",), ("b",))
    with pytest.raises(TooSmall):
        disclose([], 0)


def test_a_chain_of_ten_thousand_wholes() -> None:
    chain_of_units = [Cell("0", 9), *(Cell(str(n), 9, (str(n - 1),)) for n in range(1, 10_000))]
    assert disclose(chain_of_units, 5).hidden == ()
    assert len(disclose([Cell(cell.key, 4, cell.parents) for cell in chain_of_units], 5).hidden) == 10_000


def test_this_pooled_year_minus_the_last() -> None:
    last = {"Anna", "Bo", "Cia", "Dag", "Eva"}
    assert difference_discloses(last | {"Fia"}, last)
    assert difference_discloses(last, last | {"Fia"})
    assert not difference_discloses(last, last)
    assert not difference_discloses(last | {"Fia"}, (last - {"Bo"}) | {"Gun"})
    assert not difference_discloses(last | set("vwxyz"), last)


def test_all_alike_in_a_small_group_tells_what_each_one_said() -> None:
    assert unanimous_discloses([0, 0, 6])
    assert not unanimous_discloses([0, 1, 5])
    assert not unanimous_discloses([0, 0, 10])
    assert not unanimous_discloses([0, 0, 0])
    with pytest.raises(TooSmall):
        unanimous_discloses([-1])
