"""Any number of people fits any number of units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.services.demo.groups import SIZES, SMALL_UNIT, groups
from accessible_fit.services.demo.ids import stream
from db.vocabulary import ServiceType


@given(units=st.integers(1, 60), people=st.integers(1, 3000), seed=st.integers(0, 99))
def test_everybody_has_a_unit_and_nobody_two(units: int, people: int, seed: int) -> None:
    made = groups(units, people, stream(seed, "groups"))
    assert len(made) == units
    assert sum(group.size for group in made) == people
    assert min(group.size for group in made) >= (1 if people >= units else 0)
    assert units <= SMALL_UNIT or made[SMALL_UNIT].size < 5


@pytest.mark.parametrize(("units", "people"), [(4, 24), (7, 80), (20, 200), (50, 500), (200, 4000)])
def test_groups_are_as_large_as_such_groups_are(units: int, people: int) -> None:
    for group in groups(units, people, stream(1, "groups")):
        fewest, most = SIZES[group.service_type]
        assert fewest <= group.size <= most


def test_a_municipality_has_every_kind_of_unit_and_most_are_group_homes() -> None:
    kinds = [group.service_type for group in groups(40, 420, stream(1, "groups"))]
    assert set(kinds) == set(SIZES)
    assert max(set(kinds), key=kinds.count) is ServiceType.GROUP_HOME


def test_the_stories_are_told_by_groups_large_enough_to_be_shown() -> None:
    for units, people in ((4, 24), (10, 100), (200, 4000)):
        made = groups(units, people, stream(7, "groups"))
        assert all(made[index].size >= 5 for index in (0, 1, 3))


def test_one_unit_with_very_many_people_is_a_large_kind() -> None:
    (only,) = groups(1, 300, stream(1, "groups"))
    assert (only.service_type, only.size) == (ServiceType.HOUSING_SUPPORT, 300)
