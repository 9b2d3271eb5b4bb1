"""Backups of the whole store: their lock, their folder, one each day, and how long they stay."""

import datetime as dt
import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.upkeep.errors import (
    BackupFolderUnusable,
    BackupKeyGone,
    NoBackupHere,
    PassphraseServesBoth,
)
from accessible_fit.services.upkeep.opening import SHORTEST_PASSPHRASE, PassphraseTooShort
from accessible_fit.services.upkeep.thinning import kept_dates
from db import audit, settings
from db.engine import Store
from db.keys import KeySource

if TYPE_CHECKING:
    from accessible_fit.services.clock import Clock
    from db.backup import Made

FOLDER, SALT, LAST = "backup_folder", "backup_salt", "backup_last"
ENDING = ".backup"
_NAME = re.compile(r"accessible-fit-(?P<store>[0-9a-f]{8})-(?P<day>\d{4}-\d\d-\d\d)(-\d+)?\.backup")


class Lock(StrEnum):
    """What the backups of a store are locked with."""

    THIS_COMPUTER = "this_computer"
    """The store's own random key, which is in this computer's keyring: no other computer can open them."""
    OWN_PASSPHRASE = "own_passphrase"
    STORE_PASSPHRASE = "store_passphrase"


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest backup: when, where, and how many rows were counted in it."""

    at: dt.datetime
    place: Path
    rows: int


@dataclass(frozen=True, slots=True)
class BackupState:
    """How backups stand. `count` is how many the folder has; `trouble` is why the last try failed."""

    lock: Lock
    folder: Path
    same_disk: bool
    latest: Latest | None
    count: int
    trouble: Exception | None


class Backups:
    """The use cases of backups, for an encrypted file. `usual_folder` holds them until another is chosen."""

    def __init__(
        self, store: Store, clock: "Clock", usual_folder: Path, keyring: Callable[[], KeySource]
    ) -> None:
        self._store = store
        self._clock = clock
        self._usual_folder = usual_folder
        self._keyring = keyring
        self._trouble: Exception | None = None

    @property
    def offered(self) -> bool:
        """Whether backups are made from here: a server has its own, and clear text is for invented people."""
        return self._store.address.encrypted

    @property
    def lock(self) -> Lock:
        """What the store's backups are locked with."""
        return self._lock()

    @property
    def trouble(self) -> Exception | None:
        """Why the last try since the program started failed; None when it did not."""
        return self._trouble

    def state(self, actor: Actor) -> BackupState:
        """Return how backups stand. Raises NotAllowed, NoBackupHere."""
        actor.require(Right.KEEP_BACKUPS)
        self._check_offered()
        folder = self._folder()
        return BackupState(
            lock=self._lock(),
            folder=folder,
            same_disk=_same_disk(folder, self._file.parent),
            latest=self._latest(),
            count=len(self._ours(folder)),
            trouble=self._trouble,
        )

    def choose_folder(self, actor: Actor, folder: Path) -> None:
        """Keep backups in another folder from now on.

        Raises NotAllowed, NoBackupHere, BackupFolderUnusable.
        """
        actor.require(Right.KEEP_BACKUPS)
        self._check_offered()
        trial = folder / f".accessible-fit-{secrets.token_hex(4)}"
        try:
            trial.touch(exist_ok=False)
            trial.unlink()
        except OSError as problem:
            raise BackupFolderUnusable(folder=folder) from problem
        with self._store.writing() as tx:
            settings.write(tx, FOLDER, str(folder))
            audit.append(tx, actor.user_id, "changed", "backups", details={"what": "folder"})

    def choose_passphrase(self, actor: Actor, passphrase: str) -> None:
        """Lock backups with a passphrase from now on, so that they open on any computer.

        The key made of it is kept in the keyring, beside the store's own. Raises NotAllowed, NoBackupHere,
        PassphraseServesBoth, PassphraseTooShort, KeyringLocked, KeyringRefused.
        """
        from db.files import SALT_BYTES
        from db.passphrases import Derivation

        actor.require(Right.KEEP_BACKUPS)
        self._check_offered()
        if self._lock() is Lock.STORE_PASSPHRASE:
            raise PassphraseServesBoth
        if len(passphrase) < SHORTEST_PASSPHRASE:
            raise PassphraseTooShort(length=SHORTEST_PASSPHRASE)
        salt = secrets.token_bytes(SALT_BYTES)
        self._keyring().keep(salt.hex(), Derivation(salt).key(passphrase))
        with self._store.writing() as tx:
            settings.write(tx, SALT, salt.hex())
            audit.append(tx, actor.user_id, "changed", "backups", details={"what": "passphrase"})

    def make(self, actor: Actor) -> Latest:
        """Make a backup in the folder now and thin the older ones.

        Raises NotAllowed, NoBackupHere, BackupKeyGone and what `db.backup.make_backup` raises.
        """
        actor.require(Right.KEEP_BACKUPS)
        self._check_offered()
        return self._make(actor, lambda: False)

    def due(self) -> bool:
        """Say whether today has no backup yet, also when the clock has been set back since the last one."""
        if not self.offered:
            return False
        latest = self._latest()
        return latest is None or _local_day(latest.at) != _local_day(self._clock())

    def make_daily(self, stopped: Callable[[], bool]) -> Latest | None:
        """Make the day's backup, which nobody has to ask for; None when there is one.

        Raises what `make` raises but NotAllowed; `trouble` keeps it for those who come later.
        """
        return self._make(None, stopped) if self.due() else None

    def write_to(self, place: Path, passphrase: str | None = None) -> "Made":
        """Make a backup at a place of the caller's choice, for whoever has the key of the store.

        A passphrase locks this one backup; without it, it is locked as the daily ones are. Raises what
        `db.backup.make_backup` raises, BackupKeyGone and PassphraseTooShort.
        """
        from db.backup import make_backup
        from db.files import SALT_BYTES
        from db.passphrases import Derivation

        if passphrase is None:
            key, salt = self._key_and_salt() if self.offered else (None, None)
        elif len(passphrase) < SHORTEST_PASSPHRASE:
            raise PassphraseTooShort(length=SHORTEST_PASSPHRASE)
        else:
            salt = secrets.token_bytes(SALT_BYTES)
            key = Derivation(salt).key(passphrase)
        made = make_backup(self._store, place, key, salt)
        with self._store.writing() as tx:
            audit.append(tx, None, "backed_up", "store", details={"rows": made.total})
        return made

    # ------------------------------------------------------------------ making one

    def _make(self, actor: Actor | None, stopped: Callable[[], bool]) -> Latest:
        from db.backup import make_backup
        from db.errors import BackupStopped

        try:
            folder = self._ready_folder()
            key, salt = self._key_and_salt()
            made = make_backup(self._store, self._free_name(folder), key, salt, stopped)
            latest = Latest(self._clock(), made.place, made.total)
            self._write_down(actor, latest)
        except BackupStopped:
            raise
        except Exception as problem:
            self._trouble = problem
            raise
        self._trouble = None
        self._thin(folder)
        return latest

    def _write_down(self, actor: Actor | None, latest: Latest) -> None:
        told = {"at": latest.at.isoformat(), "place": str(latest.place), "rows": latest.rows}
        with self._store.writing() as tx:
            settings.write(tx, LAST, json.dumps(told))
            who = actor.user_id if actor is not None else None
            audit.append(tx, who, "backed_up", "store", details={"rows": latest.rows})

    def _ready_folder(self) -> Path:
        folder = self._folder()
        if folder == self._usual_folder:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as problem:
                raise BackupFolderUnusable(folder=folder) from problem
        return folder

    def _free_name(self, folder: Path) -> Path:
        start = f"accessible-fit-{self._store_name()}-{_local_day(self._clock()).isoformat()}"
        place, number = folder / f"{start}{ENDING}", 2
        while place.exists():
            place, number = folder / f"{start}-{number}{ENDING}", number + 1
        return place

    def _thin(self, folder: Path) -> None:
        """Let older backups of this store go; of several from one day the latest stays. One that cannot be
        removed now is removed another day.
        """
        ours = self._ours(folder)
        stay = kept_dates(ours.values())
        latest_of_day: dict[dt.date, Path] = {}
        for place, day in sorted(ours.items(), key=lambda one: _number(one[0])):
            latest_of_day[day] = place
        for place, day in ours.items():
            if day not in stay or latest_of_day[day] != place:
                try:
                    place.unlink()
                except OSError:
                    continue

    def _ours(self, folder: Path) -> dict[Path, dt.date]:
        """Return the backups of this store in a folder that others may use too, with their days."""
        try:
            places = list(folder.iterdir())
        except OSError:
            return {}
        found = {}
        for place in places:
            name = _NAME.fullmatch(place.name)
            if name is not None and name["store"] == self._store_name():
                try:
                    found[place] = dt.date.fromisoformat(name["day"])
                except ValueError:
                    continue
        return found

    # ------------------------------------------------------------------ how it is set up

    @property
    def _file(self) -> Path:
        path = self._store.address.path
        assert path is not None  # only files are offered
        return path

    def _check_offered(self) -> None:
        if not self.offered:
            raise NoBackupHere

    def _store_name(self) -> str:
        """Return what tells this store's backups from others': how the file begins, which is no secret."""
        from db.files import salt_of

        return salt_of(self._file)[:4].hex()

    def _folder(self) -> Path:
        chosen = self._setting(FOLDER)
        return Path(chosen) if chosen else self._usual_folder

    def _lock(self) -> Lock:
        from db import passphrases

        if passphrases.read(self._file) is not None:
            return Lock.STORE_PASSPHRASE
        return Lock.OWN_PASSPHRASE if self._setting(SALT) else Lock.THIS_COMPUTER

    def _key_and_salt(self) -> tuple[bytes | None, bytes | None]:
        """Return the lock of backups; None and None for the store's own."""
        if self._lock() is not Lock.OWN_PASSPHRASE:
            return None, None
        kept = self._setting(SALT)
        key = self._keyring().load(kept)
        if key is None:
            raise BackupKeyGone
        return key, bytes.fromhex(kept)

    def _latest(self) -> Latest | None:
        kept = self._setting(LAST)
        if not kept:
            return None
        told = json.loads(kept)
        return Latest(dt.datetime.fromisoformat(told["at"]), Path(told["place"]), told["rows"])

    def _setting(self, name: str) -> str:
        with self._store.reading() as tx:
            return settings.read(tx, name) or ""


def _number(place: Path) -> int:
    """Return which of its day's backups it is."""
    name = _NAME.fullmatch(place.name)
    return int(name[3][1:]) if name is not None and name[3] else 1


def _local_day(at: dt.datetime) -> dt.date:
    """Return the day on the clock on the wall."""
    return at.astimezone().date()


def _same_disk(folder: Path, data: Path) -> bool:
    """Say whether a broken disk would take both; for a folder that is not there, that of its parent."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.stat().st_dev == data.stat().st_dev
