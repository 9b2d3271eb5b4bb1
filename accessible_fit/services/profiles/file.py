"""Access profiles as plain data, for backups and for the export of everything about one person.

A profile becomes one JSON object: `format`, `version` and `settings` by name. Reading is strict, because the
settings decide whether a person can answer at all: nothing is guessed and nothing is half taken over.
"""

import math
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from db.records import AccessProfile
from db.vocabulary import ActivateOn, Language, OrderMode, ScanMode

FORMAT = "accessible-fit access profile"
VERSION = 1
LONGEST_TEXT = 500

LIMITS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "text_percent": (100, 200),
        "card_mm": (20, 60),
        "rate": (80, 300),
        "ignore_repeats_ms": (0, 2000),
        "dead_zone_ms": (0, 5000),
        "dwell_ms": (250, 10000),
        "scan_ms": (500, 10000),
        "scan_rounds": (1, 20),
        "first_item_factor": (1, 5),
        "break_after_items": (0, 100),
        "hold_ms": (0, 2000),
    }
)
"""The least and the most of each number, as the store allows them."""

SHORTEST_HOLD_MS = 150
STEPS = (2, 3, 5)
_WORDS: Mapping[str, type[StrEnum]] = MappingProxyType(
    {"language": Language, "order_mode": OrderMode, "activate_on": ActivateOn, "scan_mode": ScanMode}
)
_OPTIONAL = frozenset({"dwell_ms", "voice"})
_NAMES = tuple(field.name for field in fields(AccessProfile))


class ProfileFileError(ProgramError):
    """Plain data that cannot become an access profile."""

    sentence: ClassVar[str] = N_("This is not a person's screen settings.")
    mend: ClassVar[str] = N_("Choose a file that this program has exported.")


class NotAProfile(ProfileFileError):
    """The data is something else than an exported profile."""


class ProfileNewer(ProfileFileError):
    """A later version of the program wrote the profile; `version` is its format, `known` the newest here."""

    sentence = N_("The screen settings come from a newer version of the program.")
    mend = N_("Update the program on this computer and try again.")


class UnknownSetting(ProfileFileError):
    """The profile holds a setting that its version does not have; `setting` is its name."""

    sentence = N_("The screen settings hold something unknown: {setting}.")
    mend = N_("Export them once more from the computer they come from.")


class WrongSetting(ProfileFileError):
    """A setting has a value that it cannot have; `setting` and `value` say which."""

    sentence = N_("The screen setting {setting} cannot be {value}.")
    mend = N_("Export the settings once more from the computer they come from.")


def to_plain(profile: AccessProfile) -> dict[str, Any]:
    """Return a profile as an object that JSON can write."""
    kept = {name: getattr(profile, name) for name in _NAMES}
    plain = {name: str(value) if isinstance(value, StrEnum) else value for name, value in kept.items()}
    return {"format": FORMAT, "version": VERSION, "settings": plain}


def from_plain(plain: object) -> AccessProfile:
    """Return the profile that `to_plain` wrote; a setting that is not there has its usual value.

    Raises NotAProfile, ProfileNewer, and the first of the faults that `read_kindly` names.
    """
    profile, faults = read_kindly(plain)
    if faults:
        raise faults[0]
    return profile


def read_kindly(plain: object) -> tuple[AccessProfile, tuple[ProfileFileError, ...]]:
    """Return what can be read and every UnknownSetting and WrongSetting that was passed over.

    A setting that cannot be read keeps its usual value. Raises NotAProfile and ProfileNewer.
    """
    settings = _settings(plain)
    read: dict[str, Any] = {}
    faults: list[ProfileFileError] = []
    for name, value in settings.items():
        if name not in _NAMES:
            faults.append(UnknownSetting(setting=name))
        elif not _fits(name, value):
            faults.append(WrongSetting(setting=name, value=repr(value)))
        else:
            read[name] = _WORDS[name](value) if name in _WORDS else value
    faults += _take_back(read)
    return AccessProfile(**read), tuple(faults)


def _take_back(read: dict[str, Any]) -> list[ProfileFileError]:
    """Take away what cannot stand together, and say what it was."""
    faults: list[ProfileFileError] = []
    usual = AccessProfile()
    if read.get("activate_on") is ActivateOn.HOLD and not read.get("hold_ms"):
        faults.append(WrongSetting(setting="hold_ms", value=repr(read.get("hold_ms", usual.hold_ms))))
        del read["activate_on"]
    keys = [read.get(name, getattr(usual, name)) for name in ("switch_next", "switch_choose")]
    if keys[0] == keys[1]:
        faults.append(WrongSetting(setting="switch_choose", value=repr(keys[1])))
        read.pop("switch_next", None)
        read.pop("switch_choose", None)
    return faults


def _settings(plain: object) -> Mapping[str, Any]:
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise NotAProfile
    version, settings = plain.get("version"), plain.get("settings")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise NotAProfile
    if version > VERSION:
        raise ProfileNewer(version=version, known=VERSION)
    if not isinstance(settings, dict) or not all(isinstance(name, str) for name in settings):
        raise NotAProfile
    return settings


def _fits(name: str, value: object) -> bool:
    """Say whether a setting may have this value, by what the record's own value looks like."""
    if value is None:
        return name in _OPTIONAL
    if name in _WORDS:
        return isinstance(value, str) and value in {member.value for member in _WORDS[name]}
    if name == "choices":
        return _is_whole(value) and value in STEPS
    if name in LIMITS:
        return _fits_number(name, value)
    if isinstance(getattr(AccessProfile(), name), bool):
        return isinstance(value, bool)
    return isinstance(value, str) and _is_fair_text(value)


def _is_fair_text(value: str) -> bool:
    return bool(value.strip()) and value.isprintable() and len(value) <= LONGEST_TEXT


def _fits_number(name: str, value: object) -> bool:
    least, most = LIMITS[name]
    if name == "first_item_factor":
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return False
    elif not _is_whole(value):
        return False
    assert isinstance(value, int | float)  # seen above
    if name == "hold_ms" and 0 < value < SHORTEST_HOLD_MS:
        return False
    return least <= value <= most


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
