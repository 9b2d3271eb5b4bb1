"""Failures of the program itself, and what every failure that a user may meet looks like."""

from typing import ClassVar, Protocol, runtime_checkable
from uuid import UUID

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


class TooManyTriesForLong(TooManyTries):
    """The same, when the wait is easier told in minutes than in seconds."""

    mend = N_("Wait {minutes} minutes and try again.")


class PasswordNeeded(ProgramError):
    """Too many codes have been wrong for a code to open anything."""

    sentence = N_("The code has been wrong too many times.")
    mend = N_("Write your password instead.")


class NotUnlocked(ProgramError):
    """What was written to unlock the window is neither the user's code nor the password."""

    sentence = N_("That is neither your code nor your password.")
    mend = N_("Write one of them again.")


class WrongPassword(ProgramError):
    """A user wrote another password than the own one to change something about the own account."""

    sentence = N_("The password is wrong.")
    mend = N_("Write the password that you sign in with.")


class NewPasswordNeeded(ProgramError):
    """The password that was given is somebody else's choice and lets in once, to choose another."""

    sentence = N_("The password was given to you to begin with.")
    mend = N_("Choose one that only you know.")


class EasyPassword(ProgramError):
    """A new password is the first that anybody would try."""

    sentence = N_("The password is easy to guess.")
    mend = N_("Choose a few words that have nothing to do with each other or with your name.")


class EasyPin(ProgramError):
    """A new PIN is among the first that anybody would try."""

    sentence = N_("The code is easy to guess.")
    mend = N_("Choose digits that are neither all the same nor in a row, like 1234.")


class SamePassword(ProgramError):
    """A new password is the old one."""

    sentence = N_("The new password is the same as the old one.")
    mend = N_("Choose another one.")


class LastSuperuser(ProgramError):
    """Nobody would be left who looks after users and backups."""

    sentence = N_("{name} is the only superuser who can sign in.")
    mend = N_("Make somebody else a superuser first.")


class UnitNameTaken(ProgramError):
    """There is a unit with this name."""

    sentence = N_("There is already a unit called {name}.")
    mend = N_("Choose another name.")


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


class OnlyWhoWasThere(ProgramError):
    """The person has said no to more of the staff seeing the answers; `person_id` is whose they are."""

    sentence = N_("{name} has said no to more of the staff seeing the answers.")
    mend = N_("Ask {name} under “Consent” on the person's page. No is a good answer as well.")

    def __init__(self, name: str, person_id: UUID) -> None:
        super().__init__(name=name)
        self.person_id = person_id


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
