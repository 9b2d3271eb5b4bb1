"""A unit's own register in words: the same on the page, in reports and on paper."""

from typing import TYPE_CHECKING

from accessible_fit.trends.register import AgeGroup, Came, Fits, Moved, Went
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.trends.register import Meant, Register, Times


def enrolled_sentence(w: Words, found: "Register") -> str:
    """Say how many had support in the period."""
    if found.enrolled is None:
        return w.t(
            "How many had support from the unit is not shown: it could tell about fewer than five persons."
        )
    return w.t("{n} persons had support from the unit in the period.", n=found.enrolled)


def left_out_sentence(w: Words) -> str:
    """Say what a leader is not shown where a server counts the register."""
    return w.t(
        "Where answers are kept on a server, leaders are not shown reasons, ages beside what the unit is"
        " meant for, or who came and left by sex and age. A superuser can save the whole register."
    )


def moved_name(w: Words, moved: Moved) -> str:
    """Name a column."""
    return {
        Moved.ENROLLED: w.tc("register", "Enrolled"),
        Moved.NEW: w.tc("register", "New"),
        Moved.ENDED: w.tc("register", "Ended"),
    }[moved]


def came_name(w: Words, came: Came) -> str:
    """Name a bar of who came."""
    return {Came.NEW: w.t("New in the period"), Came.BEFORE: w.t("Were here before")}[came]


def went_name(w: Words, went: Went) -> str:
    """Name a bar of who left."""
    return {Went.ENDED: w.t("Ended in the period"), Went.STILL: w.t("Still here at the end")}[went]


def sex_name(w: Words, sex: str) -> str:
    """Name a sex as it is counted."""
    return {
        "female": w.t("Women"),
        "male": w.t("Men"),
        "other": w.tc("sex", "Other"),
        "not_stated": w.tc("sex", "Not stated"),
    }[sex]


def age_name(w: Words, group: str) -> str:
    """Name an age group."""
    return {
        AgeGroup.UNDER_18: w.t("under 18"),
        AgeGroup.TO_29: w.t("18–29"),
        AgeGroup.TO_44: w.t("30–44"),
        AgeGroup.TO_64: w.t("45–64"),
        AgeGroup.FROM_65: w.t("65 and over"),
        AgeGroup.UNKNOWN: w.t("year of birth not written"),
    }[AgeGroup(group)]


def count_word(w: Words, persons: int | None) -> str:
    """Say a figure, or that it is not shown."""
    return w.t("not shown") if persons is None else str(persons)


def why_hidden(w: Words) -> str:
    """Say why a figure of the register is not there."""
    return w.t("Not shown: it could tell about fewer than five persons.")


def times_lines(w: Words, told: "Times") -> list[str]:
    """Say for how long persons have had support, never of a single one."""
    if told.mean_years is None:
        return [why_hidden(w)]
    lines = [w.t("On average {years} years.", years=w.number(told.mean_years, 1))]
    if told.short_years is not None and told.long_years is not None:
        lines.append(
            w.tn(
                "The five shortest: at most {n} year.",
                "The five shortest: at most {n} years.",
                told.short_years,
            )
        )
        lines.append(
            w.tn(
                "The five longest: at least {n} year.",
                "The five longest: at least {n} years.",
                told.long_years,
            )
            if told.long_years
            else w.t("The five longest: under a year.")
        )
    return lines


def times_note(w: Words) -> str:
    """Say why there is no shortest and no longest."""
    return w.t(
        "The very shortest and the very longest time are one person's each, so they are not shown. Five"
        " persons or more are behind every figure."
    )


def fits_name(w: Words, fits: Fits) -> str:
    """Name a bar of who is of the age the unit is meant for."""
    return {Fits.WITHIN: w.t("Within the ages"), Fits.OUTSIDE: w.t("Outside the ages")}[fits]


def ages_words(w: Words, meant: "Meant") -> str:
    """Say which ages the unit is meant for; nothing when none are written."""
    if meant.youngest is not None and meant.oldest is not None:
        return w.t("{youngest}–{oldest} years", youngest=meant.youngest, oldest=meant.oldest)
    if meant.youngest is not None:
        return w.t("{youngest} years and over", youngest=meant.youngest)
    if meant.oldest is not None:
        return w.t("up to {oldest} years", oldest=meant.oldest)
    return ""


def places_sentence(w: Words, meant: "Meant", enrolled: int | None) -> str:
    """Put the places beside how many are there; nothing when no number is written."""
    if meant.places is None:
        return ""
    if meant.at_end is not None:
        return w.t(
            "{places} places. {n} persons at the end of the period.", places=meant.places, n=meant.at_end
        )
    if enrolled is not None:
        return w.t("{places} places. {n} persons in the period as a whole.", places=meant.places, n=enrolled)
    return w.t("{places} places.", places=meant.places)
