"""Named refusals of the arithmetic: never a made-up number, never a traceback."""

from typing import ClassVar

from accessible_fit.marks import N_


class MeasurementError(Exception):
    """Base of every refusal; subclasses set the two texts.

    `sentence` and `mend` are English source texts for translation; `details` fills their placeholders.
    """

    sentence: ClassVar[str] = N_("This cannot be calculated.")
    mend: ClassVar[str] = N_("Check the values.")

    def __init__(self, **details: object) -> None:
        self.details: dict[str, object] = dict(details)
        super().__init__(f"{self.sentence} {self.mend}".format(**self.details))


class NotANumber(MeasurementError):
    """A value is missing, text, true or false, not finite, or too large to calculate with exactly."""

    sentence = N_("{value} is not a number that can be used.")
    mend = N_("Give a plain number.")


class NotWhole(MeasurementError):
    """A count is not a whole number."""

    sentence = N_("{value} is not a whole number.")
    mend = N_("Give a whole number.")


class OutOfRange(MeasurementError):
    """A number is smaller or larger than it can be."""

    sentence = N_("{value} is not between {low} and {high}.")
    mend = N_("Check the number.")


class TooSmall(MeasurementError):
    """A number is smaller than it can be."""

    sentence = N_("{value} is less than {low}.")
    mend = N_("Check the number.")


class NotAboveZero(MeasurementError):
    """A number that must be above zero is not."""

    sentence = N_("{value} is not above zero.")
    mend = N_("Check the number.")


class OutsideFormat(MeasurementError):
    """A raw answer does not exist in its format."""

    sentence = N_("The answer {value} does not exist in this format.")
    mend = N_("Give one of the values that the format has.")


class WrongFormat(MeasurementError):
    """A format contradicts itself or lacks a part; `what` names it."""

    sentence = N_("The format is not complete or not right: {what}.")
    mend = N_("Choices and mats have steps of 2 or more; a line has a smallest and a largest value.")


class TooFewValues(MeasurementError):
    """There are fewer values than the calculation needs."""

    sentence = N_("There are too few values: {found}, and at least {least} are needed.")
    mend = N_("Wait until there are more.")


class DifferentLengths(MeasurementError):
    """Two series that should be pairs are not equally long."""

    sentence = N_("The pairs are not complete: {first} values and {second} values.")
    mend = N_("Give two values for every pair.")


class NoSpread(MeasurementError):
    """All values are the same, so that what is asked for does not exist."""

    sentence = N_("All values are the same, so this cannot be judged.")
    mend = N_("Look at the values themselves.")


class NotSquare(MeasurementError):
    """A table of agreement does not have the same alternatives in both directions."""

    sentence = N_("The table must have as many columns as rows, two or more.")
    mend = N_("Give one row and one column for each alternative.")


class NothingCounted(MeasurementError):
    """Every count is zero."""

    sentence = N_("Nobody is counted.")
    mend = N_("Give at least one count above zero.")


class NoChanceOfDisagreement(MeasurementError):
    """Both readings used one and the same alternative throughout, so that kappa does not exist."""

    sentence = N_("The same alternative was chosen every time, so kappa does not exist.")
    mend = N_("Say how many of the answers agreed instead.")
