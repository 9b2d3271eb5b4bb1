"""Failures of the program itself, and what every failure that a user may meet looks like."""

from typing import ClassVar, Protocol, runtime_checkable

from accessible_fit.marks import N_


@runtime_checkable
class UserFacing(Protocol):
    """What an exception carries when its text is meant for the person at the screen.

    The side packages have bases of their own with these three attributes, so that they need not know the
    program. `sentence` and `mend` are English source texts that the catalogue translates; `details` fills
    their placeholders.
    """

    sentence: ClassVar[str]
    mend: ClassVar[str]
    details: dict[str, object]


class ProgramError(Exception):
    """Base of the program's own failures; subclasses set the two texts."""

    sentence: ClassVar[str] = N_("Something went wrong.")
    mend: ClassVar[str] = N_("Try again. If it happens again, tell the person who looks after the program.")

    def __init__(self, **details: object) -> None:
        self.details: dict[str, object] = dict(details)
        super().__init__(f"{self.sentence} {self.mend}".format(**self.details))


class NotAllowed(ProgramError):
    """The signed-in user has no right to do this."""

    sentence = N_("You do not have the right to do this.")
    mend = N_("Ask a superuser if you need it for your work.")


class SignInRefused(ProgramError):
    """Name or password is wrong; which of them is not said."""

    sentence = N_("The name or the password is wrong.")
    mend = N_("Write them again. Capital letters matter in the password.")


class TooManyTries(ProgramError):
    """Sign-in waits after repeated failures; `seconds` says how long."""

    sentence = N_("Too many tries.")
    mend = N_("Wait {seconds} seconds and try again.")


class WrongPin(ProgramError):
    """The PIN that leaves the resident's window did not match."""

    sentence = N_("The code is wrong.")
    mend = N_("Write your own four to eight digits again.")


class WeakPassword(ProgramError):
    """A new password is too short to protect people's answers."""

    sentence = N_("The password is too short.")
    mend = N_("Use at least {length} characters. A few words in a row are easy to remember.")


class BadPin(ProgramError):
    """A new PIN is not four to eight digits."""

    sentence = N_("The code must be four to eight digits.")
    mend = N_("Choose digits that are easy for you and hard to guess.")


class NameTaken(ProgramError):
    """A user with this sign-in name exists already."""

    sentence = N_("There is already a user called {name}.")
    mend = N_("Choose another sign-in name.")


class FieldMissing(ProgramError):
    """A field that must be filled in is empty or out of range; `field` is its translated label."""

    sentence = N_("{field} is missing or not right.")
    mend = N_("Fill it in and save again.")


class ConversationOver(ProgramError):
    """An answer was given to a conversation that has ended."""

    sentence = N_("This conversation has ended.")
    mend = N_("Start a new conversation.")


class NoScreen(ProgramError):
    """There is no screen to open a window on."""

    sentence = N_("There is no screen to open the window on.")
    mend = N_("Run 'accessible-fit tour FOLDER' to see the program as pictures instead.")


class FileUnusable(ProgramError):
    """A file or folder named on the command line cannot be written or read."""

    sentence = N_("{path} cannot be used.")
    mend = N_("Check that it is there, that you may use it and that the disk has room.")


class JsonUnreadable(ProgramError):
    """What should be JSON is not."""

    sentence = N_("{path} does not hold readable JSON.")
    mend = N_('Write one JSON object, for example {{"best": 4, "answered": 5}}.')
