"""Why a picture of a mat is not handed out."""

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_


class PictureOnlyForPerson(ProgramError):
    """The person has said that nobody else may see the picture; details: `name`."""

    sentence = N_("{name} has said that nobody else may see the picture of the mat.")
    mend = N_("It can be given to {name}. Ask again another day if it would be good to show it.")


class PictureNotForThem(ProgramError):
    """The person has said who may see the picture, and it is not them; details: `name`."""

    sentence = N_("{name} has not said that they may see the picture of the mat.")
    mend = N_("Ask {name} first, or give it to {name}.")


class PictureNotAskedFor(ProgramError):
    """The person has not been asked who may see the picture; details: `name`."""

    sentence = N_("{name} has not been asked who may see the picture of the mat.")
    mend = N_("Ask {name} first, or give it to {name}.")
