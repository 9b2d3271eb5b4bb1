"""The database server is stopped, or the line to it cut, in the middle of conversations held by processes."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.services.turns import turn
from db import answers, audit, conversations
from db.engine import create_store, open_store
from db.vocabulary import ConversationState, ServiceType
from tests.faults import far_talker
from tests.faults.conftest import Effort
from tests.faults.held import _MAKING, PATIENCE_S, Told
from tests.faults.line import Line, Server
from tests.faults.record import Tally
from tests.journeys.people import ALIAS, PASSWORD, PIN, now

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 4.0
"""No answer of a person waits longer than this for a server that is gone, on a computer that is busy."""


@dataclass(frozen=True)
class Far:
    """A home on a server, the line to it, and who leads the conversations there."""

    server: Server
    line: Line
    name: str
    folder: Path
    actor: Actor
    person_id: UUID

    @property
    def url(self) -> str:
        return self.line.url(self.name)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


@pytest.fixture(scope="module")
def home(server: Server) -> tuple[str, Actor, UUID]:
    """A home in a database of its own, with its name, who leads there, and who lives there."""
    name = server.new_database()
    with create_store(server.url(name)) as store:
        account = NewAccount("eva.ek", "Eva Ek", PASSWORD, PIN)
        actor = Accounts(store, now).make_first(account, "Björken", ServiceType.GROUP_HOME)
        (unit,) = Residents(store, now).units(actor)
        person = Residents(store, now).add(actor, NewPerson(unit.id, ALIAS, 1971))
    return name, actor, person.id


@pytest.fixture
def far(server: Server, home: tuple[str, Actor, UUID], tmp_path: Path) -> Iterator[Far]:
    server.start()
    line = Line(server)
    yield Far(server, line, home[0], tmp_path, *home[1:])
    line.close()


class Away:
    """One conversation in a process of its own, over a line that may be cut."""

    def __init__(self, far: Far, seed: int, told: Told | None = None) -> None:
        self.told = told if told is not None else Told()
        self.longest_s = 0.0
        self.link, theirs = _MAKING.Pipe()
        talk = self.told.talk
        self.process = _MAKING.Process(
            target=far_talker.hold,
            args=(theirs, far.url, far.folder, far.actor, far.person_id, talk, seed),
        )
        self.process.start()
        theirs.close()

    def hear(self) -> str:
        """Take one message and return what it was; empty when the other side is gone."""
        try:
            if not self.link.poll(PATIENCE_S):
                return ""
            word, what, number = self.link.recv()
        except (EOFError, OSError):
            return ""
        told = self.told
        if word == "begun":
            told.talk = UUID(what)
        elif word == "giving":
            told.on_its_way, self._given_at = (what, number), time.monotonic()
        elif word == "kept":
            self.longest_s = max(self.longest_s, time.monotonic() - self._given_at)
            told.kept[what], told.on_its_way = number, None
        elif word == "refused":
            told.refused.append(what)
        elif word == "finished":
            told.finished = True
        return str(word)

    def answers(self, count: int) -> None:
        """Let so many answers more be given, or as many as there are."""
        end = len(self.told.kept) + count
        while len(self.told.kept) < end and (word := self.hear()):
            if word == "kept":
                self.link.send("on")
            elif word in ("finished", "refused"):
                return

    def leave(self) -> None:
        """Let the program close in its own way."""
        if self.told.finished:
            self.link.send("leave")
        self.process.join(PATIENCE_S)
        self.link.close()
        self.process.close()

    def kill(self) -> None:
        self.process.kill()
        self.process.join(PATIENCE_S)
        self.link.close()
        self.process.close()


def sent(far: Far) -> None:
    """Start the program once more, and let it send what waits."""
    assert far_talker.send_what_waits(far.url, far.folder) == 0, "nothing is left behind"


def found(far: Far, told: Told) -> int:
    """Return how many of the answers that counted as kept are on the server; nothing else may be there."""
    with open_store(far.server.url(far.name)) as store, store.reading() as tx:
        assert audit.verify(tx) == []
        assert told.talk is not None
        given = [*answers.of_conversation(tx, told.talk), *answers.asked_again(tx, told.talk)]
        there = {turn(one.item_id, one.repetition): one.raw for one in given}
        state = conversations.get(tx, told.talk).state
        changes = sum(one.changes for one in given)
        revisions = sum(len(answers.revisions_of(tx, one.id)) for one in given)
    may = dict([told.on_its_way]) if told.on_its_way else {}
    assert not [item for item, raw in there.items() if raw not in (told.kept.get(item), may.get(item))]
    assert changes == revisions
    assert not told.finished or state is ConversationState.FINISHED
    count = sum(there.get(item) in (raw, may.get(item, raw)) for item, raw in told.kept.items())
    told.kept |= {item: there[item] for item in may if item in there}
    return count


@pytest.mark.timeout(1800)
def test_a_server_that_is_stopped_and_started_takes_nothing(far: Far, effort: Effort, tally: Tally) -> None:
    chance = effort.chance("server stopped")
    line = tally.line("Database server stopped (also as by a power cut) in mid-conversation, started again")
    for number in range(effort.times(2, 40)):
        away = Away(far, chance.randrange(2**32))
        away.answers(chance.randint(1, 5))
        far.server.stop(("fast", "immediate")[number % 2])
        away.answers(chance.randint(2, 8))
        if chance.random() < 0.5:
            far.server.start()
            away.answers(99)
            away.leave()
        else:
            away.answers(99)
            away.leave()
            far.server.start()
        assert away.told.finished and not away.told.refused
        assert away.longest_s < LONGEST_S, "nobody waits for the server"
        sent(far)
        line.add(len(away.told.kept), found(far, away.told))
        assert line.lost == 0


@pytest.mark.timeout(1800)
def test_a_line_that_is_cut_without_a_word_takes_nothing(far: Far, effort: Effort, tally: Tally) -> None:
    chance = effort.chance("line cut")
    line = tally.line("Network cut without a word, or broken, in mid-conversation, then mended")
    for number in range(effort.times(2, 40)):
        away = Away(far, chance.randrange(2**32))
        away.answers(chance.randint(1, 5))
        silent = number % 2 == 0
        if silent:
            far.line.cut()
        else:
            far.line.drop()
        away.answers(chance.randint(1, 6))
        # what was under way may still come, or never
        far.line.mend(forget=chance.random() < 0.5)
        away.answers(99)
        away.leave()
        assert away.told.finished and not away.told.refused
        assert away.longest_s < LONGEST_S, "nobody waits for the network"
        sent(far)
        line.add(len(away.told.kept), found(far, away.told))
        assert line.lost == 0


def test_in_the_windows_a_person_notices_nothing_and_staff_get_out(tmp_path: Path, tally: Tally) -> None:
    """Questions are answered by hands, the code is written, and all of it while nothing gets through."""
    line = tally.line("Network cut without a word through a conversation in the windows, mended afterwards")
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.one_far_talk", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "ACCESSIBLE_FIT_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads((tmp_path / "told.json").read_text("utf-8"))
    assert told["troubles"] == 0 and told["waited"] > 0 and told["state"] == "finished"
    line.add(len(told["given"]), sum(told["kept"].get(item) == raw for item, raw in told["given"].items()))
    assert line.times == 1 and line.lost == 0


@pytest.mark.timeout(1800)
def test_killed_without_the_server_nothing_is_taken(far: Far, effort: Effort, tally: Tally) -> None:
    """The computer loses power while answers wait on it; the program is started when the server is back."""
    chance = effort.chance("killed away")
    line = tally.line(
        "Killed (SIGKILL) while answers wait for a server that is gone, started when it is back"
    )
    for _ in range(effort.times(1, 40)):
        told = Told()
        away = Away(far, chance.randrange(2**32), told)
        away.answers(chance.randint(1, 4))
        far.line.cut()
        away.answers(chance.randint(1, 6))
        away.kill()
        far.line.mend()
        sent(far)
        line.add(len(told.kept), found(far, told))
        again = Away(far, chance.randrange(2**32), told)
        again.answers(99)
        again.leave()
        assert told.finished
        line.add(len(told.kept), found(far, told))
        assert line.lost == 0


@pytest.mark.timeout(1800)
def test_two_programs_of_one_computer_send_what_waits_once(far: Far, effort: Effort, tally: Tally) -> None:
    chance = effort.chance("two programs")
    line = tally.line("Two programs on one computer, each with a conversation, the server gone and back")
    for _ in range(effort.times(1, 30)):
        both = [Away(far, chance.randrange(2**32)) for _ in range(2)]
        for away in both:
            away.answers(chance.randint(1, 3))
        far.server.stop(chance.choice(("fast", "immediate")))
        for away in random.Random(chance.random()).sample(both, 2):
            away.answers(chance.randint(2, 6))
        far.server.start()
        for away in both:
            away.answers(99)
        for away in both:
            away.leave()
            assert away.told.finished and not away.told.refused
        sent(far)
        for away in both:
            line.add(len(away.told.kept), found(far, away.told))
        assert line.lost == 0
