"""Sentences about links between two ways to answer: how they agree, and how sure what corresponds is."""

from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.scales.agreement import Agreement
    from accessible_fit.scales.link_estimate import CannotTell, LinkEstimate

SMALL_GROUP = 5
"""Fewer persons than this are not counted out, here as everywhere else."""

BETWEEN = 5
"""A mat with so many positions is one of three columns with places between them."""


def way_words(w: Words, kind: str, steps: int | None) -> str:
    """Name a way to answer; `kind` is a word of the store's."""
    if kind == "mat":
        if steps == BETWEEN:
            return w.t("a mat with places between the columns")
        return w.t("a mat with three columns")
    names = {2: w.t("two choices"), 3: w.t("three choices"), 5: w.t("five choices")}
    return names.get(steps or 0) or w.t("a line")


def pairs_sentence(w: Words, pairs: int, persons: int, window_days: int) -> str:
    """Say how many pairs were found, without counting out a small group."""
    if not pairs:
        return w.tn(
            "Nobody has answered in both ways within {n} day.",
            "Nobody has answered in both ways within {n} days.",
            window_days,
        )
    if persons < SMALL_GROUP:
        return w.t("Fewer than {n} persons have answered in both ways.", n=SMALL_GROUP)
    found = w.tn("{n} pair of conversations", "{n} pairs of conversations", pairs)
    return w.tn(
        "{found} by {n} person, at most {days} days apart.",
        "{found} by {n} persons, at most {days} days apart.",
        persons,
        found=found,
        days=window_days,
    )


def cannot_tell_sentence(w: Words, found: "CannotTell") -> str:
    """Say why there is no link yet."""
    from accessible_fit.scales.link_estimate import FEWEST_PAIRS, FEWEST_PERSONS, Reason

    if found.reason is Reason.NO_SPREAD:
        return w.t("We cannot tell yet: everybody has answered alike in one of the two ways.")
    return w.t(
        "We cannot tell yet: at least {pairs} pairs from {persons} persons are needed.",
        pairs=FEWEST_PAIRS,
        persons=FEWEST_PERSONS,
    )


def agreement_sentence(w: Words, found: "Agreement", x: str, y: str) -> str:
    """Say how far two ways to answer, named in words, lie apart for the same persons."""
    about = {"x": x, "y": y, "points": w.number(abs(found.bias))}
    if round(abs(found.bias)) == 0:
        mean = w.t("On average, answers with {x} and with {y} get the same score.", **about)
    elif found.bias > 0:
        mean = w.t("On average, answers with {x} get {points} points more than with {y}.", **about)
    else:
        mean = w.t("On average, answers with {x} get {points} points less than with {y}.", **about)
    spread = w.t(
        "For one conversation the difference is mostly between {low} and {high} points.",
        low=w.number(found.lower),
        high=w.number(found.upper),
    )
    return f"{mean} {spread}"


def link_sentence(w: Words, found: "LinkEstimate", x: str, y: str, at: int = 50) -> str:
    """Say what a score in the one way corresponds to in the other, and how sure that is."""
    value, error = min(100.0, max(0.0, found.link.y[at])), found.standard_errors[at]
    corresponds = w.t(
        "{at} points with {x} correspond to about {value} points with {y}.",
        at=at,
        x=x,
        value=w.number(value),
        y=y,
    )
    if error is None:
        return f"{corresponds} " + w.t("How sure that is cannot be told.")
    sure = w.t("It may be {error} points more or less.", error=w.number(2 * error))
    return f"{corresponds} {sure}"


def translated_sentence(w: Words, x: str, y: str, pairs: int, persons: int) -> str:
    """Say what the translated line of a chart is, and what it stands on."""
    return w.t(
        "The dotted line shows the answers with {x} as they would have been with {y}, going by"
        " {pairs} pairs of {persons} persons. It is less sure than an answer.",
        x=x,
        y=y,
        pairs=pairs,
        persons=persons,
    )
