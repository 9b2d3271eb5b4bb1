"""A conversation in a process of its own, which says what is kept the moment it is; it may be killed.

It runs the program's own services on the program's own store. The odd circumstances it is held in are put on
it before it opens the store.
"""

import contextlib
import datetime as dt
import random
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from accessible_fit.instruments.own import AnyPictogram, own_instruments
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import GOING_ON, Conversations, Given, Talk
from accessible_fit.services.flow import Said
from db import conversations, files
from db.engine import Store, open_store
from db.errors import DbError
from db.vocabulary import InputWay
from tests.journeys.people import KEY, address, form, now

own_instruments(AnyPictogram())  # read before the children are made


@dataclass(frozen=True)
class Circumstances:
    """What is odd: the clock jumps; files may have so many bytes, or the store so many pages; it runs as
    another user, or as in another country. `waits`: it goes on after each answer when it is told to.
    """

    seed: int
    clock_jumps: bool = False
    most_bytes: int | None = None
    most_pages: int | None = None
    user: int | None = None
    environment: tuple[tuple[str, str], ...] = ()
    waits: bool = False


class JumpingClock:
    """A clock that somebody sets wrong again and again."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def __call__(self) -> dt.datetime:
        return now() + dt.timedelta(days=self._chance.choice((0, 0, -1, 1, -400, 400, -7300)))


def hold(link: "Connection", folder: Path, actor: Actor, person_id: UUID, odd: Circumstances) -> None:
    """Begin or go on with the person's conversation; tell of every answer before and after it is kept.

    A refusal is told by its name, and the same answer is given again when the parent says so.
    """
    chance = random.Random(odd.seed)
    go_elsewhere(dict(odd.environment))
    if odd.user is not None:
        become(odd.user)
    if odd.most_pages is not None:
        files.PRAGMAS = (*files.PRAGMAS, f"max_page_count = {odd.most_pages}")
    if odd.most_bytes is not None:
        limit_growth(odd.most_bytes)
    while True:
        try:
            with open_store(address(folder), KEY) as store:
                talk_with(link, store, actor, person_id, odd, chance)
            return
        except DbError as refused:
            link.send(("refused", type(refused).__name__, 0))
            if link.recv() != "again":
                return
            lift_limit()


def talk_with(
    link: "Connection", store: Store, actor: Actor, person_id: UUID, odd: Circumstances, chance: random.Random
) -> None:
    """Ask every question that is left, and now and then one again that somebody has thought better of."""
    services = Conversations(store, JumpingClock(chance) if odd.clock_jumps else now)
    talk = taken_up(store, services, actor, person_id)
    link.send(("begun", str(talk.id), len(talk.flow.item_ids)))
    if odd.waits:
        link.recv()
    keeping = Keeping(link, services, actor, talk, odd.waits)
    for item_id in talk.flow.unanswered:
        if not keeping.keep(item_id, chance.randrange(3)):
            return
        if chance.random() < 0.2 and not keeping.keep(chance.choice(keeping.kept), chance.randrange(3)):
            return
    link.send(("ending", "", 0))
    services.finish(actor, talk)
    link.send(("finished", "", 0))
    link.recv()  # wait to be looked at, or killed


def taken_up(store: Store, services: Conversations, actor: Actor, person_id: UUID) -> Talk:
    with store.reading() as tx:
        waiting = [one for one in conversations.of_person(tx, person_id) if one.state in GOING_ON]
    return services.go_on(actor, waiting[0].id) if waiting else services.begin(actor, person_id, form())


@dataclass
class Keeping:
    """One answer after another: told before it is kept, and told when it is."""

    link: "Connection"
    services: Conversations
    actor: Actor
    talk: Talk
    waits: bool
    kept: list[str] = field(default_factory=list)

    def keep(self, item_id: str, raw: int) -> bool:
        """Keep an answer, again when the parent says so after a refusal; say whether to go on."""
        while True:
            self.link.send(("giving", item_id, raw))
            try:
                given = Given(item_id, Said(raw=raw), InputWay.TOUCH, 900)
                self.services.keep(self.actor, self.talk, given)
            except DbError as refused:
                self.link.send(("refused", type(refused).__name__, 0))
                if self.link.recv() != "again":
                    return False
                lift_limit()
                continue
            self.link.send(("kept", item_id, raw))
            self.kept.append(item_id)
            if self.waits:
                self.link.recv()
            return True


def go_elsewhere(environment: dict[str, str]) -> None:
    """Live by another clock on the wall, another language and other letters."""
    import locale
    import os
    import time

    os.environ.update(environment)
    if environment and hasattr(time, "tzset"):
        time.tzset()
    if environment:
        with contextlib.suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, "")


def limit_growth(to: int) -> None:
    """Let no file be written past so many bytes, as on a disk that is nearly full."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (to, most))


def lift_limit() -> None:
    """Make room, as somebody who deletes films."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def become(user: int) -> None:
    """Give up root's rights: root may write where nobody may."""
    import os

    if os.geteuid() == 0:
        os.setegid(user)
        os.seteuid(user)
