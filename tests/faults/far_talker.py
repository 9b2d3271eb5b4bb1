"""A conversation on a server in a process of its own, which says what counts as kept the moment it does."""

import random
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event
from uuid import UUID

from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations
from accessible_fit.services.holders import Holders
from accessible_fit.services.journal.guard import Guard
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.pretests.keeping import Pretests
from db.engine import open_store
from db.errors import DbError
from db.journal import open_journal
from tests.faults.talker import Keeping
from tests.journeys.people import form, now


@dataclass(frozen=True)
class OneKey:
    """Where the journal's key is: in a file of the test's, as a keyring outlives a program."""

    folder: Path

    def usable(self) -> bool:
        return True

    def load(self, name: str) -> bytes | None:
        path = self.folder / f"{name}.key"
        return path.read_bytes() if path.exists() else None

    def keep(self, name: str, key: bytes) -> None:
        (self.folder / f"{name}.key").write_bytes(key)

    def forget(self, name: str) -> None:
        (self.folder / f"{name}.key").unlink(missing_ok=True)


def hold(
    link: "Connection", url: str, folder: Path, actor: Actor, person_id: UUID, talk_id: UUID | None, seed: int
) -> None:
    """Begin a conversation or go on with it, and end it; then stay until told to leave."""
    chance = random.Random(seed)
    with open_store(url) as store:
        guard = Guard(store, open_journal(folder / "waiting.db", OneKey(folder)), now, longest_pause_s=0.5)
        holders = Holders(store, now)
        talks = Conversations(store, now, guard, holders)
        mats, pretests = Mats(store, now, guard, holders), Pretests(store, now, guard)
        guard.begin({**talks.arriving(), **mats.arriving(), **pretests.arriving()})
        try:
            if talk_id is None:
                talk = talks.begin(actor, person_id, form())
            else:
                talk = talks.go_on(actor, talk_id, over=True)
        except DbError as refused:
            link.send(("refused", type(refused).__name__, 0))
            guard.close()
            return
        link.send(("begun", str(talk.id), 0))
        keeping = Keeping(link, talks, actor, talk, waits=True)
        for item_id in talk.flow.unanswered:
            if not keeping.keep(item_id, chance.randrange(3)):
                break
            if chance.random() < 0.2 and not keeping.keep(chance.choice(keeping.kept), chance.randrange(3)):
                break
        else:
            talks.finish(actor, talk)
            link.send(("finished", "", 0))
            link.recv()
        guard.close()


def send_what_waits(url: str, folder: Path) -> int:
    """Start the program as on another day; return how much could not be sent."""
    with open_store(url) as store:
        guard = Guard(store, open_journal(folder / "waiting.db", OneKey(folder)), now, longest_pause_s=0.5)
        talks = Conversations(store, now, guard)
        mats, pretests = Mats(store, now, guard), Pretests(store, now, guard)
        guard.begin({**talks.arriving(), **mats.arriving(), **pretests.arriving()})
        for _ in range(600):
            if not guard.journal.count(guard.place):
                break
            Event().wait(0.05)
        left = guard.journal.count(guard.place) + len(guard.journal.refused())
        guard.close()
    return left
