"""What can go wrong with a mat: one class per failure, each with what the user can do."""

from __future__ import annotations

from typing import ClassVar

from talking_mats.faults import N_, Fault


class MatError(Exception):
    """The base of every failure of this package; `str()` gives the sentence and the mend in English.

    `sentence` and `mend` are source texts for translation and may hold {placeholders}, filled from `details`.
    """

    sentence: ClassVar[str] = N_("Something is wrong with the mat.")
    mend: ClassVar[str] = N_("Try again, or start a new mat.")

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(f"{self.sentence.format(**details)} {self.mend.format(**details)}")


class TopicFaults(MatError):
    """A topic file cannot be used; `faults` holds every fault found in it, in the order of its lines."""

    sentence = N_("The topic file {path} cannot be used: faults found: {count}.")
    mend = N_("Mend what is listed for each line and read the file again.")

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: fault.line or 0)
        super().__init__(path=faults[0].path, count=len(faults))

    def report(self) -> str:
        """Every fault on a line of its own, as `file:line: what is wrong. mend`, in English."""
        return "\n".join(str(fault) for fault in self.faults)


class UnknownTopic(MatError):
    """No topic of our own has this id; details: `id`, `known`."""

    sentence = N_("There is no topic called “{id}”.")
    mend = N_("Choose one of: {known}.")


class UnknownScale(MatError):
    """No top scale has this id; details: `id`, `known`."""

    sentence = N_("There is no top scale called “{id}”.")
    mend = N_("Choose one of: {known}.")


class TooManyCards(MatError):
    """More cards than the mat may hold; details: `count`, `limit`."""

    sentence = N_("The mat would have {count} cards; there is room for {limit}.")
    mend = N_("Put a card aside first.")


class CardTwice(MatError):
    """Two cards with one id; details: `card`."""

    sentence = N_("The card “{card}” is on the mat already.")
    mend = N_("Move that card, or choose another one.")


class NoSuchCard(MatError):
    """The mat has no such card; details: `card`."""

    sentence = N_("The card “{card}” does not belong to this mat.")
    mend = N_("Choose a card that is on the mat or in the pile.")


class WrongPlace(MatError):
    """A position that this mat does not have; details: `place`, `highest`."""

    sentence = N_("There is no place {place} on the mat; the places are 0 to {highest}.")
    mend = N_("Put the card in one of the columns.")


class NotNow(MatError):
    """The rules do not allow this now; details: `deed` (a `Deed`), `why`."""

    sentence = N_("This cannot be done now: {why}.")
    mend = N_("Go on with the mat, or start a new one.")


class BrokenSteps(MatError):
    """Kept steps that do not follow from each other; details: `number`, `why`."""

    sentence = N_("What was kept of the mat is damaged at step {number}: {why}.")
    mend = N_("Restore the store from a backup made before it was damaged.")


class NothingToCompare(MatError):
    """Fewer than two mats, or mats of several topics; details: `why`."""

    sentence = N_("These mats cannot be laid beside each other: {why}.")
    mend = N_("Choose two or more mats of the same topic.")


class NoDescription(MatError):
    """A picture or a PDF that holds no description of a mat; details: `reason`."""

    sentence = N_("This is not a picture of a mat: {reason}.")
    mend = N_("Choose a picture that was saved by this program.")
