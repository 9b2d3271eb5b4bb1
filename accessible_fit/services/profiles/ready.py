"""Access profiles to start from: six ways of meeting a screen, named and explained, with numbers that work.

The numbers: 2000 ms for a moving light, its first place half as long again, three rounds; 1250 ms to stay on
a picture, half a second between two presses (defaults that AsTeRICS Grid, LifeCompanion, Cboard and OptiKey
have arrived at); 30 mm and more for a hand that is hard to steer (Applied Ergonomics 2013).
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any

from accessible_fit.services.profiles.ways import way_of
from db.records import AccessProfile
from db.vocabulary import OrderMode, ScanMode

Text = Mapping[str, str]

# These belong to the person rather than to a way of meeting the screen. A ready profile leaves them alone
# unless it says otherwise: another number of choices or another order also begins a new series of answers.
PERSONAL = frozenset(
    {
        "language",
        "voice",
        "symbol_set",
        "theme",
        "choices",
        "order_mode",
        "switch_next",
        "switch_choose",
    }
)


@dataclass(frozen=True, slots=True)
class ReadyProfile:
    """One profile to start from. `about` says in one sentence for whom it is and why; `settings` by name."""

    id: str
    name: Text
    about: Text
    picture: str
    settings: Mapping[str, Any]

    def fill(self, profile: AccessProfile) -> AccessProfile:
        """Return the profile with everything that this ready one sets."""
        return replace(profile, **self.settings)

    def changed(self, profile: AccessProfile) -> tuple[str, ...]:
        """Return the names of the settings in which a profile has left this one, in the profile's order."""
        own = self.fill(profile)
        names = (field.name for field in fields(profile))
        return tuple(name for name in names if getattr(own, name) != getattr(profile, name))


def _ready(id_: str, picture: str, name: Text, about: Text, **settings: object) -> ReadyProfile:
    usual = AccessProfile()
    shared = {field.name: getattr(usual, field.name) for field in fields(usual) if field.name not in PERSONAL}
    return ReadyProfile(id_, name, about, picture, MappingProxyType(shared | settings))


READY = (
    _ready(
        "usual",
        "openmoji:1F642",
        {"sv": "Vanlig", "en": "Usual"},
        {
            "sv": "För den som ser, hör och pekar utan besvär: tre val, och allt läses upp.",
            "en": "For those who see, hear and point with ease: three choices, and all of it is read aloud.",
        },
        choices=3,
        theme="light",
        order_mode=OrderMode.FIXED,
    ),
    _ready(
        "large_and_calm",
        "openmoji:1F50D",
        {"sv": "Stort och lugnt", "en": "Large and calm"},
        {
            "sv": "För den som ser dåligt eller lätt blir trött: stor text, två val och gott om tid.",
            "en": "For those who see poorly or tire easily: large text, two choices and plenty of time.",
        },
        choices=2,
        text_percent=200,
        card_mm=40,
        rate=125,
        ignore_repeats_ms=1000,
        dead_zone_ms=1500,
        reduce_motion=True,
        break_after_items=5,
    ),
    _ready(
        "listening",
        "openmoji:1F442",
        {"sv": "Lyssna", "en": "Listening"},
        {
            "sv": "För den som hellre lyssnar än läser: första trycket säger valet, nästa väljer det.",
            "en": "For those who would rather listen than read: the first press says a choice, "
            "the next one chooses it.",
        },
        speak_on_touch=True,
        hear_first=True,
        rate=125,
    ),
    _ready(
        "one_switch",
        "openmoji:1F518",
        {"sv": "En kontakt", "en": "One switch"},
        {
            "sv": "För den som kan trycka på en enda knapp: "
            "ett ljus går från bild till bild och säger var det är.",
            "en": "For those who can press one single button: a light moves from picture to picture "
            "and says where it is.",
        },
        scan_mode=ScanMode.AUTO,
        scan_cue=True,
        speak_options=False,
        ignore_repeats_ms=500,
    ),
    _ready(
        "two_switches",
        "openmoji:1F39B",
        {"sv": "Två kontakter", "en": "Two switches"},
        {
            "sv": "För den som har två knappar och vill styra takten: den ena går vidare, den andra väljer.",
            "en": "For those who have two buttons and want to set the pace: one moves on, the other chooses.",
        },
        scan_mode=ScanMode.TWO_SWITCHES,
        scan_cue=True,
        speak_options=False,
    ),
    _ready(
        "gaze",
        "openmoji:1F441",
        {"sv": "Blick eller huvudmus", "en": "Gaze or head mouse"},
        {
            "sv": "För den som styr pekaren med ögonen eller huvudet: "
            "stora bilder som väljs när pekaren stannar.",
            "en": "For those who steer the pointer with eyes or head: large pictures, "
            "chosen when the pointer stays.",
        },
        dwell_ms=1250,
        card_mm=50,
        text_percent=125,
    ),
)


def nearest(profile: AccessProfile) -> ReadyProfile:
    """Return the ready profile that a profile has left the least, if possible with the same way to choose.

    Of those that are as near it is the first.
    """

    def distance(ready: ReadyProfile) -> tuple[bool, int]:
        return way_of(ready.fill(profile)) is not way_of(profile), len(ready.changed(profile))

    return min(READY, key=distance)
