"""What can be wrong with how backups are set up."""

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_


class BackupKeyGone(ProgramError):
    """A passphrase was chosen for backups, and the key made of it is not on this computer."""

    sentence = N_("The key for backups is not on this computer.")
    mend = N_("Choose a passphrase for backups again, under “Backup”.")


class BackupFolderUnusable(ProgramError):
    """The folder that was chosen cannot be used."""

    sentence = N_("Backups cannot be kept in {folder}.")
    mend = N_("Choose a folder that is there and that you may write in.")


class NoBackupHere(ProgramError):
    """Backups of a server, or of invented people in clear text, are not made from the window."""

    sentence = N_("A backup of this database is not made from here.")
    mend = N_("Write “accessible-fit backup FILE” on a command line, or use the server's own backups.")


class PassphraseServesBoth(ProgramError):
    """The store itself is locked with a passphrase, and its backups open with the same one."""

    sentence = N_("The backups already open with the passphrase that opens the program.")
    mend = N_("They need no passphrase of their own.")
