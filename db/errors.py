"""What can go wrong with what is kept, one class for each, with the sentence the user is shown."""

from __future__ import annotations

from typing import ClassVar


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's extractor looks for
    """Mark a text for translation without translating it here."""
    return text


class DbError(Exception):
    """Something about the store that the user can be told.

    `sentence` and `mend` are English source texts for the catalogue and may hold {placeholders}, filled from
    `details`.
    """

    sentence: ClassVar[str] = N_("Something went wrong with the database.")
    mend: ClassVar[str] = N_("Try again. If it happens again, ask the person who looks after the program.")

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(f"{self.sentence} {self.mend}".format_map(details))


class UnknownScheme(DbError):
    """The address of the database begins with something else than what the program knows."""

    sentence = N_("The program cannot open a database at {address}.")
    mend = N_("An address begins with sqlite+sqlcipher:///, sqlite:/// or postgresql+psycopg://.")


class StoreMissing(DbError):
    """There is no database there."""

    sentence = N_("There is no database at {place}.")
    mend = N_("Check the name, or create a new database there.")


class StoreExists(DbError):
    """A new database was to be made where there already is something."""

    sentence = N_("There is already something at {place}.")
    mend = N_("Open it, or choose another name for the new database.")


class FolderMissing(DbError):
    """The folder the database should be in does not exist."""

    sentence = N_("The folder {folder} does not exist.")
    mend = N_("Create the folder, or choose another one.")


class NotEncrypted(DbError):
    """The address says encrypted, the file is in clear text."""

    sentence = N_("The file {place} is not encrypted, but the address says that it is.")
    mend = N_("Open it with an address that begins with sqlite:///.")


class NotADatabase(DbError):
    """The address says clear text, the file is something else."""

    sentence = N_("The file {place} is not a database in clear text: it is encrypted, or something else.")
    mend = N_("If it is encrypted, use an address that begins with sqlite+sqlcipher:///.")


class WrongKeyOrBroken(DbError):
    """The first page could not be decrypted. Encryption makes a wrong key and a broken file look the same."""

    sentence = N_("The file {place} cannot be unlocked: the passphrase is wrong, or the file is broken.")
    mend = N_("Type the passphrase again. If it is surely right, restore the latest backup.")


class KeyNeeded(DbError):
    """An encrypted database was to be opened without a key."""

    sentence = N_("The database {place} is encrypted and needs its key.")
    mend = N_("Type the passphrase, or open it on the computer where it was made.")


class BadKey(DbError):
    """The key (32 bytes) or the salt (16 bytes) has the wrong length."""

    sentence = N_("The key of the database has the wrong length.")
    mend = N_("A key is 32 bytes and a salt is 16 bytes.")


class NotThisProgram(DbError):
    """A database, but not one of this program."""

    sentence = N_("The database {place} does not belong to this program.")
    mend = N_("Choose another file, or create a new database.")


class StoreDamaged(DbError):
    """Parts of the file can be read and others cannot."""

    sentence = N_("The database {place} is damaged.")
    mend = N_("Restore the latest backup. Keep the damaged file: some of it may be saved.")


class StoreNewer(DbError):
    """Written by a later version of the program."""

    sentence = N_("The database {place} was written by a newer version of this program.")
    mend = N_("Install the newest version of the program. Nothing has been changed.")


class StoreOlder(DbError):
    """Written by an earlier version of the program and not upgraded yet."""

    sentence = N_("The database {place} was written by an older version of this program.")
    mend = N_("Upgrade it with “accessible-fit upgrade”. A copy is kept first.")


class StoreReadOnly(DbError):
    """The file, its folder or the server lets nothing be written."""

    sentence = N_("Nothing can be written to {place}.")
    mend = N_("Check that the folder and the file are not write-protected, or choose another folder.")


class DiskFull(DbError):
    """There is no room for what was to be written; what was kept before is still there."""

    sentence = N_("The disk is full. The latest thing could not be kept; everything before it is safe.")
    mend = N_("Make room on the disk and do it again.")


class StoreBusy(DbError):
    """Somebody else was writing for longer than we wait."""

    sentence = N_("Another program is writing to the database right now.")
    mend = N_("Wait a moment and do it again.")


class ConnectionLost(DbError):
    """The database server cannot be reached, or stopped answering."""

    sentence = N_("The database at {place} does not answer.")
    mend = N_("Check the network and do it again. What was kept before is safe.")


class ServerRefused(DbError):
    """The server answers and says no: wrong user or password, or no such database."""

    sentence = N_("The database server does not let the program in at {place}.")
    mend = N_("Check the name of the database, the user and the password.")


class ConstraintBroken(DbError):
    """What was to be kept breaks a rule of the database, so it was not kept. `rule` is the rule's name."""

    sentence = N_("This cannot be kept because it breaks the rule {rule}.")
    mend = N_("Check what was filled in.")


class StoreFailed(DbError):
    """The database could not do what was asked, for a reason that has no words of its own here."""

    sentence = N_("The database could not do it: {reason}.")


class UnknownRow(DbError):
    """Something was asked for by an id that is not there (any more)."""

    sentence = N_("What was asked for is not in the database: {kind} {id}.")
    mend = N_("It may have been erased. Go back and choose again.")


class StepTaken(DbError):
    """A step on a mat was to be kept under a number that another step has already."""

    sentence = N_("Step {number} on the mat is kept already, and it is another step.")
    mend = N_("The mat may be open in two places. Close it here and open it again.")


