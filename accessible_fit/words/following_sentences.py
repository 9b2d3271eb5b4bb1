"""Words that stand beside a person's lines over time: how the person was helped, and what is allowed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words
from accessible_fit.words.consent_sentences import CONSENTS

if TYPE_CHECKING:
    from db.vocabulary import ConsentDecision, ConsentKind, HowHelped

ABOUT_ANSWERS = ("answers", "staff_see", "statistics")
"""The kinds of consent that are about answers, by their values in the store."""


def helped_words(w: Words, how: "HowHelped | None") -> str:
    """Say in a word or two how the person was helped; nothing where it is not noted."""
    from db.vocabulary import HowHelped

    if how is None:
        return ""
    return {
        HowHelped.ALONE: w.t("alone"),
        HowHelped.WITH_SUPPORT: w.t("with support"),
        HowHelped.PARTNER_PLACED: w.t("somebody else pressed"),
        HowHelped.PROXY: w.t("somebody else answered"),
    }[how]


def allowed_sentence(w: Words, allowed: "Mapping[ConsentKind, ConsentDecision | None]") -> str:
    """Say what the person has said yes and no to of what is about answers, and what has not been asked."""
    from db.vocabulary import ConsentDecision, ConsentKind

    parts: dict[str, list[str]] = {"yes": [], "no": [], "unasked": []}
    for value in ABOUT_ANSWERS:
        decision = allowed.get(ConsentKind(value))
        group = "unasked" if decision is None else "yes" if decision is ConsentDecision.GIVEN else "no"
        parts[group].append(w.t(CONSENTS[value].name).lower())
    texts = {
        "yes": w.t("Yes to: {kinds}."),
        "no": w.t("No to: {kinds}."),
        "unasked": w.t("Not asked about: {kinds}."),
    }
    told = [texts[group].format(kinds=", ".join(kinds)) for group, kinds in parts.items() if kinds]
    return " ".join([w.t("Consent:"), *told])
