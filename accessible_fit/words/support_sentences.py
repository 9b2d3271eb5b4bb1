"""Method support in words: what a unit may need, never how somebody works."""

from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.trends.support import Need, UnitSupport


def need_sentence(w: Words, need: "Need") -> str:
    """Say one thing a unit may need help with."""
    from accessible_fit.trends.support import Need

    return {
        Need.BEGIN: w.t("Nobody has been asked in twelve months: help to begin."),
        Need.ASK_MORE: w.t("Fewer than half have been asked: practise together."),
        Need.PLAN: w.t("No plan says who is asked and when: make one."),
        Need.AS_PLANNED: w.t(
            "Often not asked when it was planned: look at the plan and at the time there is."
        ),
        Need.NOTE_WHY: w.t("Seldom written down why somebody was not asked: show where it is noted."),
        Need.NO_ROLLOUT: w.t("No roll-out plan is written."),
        Need.ROLLOUT_WAITS: w.t("Something in the roll-out plan is due."),
        Need.NO_EVALUATION: w.t("No yearly evaluation is planned."),
    }[need]


def needs_sentence(w: Words, found: "UnitSupport") -> str:
    """Say what a unit may need first, for a row in a list."""
    if not found.needs:
        return w.t("Goes by itself.")
    return need_sentence(w, found.needs[0])


def advice(w: Words, sign: str) -> str:
    """Say what a method supporter can do where a sign is common."""
    return {
        "same_in_a_row": w.t("Try fewer questions at a time, and a practice question first."),
        "little_variation": w.t("Try a way to answer with pictures instead of the line."),
        "yes_to_both": w.t("Try either-or pictures, and let the other question wait."),
        "answered_otherwise": w.t("Ask on another day, or try two choices instead of three."),
        "unusual_time": w.t("Look at how the room and the time of day suit."),
        "somebody_else": w.t("Somebody else often answers: try the ways to answer with the person again."),
        "position": w.t("Let the program turn the choices from one time to the next."),
        "last_spoken": w.t("Let the program read the choices in another order each time."),
        "unsteady_repeats": w.t("Try the ways to answer with the person again."),
        "old_pretest": w.t("The ways to answer were tried long ago: try them again."),
    }[sign]
