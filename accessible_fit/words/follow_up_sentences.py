"""The documentation of a follow-up in words: its parts, what they are filled with, and all as plain text.

The parts are those that the general advice on documentation of Socialstyrelsen asks for: when and how it was
followed up and with which method, how the person sees the support against needs and wishes, the staff's view,
and what needs doing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from db.records import FollowUp

BULLET = "– "


@dataclass(frozen=True, slots=True)
class PartWords:
    """One part: its field in the store, its heading, and what it should hold."""

    key: str
    name: str
    help_text: str


def parts(w: Words) -> tuple[PartWords, ...]:
    """Return the parts in the order they are read."""
    return (
        PartWords("method", w.t("Method"), w.t("What was used, and when.")),
        PartWords("how", w.t("How it was done"), w.t("Who took part, and how the person was helped.")),
        PartWords(
            "persons_view",
            w.t("How the person sees the support"),
            w.t("Against needs and wishes, in the person's own words as far as possible."),
        ),
        PartWords(
            "staffs_view", w.t("The staff's view"), w.t("What you think yourselves, apart from the above.")
        ),
        PartWords("needs_doing", w.t("What needs doing"), w.t("What, who and by when.")),
    )


def as_text(w: Words, follow_up: "FollowUp", alias: str) -> str:
    """Return the whole as plain text, to be pasted where the person's records are kept."""
    lines = [heading(w, alias, follow_up.held_on)]
    for part in parts(w):
        lines += ["", part.name, getattr(follow_up, part.key).strip() or w.t("Nothing written.")]
    return "\n".join(lines) + "\n"


def heading(w: Words, alias: str, held_on: date) -> str:
    """The title of one follow-up."""
    return w.t("Follow-up with {name}, {day}", name=alias, day=w.day(held_on))


def bullets(lines: Sequence[str]) -> str:
    """Put sentences under each other."""
    return "\n".join(f"{BULLET}{line}" for line in lines)


def held_line(w: Words, day: date, title: str, way: str) -> str:
    """One conversation that the follow-up builds on."""
    about = ", ".join(part for part in (title, way) if part)
    return w.t("{day}: {what}", day=w.day(day), what=about)


def nothing_held(w: Words) -> str:
    """Said where no conversation has been held since the last follow-up."""
    return w.t("No conversation in the program since the last follow-up.")


def counted_sentence(w: Words, answered: int, without: int) -> str:
    """Say how many questions were answered and how many were not."""
    said = w.tn("{n} question was answered.", "{n} questions were answered.", answered)
    if not without:
        return said
    rest = w.tn("{n} got no answer.", "{n} got no answer.", without)
    return f"{said} {rest}"


def from_talk(w: Words, title: str, day: date, told: str) -> str:
    """Name the conversation that answers come from; `told` says who answered when it was somebody else."""
    named = w.t("{what}, {day}", what=title, day=w.day(day))
    return f"{named} ({told}):" if told else f"{named}:"


def place_sentence(w: Words, place: str, cards: Sequence[str]) -> str:
    """Name the cards that lie in one place of a mat."""
    return w.t("{place}: {cards}.", place=place, cards=", ".join(cards))


def own_words_sentence(w: Words, said: str) -> str:
    """What the person said in own words."""
    return w.t("In own words: “{words}”", words=said.strip())
