"""The faults a file can have, each with its sentence and what to do about it."""

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

    FILE_MISSING = (
        N_("There is no such file."),
        N_("Check the name and the folder."),
    )
    NOT_A_FILE = (
        N_("This is not a file."),
        N_("Choose a file whose name ends in .toml."),
    )
    UNREADABLE = (
        N_("The file cannot be opened: {reason}."),
        N_("Check that you are allowed to read it, or copy it to another folder."),
    )
    TOO_LARGE = (
        N_("The file is larger than {limit} bytes."),
        N_("An instrument is a short text: choose the right file, or split it in two."),
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
        N_("“{field}” should be {wanted}, but is {found}."),
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
    MISSING_LANGUAGE = (
        N_("“{field}” has no text in the language {language}."),
        N_('Add {language} = "…", or take {language} away from “languages”.'),
    )
    UNKNOWN_LANGUAGE = (
        N_("The language “{language}” is not known."),
        N_("Use one or more of: {known}."),
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
    UNKNOWN_SERVICE_TYPE = (
        N_("The service type “{service_type}” is not known."),
        N_("Use one of: {known}."),
    )
    UNKNOWN_AREA = (
        N_("The life area “{area}” is not known."),
        N_("Use one of: {known}."),
    )
    UNKNOWN_ANSWER_SET = (
        N_("The answer set “{answer_set}” is not known."),
        N_("Use one of: {known}, or describe it under [answer_sets.{answer_set}]."),
    )
    BAD_POLARITY = (
        N_("The polarity “{polarity}” is not known."),
        N_('Write "up" where most is best, "down" where most is worst.'),
    )
    BAD_KOLADA = (
        N_("“{kolada}” is not an id of an indicator in Kolada."),
        N_("Write a letter N or U and five figures, or take the line away."),
    )
    BAD_ICF = (
        N_("“{icf}” is not a code of the ICF."),
        N_("Write a letter b, d, e or s and three to five figures, or take it away."),
    )
    UNKNOWN_PICTOGRAM = (
        N_("There is no pictogram “{pictogram}”."),
        N_("Search for a picture in the program and copy its key, for example openmoji:2615."),
    )
    QUESTION_TOO_LONG = (
        N_("The question in {language} has {length} signs; {limit} fit on the screen."),
        N_("Shorten it. What is spoken may be a little longer."),
    )
    SEVERAL_QUESTIONS = (
        N_("“{field}” holds more than one question mark."),
        N_("Ask one thing. Make the rest a question of its own."),
    )
    LABEL_TOO_LONG = (
        N_("The label in {language} has {length} signs; {limit} fit on an answer card."),
        N_("Use one or two short words. What is spoken may be longer."),
    )
    NO_ITEMS = (
        N_("The instrument has no items."),
        N_("Add at least one part that begins with [[items]]."),
    )
    MISSING_LADDER = (
        N_("The answer set “{answer_set}” has no answers for {steps} choices."),
        N_("Add a line that begins with {steps} = [ … ]."),
    )
    UNKNOWN_CHOICE = (
        N_("The choice “{choice}” is not known."),
        N_("Use one of: {known}, or describe it under [choices.{choice}]."),
    )
    LADDER_RAWS = (
        N_("The raw values for {steps} choices are {raws}."),
        N_("Use 0 to {highest} once each, rising or falling; {highest} is most of what is asked."),
    )
    UNKNOWN_KIND = (
        N_("The kind “{value}” is not known."),
        N_("Use one of: {known}."),
    )
    UNKNOWN_MOMENT = (
        N_("The moment “{value}” is not known."),
        N_("Use one of: {known}."),
    )
    ONLY_RATINGS = (
        N_("“{field}” belongs to ratings only."),
        N_('Write kind = "ratings", or take the line away.'),
    )
    UNKNOWN_ITEM = (
        N_("There is no question with the id “{item}”."),
        N_("Use the id of one of the [[items]]."),
    )
    TOO_MANY_REPEATS = (
        N_("{count} questions are to be asked once more; {limit} is the most."),
        N_("Keep the one or two that matter most: to be asked again is tiring."),
    )
    REPEAT_TOO_LATE = (
        N_("“{item}” stands so late that it would be asked again at once."),
        N_("Choose a question with at least {least} others after it."),
    )
    PAIR_OF_TWO = (
        N_("A turned pair is two different questions."),
        N_('Write two ids for each pair, for example ["calm", "afraid"].'),
    )
    PAIR_NOT_TURNED = (
        N_("“{first}” and “{second}” both ask the same way round."),
        N_('In a turned pair one question has the polarity "up" and the other "down".'),
    )
    PAIR_TOGETHER = (
        N_("“{first}” and “{second}” stand next to each other."),
        N_("Put at least one other question between them."),
    )
    TOTAL_OF_FOUR = (
        N_("The total is of {count} questions, but is 0–40 only for four."),
        N_("Name four different questions, or take the line away."),
    )
    WRONG_NUMBER = (
        N_("“{field}” must be a number of at least 0."),
        N_("Write it with figures and a decimal point, for example 5.0."),
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
