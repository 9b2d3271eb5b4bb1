"""Putting a backup back where the store is, or was: with which key, and locked with what afterwards."""

import datetime as dt
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from accessible_fit.services.upkeep.opening import Address
from db.keys import KeySource

if TYPE_CHECKING:
    from db.restore import Restored


def needs_passphrase(backup: Path, source: KeySource) -> bool:
    """Say whether a passphrase must be asked: the key of the backup is not in this computer's keyring.

    Raises BackupMissing, KeyringLocked, KeyringRefused.
    """
    from db import keys
    from db.errors import (
        BackupMissing,
        KeyMissing,
        KeyringMissing,
        PassphraseNeeded,
        WrongKeyOrBroken,
    )

    if not backup.is_file():
        raise BackupMissing(place=backup)
    try:
        keys.find_key(backup, source)
    except (PassphraseNeeded, KeyMissing, KeyringMissing):
        return True
    except WrongKeyOrBroken:
        return False  # too short to be a database; restoring says so
    return False


def restore(backup: Path, where: Address, source: KeySource, passphrase: str | None = None) -> "Restored":
    """Put a backup where the store is; what was there is kept beside it under another name.

    The store gets a new random key where the computer has a keyring. Where it has none, the passphrase that
    opened the backup opens the store. Raises what `db.restore.restore_backup` and `db.keys.find_key` raise.
    """
    from db import keys
    from db.errors import BackupLocked, BackupMissing, WrongKeyOrBroken
    from db.files import KEY_BYTES, SALT_BYTES, salt_of
    from db.passphrases import Derivation
    from db.restore import restore_backup

    if not backup.is_file():
        raise BackupMissing(place=backup)
    try:
        key = keys.find_key(backup, source, passphrase)
    except WrongKeyOrBroken as problem:
        raise BackupLocked(place=backup) from problem
    today = dt.datetime.now().astimezone().date()
    if where.file is None:
        return restore_backup(backup, key, where.url, today)
    salt = secrets.token_bytes(SALT_BYTES)
    if passphrase is not None and not source.usable():
        way = Derivation(salt)
        return restore_backup(backup, key, where.url, today, keys.NewKey(way.key(passphrase), salt), way)
    new = keys.NewKey(secrets.token_bytes(KEY_BYTES), salt)
    source.keep(salt.hex(), new.key)
    try:
        done = restore_backup(backup, key, where.url, today, new)
    except BaseException:
        source.forget(salt.hex())
        raise
    if passphrase is not None:  # so that the next backups open with it as well
        source.keep(salt_of(backup).hex(), key)
    return done
