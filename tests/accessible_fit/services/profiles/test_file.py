"""A person's settings travel as plain data and arrive as they were, or it is told why not."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.services.profiles.file import (
    LIMITS,
    NotAProfile,
    ProfileFileError,
    ProfileNewer,
    UnknownSetting,
    WrongSetting,
    from_plain,
    read_kindly,
    to_plain,
)
from accessible_fit.words.catalogue import Words
from db.errors import ConstraintBroken
from db.records import AccessProfile
from tests.accessible_fit.services.profiles.every_profile import profiles
from tests.journeys.people import Home, new_home

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from([field.name for field in fields(AccessProfile)])


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


@given(profiles())
def test_a_profile_comes_back_through_json_as_it_was(profile: AccessProfile) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(profile)))) == profile


@given(ANYTHING)
def test_whatever_else_is_read_is_refused_by_name(plain: object) -> None:
    with pytest.raises(NotAProfile):
        from_plain(plain)


@given(profiles(), NAMES, ANYTHING)
def test_whatever_stands_in_a_setting_is_taken_or_refused_by_name(
    profile: AccessProfile, name: str, value: object
) -> None:
    plain = to_plain(profile)
    plain["settings"][name] = value
    try:
        read = from_plain(plain)
    except WrongSetting as problem:
        assert problem.details["setting"] in {name, "hold_ms", "switch_choose"}
        kindly, faults = read_kindly(plain)
        assert faults
        assert from_plain(to_plain(kindly)) == kindly
    else:
        assert to_plain(read)["settings"][name] == value


def test_a_setting_that_is_not_there_is_as_usual() -> None:
    plain = {"format": "accessible-fit access profile", "version": 1, "settings": {"choices": 2}}
    assert from_plain(plain) == AccessProfile(choices=2)


def test_what_a_newer_program_wrote_is_refused() -> None:
    plain = to_plain(AccessProfile()) | {"version": 2}
    for read in (from_plain, read_kindly):
        with pytest.raises(ProfileNewer, match="newer version"):
            read(plain)


def test_an_unknown_setting_is_refused_or_passed_over_and_named() -> None:
    plain = to_plain(AccessProfile(choices=5))
    plain["settings"]["tongue_switch"] = True
    with pytest.raises(UnknownSetting, match="tongue_switch"):
        from_plain(plain)
    profile, faults = read_kindly(plain)
    assert profile == AccessProfile(choices=5)
    assert [fault.details["setting"] for fault in faults] == ["tongue_switch"]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("choices", 4),
        ("choices", True),
        ("choices", 3.0),
        ("show_text", 1),
        ("text_percent", "150"),
        ("language", "no"),
        ("activate_on", "hold"),
        ("hold_ms", 100),
        ("dwell_ms", 0),
        ("rate", None),
        ("first_item_factor", float("nan")),
        ("theme", "  "),
        ("voice", "a\x00b"),
        ("symbol_set", "x" * 501),
        ("switch_choose", "Space"),
    ],
)
def test_a_value_that_cannot_be_is_named_and_passed_over(setting: str, value: object) -> None:
    plain = to_plain(AccessProfile(break_after_items=5))
    plain["settings"][setting] = value
    with pytest.raises(WrongSetting):
        from_plain(plain)
    profile, faults = read_kindly(plain)
    assert profile == AccessProfile(break_after_items=5)
    assert len(faults) == 1


@pytest.mark.parametrize("name", LIMITS)
def test_the_limits_are_those_of_the_store(home: Home, name: str) -> None:
    usual = AccessProfile()
    least, most = LIMITS[name]
    for value in (least, most):
        home.residents.save_profile(home.actor, home.person_id, replace(usual, **{name: value}))
    for value in (least - 1, most + 1):
        with pytest.raises(ConstraintBroken):
            home.residents.save_profile(home.actor, home.person_id, replace(usual, **{name: value}))


@pytest.mark.parametrize(
    "problem", [NotAProfile(), ProfileNewer(version=2, known=1), UnknownSetting(setting="x")]
)
def test_every_fault_says_what_to_do(problem: ProfileFileError) -> None:
    what, mend = Words("en").error(problem)
    assert what and mend and "{" not in what + mend