class NaiveInstant(DbError):
    """An instant without a time zone was to be kept."""

    sentence = N_("An instant without a time zone cannot be kept: {instant}.")
    mend = N_("Give the time zone.")


class UpgradeFailed(DbError):
    """The upgrade stopped. The database is as it was before."""

    sentence = N_("The database {place} could not be upgraded: {reason}.")
    mend = N_("Nothing has been changed. Ask the person who looks after the program.")


class PassphraseNeeded(DbError):
    """The key is not in a keyring, so it has to be worked out from a passphrase."""

    sentence = N_("The database {place} is locked with a passphrase.")
    mend = N_("Type the passphrase.")


class PassphraseEmpty(DbError):
    """An empty passphrase protects nothing."""

    sentence = N_("The passphrase is empty.")
    mend = N_("Type a passphrase, for example four words that do not belong together.")


class KeyMissing(DbError):
    """The keyring works but has no key for this file."""

    sentence = N_("This computer does not have the key of the database {place}.")
    mend = N_("Sign in on this computer as the person who made the database, or restore a backup.")


class KeyringMissing(DbError):
    """The key was kept in a keyring when the database was made, and here is no keyring that works."""

    sentence = N_(
        "The key of the database {place} is in the keyring of the computer where it was made, and this "
        "computer has no keyring."
    )
    mend = N_(
        "Open it on that computer, signed in as the person who made it, or restore a backup. If it was made "
        "with a passphrase, put the file {beside} back beside it."
    )


class KeyringLocked(DbError):
    """The system's keyring is locked."""

    sentence = N_("The keyring of this computer is locked.")
    mend = N_("Unlock the keyring and start again.")


class KeyringRefused(DbError):
    """The system's keyring did not let the program read or keep the key."""

    sentence = N_("The keyring of this computer did not let the program use the key.")
    mend = N_("Let the program use the keyring, or protect the database with a passphrase.")


class KeyFileBroken(DbError):
    """The small file beside the database that says how a passphrase becomes a key cannot be read."""

    sentence = N_("The file {place} says how the passphrase becomes the key, and it is broken.")
    mend = N_("Restore the file from a backup. The database itself is as it was.")


class BackupExists(DbError):
    """A backup was to be made where there already is something."""

    sentence = N_("There is already something at {place}.")
    mend = N_("Choose another name for the backup.")


class BackupDiffers(DbError):
    """The copy was read again and is not what was to be copied; it has been removed."""

    sentence = N_("The backup at {place} was not right when it was checked: {fault}.")
    mend = N_("It was not kept. Make the backup again, on another disk if it happens again.")


class NoRoomForBackup(DiskFull):
    """The disk is full; what there was of the backup has been removed."""

    sentence = N_("There is no room for a backup at {place}.")
    mend = N_("Make room there, or choose another folder. The answers themselves are safe.")


class BackupStopped(DbError):
    """The program ends while a backup is being made; what there was of it has been removed."""

    sentence = N_("The backup was stopped because the program is closing.")
    mend = N_("It is made the next time the program starts.")


class NotAllToBeRead(DbError):
    """The server shows this user only some of the rows, and a backup of some is none."""

    sentence = N_("The database user at {place} may not read every row, so a backup would not be whole.")
    mend = N_("Make the backup as the owner of the database.")


class BackupMissing(DbError):
    """There is no such file."""

    sentence = N_("There is no backup at {place}.")
    mend = N_("Check the name, or choose another backup.")


class BackupLocked(DbError):
    """The first page of the backup could not be decrypted."""

    sentence = N_("The backup {place} cannot be unlocked: the passphrase is wrong, or it is not a backup.")
    mend = N_("Type the passphrase that was chosen for backups, or choose another file. Nothing is changed.")


class BackupBroken(DbError):
    """The backup opens and is damaged."""

    sentence = N_("The backup {place} is damaged: {fault}.")
    mend = N_("Choose an older backup. Nothing has been changed.")


class OpenElsewhere(DbError):
    """A database was to give way to a backup while a program works with it."""

    sentence = N_("The database {place} is open in a program.")
    mend = N_("Close Accessible FIT everywhere and do it again. Nothing has been changed.")


class RolesMissing(DbError):
    """The two roles of a database on a server are not there, and whoever upgrades may not make them."""

    sentence = N_("The database server has no roles {owner} and {program}, and this user may not make any.")
    mend = N_(
        "Let whoever looks after the server make them, {owner} without and {program} with LOGIN, and make "
        "this user a member of {owner}; or give this user CREATEROLE."
    )


class RolesUnsafe(DbError):
    """A role that the program is to use may do more than it should."""

    sentence = N_("The role {role} of the database server may do too much.")
    mend = N_("It must be neither superuser nor BYPASSRLS nor CREATEROLE, nor a member of the owner's role.")


class NotForThisAccount(StoreReadOnly):
    """The server does not let whoever is signed in do this."""

    sentence = N_("The database server at {place} does not let the account that is signed in do this.")
    mend = N_("Ask whoever looks after the accounts.")


class SignInEnded(DbError):
    """The server no longer knows the sign-in that this program works with."""

    sentence = N_("The database server at {place} no longer knows who is signed in here.")
    mend = N_("Sign in again. What was kept before is safe.")


class NoAccountsYet(DbError):
    """A server's database where nobody has an account; only its owner makes the first."""

    sentence = N_("The database at {place} has no accounts yet.")
    mend = N_("Open the program once with the address of the database's owner, and make the first account.")
