"""What a profile means for the person, in a few plain sentences. It says what the picture cannot show."""

from accessible_fit.services.profiles.ways import SWITCH_WAYS, ChoosingWay, way_of
from accessible_fit.ui.staff.profile_parts.key_button import key_word
from accessible_fit.ui.staff.profile_parts.steps import seconds
from accessible_fit.words.catalogue import Words
from db.records import AccessProfile
from db.vocabulary import ActivateOn, OrderMode

LOCK_ON_MS = 250  # a pointer rests this long on a picture before staying begins to count


def summary(w: Words, profile: AccessProfile) -> list[str]:
    """Say how the person hears, chooses and rests, one thought a sentence."""
    told = [_heard(w, profile), _chosen(w, profile)]
    if profile.hear_first:
        told.append(w.t("The first time only says the choice; the second time chooses it."))
    if profile.order_mode is OrderMode.MIRRORED:
        told.append(w.t("Every second conversation has the pictures the other way round, as here."))
    if profile.break_after_items:
        told.append(
            w.tn(
                "A pause is offered after every question.",
                "A pause is offered after every {n} questions.",
                profile.break_after_items,
            )
        )
    return told


def _heard(w: Words, profile: AccessProfile) -> str:
    if profile.scan_cue and way_of(profile) in SWITCH_WAYS and not profile.speak_options:
        if profile.speak_questions:
            return w.t("The question is read aloud, and each choice when the light comes to it.")
        return w.t("Each choice is said when the light comes to it.")
    return {
        (True, True): w.t("The question and the choices are read aloud."),
        (True, False): w.t("The question is read aloud."),
        (False, True): w.t("The choices are read aloud."),
        (False, False): w.t("Nothing is read aloud."),
    }[profile.speak_questions, profile.speak_options]


def _chosen(w: Words, profile: AccessProfile) -> str:
    way = way_of(profile)
    if way is ChoosingWay.STAY:
        time = seconds(w, (profile.dwell_ms or 0) + LOCK_ON_MS)
        return w.t("A picture is chosen when the pointer has stayed on it for {time}.", time=time)
    if way is ChoosingWay.MOVING_LIGHT:
        time = seconds(w, profile.scan_ms)
        return w.t("The light stays {time} on each picture; the switch chooses what is lit.", time=time)
    if way is ChoosingWay.ONE_SWITCH:
        time = seconds(w, profile.hold_ms)
        return w.t("A short press moves the light on; holding for {time} chooses.", time=time)
    if way is ChoosingWay.TWO_SWITCHES:
        keys = [key_word(w, name) for name in (profile.switch_next, profile.switch_choose)]
        return w.t("{next} moves the light on; {choose} chooses.", next=keys[0], choose=keys[1])
    if profile.activate_on is ActivateOn.HOLD:
        return w.t("A picture is chosen by holding it for {time}.", time=seconds(w, profile.hold_ms))
    if profile.activate_on is ActivateOn.PRESS:
        return w.t("A picture is chosen at once when it is touched.")
    return w.t("A picture is chosen when the finger lifts from it.")
