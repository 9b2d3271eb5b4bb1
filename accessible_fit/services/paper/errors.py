"""What can be wrong with answers that come back on paper."""

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_


class UnknownForm(ProgramError):
    """No form known here has the wording that a code names."""

    sentence = N_("No form here has the code {code}.")
    mend = N_("Compare it with the foot of the paper once more, or choose the form in the list.")


class NotToBePrinted(ProgramError):
    """A form that belongs to somebody else lacks its licence."""

    sentence = N_("This form has an owner, and its licence is missing.")
    mend = N_("Ask the superuser to write in the licence.")


class DayNotCome(ProgramError):
    """The day of an answer lies in the future."""

    sentence = N_("The day {day} has not come yet.")
    mend = N_("Write the day when the person answered.")


class BeforeEnrolment(ProgramError):
    """The day of an answer is before the person's first enrolment."""

    sentence = N_("On {day} the person had not come here yet. The first day is {first}.")
    mend = N_("Write the day when the person answered.")


class NotEnrolledThen(ProgramError):
    """The day of an answer is between two enrolments, or after the last."""

    sentence = N_("On {day} the person had no support from here.")
    mend = N_("Write the day when the person answered.")


class AnswersLeft(ProgramError):
    """Some questions of the paper have nothing entered."""

    sentence = N_("Some questions have no answer yet.")
    mend = N_("Choose what stands on the paper, or “Not answered” where nothing stands.")


class AlreadyEntered(ProgramError):
    """Answers of the same person to the same form on the same day have been entered from paper before."""

    sentence = N_("A paper like this one, from {day}, has been entered already.")
    mend = N_("Enter it again only if there are two papers.")
