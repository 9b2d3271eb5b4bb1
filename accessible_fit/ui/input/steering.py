"""From a person's access profile to how the screens are steered."""

from accessible_fit.input.engine import Scan, Steering
from accessible_fit.input.press import On
from db.records import AccessProfile


def steering_of(profile: AccessProfile, dead_radius: float) -> Steering:
    """Return how this person chooses; `dead_radius` is how far a resting finger trembles, pixels."""
    return Steering(
        on=On(profile.activate_on.value),
        hold_ms=profile.hold_ms,
        ignore_repeats_ms=profile.ignore_repeats_ms,
        dead_zone_ms=profile.dead_zone_ms,
        dead_radius=dead_radius,
        dwell_ms=profile.dwell_ms,
        scan=Scan(profile.scan_mode.value),
        scan_ms=profile.scan_ms,
        rounds=profile.scan_rounds,
        first_factor=profile.first_item_factor,
        hear_first=profile.hear_first,
        cue=profile.scan_cue,
    )


def partner_steering(profile: AccessProfile, dead_radius: float) -> Steering:
    """Return how a helper presses what the person points at: with a hand, and nothing moves by itself."""
    return Steering(
        ignore_repeats_ms=profile.ignore_repeats_ms,
        dead_zone_ms=profile.dead_zone_ms,
        dead_radius=dead_radius,
        hear_first=profile.hear_first,
    )
