"""A home whose store goes away like a server: before a commit, after it, or without a word."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import cast

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given
from accessible_fit.services.flow import Said
from accessible_fit.services.following.my_page import MyPages
from accessible_fit.services.holders import Holders
from accessible_fit.services.journal.guard import Guard
from accessible_fit.services.journal.waiting import Waiting
from accessible_fit.services.mats.history import MatHistory
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.pretests.keeping import Pretests
from accessible_fit.services.rights.consent_talk import ConsentTalks
from db.addresses import Address
from db.engine import Store, Tx
from db.errors import ConnectionLost
from db.journal import LocalJournal, open_journal
from db.vocabulary import InputWay
from tests.journeys.people import Home, new_home, now


class Keyring:
    """Keys in a dictionary."""

    def __init__(self) -> None:
        self.keys: dict[str, bytes] = {}

    def usable(self) -> bool:
        return True

    def load(self, name: str) -> bytes | None:
        return self.keys.get(name)

    def keep(self, name: str, key: bytes) -> None:
        self.keys[name] = key

    def forget(self, name: str) -> None:
        self.keys.pop(name, None)


class Flaky:
    """A store that is reached over a bad line."""

    def __init__(self, store: Store) -> None:
        self.inside = store
        self.gone = False
        self.lost_after = 0
        self.silent: Event | None = None

    @property
    def shown(self) -> str:
        return "postgresql+psycopg://fit@server/fit"

    @property
    def address(self) -> Address:
        return Address("", self.shown)

    guard = None

    def reading(self) -> object:
        if self.gone:
            raise ConnectionLost(place=self.shown)
        return self.inside.reading()

    @contextmanager
    def writing(self) -> Iterator[Tx]:
        if self.gone:
            raise ConnectionLost(place=self.shown)
        if self.silent is not None:
            self.silent.wait(20)
        with self.inside.writing() as tx:
            yield tx
        if self.lost_after:
            self.lost_after -= 1
            raise ConnectionLost(place=self.shown)


@dataclass
class Computer:
    """One computer: its line to the store, its journal, and the use cases over both."""

    home: Home
    line: Flaky
    journal: LocalJournal
    guard: Guard

    def __post_init__(self) -> None:
        self.holders = Holders(self.store, now)
        self.conversations = Conversations(self.store, now, self.guard, self.holders)
        self.mats = Mats(self.store, now, self.guard, self.holders)
        self.pretests = Pretests(self.store, now, self.guard)
        self.consent_talks = ConsentTalks(self.store, now, self.guard)
        self.my_pages = MyPages(self.store, now, MatHistory(self.store, now), self.guard)
        self.waiting = Waiting(self.store, now, self.guard)
        writers = (self.conversations, self.mats, self.pretests, self.consent_talks, self.my_pages)
        self.guard.begin({kind: does for one in writers for kind, does in one.arriving().items()})

    @property
    def store(self) -> Store:
        return cast(Store, self.line)

    @property
    def actor(self) -> Actor:
        return self.home.actor

    def sent(self) -> None:
        """Wait until nothing waits any more."""
        all_sent(self.guard)


@pytest.fixture
def keyring() -> Keyring:
    return Keyring()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def computer_of(home: Home, folder: Path, keyring: Keyring) -> Computer:
    line = Flaky(home.store)
    journal = open_journal(folder / "waiting.db", keyring)
    guard = Guard(cast(Store, line), journal, now, patience_s=0.3, longest_pause_s=0.1)
    return Computer(home, line, journal, guard)


@pytest.fixture
def computer(home: Home, tmp_path: Path, keyring: Keyring) -> Iterator[Computer]:
    made = computer_of(home, tmp_path, keyring)
    yield made
    made.line.gone, made.line.silent = False, None
    made.guard.close()


def all_sent(guard: Guard) -> None:
    """Wait until nothing waits any more."""
    guard.send_now()
    end = time.monotonic() + 20
    while guard.journal.count(guard.place) and time.monotonic() < end:
        Event().wait(0.02)
    assert not guard.journal.count(guard.place)


def given(item_id: str, raw: int) -> Given:
    return Given(item_id, Said(raw=raw), InputWay.TOUCH, 900)
