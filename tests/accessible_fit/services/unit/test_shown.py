"""The gate: which groups of persons may stand side by side."""

from itertools import combinations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.services.unit.shown import (
    Group,
    latest_shown,
    may_be_shown,
    nearly_all,
    parted,
    parted_twice,
)

groups = st.lists(
    st.builds(
        Group, st.frozensets(st.integers(1, 9).map(lambda one: UUID(int=one)), max_size=9), st.booleans()
    ),
    max_size=10,
)


def some(*numbers: int) -> Group:
    return Group(frozenset(UUID(int=one) for one in numbers))


def everybody(count: int) -> Group:
    return some(*range(count))


@given(groups)
def test_no_two_shown_groups_differ_by_fewer_than_five(row: list[Group]) -> None:
    for choose in (may_be_shown, latest_shown):
        shown = [one for one, good in zip(row, choose(row), strict=True) if good]
        for one in shown:
            assert len(one.persons) >= 5
            assert not (one.alike and len(one.persons) < 10)
        for first, second in combinations(shown, 2):
            for more, fewer in ((first.persons, second.persons), (second.persons, first.persons)):
                assert not (more > fewer and len(more - fewer) < 5)


@given(groups)
def test_the_same_persons_are_shown_in_every_period_or_hidden_in_every(row: list[Group]) -> None:
    by_group: dict[Group, set[bool]] = {}
    for one, good in zip(row, may_be_shown(row), strict=True):
        by_group.setdefault(one, set()).add(good)
    assert all(len(said) == 1 for said in by_group.values())


def test_one_quarter_gives_way_so_that_many_can_be_shown() -> None:
    assert may_be_shown([everybody(6), everybody(7), everybody(6), everybody(6)]) == (True, False, True, True)


def test_the_latest_twelve_months_are_shown_before_older_ones() -> None:
    assert latest_shown([everybody(6), everybody(6), everybody(7)]) == (False, False, True)


def test_a_new_person_and_one_who_left_do_not_hide_each_other() -> None:
    assert may_be_shown([some(1, 2, 3, 4, 5), some(2, 3, 4, 5, 6)]) == (True, True)


def test_a_small_group_all_alike_is_hidden_and_a_large_one_is_not() -> None:
    alike = [Group(everybody(n).persons, alike=True) for n in (9, 14)]
    assert may_be_shown(alike) == (False, True)


def test_a_part_of_a_few_hides_the_next_smallest_too() -> None:
    told = parted(20, {"yes": 9, "no": 8, "gone": 3})
    assert (told.whole, dict(told.parts)) == (20, {"yes": 9, "no": None, "gone": None})


def test_nearly_all_is_said_where_the_number_may_not_be() -> None:
    told = parted(12, {"yes": 10, "no": 2})
    assert dict(told.parts) == {"yes": None, "no": None}
    assert (told.nearly_all, told.at_least) == ("yes", 8)


def test_of_a_small_home_nothing_is_said_of_nearly_all() -> None:
    told = parted(6, {"yes": 5, "no": 1})
    assert (told.whole, told.nearly_all, told.at_least) == (6, None, None)


def test_a_whole_of_a_few_is_hidden_with_everything_in_it() -> None:
    told = parted(4, {"yes": 4, "no": 0})
    assert (told.whole, dict(told.parts), told.nearly_all) == (None, {"yes": None, "no": None}, None)


def test_who_answered_beside_how_tells_of_no_small_group() -> None:
    """Ten answered, eight of them alone: told side by side they would tell that two had help."""
    groups = {"answered": {"alone": 8, "helped": 2}, "not": {"no answer": 5, "not asked": 5}}
    whole, parts = parted_twice(20, groups)
    assert whole.parts == {"answered": 10, "not": 10}
    assert parts.parts == {"alone": None, "helped": None, "no answer": 5, "not asked": 5}


def test_how_may_not_tell_who_did_not_answer() -> None:
    groups = {"answered": {"alone": 12, "helped": 6}, "not": {"no answer": 1, "not asked": 1}}
    whole, parts = parted_twice(20, groups)
    assert set(whole.parts.values()) | set(parts.parts.values()) == {None}
    assert nearly_all(20, {"answered": 18, "not": 2}, whole.parts) == "answered"
