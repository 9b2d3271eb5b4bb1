"""What can be chosen for a person's screen, in the five groups it is shown in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from accessible_fit.services.profiles.ways import (
    SWITCH_WAYS,
    ChoosingWay,
    speaks,
    way_of,
    with_press,
    with_way,
)
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.profile_parts import steps
from accessible_fit.ui.staff.profile_parts.group import Group
from accessible_fit.ui.staff.profile_parts.setting import (
    ChoiceSetting,
    HereSetting,
    KeySetting,
    SelectSetting,
    Setting,
    TickSetting,
    When,
)
from accessible_fit.ui.theme.look import Look
from accessible_fit.words.catalogue import Words
from db.records import AccessProfile
from db.vocabulary import ActivateOn, Language, OrderMode


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be chosen among on this computer, each with its name: sets of pictures, voices by language."""

    symbol_sets: Sequence[tuple[str, str]] = (("openmoji", "OpenMoji"),)
    voices: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)


def all_groups(w: Words, look: Look, offers: Offers) -> list[Group]:
    """Make the groups in the order they stand on the page."""
    made: Sequence[Callable[[Words, Look, Offers], Group]] = (_seeing, _hearing, _choosing, _pace, _language)
    return [make(w, look, offers) for make in made]


def _chooses(*ways: ChoosingWay) -> When:
    return lambda profile: way_of(profile) in ways


def _presses(*moments: ActivateOn) -> When:
    return lambda profile: way_of(profile) is ChoosingWay.PRESS and profile.activate_on in moments


def _seeing(w: Words, look: Look, offers: Offers) -> Group:
    often: list[Setting] = [
        SelectSetting(
            look,
            "theme",
            w.t("Colours"),
            w.t("Dark suits eyes that are dazzled; high contrast suits eyes that see poorly."),
            steps.themes(w),
        ),
        SelectSetting(
            look,
            "text_percent",
            w.t("Text size"),
            w.t("All words on the person's screen."),
            steps.text_sizes(w),
            partial(steps.percent, w),
        ),
        SelectSetting(
            look,
            "card_mm",
            w.t("Smallest picture to press"),
            w.t("Measured on the glass. Larger is easier for a hand that is hard to steer."),
            steps.millimetres(w),
            partial(steps.millimetre, w),
        ),
        TickSetting(
            look,
            "show_text",
            w.t("Show words under the pictures"),
            w.t("Take them away if letters draw the eye from the picture."),
        ),
        TickSetting(
            look,
            "reduce_motion",
            w.t("Nothing moves on the screen"),
            w.t("Pages change at once, without sliding or fading."),
        ),
    ]
    rare = [
        HereSetting(
            look,
            "symbol_set",
            w.t("Picture set"),
            w.t(
                "Sets that your organisation has brought in can be chosen here. "
                "Where the set has no picture for something, the usual one is shown."
            ),
            lambda profile: offers.symbol_sets,
            w.t("! This picture set is not on this computer. The usual pictures are shown."),
            str,
        )
    ]
    return Group(w, w.t("Seeing"), often, rare)


def _hearing(w: Words, look: Look, offers: Offers) -> Group:
    often: list[Setting] = [
        TickSetting(
            look,
            "speak_questions",
            w.t("Read the question aloud"),
            w.t("Each time a new question comes, and on “Hear again”."),
        ),
        TickSetting(
            look,
            "speak_options",
            w.t("Read the choices aloud"),
            w.t("One after the other, and each lights up meanwhile."),
        ),
        TickSetting(
            look,
            "speak_on_touch",
            w.t("Say the choice that is pressed"),
            w.t("So that the person hears what was chosen."),
        ),
        SelectSetting(
            look,
            "rate",
            w.t("How fast the voice speaks"),
            w.t("Slower than ordinary speech is easier to follow."),
            steps.rates(w),
            partial(steps.rate, w),
            when=speaks,
        ),
    ]
    usual = [(None, w.t("The computer's usual voice"))]

    def voices(profile: AccessProfile) -> Sequence[tuple[str | None, str]]:
        return [*usual, *offers.voices.get(profile.language.value, ())]

    rare = [
        HereSetting(
            look,
            "voice",
            w.t("Voice"),
            w.t("The voices of this computer in the person's language. Listen before you choose."),
            voices,
            w.t("! This voice is not here, or speaks another language. The usual voice is heard."),
            partial(steps.voice_elsewhere, w),
            when=lambda profile: speaks(profile) and (len(voices(profile)) > 1 or profile.voice is not None),
        )
    ]
    return Group(w, w.t("Hearing"), often, rare)


