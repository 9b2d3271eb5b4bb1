"""Filling a store with invented people from the command line."""

import datetime as dt
from collections.abc import Callable

from accessible_fit.marks import N_
from accessible_fit.services.demo.fill import DemoPlan, fill_store
from accessible_fit.services.upkeep import opening
from accessible_fit.settings import read_settings, usual_places
from accessible_fit.words.catalogue import Words
from db.engine import Store
from db.keys import SystemKeyring

PASSWORD = "prova-programmet"
PIN = "2580"
"""How everybody in an invented store signs in and leaves a resident's window. Told when the store is made."""

_FILLING = N_("Inventing people: {done} of {total}")
_FILLED = N_(
    "Done. Units: {units}, users: {users}, people: {people},"
    " conversations: {conversations}, answers: {answers}."
)
_SIGN_IN = N_(
    "Sign in as {name} to reach every unit. Everybody has the password {password} and the code {pin}."
    " They are for trying out only: never put real people in this database."
)


def fill(
    db: str,
    units: int,
    people: int,
    years: int,
    seed: int,
    tell: Callable[[str], None],
    today: dt.date | None = None,
) -> None:
    """Fill the store at an address, made if it is missing, with invented people, and tell how to sign in.

    `today` is when the invented years end; without it, today in UTC. Raises StoreInUse when the store is in
    use already, and what opening a store raises.
    """
    places = usual_places()
    words = Words(read_settings(places.settings).language)
    plan = DemoPlan(units, people, years, seed, PASSWORD, PIN)
    store = opening.open_or_make(opening.address(db, places.database), SystemKeyring(), None, make=True)
    assert isinstance(store, Store)
    with store:
        filled = fill_store(store, plan, today or dt.datetime.now(dt.UTC).date(), _teller(words, tell))
    tell(
        words.t(
            _FILLED,
            units=filled.units,
            users=filled.users,
            people=filled.people,
            conversations=filled.conversations,
            answers=filled.answers,
        )
    )
    tell(words.t(_SIGN_IN, name=plan.sign_in_name, password=PASSWORD, pin=PIN))


def _teller(words: Words, tell: Callable[[str], None]) -> Callable[[int, int], None]:
    """Return what tells how far it has come, at every tenth of the way."""
    told = 0

    def progress(done: int, total: int) -> None:
        nonlocal told
        if done * 10 // total > told:
            told = done * 10 // total
            tell(words.t(_FILLING, done=done, total=total))

    return progress
