"""What can go wrong with an instrument: one class per failure, each with what the user can do."""

from typing import ClassVar

from accessible_fit.instruments.faults import N_, Fault


class InstrumentError(Exception):
    """The base of every failure of this package; `str()` gives the sentence and the mend in English.

    `sentence` and `mend` are source texts for translation and may hold {placeholders}, filled from `details`.
    """

    sentence: ClassVar[str] = N_("Something is wrong with an instrument.")
    mend: ClassVar[str] = N_("Choose another instrument.")

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(f"{self.sentence.format(**details)} {self.mend.format(**details)}")


class InstrumentFaults(InstrumentError):
    """A file cannot be used; `faults` holds every fault found in it, in the order of its lines."""

    sentence = N_("The file {path} cannot be used: faults found: {count}.")
    mend = N_("Mend what is listed for each line and read the file again.")

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: fault.line or 0)
        super().__init__(path=faults[0].path, count=len(faults))

    def report(self) -> str:
        """Every fault on a line of its own, as `file:line: what is wrong. mend`, in English."""
        return "\n".join(str(fault) for fault in self.faults)


class UnknownInstrument(InstrumentError):
    """No instrument of our own has this id."""

    sentence = N_("There is no instrument called “{id}”.")
    mend = N_("Choose one of: {known}.")


class FrozenInstrumentBroken(InstrumentError):
    """A stored instrument does not read back as it was stored."""

    sentence = N_("A stored instrument is damaged: {reason}.")
    mend = N_("Restore the store from a backup made before it was damaged.")


class FrozenInstrumentNewer(InstrumentError):
    """A stored instrument was written by a later version of the program."""

    sentence = N_("A stored instrument was made by a newer version of the program (format {format}).")
    mend = N_("Update the program on this computer.")
