"""Sentences for staff on what is worth asking again, and why. They never blame and never doubt the person."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from accessible_fit.marks import N_
from accessible_fit.words.catalogue import Words
from accessible_fit.words.formulas import Figure

if TYPE_CHECKING:
    from accessible_fit.scales.quality_flags import Flag

EXPLAINED_BY: Mapping[str, Figure] = {
    "same_in_a_row": Figure.SAME_RUN,
    "little_variation": Figure.VARIABILITY,
    "yes_to_both": Figure.PAIRS,
    "answered_otherwise": Figure.REPEATS,
    "unusual_time": Figure.TIMES,
    "position": Figure.POSITION,
    "last_spoken": Figure.LAST_SPOKEN,
    "unsteady_repeats": Figure.REPEATS,
}
"""Which figure each sign's numbers are; signs without arithmetic are left out."""

SHORT: Mapping[str, str] = {
    "same_in_a_row": N_("the same answer many times"),
    "little_variation": N_("all answers at one place"),
    "yes_to_both": N_("yes to two opposite questions"),
    "answered_otherwise": N_("another answer the second time"),
    "unusual_time": N_("unusual time"),
    "somebody_else": N_("somebody else answered"),
    "position": N_("the same place on the screen"),
    "last_spoken": N_("the alternative heard last"),
    "unsteady_repeats": N_("often another answer the second time"),
    "old_pretest": N_("the way to answer was tried long ago"),
}


def quality_heading(w: Words, flags: "Sequence[Flag]") -> str:
    """Say in one line whether something is worth asking again."""
    if not flags:
        return w.t("Nothing stands out")
    return w.t("Worth asking again")


def sign_word(w: Words, sign: str) -> str:
    """Name a sign in a few words, for a table."""
    return w.t(SHORT[sign])


def flag_sentence(w: Words, flag: "Flag") -> str:
    """Say what was seen, in words and with its numbers."""
    from accessible_fit.scales.quality_flags import Sign

    n = {name: round(number) for name, number in flag.numbers.items()}
    match flag.sign:
        case Sign.SAME_IN_A_ROW if n["run"] == n["of"]:
            return w.t("All {of} answers are the same.", of=n["of"])
        case Sign.SAME_IN_A_ROW:
            return w.t("{run} of {of} answers in a row are the same.", run=n["run"], of=n["of"])
        case Sign.LITTLE_VARIATION:
            return w.t("All {of} answers lie at nearly the same place.", of=n["of"])
        case Sign.YES_TO_BOTH:
            return _yes_to_both(w, n["both"], n["pairs"])
        case Sign.ANSWERED_OTHERWISE:
            return _answered_otherwise(w, n["otherwise"], n["repeats"])
        case Sign.UNUSUAL_TIME:
            return _unusual_time(w, n["quick"], n["slow"])
        case Sign.SOMEBODY_ELSE:
            return _somebody_else(w, flag.about)
        case Sign.POSITION:
            place = place_word(w, n["position"], n["options"])
            text = w.t("{place} was chosen {hits} times of {n}, also when the cards had changed places.")
            return text.format(place=place, hits=n["hits"], n=n["n"])
        case Sign.LAST_SPOKEN:
            text = w.t("The alternative heard last was chosen {hits} times of {n}, whichever it was.")
            return text.format(hits=n["hits"], n=n["n"])
        case Sign.UNSTEADY_REPEATS:
            alike = round(flag.numbers["agreement"] * flag.numbers["repeats"])
            text = w.t("{alike} of {repeats} questions that were asked twice got the same answer.")
            return text.format(alike=alike, repeats=n["repeats"])
        case Sign.OLD_PRETEST:
            return w.tn(
                "It is {n} month since it was tried which way to answer suits the person.",
                "It is {n} months since it was tried which way to answer suits the person.",
                n["months"],
            )


