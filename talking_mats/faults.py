"""The faults a topic file can have, each with its sentence and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for marking a text
    """Mark a text for translation and give it back as it is."""
    return text


class FaultKind(Enum):
    """One member per kind of fault: its sentence and its mend, English source texts with {placeholders}."""

    def __init__(self, sentence: str, mend: str) -> None:
        self.sentence = sentence
        self.mend = mend

    UNREADABLE = (
        N_("The file cannot be opened: {reason}."),
        N_("Check the name and the folder, and that you are allowed to read it."),
    )
    TOO_LARGE = (
        N_("The file is larger than {limit} bytes."),
        N_("A topic is a short text: choose the right file."),
    )
    NOT_UTF8 = (
        N_("The file is not written in UTF-8."),
        N_("Open it in a text editor and save it with the encoding UTF-8."),
    )
    MALFORMED = (
        N_("The file does not follow the rules of TOML: {reason}."),
        N_("Look at this line and the one before: often a quotation mark, a bracket or = is missing."),
    )
    MISSING_FIELD = (
        N_("“{field}” is missing."),
        N_("Add it here."),
    )
    UNKNOWN_KEY = (
        N_("“{field}” is not a known key."),
        N_("Take it away, or spell it as one of: {known}."),
    )
    WRONG_TYPE = (
        N_("“{field}” should be {wanted}."),
        N_("Write it as {wanted}."),
    )
    EMPTY_TEXT = (
        N_("“{field}” is empty."),
        N_("Write a text between the quotation marks."),
    )
    BROKEN_TEXT = (
        N_("“{field}” holds a line break or an invisible sign."),
        N_("Write it anew on one line."),
    )
    BAD_ID = (
        N_("“{id}” cannot be used as an id."),
        N_("Use small letters a–z, figures and _, beginning with a letter, at most {limit} signs."),
    )
    DUPLICATE_ID = (
        N_("The id “{id}” is used more than once."),
        N_("Give each its own id."),
    )
    BAD_VERSION = (
        N_("The version is {version}, but must be a whole number from 1."),
        N_("Write version = 1, and one more each time the wording changes."),
    )
    UNKNOWN_AREA = (
        N_("The life area “{area}” is not known."),
        N_("Use one of: {known}."),
    )
    UNKNOWN_SCALE = (
        N_("The top scale “{scale}” is not known."),
        N_("Use one of: {known}."),
    )
    UNKNOWN_PICTOGRAM = (
        N_("There is no pictogram “{pictogram}”."),
        N_("Search for a picture in the program and copy its key, for example openmoji:2615."),
    )
    TOO_MANY_WORDS = (
        N_("The card says “{words}”; {limit} words are enough."),
        N_("Shorten it. What is spoken may be longer."),
    )
    TOO_LONG = (
        N_("“{field}” has {length} signs; {limit} fit."),
        N_("Shorten it. What is spoken may be longer."),
    )
    NOT_A_QUESTION = (
        N_("“{field}” should be one question."),
        N_("End it with one question mark."),
    )
    NO_QUESTIONS = (
        N_("The topic has no open question to begin with."),
        N_("Add at least one part that begins with [[questions]]."),
    )
    CARD_COUNT = (
        N_("The topic has {count} cards."),
        N_("Use {fewest} to {most}. Split a large topic in two."),
    )
    DEEPER_COUNT = (
        N_("Going deeper into the card offers {count} cards."),
        N_("Use {fewest} to {most}, or none."),
    )


@dataclass(frozen=True)
class Fault:
    """One fault: where (file and line, counted from 1; None for the file as a whole) and of what kind.

    `details` fill the placeholders of the kind's two texts.
    """

    path: Path
    line: int | None
    kind: FaultKind
    details: Mapping[str, str]

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.kind.sentence.format(**self.details)

    @property
    def mend(self) -> str:
        """What to do about it, in English."""
        return self.kind.mend.format(**self.details)

    def told(self, translate: Callable[[str], str]) -> tuple[str, str]:
        """Message and mend in another language; `translate` is a catalogue's gettext."""
        return (
            translate(self.kind.sentence).format(**self.details),
            translate(self.kind.mend).format(**self.details),
        )

    def __str__(self) -> str:
        place = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message} {self.mend}"
