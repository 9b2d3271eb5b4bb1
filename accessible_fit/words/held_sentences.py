"""How a conversation with a form is held, in words for staff: the format, who answers, what it is about."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words
from accessible_fit.words.sentences import format_words

if TYPE_CHECKING:
    from db.vocabulary import HowHelped, Moment, ProxyView, WhoAnswered

DOT = "\u00a0· "  # stays at the end of the line when a line is broken at it


def format_name(w: Words, steps: int) -> str:
    """Name a format by itself: 2, 3 or 5 cards, 101 for a line."""
    return begun({101: w.t("line")}.get(steps) or format_words(w, steps))


def held_line(parts: Sequence[str]) -> str:
    """Put what is chosen on one line."""
    return begun(DOT.join(part for part in parts if part))


def begun(words: str) -> str:
    """Return words as they begin a line."""
    return words[:1].upper() + words[1:]


def who_answers(w: Words, name: str, how: "HowHelped") -> str:
    """Say how a person who answers is helped."""
    from db.vocabulary import HowHelped

    if how is HowHelped.WITH_SUPPORT:
        return w.t("{name} answers with support", name=name)
    if how is HowHelped.PARTNER_PLACED:
        return w.t("{name} points, somebody else presses", name=name)
    return w.t("{name} answers alone", name=name)


def proxy_answers(w: Words, name: str, who: "WhoAnswered | None", view: "ProxyView | None") -> str:
    """Say who answers instead of the person, and whose view it is; what is None is still to be chosen."""
    if who is None:
        return w.t("somebody else answers – choose who")
    words = {
        "staff": w.t("staff answer"),
        "relative": w.t("a relative answers"),
        "guardian": w.t("a guardian answers"),
    }.get(who.value, w.t("somebody else answers"))
    if view is None:
        return w.t("{who} – choose whose view", who=words)
    return f"{words}, {view_words(w, name, view)}"


def proxy_answered(w: Words, name: str, who: "WhoAnswered", view: "ProxyView | None") -> str:
    """Say afterwards who answered instead of the person, and whose view it is if that is known."""
    words = {
        "staff": w.t("Staff answered for {name}", name=name),
        "relative": w.t("A relative answered for {name}", name=name),
        "guardian": w.t("A guardian answered for {name}", name=name),
    }.get(who.value, w.t("Somebody else answered for {name}", name=name))
    return words if view is None else f"{words}, {view_words(w, name, view)}"


def view_words(w: Words, name: str, view: "ProxyView") -> str:
    """Name whose view somebody else gives."""
    from db.vocabulary import ProxyView

    if view is ProxyView.OWN_VIEW:
        return w.t("their own view")
    return w.t("what they think {name} would say", name=name)


def moment_words(w: Words, moment: "Moment | None") -> str:
    """Say when a rating is asked; nothing when it belongs to no talk."""
    from db.vocabulary import Moment

    if moment is None:
        return ""
    return w.t("before the talk") if moment is Moment.BEFORE_TALK else w.t("after the talk")


def either_or_sentence(w: Words, name: str, shown: bool) -> str:
    """Say what becomes of the advice to ask a person with pictures of either this or that.

    They are `shown` when the form's two choices are such pictures.
    """
    if shown:
        return w.t(
            "{name} said yes to everything in the trial. Here two choices are two pictures, either this or "
            "that.",
            name=name,
        )
    return w.t(
        "{name} said yes to everything in the trial. These questions have no pictures of either this or "
        "that, so at least three choices are proposed.",
        name=name,
    )
