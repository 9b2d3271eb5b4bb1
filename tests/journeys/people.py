"""Who and what the journeys are about: a store, a staff member, a resident, a form."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from accessible_fit.instruments.model import Instrument
from accessible_fit.instruments.own import AnyPictogram, own_instruments
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.review.series import Review
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from db.engine import Store, create_store, open_store
from db.records import AccessProfile
from db.vocabulary import ServiceType

KEY = bytes(range(32))
PASSWORD = "fyra glada ord"
PIN = "2580"
ALIAS = "Åsa-Märta"


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def address(folder: Path) -> str:
    return f"sqlite+sqlcipher:///{folder / 'home.db'}"


@dataclass
class Home:
    """A group home with one staff member and one resident, in an encrypted store."""

    store: Store
    actor: Actor
    person_id: UUID

    @property
    def accounts(self) -> Accounts:
        return Accounts(self.store, now)

    @property
    def residents(self) -> Residents:
        return Residents(self.store, now)

    @property
    def conversations(self) -> Conversations:
        return Conversations(self.store, now)

    @property
    def review(self) -> Review:
        return Review(self.store)


@cache
def _empty() -> bytes:
    """Make an empty encrypted store, once: it takes longer than most of what is tried in it."""
    with TemporaryDirectory() as folder:
        create_store(address(Path(folder)), KEY).close()
        return (Path(folder) / "home.db").read_bytes()


def new_home(folder: Path, profile: AccessProfile | None = None) -> Home:
    (folder / "home.db").write_bytes(_empty())
    store = open_store(address(folder), KEY)
    accounts = Accounts(store, now)
    account = NewAccount("eva.ek", "Eva Ek", PASSWORD, PIN)
    actor = accounts.make_first(account, "Gruppbostaden Björken", ServiceType.GROUP_HOME)
    (unit,) = Residents(store, now).units(actor)
    new = NewPerson(unit.id, ALIAS, 1971, profile=profile or AccessProfile())
    person = Residents(store, now).add(actor, new)
    return Home(store, actor, person.id)


def same_home(folder: Path) -> Home:
    """The same home, opened again by a program that has been started anew."""
    store = open_store(address(folder), KEY)
    actor, _ = Accounts(store, now).sign_in("eva.ek", PASSWORD)
    (line,) = Residents(store, now).listed(actor)
    return Home(store, actor, line.person.id)


def form(form_id: str = "group_home") -> Instrument:
    return next(one for one in own_instruments(AnyPictogram()) if one.id == form_id)
