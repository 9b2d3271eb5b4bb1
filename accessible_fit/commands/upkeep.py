"""Looking after a store from the command line: is it whole, is it new enough."""

import sys
from collections.abc import Callable
from getpass import getpass
from typing import TYPE_CHECKING

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from accessible_fit.services.upkeep import opening
from accessible_fit.settings import read_settings, usual_places
from accessible_fit.words.catalogue import Words
from db.addresses import SERVER

if TYPE_CHECKING:
    from db.engine import Store

Tell = Callable[[str], object]


class StoreNotWhole(ProgramError):
    """The check of a store found something."""

    sentence = N_("The check found {count} faults: {faults}")
    mend = N_("Restore the latest backup, and keep this file as it is: some of it may be saved.")


def check(db: str, tell: Tell, *, mend: bool = False) -> None:
    """Say whether a store is whole: its pages, its rows' ties, its sums and the log's chain.

    `mend` makes the sums of answers anew first, when they are not what the answers say: nothing is lost.
    Raises StoreNotWhole.
    """
    from db import health, summaries

    with opened_store(db) as store:
        store.settle()
        if mend:
            with store.writing() as tx:
                if summaries.differences(tx).told():
                    count = summaries.rebuild(tx)
                    tell(the_words().t("The sums of answers are made anew: {count}.", count=count))
        with store.reading() as tx:
            found = health.examine(tx, encrypted=store.address.encrypted)
        shown = store.shown
    if found.faults:
        raise StoreNotWhole(count=len(found.faults), faults="; ".join(found.faults[:5]))
    tell(the_words().t("The database {place} is whole: {rows} rows.", place=shown, rows=found.total))


def upgrade(db: str, tell: Tell) -> None:
    """Bring a store to the form this program wants; a copy of a file is kept first."""
    from db import migrate

    where, key = _address_and_key(db)
    if where.url.startswith(SERVER):
        _upgrade_server(where.url, tell)
        return
    done = migrate.upgrade(where.url, key)
    if done.before == done.after:
        tell(the_words().t("The database is up to date."))
    else:
        copy = done.copy or "–"
        tell(the_words().t("The database is upgraded. A copy from before is kept: {copy}", copy=copy))


def _upgrade_server(url: str, tell: Tell) -> None:
    """Make or upgrade a server's database as its owner, and tell what is to be done next."""
    from db import migrate, server_setup
    from db.addresses import parse

    w, place = the_words(), parse(url).shown
    if server_setup.make_if_empty(url):
        tell(w.t("Everything is made in {place}.", place=place))
    else:
        done = migrate.upgrade(url)
        if done.before == done.after:
            tell(w.t("The database is up to date."))
        else:
            tell(w.t("The database is upgraded."))
    roles = server_setup.roles_of(url)
    tell(
        w.t(
            "The tables belong to the role {owner}. The program connects as {role}.",
            owner=roles.owner,
            role=roles.program,
        )
    )
    command = f"\\password {roles.program}"
    tell(w.t("If it is new: give that role a password (in psql: {command}).", command=command))
    tell(w.t("Then open the program once with the owner's address, and make the first account."))
    tell(
        w.t(
            "On every computer, write the address with the program's role into settings.toml: {line}",
            line=f'db = "{SERVER}{roles.program}@{place.rpartition("@")[2].rpartition("//")[2]}"',
        )
    )


class OwnerNeeded(ProgramError):
    """A command that needs every row was started with the address that the program connects with."""

    sentence = N_("The address {place} shows a command only what belongs to whoever is signed in: nothing.")
    mend = N_("Use the address of the database's owner.")


def opened_store(db: str) -> "Store":
    """Open the store that is meant, asking for its passphrase when it has one.

    Raises a DbError, and OwnerNeeded for a server where the address sees only some rows.
    """
    from db import engine

    where, key = _address_and_key(db)
    store = engine.open_store(where.url, key)
    if store.guard is not None:
        store.close()
        raise OwnerNeeded(place=store.shown)
    return store


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
        passphrase = asked_passphrase(the_words().t("Passphrase"))
    return where, keys.find_key(where.file, source, passphrase)


def asked_passphrase(what: str) -> str:
    """Ask in the terminal without showing what is typed; from a pipe, read one line."""
    if sys.stdin.isatty():
        return getpass(f"{what}: ")
    return sys.stdin.readline().rstrip("\n")


def the_words() -> Words:
    """Return the words in the language of this computer."""
    return Words(read_settings(usual_places().settings).language)