def _choosing(w: Words, look: Look, offers: Offers) -> Group:
    often: list[Setting] = [
        ChoiceSetting(
            look,
            "choices",
            w.t("Choices to answer with"),
            w.t("Three suits most people. Five needs practice. Another number begins a new curve."),
            steps.counts(w),
        ),
        ChoiceSetting(
            look,
            "order_mode",
            w.tc("pictures", "Order"),
            w.t("Changing sides shows whether a person mostly chooses one side."),
            [
                (OrderMode.FIXED, w.t("The pictures always stand the same way")),
                (OrderMode.MIRRORED, w.t("The pictures change sides every second conversation")),
            ],
            across=False,
        ),
        ChoiceSetting(
            look,
            "scan_mode",
            w.t("How the person chooses"),
            w.t("What suits the person's body. The answers are the same in every way."),
            [
                (ChoosingWay.PRESS, w.t("Presses the picture: finger, mouse or keys")),
                (ChoosingWay.STAY, w.t("Stays on the picture: eyes, head or mouse steer a pointer")),
                (ChoosingWay.MOVING_LIGHT, w.t("One switch, and a light that moves by itself")),
                (ChoosingWay.ONE_SWITCH, w.t("One switch: short press goes on, long press chooses")),
                (ChoosingWay.TWO_SWITCHES, w.t("Two switches: one goes on, the other chooses")),
            ],
            across=False,
            read=way_of,
            put=with_way,
        ),
        *_pressing(w, look),
        *_staying(w, look),
        *_switching(w, look),
        TickSetting(
            look,
            "hear_first",
            w.t("Hear first, then choose"),
            w.t("The first press says the choice, the second one chooses it."),
        ),
    ]
    rare = [
        SelectSetting(
            look,
            "scan_rounds",
            w.t("How many rounds the light goes"),
            w.t("Then it waits. The switch starts it again."),
            steps.rounds(w),
            partial(steps.round_count, w),
            when=_chooses(ChoosingWay.MOVING_LIGHT),
        ),
        SelectSetting(
            look,
            "first_item_factor",
            w.t("How long the light stays on the first picture"),
            w.t("The person needs a moment to get ready."),
            steps.factors(w),
            partial(steps.factor, w),
            when=_chooses(ChoosingWay.MOVING_LIGHT),
        ),
    ]
    return Group(w, w.t("Choosing"), often, rare)


def _pressing(w: Words, look: Look) -> list[Setting]:
    return [
        ChoiceSetting(
            look,
            "activate_on",
            w.t("When a press counts"),
            w.t("When the finger lifts, a slip can still be taken back by sliding away."),
            [
                (ActivateOn.RELEASE, w.t("When the finger lifts")),
                (ActivateOn.PRESS, w.t("At once")),
                (ActivateOn.HOLD, w.t("After holding")),
            ],
            when=_chooses(ChoosingWay.PRESS),
            put=with_press,
        ),
        SelectSetting(
            look,
            "hold_ms",
            w.t("How long to hold"),
            w.t("Long enough that a touch by mistake does not count."),
            steps.times(w, 250, 400, 600, 800, 1000, 1500, 2000),
            partial(steps.seconds, w),
            when=_presses(ActivateOn.HOLD),
        ),
        SelectSetting(
            look,
            "hold_ms",
            w.t("Shortest press that counts"),
            w.t("For a hand that shakes: shorter touches do not count."),
            steps.times(w, 0, 150, 250, 400, 600),
            partial(steps.seconds, w),
            when=_presses(ActivateOn.RELEASE),
        ),
    ]


def _staying(w: Words, look: Look) -> list[Setting]:
    return [
        SelectSetting(
            look,
            "dwell_ms",
            w.t("How long the pointer stays"),
            w.t("A frame fills up meanwhile. It begins after a quarter of a second."),
            steps.times(w, 750, 1000, 1250, 1500, 2000, 2500, 3000, 4000),
            partial(steps.seconds, w),
            when=_chooses(ChoosingWay.STAY),
        )
    ]


def _switching(w: Words, look: Look) -> list[Setting]:
    return [
        SelectSetting(
            look,
            "scan_ms",
            w.t("How long the light stays on each picture"),
            w.t("Begin slowly. Shorten it when the person is often ready before the light moves."),
            steps.times(w, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 7000, 10000),
            partial(steps.seconds, w),
            when=_chooses(ChoosingWay.MOVING_LIGHT),
        ),
        SelectSetting(
            look,
            "hold_ms",
            w.t("How long the switch is held to choose"),
            w.t("A shorter press moves the light on."),
            steps.times(w, 250, 400, 600, 800, 1000, 1500, 2000),
            partial(steps.seconds, w),
            when=_chooses(ChoosingWay.ONE_SWITCH),
        ),
        KeySetting(
            w,
            "switch_next",
            "switch_choose",
            w.t("The switch that goes on"),
            w.t("Press the button here, then the switch. Most switches work as a key."),
            when=_chooses(ChoosingWay.TWO_SWITCHES),
        ),
        KeySetting(
            w,
            "switch_choose",
            "switch_next",
            w.t("The switch that chooses"),
            w.t("Press the button here, then the other switch."),
            when=_chooses(ChoosingWay.TWO_SWITCHES),
        ),
        TickSetting(
            look,
            "scan_cue",
            w.t("Say where the light is"),
            w.t("Each choice is said when it lights up. Helps when the screen is hard to see."),
            when=_chooses(*SWITCH_WAYS),
        ),
    ]


def _pace(w: Words, look: Look, offers: Offers) -> Group:
    often: list[Setting] = [
        SelectSetting(
            look,
            "break_after_items",
            w.t("Offer a pause"),
            w.t("A calm page comes by itself. The person goes on when ready."),
            steps.breaks(w),
            partial(steps.break_after, w),
        ),
        SelectSetting(
            look,
            "ignore_repeats_ms",
            w.t("Wait between two presses"),
            w.t("For a hand that shakes: presses that come close together count as one."),
            steps.times(w, 0, 250, 500, 750, 1000, 1500, 2000),
            partial(steps.seconds, w),
        ),
    ]
    rare = [
        SelectSetting(
            look,
            "dead_zone_ms",
            w.t("Wait when the screen changes"),
            w.t("A press that was meant for the last question does not count on the next."),
            steps.times(w, 0, 250, 500, 750, 1000, 1500, 2000, 3000, 5000),
            partial(steps.seconds, w),
        )
    ]
    return Group(w, w.t("Pace"), often, rare)


def _language(w: Words, look: Look, offers: Offers) -> Group:
    languages = [(Language(code), name) for code, name in labels.languages()]
    chosen = SelectSetting(
        look,
        "language",
        w.t("Language of the questions and the voice"),
        w.t("The language that the person understands best."),
        languages,
    )
    return Group(w, w.t("Language"), [chosen])
