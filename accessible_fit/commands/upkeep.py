"""Looking after a store from the command line: is it whole, is it new enough."""

import sys
from collections.abc import Callable
from getpass import getpass
from typing import TYPE_CHECKING

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from accessible_fit.services import opening
from accessible_fit.settings import read_settings, usual_places
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from db.engine import Store

Tell = Callable[[str], object]


class StoreNotWhole(ProgramError):
    """The check of a store found something."""

    sentence = N_("The check found {count} faults: {faults}")
    mend = N_("Restore the latest backup, and keep this file as it is: some of it may be saved.")


def check(db: str, tell: Tell) -> None:
    """Say whether a store is whole: its pages, its rows' ties, and the log's chain. Raises StoreNotWhole."""
    from db import audit

    with _opened(db) as store:
        faults = list(store.check())
        with store.reading() as tx:
            faults += [f"log {problem.seq}: {problem.fault.value}" for problem in audit.verify(tx)]
        shown = store.shown
    if faults:
        raise StoreNotWhole(count=len(faults), faults="; ".join(faults[:5]))
    tell(_words().t("The database {place} is whole.", place=shown))


def upgrade(db: str, tell: Tell) -> None:
    """Bring a store to the form this program wants; a copy of a file is kept first."""
    from db import migrate

    where, key = _address_and_key(db)
    done = migrate.upgrade(where.url, key)
    if done.before == done.after:
        tell(_words().t("The database is up to date."))
    else:
        tell(
            _words().t("The database is upgraded. A copy from before is kept: {copy}", copy=done.copy or "–")
        )


def _opened(db: str) -> "Store":
    from db import engine

    where, key = _address_and_key(db)
    return engine.open_store(where.url, key)


def _address_and_key(db: str) -> tuple[opening.Address, bytes | None]:
    from db import keys
    from db.errors import StoreMissing
    from db.keys import SystemKeyring

    places = usual_places()
    where = opening.address(db or read_settings(places.settings).db, places.database)
    if where.file is None:
        return where, None
    if not where.file.exists():
        raise StoreMissing(place=where.file)
    source = SystemKeyring()
    passphrase = None
    if opening.what_is_needed(where, source) is opening.Need.PASSPHRASE:
        passphrase = _asked_passphrase()
    return where, keys.find_key(where.file, source, passphrase)


def _asked_passphrase() -> str:
    """Ask in the terminal without showing what is typed; from a pipe, read one line."""
    if sys.stdin.isatty():
        return getpass(_words().t("Passphrase") + ": ")
    return sys.stdin.readline().rstrip("\n")


def _words() -> Words:
    return Words(read_settings(usual_places().settings).language)
