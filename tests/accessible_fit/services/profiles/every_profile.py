"""Every profile that the store can keep."""

from hypothesis import strategies as st

from db.records import AccessProfile
from db.vocabulary import ActivateOn, Language, OrderMode, ScanMode

LIMITS = {
    "text_percent": (100, 200),
    "card_mm": (20, 60),
    "rate": (80, 300),
    "ignore_repeats_ms": (0, 2000),
    "dead_zone_ms": (0, 5000),
    "dwell_ms": (250, 10000),
    "scan_ms": (500, 10000),
    "scan_rounds": (1, 20),
    "break_after_items": (0, 100),
}
"""The least and the most of each number, as the store allows them."""

SHORTEST_HOLD_MS = 150
TEXTS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20)


def _within(name: str) -> st.SearchStrategy[int]:
    least, most = LIMITS[name]
    return st.integers(least, most)


def _holds(profile: AccessProfile) -> bool:
    return profile.activate_on is not ActivateOn.HOLD or profile.hold_ms > 0


def profiles() -> st.SearchStrategy[AccessProfile]:
    yes_no = st.booleans()
    return st.builds(
        AccessProfile,
        choices=st.sampled_from([2, 3, 5]),
        language=st.sampled_from(Language),
        theme=st.sampled_from(["light", "dark", "high_contrast"]) | TEXTS,
        text_percent=_within("text_percent"),
        card_mm=_within("card_mm"),
        show_text=yes_no,
        speak_questions=yes_no,
        speak_options=yes_no,
        speak_on_touch=yes_no,
        voice=st.none() | TEXTS,
        rate=_within("rate"),
        symbol_set=TEXTS,
        order_mode=st.sampled_from(OrderMode),
        hear_first=yes_no,
        activate_on=st.sampled_from(ActivateOn),
        hold_ms=st.just(0) | st.integers(SHORTEST_HOLD_MS, 2000),
        ignore_repeats_ms=_within("ignore_repeats_ms"),
        dead_zone_ms=_within("dead_zone_ms"),
        dwell_ms=st.none() | _within("dwell_ms"),
        scan_mode=st.sampled_from(ScanMode),
        scan_ms=_within("scan_ms"),
        scan_rounds=_within("scan_rounds"),
        first_item_factor=st.floats(1, 5),
        scan_cue=yes_no,
        switch_next=st.sampled_from(["Space", "F7", "1"]),
        switch_choose=st.sampled_from(["Return", "F8", "2"]),
        reduce_motion=yes_no,
        break_after_items=_within("break_after_items"),
    ).filter(_holds)
