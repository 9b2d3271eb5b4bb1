"""On a server that keeps everybody to the own units, what waits is sent in the name of whoever wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations
from accessible_fit.services.holders import HeldElsewhere, Holders, TakenOver
from accessible_fit.services.journal.guard import Guard
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.residents import Residents
from accessible_fit.services.signing_in.accounts import Accounts
from db import answers, audit
from db.engine import Store, open_store
from db.journal import open_journal
from tests.accessible_fit.services.journal.conftest import Flaky, Keyring, all_sent, given
from tests.accessible_fit.services.mats.mat_talks import plan
from tests.db.server.town import Town
from tests.journeys.people import PASSWORD, form, now


class Line(Flaky):
    """A bad line to a server; it knows who is signed in there."""

    @property
    def shown(self) -> str:
        return self.inside.shown

    @property
    def guard(self) -> object:  # type: ignore[override]  # as the store has it
        return self.inside.guard


@dataclass
class Desk:
    """A computer in the town."""

    store: Store
    line: Line
    guard: Guard

    def __post_init__(self) -> None:
        reached = cast(Store, self.line)
        self.accounts = Accounts(self.store, now)
        self.holders = Holders(reached, now)
        self.talks = Conversations(reached, now, self.guard, self.holders)
        self.mats = Mats(reached, now, self.guard, self.holders)
        self.guard.begin({**self.talks.arriving(), **self.mats.arriving()})

    def sign_in(self, name: str) -> Actor:
        return self.accounts.sign_in(name, PASSWORD)[0]

    def waits(self) -> int:
        return self.guard.journal.count(self.guard.place)


def desk_in(town: Town, folder: Path, keyring: Keyring) -> Iterator[Desk]:
    with open_store(town.url()) as store:
        assert store.guard is not None, "the program is not the owner here"
        line = Line(store)
        journal = open_journal(folder / "waiting.db", keyring)
        guard = Guard(cast(Store, line), journal, now, patience_s=5, longest_pause_s=0.1)
        made = Desk(store, line, guard)
        yield made
        line.gone = False
        guard.close()


@pytest.fixture
def desk(town: Town, tmp_path: Path) -> Iterator[Desk]:
    yield from desk_in(town, tmp_path, Keyring())


@pytest.fixture
def another(town: Town, tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "another"
    folder.mkdir()
    yield from desk_in(town, folder, Keyring())


def test_answers_wait_until_whoever_held_the_conversation_is_signed_in_again(town: Town, desk: Desk) -> None:
    anna = desk.sign_in("anna")
    person = Residents(desk.store, now).listed(anna)[0].person
    talk = desk.talks.begin(anna, person.id, form())
    items = [item.id for item in talk.instrument.items]
    desk.talks.keep(anna, talk, given(items[0], 1))
    desk.line.gone = True
    for item_id in items[1:4]:
        desk.talks.keep(anna, talk, given(item_id, 2))
    desk.talks.stop(anna, talk)
    assert desk.waits() == 4

    assert desk.store.guard is not None
    desk.store.guard.sign_out()
    desk.line.gone = False
    tried(desk)
    assert desk.waits() == 4 and not desk.guard.journal.refused(), "nobody is signed in"
    desk.sign_in("bo")
    tried(desk)
    assert desk.waits() == 4 and not desk.guard.journal.refused(), "it is not in Bo's name"

    desk.sign_in("anna")
    all_sent(desk.guard)
    assert not desk.guard.journal.refused()
    with open_store(town.owner_url()) as store, store.reading() as tx:
        kept = {one.item_id: one.raw for one in answers.of_conversation(tx, talk.id)}
        assert audit.verify(tx) == []
    assert kept == {items[0]: 1, **dict.fromkeys(items[1:4], 2)}


def tried(desk: Desk) -> None:
    """Wait until the program has tried to send once more."""
    desk.guard._lane.submit(desk.guard._send_what_waits).result(20)


def test_two_computers_and_one_conversation(desk: Desk, another: Desk) -> None:
    anna, also_anna = desk.sign_in("anna"), another.sign_in("anna")
    person = Residents(desk.store, now).listed(anna)[0].person
    talk = desk.talks.begin(anna, person.id, form())
    with pytest.raises(HeldElsewhere):
        another.talks.go_on(also_anna, talk.id)
    there = another.talks.go_on(also_anna, talk.id, over=True)
    with pytest.raises(TakenOver):
        desk.talks.keep(anna, talk, given(talk.flow.item_ids[0], 1))
    another.talks.finish(also_anna, there)
    mat = desk.mats.begin(anna, person.id, plan())
    with pytest.raises(HeldElsewhere):
        another.mats.go_on(also_anna, mat.id)
    desk.mats.stop(anna, mat, mat.tree)