def flag_advice(w: Words, flag: "Flag") -> str:
    """Say what it may mean, and what can be done. The answers stay, whatever is done."""
    from accessible_fit.scales.quality_flags import Sign

    return {
        Sign.SAME_IN_A_ROW: w.t("It may all be just so. Ask about one or two of them in another way."),
        Sign.LITTLE_VARIATION: w.t("It may all be just so. Try a way to answer with larger steps."),
        Sign.YES_TO_BOTH: w.t(
            "The two questions ask the same thing from opposite ends. Talk about them with pictures of either"
            " this or that."
        ),
        Sign.ANSWERED_OTHERWISE: w.t("Ask once more another day, with the picture in front of you."),
        Sign.UNUSUAL_TIME: w.t(
            "Quickly may be sure, and slowly may be careful. Ask what the person thought of."
        ),
        Sign.SOMEBODY_ELSE: w.t("Ask the person too, in the way that suits best, another day."),
        Sign.POSITION: w.t("Try fewer cards, or cards further apart, and let the cards change places."),
        Sign.LAST_SPOKEN: w.t("Let the person hear the alternatives once more, one at a time."),
        Sign.UNSTEADY_REPEATS: w.t("Try fewer choices. Try again which way to answer suits the person."),
        Sign.OLD_PRETEST: w.t("Try again which way to answer suits the person."),
    }[flag.sign]


def place_word(w: Words, position: int, options: int) -> str:
    """Name a place among the cards as they stand from left to right."""
    if position == 0:
        return w.t("The place furthest to the left")
    if position == options - 1:
        return w.t("The place furthest to the right")
    if options == 3:
        return w.t("The place in the middle")
    return w.t("Place {number} from the left", number=position + 1)


def answers_stay(w: Words) -> str:
    """Say that signs change nothing."""
    return w.t("The answers stay as they are. This is only help to choose what to talk more about.")


def pooled_sentence(w: Words, flagged: int, held: int) -> str:
    """Say in how many of a person's conversations something stood out."""
    if not held:
        return w.t("There are no conversations to look at yet.")
    if not flagged:
        return w.tn(
            "Nothing stands out in {n} conversation.", "Nothing stands out in {n} conversations.", held
        )
    return w.t("In {flagged} of {held} conversations something is worth asking again.").format(
        flagged=flagged, held=held
    )


def help_counts(w: Words, alone: int, helped: int, others: int, unsaid: int) -> str:
    """Say how the person was helped over time."""
    parts = [
        (alone, w.tn("{n} alone", "{n} alone", alone)),
        (helped, w.tn("{n} with support", "{n} with support", helped)),
        (others, w.tn("{n} answered by somebody else", "{n} answered by somebody else", others)),
        (unsaid, w.tn("{n} where it is not noted", "{n} where it is not noted", unsaid)),
    ]
    told = ", ".join(text for count, text in parts if count)
    return w.t("Conversations: {told}.", told=told) if told else ""


def _yes_to_both(w: Words, both: int, pairs: int) -> str:
    if both == pairs:
        return w.tn(
            "Yes to both of two opposite questions.",
            "Yes to both questions in all of {n} opposite pairs.",
            pairs,
        )
    return w.t("Yes to both questions in {both} of {pairs} opposite pairs.", both=both, pairs=pairs)


def _answered_otherwise(w: Words, otherwise: int, repeats: int) -> str:
    if repeats == 1:
        return w.t("The question that was asked twice got another answer the second time.")
    return w.t(
        "{otherwise} of {repeats} questions that were asked twice got another answer the second time.",
        otherwise=otherwise,
        repeats=repeats,
    )


def _unusual_time(w: Words, quick: int, slow: int) -> str:
    parts = []
    if quick:
        parts.append(
            w.tn(
                "{n} answer came much quicker than the person's usual.",
                "{n} answers came much quicker than the person's usual.",
                quick,
            )
        )
    if slow:
        parts.append(
            w.tn(
                "{n} answer took much longer than the person's usual.",
                "{n} answers took much longer than the person's usual.",
                slow,
            )
        )
    return " ".join(parts)


def _somebody_else(w: Words, about: str) -> str:
    return {
        "partner_placed": w.t("The person showed, and somebody else pressed."),
        "staff": w.t("Staff answered for the person."),
        "relative": w.t("A relative answered for the person."),
        "guardian": w.t("A guardian answered for the person."),
    }.get(about, w.t("Somebody else answered for the person."))
