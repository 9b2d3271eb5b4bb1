"""Backups on the command line: making one, and putting one back."""

import datetime as dt
from pathlib import Path

from accessible_fit.commands.upkeep import Tell, asked_passphrase, opened_store, the_words
from accessible_fit.services.upkeep import opening
from accessible_fit.settings import read_settings, usual_places


def backup(out: Path, db: str, own_passphrase: bool, tell: Tell) -> None:
    """Write a checked backup to a file, or into a folder under the day's name.

    With `own_passphrase`, and always for a database that is no encrypted file, a passphrase for this backup
    is asked; without it the backup opens as the daily ones do. Raises a DbError, BackupKeyGone,
    PassphraseTooShort.
    """
    from accessible_fit.app.start import utc_now
    from accessible_fit.services.upkeep.backups import Backups, Lock
    from db.keys import SystemKeyring

    w, places = the_words(), usual_places()
    with opened_store(db) as store:
        backups = Backups(store, utc_now, places.backups, SystemKeyring)
        place = _named(out) if out.is_dir() else out
        asked = own_passphrase or not backups.offered
        passphrase = asked_passphrase(w.t("Passphrase for the backup")) if asked else None
        made = backups.write_to(place, passphrase)
        tell(w.t("The backup {place} is made and checked: {rows} rows.", place=place, rows=made.total))
        if not asked and backups.lock is Lock.THIS_COMPUTER:
            tell(
                w.t(
                    "It opens on this computer only. With --passphrase it gets a passphrase that opens it "
                    "anywhere."
                )
            )


def restore(file: Path, db: str, tell: Tell) -> None:
    """Put a backup in the store's place; what was there is kept beside it. Raises a DbError."""
    from accessible_fit.services.upkeep import restoring
    from db.keys import SystemKeyring

    w, places = the_words(), usual_places()
    where = opening.address(db or read_settings(places.settings).db, places.database)
    source = SystemKeyring()
    passphrase = None
    if restoring.needs_passphrase(file, source):
        passphrase = asked_passphrase(w.t("Passphrase of the backup"))
    if where.file is not None and not db:
        opening.make_folder(where.file.parent)
    done = restoring.restore(file, where, source, passphrase)
    tell(w.t("The backup is restored to {place}: {rows} rows.", place=done.place, rows=done.total))
    if done.before != done.after:
        tell(w.t("It was from an earlier version of the program and has been upgraded."))
    if done.aside is not None:
        tell(w.t("What was there before is kept as {place}.", place=done.aside))


def _named(folder: Path) -> Path:
    """Return a name in a folder that says the day."""
    return folder / f"accessible-fit-{dt.datetime.now().astimezone().date().isoformat()}.backup"
