"""How a person chooses is one thing on the page, though a profile keeps it in several settings."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.services.profiles.ways import ChoosingWay, speaks, way_of, with_press, with_way
from db.records import AccessProfile
from db.vocabulary import ActivateOn, ScanMode
from tests.accessible_fit.services.profiles.every_profile import profiles

USUAL = AccessProfile()


@pytest.mark.parametrize(
    ("profile", "way"),
    [
        (USUAL, ChoosingWay.PRESS),
        (replace(USUAL, dwell_ms=1250), ChoosingWay.STAY),
        (replace(USUAL, scan_mode=ScanMode.AUTO), ChoosingWay.MOVING_LIGHT),
        (replace(USUAL, scan_mode=ScanMode.ONE_SWITCH), ChoosingWay.ONE_SWITCH),
        (replace(USUAL, scan_mode=ScanMode.TWO_SWITCHES), ChoosingWay.TWO_SWITCHES),
        # Where a light moves, staying does not choose.
        (replace(USUAL, scan_mode=ScanMode.AUTO, dwell_ms=1250), ChoosingWay.MOVING_LIGHT),
    ],
)
def test_a_profile_has_one_way(profile: AccessProfile, way: ChoosingWay) -> None:
    assert way_of(profile) is way


@given(profiles(), st.sampled_from(ChoosingWay))
def test_every_way_can_be_chosen_from_every_profile(profile: AccessProfile, way: ChoosingWay) -> None:
    changed = with_way(profile, way)
    assert way_of(changed) is way
    if way is ChoosingWay.ONE_SWITCH:
        assert (
            changed.hold_ms == 0
            if profile.hold_ms == 0 and way_of(profile) is way
            else changed.hold_ms >= 150
        )
    rest = {"scan_mode": profile.scan_mode, "dwell_ms": profile.dwell_ms, "hold_ms": profile.hold_ms}
    assert replace(changed, **rest) == profile


def test_the_hold_of_a_switch_does_not_stay_as_a_hold_of_the_finger() -> None:
    switch = with_way(USUAL, ChoosingWay.ONE_SWITCH)
    assert switch.hold_ms == 400
    assert with_way(switch, ChoosingWay.PRESS) == USUAL


def test_holding_takes_time_and_the_other_presses_do_not() -> None:
    held = with_press(USUAL, ActivateOn.HOLD)
    assert (held.activate_on, held.hold_ms) == (ActivateOn.HOLD, 400)
    assert with_press(held, ActivateOn.PRESS).hold_ms == 0
    assert with_press(replace(held, hold_ms=800), ActivateOn.HOLD).hold_ms == 800


def test_whether_anything_is_said() -> None:
    silent = replace(USUAL, speak_questions=False, speak_options=False)
    assert speaks(USUAL)
    assert not speaks(silent)
    assert speaks(replace(silent, hear_first=True))
    assert speaks(replace(silent, scan_cue=True, scan_mode=ScanMode.AUTO))
    assert not speaks(replace(silent, scan_cue=True))
