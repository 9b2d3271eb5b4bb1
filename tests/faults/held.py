"""The parent's side of a conversation that may be killed: what it was told, and what the store has."""

import multiprocessing
import sys
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from uuid import UUID

from accessible_fit.services.access import Actor
from accessible_fit.services.turns import turn
from db import answers, audit, conversations
from db.engine import open_store
from db.vocabulary import ConversationState
from tests.faults import talker
from tests.faults.talker import Circumstances
from tests.journeys.people import KEY, address

# A server process imports the program once and is copied for every conversation; Windows begins anew.
_MAKING = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
_MAKING.set_forkserver_preload(["tests.faults.talker", "tests.faults.far_talker"])
PATIENCE_S = 60.0


@dataclass
class Told:
    """What was said to be kept, and the answer that was on its way when nothing more was heard.

    `ending` when the conversation was about to be ended: it may have been, though nobody said so.
    """

    kept: dict[str, int] = field(default_factory=dict)
    on_its_way: tuple[str, int] | None = None
    refused: list[str] = field(default_factory=list)
    ending: bool = False
    finished: bool = False
    talk: UUID | None = None


@dataclass(frozen=True)
class Place:
    """A store in a folder, closed; who leads the conversations in it, and with whom."""

    folder: Path
    actor: Actor
    person_id: UUID


class Held:
    """One conversation in a process of its own."""

    def __init__(self, place: Place, odd: Circumstances, told: Told | None = None) -> None:
        self.told = told if told is not None else Told()
        self.link, theirs = _MAKING.Pipe()
        self.process: BaseProcess = _MAKING.Process(
            target=talker.hold, args=(theirs, place.folder, place.actor, place.person_id, odd)
        )
        self.process.start()
        theirs.close()

    def hear(self, seconds: float) -> bool:
        """Take one message, if there is one in time; False when the other side is gone or silent."""
        try:
            if not self.link.poll(seconds):
                return False
            word, what, number = self.link.recv()
        except (EOFError, OSError):
            return False
        told = self.told
        if word == "begun":
            told.talk = UUID(what)
        elif word == "giving":
            told.on_its_way = (what, number)
        elif word == "kept":
            told.kept[what], told.on_its_way = number, None
        elif word == "refused":
            told.refused.append(what)
        elif word == "ending":
            told.ending = True
        elif word == "finished":
            told.finished = True
        return True

    def hear_all(self) -> None:
        """Listen until the conversation is finished, refused, or the process is gone."""
        before = len(self.told.refused)
        while not self.told.finished and len(self.told.refused) == before and self.hear(PATIENCE_S):
            continue

    def kill(self) -> None:
        """End it as a computer that loses power ends it, and take what it had said before."""
        self.process.kill()
        while self.hear(0.2):
            continue
        self.end()

    def end(self) -> None:
        """Let the process go."""
        self.link.close()
        self.process.join(PATIENCE_S)
        self.process.close()


def found_again(folder: Path, told: Told, whole: bool = True) -> int:
    """Return how many of the answers that were said to be kept are in the store.

    An answer that was on its way may be there or not; nothing else may differ. `whole` also checks every page
    of the file and the whole log.
    """
    with open_store(address(folder), KEY) as store:
        if whole:
            assert store.check() == []
        with store.reading() as tx:
            if whole:
                assert audit.verify(tx) == []
            if told.talk is None:
                return 0
            given = [*answers.of_conversation(tx, told.talk), *answers.asked_again(tx, told.talk)]
            there = {turn(one.item_id, one.repetition): one.raw for one in given}
            state = conversations.get(tx, told.talk).state
    may = dict([told.on_its_way]) if told.on_its_way else {}
    surplus = [item for item, raw in there.items() if raw not in (told.kept.get(item), may.get(item))]
    assert not surplus, "nothing is there that was not said"
    assert not told.finished or state is ConversationState.FINISHED
    told.finished = told.finished or (told.ending and state is ConversationState.FINISHED)
    found = sum(there.get(item) in (raw, may.get(item, raw)) for item, raw in told.kept.items())
    told.kept |= {item: there[item] for item in may if item in there}
    return found
