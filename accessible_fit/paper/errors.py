"""What can be wrong with something that is to be printed, or that comes back on paper."""

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_


class CodeUnreadable(ProgramError):
    """What was written is not the code at the foot of a printed form."""

    sentence = N_("“{code}” is not the code of a form.")
    mend = N_("Copy the code from the foot of the paper, for example {example}.")


class TooManyOnPage(ProgramError):
    """A page of a printed form holds one to three questions."""

    sentence = N_("So many questions do not fit on a page.")
    mend = N_("Choose {most} or fewer.")


class NotMillimetres(ProgramError):
    """What was written as a measured place on a line is no number of millimetres."""

    sentence = N_("“{written}” is not a number of millimetres.")
    mend = N_("Measure from the left end of the line and write for example 37 or 37,5.")


class OutsideLine(ProgramError):
    """A measured place lies outside the line."""

    sentence = N_("{written} lies outside the line, which is {length} millimetres long.")
    mend = N_("Measure once more, from the left end of the line.")


class WrongLineLength(ProgramError):
    """A printed line can be a little shorter or longer than it should, not half or twice as long."""

    sentence = N_("A printed line is between {shortest} and {longest} millimetres long.")
    mend = N_("Measure the whole line, from tick to tick.")
