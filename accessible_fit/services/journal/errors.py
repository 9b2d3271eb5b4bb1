"""Why something that was written while the server was gone could not arrive."""

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_


class AnswerNewer(ProgramError):
    """The question has been answered again since, on another computer."""

    sentence = N_("The question has been answered again since, on another computer.")
    mend = N_("The newer answer stands.")


class StillWaiting(ProgramError):
    """What was said in a conversation waits on this computer and has to arrive before it goes on."""

    sentence = N_("Something that was said in this conversation still waits on this computer.")
    mend = N_("It is sent when the server is back and whoever held the conversation is signed in here.")


class NotHere(ProgramError):
    """What was asked for does not wait on this computer (any more)."""

    sentence = N_("This does not wait on this computer any more.")
    mend = N_("Look at the page again.")
