"""How a person chooses, as one thing: an access profile keeps it in several settings that belong together."""

from dataclasses import replace
from enum import StrEnum

from db.records import AccessProfile
from db.vocabulary import ActivateOn, ScanMode

USUAL_DWELL_MS = 1250
USUAL_HOLD_MS = 400


class ChoosingWay(StrEnum):
    """What the person does to choose."""

    PRESS = "press"
    STAY = "stay"
    MOVING_LIGHT = "moving_light"
    ONE_SWITCH = "one_switch"
    TWO_SWITCHES = "two_switches"


_SCANS = {
    ChoosingWay.MOVING_LIGHT: ScanMode.AUTO,
    ChoosingWay.ONE_SWITCH: ScanMode.ONE_SWITCH,
    ChoosingWay.TWO_SWITCHES: ScanMode.TWO_SWITCHES,
}
_WAYS = {scan: way for way, scan in _SCANS.items()}
SWITCH_WAYS = frozenset(_SCANS)


def way_of(profile: AccessProfile) -> ChoosingWay:
    """Return how the person chooses; switches go before staying, staying before pressing."""
    if profile.scan_mode is not ScanMode.OFF:
        return _WAYS[profile.scan_mode]
    return ChoosingWay.PRESS if profile.dwell_ms is None else ChoosingWay.STAY


def with_way(profile: AccessProfile, way: ChoosingWay) -> AccessProfile:
    """Return the profile with another way to choose, and the settings that the way cannot do without.

    A hold that only the old way needed is let go, so that an ordinary press does not become a long one.
    """
    if way is way_of(profile):
        return profile
    dwell_ms = (profile.dwell_ms or USUAL_DWELL_MS) if way is ChoosingWay.STAY else None
    scan = _SCANS.get(way, ScanMode.OFF)
    hold_ms = profile.hold_ms
    if way is ChoosingWay.ONE_SWITCH:
        hold_ms = hold_ms or USUAL_HOLD_MS
    elif profile.activate_on is not ActivateOn.HOLD:
        hold_ms = 0
    return replace(profile, scan_mode=scan, dwell_ms=dwell_ms, hold_ms=hold_ms)


def with_press(profile: AccessProfile, activate_on: ActivateOn) -> AccessProfile:
    """Return the profile with another moment at which a press counts; only holding takes time at first."""
    if activate_on is profile.activate_on:
        return profile
    hold_ms = (profile.hold_ms or USUAL_HOLD_MS) if activate_on is ActivateOn.HOLD else 0
    return replace(profile, activate_on=activate_on, hold_ms=hold_ms)


def speaks(profile: AccessProfile) -> bool:
    """Say whether anything is said aloud with this profile."""
    cue = profile.scan_cue and way_of(profile) in SWITCH_WAYS
    touch = profile.speak_on_touch or profile.hear_first
    return profile.speak_questions or profile.speak_options or touch or cue
