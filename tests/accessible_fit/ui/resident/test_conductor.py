"""Answers that cannot be written at once: none is lost, none overtakes another, and staff get out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from accessible_fit.errors import ConversationOver
from accessible_fit.instruments.own import AnyPictogram, own_instruments
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given, Resident, Talk
from accessible_fit.services.flow import Flow, Said
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.resident.conductor import Conductor
from db.errors import DiskFull
from db.records import AccessProfile
from db.vocabulary import Role


@dataclass
class Shelf:
    """Stands in for the store: what is kept, in which order, and what it refuses with."""

    refuses: Exception | None = None
    kept: list[object] = field(default_factory=list)

    def _put(self, what: object) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.kept.append(what)

    def keep(self, actor: Actor, talk: Talk, given: Given) -> None:
        self._put((given.item_id, given.said.raw))

    def stop(self, actor: Actor, talk: Talk) -> None:
        self._put("stopped")

    def finish(self, actor: Actor, talk: Talk) -> None:
        self._put("finished")

    def pause(self, actor: Actor, talk: Talk) -> None:
        self._put("paused")


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background("test")
    yield made
    made.close()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def conductor(background: Background, shelf: Shelf) -> Conductor:
    form = own_instruments(AnyPictogram())[0]
    flow = Flow(tuple(item.id for item in form.items[:2]))
    person = Resident(uuid4(), uuid4(), "Kalle")
    talk = Talk(uuid4(), person, form, AccessProfile(), 3, False, flow)
    actor = Actor(uuid4(), "Eva", Role.STAFF, frozenset({person.unit_id}))
    made = Conductor(talk, cast(Conversations, shelf), actor, background)
    made.forward()
    made.say(Said(raw=1), "touch")
    made.forward()
    return made


def settle(qtbot: QtBot, background: Background) -> None:
    qtbot.waitUntil(lambda: not background.busy)


def test_next_is_not_offered_while_an_answer_waits_and_comes_when_it_is_written(
    qtbot: QtBot, background: Background, shelf: Shelf, conductor: Conductor
) -> None:
    first = conductor.flow.item_id
    shelf.refuses = DiskFull()
    with qtbot.waitSignal(conductor.trouble):
        conductor.say(Said(raw=2), "touch")
    assert not conductor.may_go_on
    shelf.refuses = None
    with qtbot.waitSignal(conductor.mended):
        conductor.try_again()
    assert conductor.may_go_on
    assert shelf.kept == [(first, 2)]


def test_what_was_chosen_last_is_what_is_kept(
    qtbot: QtBot, background: Background, shelf: Shelf, conductor: Conductor
) -> None:
    item = conductor.flow.item_id
    shelf.refuses = DiskFull()
    with qtbot.waitSignal(conductor.trouble):
        conductor.say(Said(raw=2), "touch")
    shelf.refuses = None
    with qtbot.waitSignal(conductor.mended):
        conductor.say(Said(raw=0), "touch")
    conductor.try_again()
    settle(qtbot, background)
    assert shelf.kept == [(item, 0)]


def test_a_choice_that_fails_after_the_person_has_chosen_otherwise_is_not_written_over_it(
    qtbot: QtBot, background: Background, shelf: Shelf, conductor: Conductor
) -> None:
    item = conductor.flow.item_id
    shelf.refuses = DiskFull()
    conductor.say(Said(raw=2), "touch")
    qtbot.waitUntil(lambda: background._pool is not None and background._pool._work_queue.empty())
    shelf.refuses = None
    conductor.say(Said(raw=0), "touch")
    settle(qtbot, background)
    qtbot.waitUntil(lambda: not conductor.writing)
    assert shelf.kept[-1] == (item, 0)
    assert conductor.may_go_on


def test_stopping_writes_the_answer_that_waits_before_it_ends(
    qtbot: QtBot, background: Background, shelf: Shelf, conductor: Conductor
) -> None:
    item = conductor.flow.item_id
    shelf.refuses = DiskFull()
    with qtbot.waitSignal(conductor.trouble):
        conductor.say(Said(raw=2), "touch")
    shelf.refuses = None
    with qtbot.waitSignal(conductor.ended):
        conductor.stop()
    assert shelf.kept == [(item, 2), "stopped"]


def test_staff_leave_when_only_the_note_of_leaving_cannot_be_written(
    qtbot: QtBot, shelf: Shelf, conductor: Conductor
) -> None:
    shelf.refuses = DiskFull()
    with qtbot.waitSignal(conductor.paused):
        conductor.pause()


def test_staff_leave_a_conversation_that_a_colleague_has_ended(
    qtbot: QtBot, shelf: Shelf, conductor: Conductor
) -> None:
    shelf.refuses = ConversationOver()
    with qtbot.waitSignal(conductor.trouble):
        conductor.say(Said(raw=2), "touch")
    with qtbot.waitSignal(conductor.paused):
        conductor.pause()


def test_staff_do_not_leave_an_answer_behind_without_knowing(
    qtbot: QtBot, background: Background, shelf: Shelf, conductor: Conductor
) -> None:
    shelf.refuses = DiskFull()
    with qtbot.waitSignal(conductor.trouble):
        conductor.say(Said(raw=2), "touch")
    with qtbot.waitSignal(conductor.trouble), qtbot.assertNotEmitted(conductor.paused):
        conductor.pause()
