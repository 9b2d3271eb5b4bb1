"""How the screens suit invented people."""

from numpy.random import Generator

from db.records import AccessProfile
from db.vocabulary import ActivateOn, InputWay, Language, OrderMode, ScanMode, ServiceType

STEPS = (2, 3, 5)
_LIKELY = {
    ServiceType.GROUP_HOME: (0.32, 0.58, 0.10),
    ServiceType.SERVICE_HOUSING: (0.15, 0.62, 0.23),
    ServiceType.PERSONAL_ASSISTANCE: (0.30, 0.50, 0.20),
    ServiceType.HOUSING_SUPPORT: (0.06, 0.50, 0.44),
    ServiceType.DAILY_ACTIVITY: (0.22, 0.60, 0.18),
}


def profile_for(service_type: ServiceType, random: Generator) -> tuple[AccessProfile, int]:
    """Draw a profile, and another number of choices that the person may have used before."""
    choices = STEPS[int(random.choice(3, p=_LIKELY[service_type]))]
    before = 2 if choices == 3 and random.random() < 0.6 else 5 if choices == 3 else 3
    scans, dwells, holds = random.random(3) < (0.05, 0.03, 0.08)
    scan_mode = (ScanMode.AUTO, ScanMode.ONE_SWITCH, ScanMode.TWO_SWITCHES)[int(random.integers(3))]
    profile = AccessProfile(
        choices=choices,
        language=Language.EN if random.random() < 0.02 else Language.SV,
        theme=("light", "dark", "high_contrast")[int(random.choice(3, p=(0.85, 0.08, 0.07)))],
        text_percent=(100, 120, 150, 200)[int(random.choice(4, p=(0.6, 0.2, 0.15, 0.05)))],
        show_text=bool(random.random() < 0.9),
        speak_questions=bool(random.random() < 0.92),
        speak_options=bool(random.random() < 0.85),
        speak_on_touch=bool(random.random() < 0.1),
        rate=(110, 130, 150, 170)[int(random.choice(4, p=(0.15, 0.3, 0.45, 0.1)))],
        order_mode=OrderMode.MIRRORED if random.random() < 0.25 else OrderMode.FIXED,
        hear_first=bool(random.random() < 0.08),
        activate_on=ActivateOn.HOLD if holds else ActivateOn.RELEASE,
        hold_ms=400 if holds else 0,
        dwell_ms=1000 if dwells and not scans else None,
        scan_mode=scan_mode if scans else ScanMode.OFF,
        scan_ms=(1500, 2000, 3000)[int(random.integers(3))],
        scan_cue=bool(scans),
        reduce_motion=bool(random.random() < 0.1),
        break_after_items=(0, 5, 7)[int(random.choice(3, p=(0.8, 0.12, 0.08)))],
    )
    return profile, before


def usual_way(profile: AccessProfile) -> InputWay:
    """Return what a person with this profile answers with."""
    if profile.scan_mode is not ScanMode.OFF:
        return InputWay.SCAN if profile.scan_mode is ScanMode.AUTO else InputWay.SWITCH
    return InputWay.DWELL if profile.dwell_ms is not None else InputWay.TOUCH
