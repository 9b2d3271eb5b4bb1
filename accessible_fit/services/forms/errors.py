"""What can go wrong with the forms that an organisation brings in or writes itself."""

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_


class LicenceNeeded(ProgramError):
    """A form that is somebody else's was to be brought in without saying whose and on what terms."""

    sentence = N_("The form belongs to somebody else, and the licence is not filled in.")
    mend = N_("Write who holds the licence, and what it lets you do. It stands in your agreement.")


class NameOfOwnForm(ProgramError):
    """A file has the id of one of the program's own forms."""

    sentence = N_("The file has the id “{id}”, which is that of one of the program's own forms.")
    mend = N_("Write another id at the top of the file, and bring it in again.")


class SameFormAlready(ProgramError):
    """What was to become a new version says and asks what the version in use does."""

    sentence = N_("Nothing differs from the version that is in use.")
    mend = N_("Change something first, or throw the draft away.")


class NotYoursToChange(ProgramError):
    """The wording of a form under licence, or of one of the program's own, was to be changed."""

    sentence = N_("The wording of this form is not yours to change.")
    mend = N_("A form of the program's own can be copied, and the copy changed.")


class FormNotReady(ProgramError):
    """A draft lacks something, so nobody can be asked with it."""

    sentence = N_("The form cannot be used yet.")
    mend = N_("Mend what is listed.")


class UnknownForm(ProgramError):
    """There is no form with this id in the organisation."""

    sentence = N_("The form is not here any more.")
    mend = N_("Go back to the list of forms.")


class WrongFigures(ProgramError):
    """A cutoff or a reliable change is no number that it could be."""

    sentence = N_("The cutoff is a number from 0, and the reliable change a number above 0.")
    mend = N_("Take the figures from the form's own manual, or leave them empty.")


class DraftChanged(ProgramError):
    """Somebody has written in the same draft meanwhile; theirs is kept."""

    sentence = N_("{name} has written in this form since you opened it, at {clock}.")
    mend = N_("What you wrote is still here. Keep it as a form of its own, or go on from what {name} wrote.")


class DraftGone(ProgramError):
    """The draft was published or thrown away meanwhile."""

    sentence = N_("The draft is not here any more: somebody has published it or thrown it away.")
    mend = N_("What you wrote is still here. Keep it as a form of its own.")
